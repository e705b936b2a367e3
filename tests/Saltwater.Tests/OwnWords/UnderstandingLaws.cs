using System.Diagnostics;
using System.Globalization;
using System.Text;
using Saltwater.Guide;
using Saltwater.OwnWords;

namespace Saltwater.Tests.OwnWords;

/// <summary>What holds for every text, whatever someone writes or pastes.</summary>
public sealed class UnderstandingLaws
{
    private static readonly Understanding English = new(PhraseFile.Read(PhraseFile.Write(Guides.Phrases))!, Guides.English);

    // The sentences authors wrote for the lines: each finds something, so any heap of them is a hard text.
    private static readonly string[] Said =
    [
        .. Guides.Phrases.Concepts.SelectMany(concept => concept.Members).Where(member => !member.Contains('*', StringComparison.Ordinal)),
        "I cried because it hurt.",
        "He would not stop!",
        "I said no",
        "not",
        "if",
        "my friend",
        "years ago",
        "I was so happy",
        "we both cried",
        "I'm 16",
        "…",
        ", ",
        "\n",
        "é",
        "🙂",
        "don't",
        "<b>",
        "https://example.org/a?b=c",
    ];

    private static readonly Gen<string> Heaps = Gen.OneOf(Said).Array[0, 60].Select(parts => string.Join(' ', parts));

    private static readonly Gen<string> Bytes = Gen.Byte.Array[0, 5000].Select(Encoding.UTF8.GetString);

    private static readonly Gen<string> Signs = Gen.Char.Array[0, 3000].Select(signs => new string(signs));

    private static readonly Gen<string> Texts = Gen.OneOf(Heaps, Heaps, Bytes, Signs);

    private const char Cut = '…';

    // Ninety, a sign on each side that says that something was cut, and the sign of a question.
    private const int MostQuoted = 93;

    private static readonly Gen<Role> Roles = Gen.OneOf(Role.Self, Role.Partner);

    [Fact]
    public void No_text_makes_it_fail_and_every_quote_is_a_short_piece_of_it_in_whole_words() =>
        Gen.Select(Texts, Roles)
            .Sample(
                each =>
                    Assert.All(Quotes(English.Understand(each.Item1, each.Item2)), quote =>
                        Assert.True(quote.Length is > 0 and <= MostQuoted && StandsInWholeWords(each.Item1, quote), quote)
                    ),
                iter: 2000
            );

    [Fact]
    public void A_quote_holds_the_words_that_were_found_and_is_whole_clauses_or_shows_where_it_was_cut() =>
        Gen.Select(
                Gen.OneOf("and", "then", "the evening", "the night", "we talked", "it was late,", "we went home.").Array[0, 40],
                Gen.Int[0, 40]
            )
            .Sample(
                each =>
                {
                    string[] parts = [.. each.Item1.Take(each.Item2), "I felt so ashamed", .. each.Item1.Skip(each.Item2)];
                    var text = string.Join(' ', parts);
                    var quote = English.Understand(text, Role.Self).Offers.Single(offer => offer.Name == "feeling=ashamed").Quote;
                    var piece = quote.Trim(Cut);
                    var (before, after) = text.Split(piece, 2) is [var left, var right]
                        ? (left, right)
                        : throw new InvalidOperationException();

                    Assert.Contains("so ashamed", piece, StringComparison.Ordinal);
                    Assert.Equal(quote.StartsWith(Cut), before.TrimEnd() is [.., not (',' or '.')]);
                    Assert.Equal(quote.EndsWith(Cut), after.TrimStart() is [not (',' or '.'), ..]);
                },
                iter: 1000
            );

    [Fact]
    public void A_word_that_never_ends_is_no_quote_that_never_ends() =>
        Assert.All(
            Quotes(English.Understand("I was so ash" + new string('a', 3000) + "med and I cr" + new string('y', 900), Role.Self)),
            quote => Assert.InRange(quote.Length, 1, MostQuoted)
        );

    private static IEnumerable<string> Quotes(Understood understood) =>
        understood
            .Offers.Select(offer => offer.Quote)
            .Concat(understood.Danger.Select(danger => danger.Quote))
            .Concat(understood.Areas.Select(area => area.Quote));

