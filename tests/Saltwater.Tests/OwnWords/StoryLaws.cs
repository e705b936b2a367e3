using System.Collections.Immutable;
using System.Text;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.OwnWords;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Tests.OwnWords;

/// <summary>What holds for everybody who tells it in their own words, whatever they write and tap.</summary>
public sealed class StoryLaws
{
    // In no word of the guide, so that where it turns up the text was there.
    private const string Mark = "zqxjk";

    private static readonly Pack Pack = Guides.English;

    private static readonly Understanding English = new(PhraseFile.Read(PhraseFile.Write(Guides.Phrases))!, Guides.English);

    private static readonly string[] Said =
    [
        "I cried because it hurt deep inside",
        "He would not stop",
        "he choked me",
        "I want to die",
        "I felt so ashamed",
        "my sister felt so ashamed",
        "years ago I felt lonely",
        "we had been drinking",
        "I'm 16",
        "she died in March",
        "he rolled over and fell asleep",
        "every time I come",
        "I was so happy",
        "they forced me",
        "my ex hit me",
        "I have no idea why",
        "I froze",
        "he filmed me",
        "we both cried",
        "I am pregnant",
        "I did not want it",
        "he was kind and held me",
        "I felt far away",
        "I wanted it the whole time",
        "Kim: hey",
        "nobody pressed me",
    ];

    private static readonly Gen<(string Text, Role Role, int[] Taps, bool Watched)> Lives = Gen.Select(
            Gen.OneOf(Said).Array[0, 9],
            Gen.OneOf(Role.Self, Role.Partner),
            Gen.Int[0, 1000].Array[0, 12],
            Gen.Bool
        )
        .Select((parts, role, taps, watched) => ($"{Mark} {string.Join($" {Mark}. ", parts)} {Mark}", role, taps, watched));

    [Fact]
    public void The_text_is_in_no_answer_no_JSON_no_name_and_no_order() => Lives.Sample(life => Live(life, (story, passage, screen) =>
                {
                    var flags = DangerSigns.Find(Pack.Safety, passage.Answers);
                    var reflection = Reflection.On(Guides.Network, passage.Answers);
                    string[] everywhere =
                    [
                        Encoding.UTF8.GetString(AnswersJson.Write(passage.Answers)),
                        System.Text.Json.JsonSerializer.Serialize(ReflectionJson.Of(Pack, reflection), ReflectionJsonOptions),
                        story.ToString(),
                        screen.ToString()!,
                        passage.ToString(),
                        passage.Answers.ToString(),
                        string.Join(' ', passage.Passed),
                        string.Join(' ', story.Areas),
                        string.Join(' ', story.Said),
                        string.Join(' ', flags.Select(flag => flag.Id)),
                        $"{story}",
                        $"{screen}",
                    ];
                    Assert.All(everywhere, each => Assert.DoesNotContain(Mark, each, StringComparison.OrdinalIgnoreCase));
                }), iter: 200);

    [Fact]
    public void Nothing_counts_that_was_not_tapped() =>
        Lives.Sample(
            life =>
            {
                var tapped = new HashSet<string>();
                Live(life, (_, passage, _) => Assert.Subset(tapped, Names(passage)), name => tapped.Add(name));
            },
            iter: 1000
        );

    [Fact]
    public void The_age_comes_first_then_danger_then_what_may_have_been_meant_and_none_of_it_is_taken_before_a_tap() =>
        Lives.Sample(
            life =>
            {
                var before = -1;
                Live(life, (_, passage, screen) =>
                {
                    var now = screen switch
                    {
                        StoryScreen.NotRead => 0,
                        StoryScreen.Age => 1,
                        StoryScreen.Danger => 2,
                        _ => 3,
                    };
                    Assert.True(now >= before);
                    Assert.True(
                        now == before
                            || screen is not StoryScreen.Offers offers
                            || !offers.Each.Any(offer => Story.IsTaken(passage, offer) && !Names(passage).Contains(offer.Name))
                    );
                    before = now;
                });
            },
            iter: 1000
        );

    [Fact]
    public void No_calm_answer_is_offered_and_no_line_of_danger_is_none_of_these() => Lives.Sample(life => Live(life, (_, _, screen) =>
                {
                    Assert.DoesNotContain(OffersOf(screen), offer => Guides.Phrases.Calm.Contains(offer.Name));
                    Assert.DoesNotContain(SignsOf(screen), sign =>
                        sign.Answer.Exclusive || Guides.Phrases.Calm.Contains($"{sign.Question.Id}={sign.Answer.Id}")
                    );
                }), iter: 1000);