    private static bool StandsInWholeWords(string text, string quote)
    {
        var piece = quote.Trim(Cut);
        for (var at = 0; text.IndexOf(piece, at, StringComparison.Ordinal) is var start and >= 0; at = start + 1)
        {
            var end = start + piece.Length;
            if ((start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    [Fact]
    public void A_calm_answer_is_never_offered() =>
        Texts.Sample(text => Assert.DoesNotContain(English.Understand(text, Role.Self).Offers, offer => IsCalm(offer)), iter: 2000);

    [Fact]
    public void No_line_could_offer_a_calm_answer()
    {
        Assert.DoesNotContain(Guides.Phrases.Answers, each => Guides.Phrases.Calm.Contains($"{each.Question}={each.Answer}"));
        Assert.DoesNotContain(Guides.Phrases.Implies, each => Guides.Phrases.Calm.Contains($"{each.Question}={each.Answer}"));
        Assert.All(
            [
                "wanted=whole-time",
                "pressure=no",
                "afraid=no",
                "control=no",
                "limits=yes",
                "reaction=kind",
                "aftercare=yes",
                "relation=good",
                "bleed=no",
                "pain-sex=no",
            ],
            name => Assert.Contains(name, Guides.Phrases.Calm)
        );
    }

    [Fact]
    public void The_same_text_gives_the_same_answer_from_another_reading_of_the_phrases() =>
        Gen.Select(Heaps, Roles)
            .Sample(
                each =>
                    Assert.Equal(
                        Told(English.Understand(each.Item1, each.Item2)),
                        Told(
                            new Understanding(PhraseFile.Read(PhraseFile.Write(Guides.Phrases))!, Guides.English).Understand(
                                each.Item1,
                                each.Item2
                            )
                        )
                    ),
                iter: 20
            );

    [Fact]
    public void A_danger_is_heard_whatever_is_denied_around_it() =>
        Gen.Select(
                Gen.OneOf("not", "never", "if", "my friend said", "years ago", "I dreamt that", "nobody", "it isn't true that"),
                Gen.OneOf("I want to die", "he choked me", "I was raped", "there was blood", "he hit me")
            )
            .Sample(each =>
                Assert.NotEmpty(English.Understand($"I cried and {each.Item1} {each.Item2} and then I cried", Role.Self).Danger)
            );

    [Fact]
    public void At_most_six_are_offered_one_by_one_best_first_and_none_that_a_danger_question_asks() =>
        Heaps.Sample(text =>
        {
            var understood = English.Understand(text, Role.Self);
            var single = understood.OneByOne(new HashSet<string>());
            var asked = understood.Danger.SelectMany(danger => danger.Asks).ToHashSet();
            Assert.True(single.Length <= Understood.MostSingle);
            Assert.DoesNotContain(single, offer => asked.Contains(offer.Question));
            Assert.Equal(single.Select(offer => offer.Score).OrderDescending(), single.Select(offer => offer.Score));
        });

    [Fact]
    public void No_question_is_offered_more_answers_than_may_be_chosen() =>
        Heaps.Sample(text =>
            Assert.All(English.Understand(text, Role.Self).Offers.GroupBy(offer => offer.Question), offers =>
                Assert.True(offers.Count() <= Guides.English.Question(offers.Key)!.AtMost)
            )
        );

    [Fact]
    public void A_partner_is_offered_only_what_a_partner_can_be_asked() =>
        Heaps.Sample(text =>
            Assert.All(English.Understand(text, Role.Partner).Offers, offer =>
                Assert.True(Guides.English.Question(offer.Question)!.CanAsk(Role.Partner))
            )
        );

    [Fact]
    public void Time_grows_no_faster_than_the_text()
    {
        // The hardest text we can think of: every word begins lines, and no sentence ever ends.
        var hard = string.Concat(Enumerable.Repeat("i cried because he came and it hurt when we made love ", 80));
        English.Understand(hard, Role.Self);

        var (half, whole) = (Fastest(hard[..1900]), Fastest(hard[..3800]));

        Assert.True(
            whole < (half * 3) + TimeSpan.FromMilliseconds(2),
            string.Create(CultureInfo.InvariantCulture, $"{half.TotalMilliseconds} ms for half, {whole.TotalMilliseconds} ms for all")
        );
        Assert.True(whole < TimeSpan.FromMilliseconds(400));
    }

    private static TimeSpan Fastest(string text) =>
        Enumerable
            .Range(0, 15)
            .Select(_ =>
            {
                var start = Stopwatch.GetTimestamp();
                English.Understand(text, Role.Self);
                return Stopwatch.GetElapsedTime(start);
            })
            .Min();

    private static bool IsCalm(Offer offer) =>
        Guides.Phrases.Calm.Contains(offer.Name)
        || (
            Guides.English.Question(offer.Question)!.Group == Question.SafetyGroup
            && offer.Answer is "no" or "none"
            && offer.Question != "wanted"
        );

    private static string Told(Understood understood) =>
        string.Join(
            '\n',
            understood
                .Danger.Select(each => $"{each.Topic} {each.Quote}")
                .Concat(understood.Areas.Select(each => $"{each.Area} {string.Join(' ', each.Said)} {each.Quote}"))
                .Concat(understood.Offers.Select(each => $"{each.Name} {each.Doubt} {each.Quote}"))
        );
}