    [Fact]
    public void Each_person_is_asked_only_what_they_can_say_and_nothing_private_where_someone_may_look() =>
        Lives.Sample(life => Live(life, (_, passage, screen) =>
                {
                    var asked = SignsOf(screen)
                        .Concat(
                            OffersOf(screen)
                                .Select(offer => (Pack.Question(offer.Question)!, Pack.Question(offer.Question)!.Answer(offer.Answer)!))
                        )
                        .ToList();
                    Assert.All(asked, each => Assert.True(each.Item1.CanAsk(life.Role) && each.Item2.IsOffered(life.Role)));
                    Assert.True(!life.Watched || asked.TrueForAll(each => !each.Item1.Sensitive && !each.Item2.Sensitive));
                }), iter: 1000);

    [Fact]
    public void At_most_six_are_offered_no_line_of_danger_stands_twice_and_a_refused_one_leaves_its_place_empty() =>
        Lives.Sample(
            life =>
            {
                HashSet<string>? all = null;
                Live(life, (_, _, screen) =>
                {
                    var (offers, signs) = (OffersOf(screen).Select(offer => offer.Name).ToHashSet(), SignsOf(screen).ToList());
                    Assert.True(offers.Count <= Understood.MostSingle);
                    Assert.Equal(signs.Count, signs.Distinct().Count());
                    if (screen is StoryScreen.Offers)
                    {
                        all ??= offers;
                        Assert.Subset(all, offers);
                    }
                });
            },
            iter: 1000
        );

    [Fact]
    public void Areas_wait_only_below_an_offer_come_at_one_tap_and_only_a_yes_leads_past_them() =>
        Lives.Sample(life => Live(life, (story, passage, screen) =>
                {
                    var (offers, network) = (OffersOf(screen), Guides.Network);
                    var said = offers.Any(offer => Story.IsTaken(passage, offer));
                    Assert.Equal(!offers.IsEmpty, story.IsOffering(passage));
                    Assert.True(!story.HoldsAreas(network, passage) || !offers.IsEmpty);
                    Assert.True(!story.Leads(network, passage) || said);
                    Assert.True(story.HoldsAreas(network, passage) == (!offers.IsEmpty && (!said || story.Leads(network, passage))));
                    Assert.False(story.SomethingElse().HoldsAreas(network, passage));
                    Assert.False(story.NoneOfThese().HoldsAreas(network, passage));
                }), iter: 300);

    [Fact]
    public void The_path_goes_on_from_wherever_a_story_left_it() =>
        Lives.Sample(life => Live(life, (_, passage, _) => Assert.NotNull(ReflectionPath.After(Guides.Network, passage))), iter: 200);

    private static System.Text.Json.JsonSerializerOptions ReflectionJsonOptions { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Tells the text to someone's own passage, after the lists of danger were answered, and taps along.
    private static void Live(
        (string Text, Role Role, int[] Taps, bool Watched) life,
        Action<Story, Passage, StoryScreen> look,
        Action<string>? tapped = null
    )
    {
        var passage = Passage.Begin(life.Role);
        passage = life.Watched ? passage with { Answers = passage.Answers.With(Pack.Question("alone")!, "may-look") } : passage;
        foreach (var name in Names(passage))
        {
            tapped?.Invoke(name);
        }

        var story = Story.Of(English, Pack, life.Text, life.Role);
        foreach (var tap in life.Taps)
        {
            var screen = story.Next(passage);
            look(story, passage, screen);
            switch (screen)
            {
                case StoryScreen.Age:
                    story = story.OfAge();
                    break;
                case StoryScreen.Danger danger:
                    var signs = SignsOf(danger).Where((_, place) => (tap >> (place % 10) & 1) != 0).ToList();
                    signs.ForEach(sign => tapped?.Invoke($"{sign.Question.Id}={sign.Answer.Id}"));
                    (story, passage) = (story.Asked(), Story.Tick(passage, signs));
                    break;
                case StoryScreen.Offers { Each: { IsEmpty: false } each }:
                    var offer = each[tap % each.Length];
                    if (tap % 3 == 0)
                    {
                        story = story.Without(offer);
                    }
                    else if (Story.IsTaken(passage, offer))
                    {
                        passage = story.GiveBack(passage, offer);
                    }
                    else
                    {
                        tapped?.Invoke(offer.Name);
                        passage = story.Take(passage, offer);
                    }

                    break;
            }
        }

        look(story, passage, story.Next(passage));
    }

    private static HashSet<string> Names(Passage passage) =>
        [.. passage.Answers.Questions.SelectMany(question => passage.Answers[question].Select(answer => $"{question}={answer}"))];

    private static ImmutableArray<Offer> OffersOf(StoryScreen screen) => screen is StoryScreen.Offers offers ? offers.Each : [];

    private static IEnumerable<(Question Question, Answer Answer)> SignsOf(StoryScreen screen) =>
        screen is StoryScreen.Danger danger ? danger.Topics.SelectMany(topic => topic.Signs) : [];
}
