using Saltwater.Guide;
using Saltwater.OwnWords;

namespace Saltwater.Tests.OwnWords;

/// <summary>What is made of what people write, and of what they paste by mistake.</summary>
public sealed class UnderstandingTests
{
    private static readonly Understanding English = new(PhraseFile.Read(PhraseFile.Write(Guides.Phrases))!, Guides.English);

    // Whoever writes as plainly as that is heard, whatever else the lines are widened or narrowed for.
    [Theory]
    [InlineData("I felt sad", "feeling=sad")]
    [InlineData("I felt empty", "feeling=lonely-empty")]
    [InlineData("I felt so alone", "feeling=lonely-empty")]
    [InlineData("I was scared", "feeling=scared")]
    [InlineData("I panicked", "feeling=scared")]
    [InlineData("I felt ashamed and empty", "feeling=lonely-empty")]
    [InlineData("I felt ashamed", "feeling=ashamed")]
    [InlineData("I felt guilty", "feeling=guilty")]
    [InlineData("I was so angry", "feeling=angry")]
    [InlineData("I felt numb", "feeling=numb")]
    [InlineData("I felt rejected", "feeling=rejected")]
    [InlineData("I felt used", "feeling=lonely-empty")]
    [InlineData("I felt relieved", "feeling=relieved")]
    [InlineData("They were happy tears", "feeling=happy")]
    [InlineData("I felt so close to him", "feeling=close-loved")]
    [InlineData("I was embarrassed", "feeling=exposed")]
    [InlineData("I was heartbroken", "feeling=heartbroken")]
    [InlineData("I miss her", "feeling=longing")]
    [InlineData("I regret it", "feeling=regret")]
    [InlineData("I felt frustrated", "feeling=frustrated")]
    [InlineData("I am worried that I am pregnant", "feeling=worried")]
    [InlineData("I did something wrong", "wrong=yes")]
    [InlineData("I cried before we started", "when=before")]
    [InlineData("I cried during sex", "when=during")]
    [InlineData("I cried when I came", "when=at-orgasm")]
    [InlineData("I cried after sex", "when=after-unclear")]
    [InlineData("I felt better afterwards", "relief=better")]
    [InlineData("I have no idea why", "nameable=no-idea")]
    [InlineData("It happens every time", "often=nearly-always")]
    [InlineData("My dad died last month", "loss=last-year")]
    [InlineData("We had a fight", "relation=bad")]
    [InlineData("I had a few drinks", "substance=one-two-drinks")]
    [InlineData("He fell asleep", "aftercare=left-alone")]
    [InlineData("He laughed at me", "reaction=laughed")]
    [InlineData("I hate my body", "body=a-lot")]
    [InlineData("I could not finish", "orgasm=no")]
    [InlineData("I could not get hard", "perf=a-lot")]
    [InlineData("My religion says it is wrong", "values=strongly")]
    [InlineData("It was my first time", "first-gap=first-ever")]
    [InlineData("We are married", "with=long-term")]
    [InlineData("I stopped my antidepressants", "meds=antidepressant-less")]
    public void What_is_said_plainly_is_offered(string text, string offer) =>
        Assert.Contains(offer, English.Understand(text, Role.Self).Offers.Select(each => each.Name));

    [Theory]
    [InlineData("Every time I come I burst into tears", "when=at-orgasm")]
    [InlineData("he rolled over and fell asleep and i lay there crying", "aftercare=left-alone")]
    [InlineData("My wife died in March.", "loss=last-year")]
    [InlineData("idk why but i cryed after", "nameable=no-idea")]
    [InlineData("I feel so ashamd of myself", "feeling=ashamed")]
    [InlineData("i was sooooo drunkkkk", "substance=several-drinks")]
    [InlineData("We didn\u2019t plan it. I\u2019ve no idea why I cried", "nameable=no-idea")]
    [InlineData("She wept at\u00A0the moment she climaxed", "when=at-orgasm")]
    public void What_is_said_is_offered_however_it_is_spelt(string text, string offer) => Assert.Contains(offer, Names(text));

    [Theory]
    [InlineData("I was not sad", "feeling=sad")]
    [InlineData("I didn't feel ashamed", "feeling=ashamed")]
    [InlineData("I have never been drunk", "substance=several-drinks")]
    [InlineData("There is nobody I miss, and no grief", "loss=longer-ago")]
    public void What_is_denied_is_not_offered(string text, string offer) => Assert.DoesNotContain(offer, Names(text));

    [Theory]
    [InlineData("If I felt ashamed I would say so", "feeling=ashamed")]
    [InlineData("I dreamt that I was drunk", "substance=several-drinks")]
    [InlineData("I wish I felt loved", "feeling=close-loved")]
    public void What_is_wished_dreamt_or_supposed_is_not_offered(string text, string offer) => Assert.DoesNotContain(offer, Names(text));

    [Theory]
    [InlineData("My sister felt so ashamed after sex", "feeling=ashamed", nameof(Doubt.Whose))]
    [InlineData("Years ago I felt so ashamed", "feeling=ashamed", nameof(Doubt.When))]
    [InlineData("My sister is nice but I felt so ashamed", "feeling=ashamed", nameof(Doubt.None))]
    [InlineData("I was abused years ago", "past=yes", nameof(Doubt.None))]
    public void Whose_and_when_it_was_is_asked_where_it_is_in_doubt(string text, string offer, string doubt) =>
        Assert.Equal(doubt, English.Understand(text, Role.Self).Offers.Single(each => each.Name == offer).Doubt.ToString());

    [Fact]
    public void Words_about_oneself_count_more_than_the_same_words_about_another()
    {
        var understood = English.Understand("My sister felt so ashamed. I felt so ashamed too.", Role.Self);

        Assert.Equal(Doubt.None, understood.Offers.Single(offer => offer.Name == "feeling=ashamed").Doubt);
    }

    [Fact]
    public void Each_offer_stands_under_the_words_it_came_from()
    {
        var offer = English
            .Understand("It was late. He rolled over, and I lay there. I felt so ashamed of it all.", Role.Self)
            .Offers.Single(each => each.Name == "feeling=ashamed");

        Assert.Equal("I felt so ashamed of it all", offer.Quote);
    }

    [Theory]
    [InlineData("We were quiet. When it was over, I felt so ashamed. Then we slept.", "When it was over, I felt so ashamed")]
    [InlineData("When it was over and he had gone to the bathroom, I felt so ashamed of it all.", "I felt so ashamed of it all")]
    [InlineData(
        "so we had dinner and we went home and we did it like always and then I felt so ashamed and I lay there and he just slept and I cried",
        "…we did it like always and then I felt so ashamed and I lay there and he just slept and I…"
    )]
    public void A_quote_is_whole_clauses_and_shows_where_it_had_to_be_cut(string text, string quote) =>
        Assert.Equal(quote, English.Understand(text, Role.Self).Offers.Single(each => each.Name == "feeling=ashamed").Quote);

    [Theory]
    [InlineData("I don't want to be here any more", "suicide")]
    [InlineData("i have been saving up my tablets", "suicide")]
    [InlineData("I am going to kill him for this", "harm-other")]
    [InlineData("He choked me", "neck")]
    [InlineData("It was NOT rape", "wanted-pressure")]
    [InlineData("There was blood everywhere", "bleeding")]
    [InlineData("Right as I came my head exploded with pain", "head-chest")]
    [InlineData("I left my body", "dissociation")]
    [InlineData("My partner hit me", "fear-control")]
    [InlineData("I can't remember most of the night", "lost-time")]
    public void Danger_words_lead_to_the_danger_question_itself(string text, string topic)
    {
        var danger = English.Understand(text, Role.Self).Danger;

        Assert.Contains(topic, danger.Select(each => each.Topic));
        Assert.All(danger, each => Assert.NotEmpty(each.Asks));
    }

    [Theory]
    [InlineData("I'm 16 and I cried after sex")]
    [InlineData("im a 15 year old girl")]
    [InlineData("we are both still in high school")]
    public void A_hint_at_someone_under_18_asks_the_age_first(string text)
    {
        var understood = English.Understand(text, Role.Self);

        Assert.True(understood.MayBeUnderAge);
        Assert.Equal(("under-age", "adult"), (understood.Danger[0].Topic, Assert.Single(understood.Danger[0].Asks)));
    }

    [Fact]
    public void Nothing_calm_in_a_calm_text_is_offered_and_nothing_dangerous_is_asked()
    {
        var understood = English.Understand(
            "They were happy tears. He was kind and held me, nobody was in a hurry, and I wanted it the whole time.",
            Role.Self
        );

        Assert.Empty(understood.Danger);
        Assert.Contains("welcome=good", understood.Offers.Select(offer => offer.Name));
        Assert.Equal("felt-good", understood.Areas[0].Area);
    }

    [Fact]
    public void Areas_come_in_the_order_they_are_suggested_with_their_answers_in_the_order_they_were_said()
    {
        var understood = English.Understand(
            "It burns like fire when he gets in and my muscles slam shut. He never stays with me, he rolled over.",
            Role.Self
        );

        Assert.Equal("hurt", understood.Areas[0].Area);
        Assert.Contains("spasm=nearly-always", understood.Areas[0].Said);
        Assert.Contains("near-far", understood.Areas.Select(area => area.Area));
    }

    [Theory]
    [InlineData("Nach dem Sex muss ich immer weinen und ich weiß nicht warum, es tut mir leid")]
    [InlineData("Después del sexo siempre lloro y no sé por qué, me siento sola")]
    [InlineData("Après l'amour je pleure toujours et je ne sais pas pourquoi")]
    [InlineData("بعد الجماع أبكي دائما ولا أعرف السبب")]
    [InlineData("אני בוכה אחרי סקס ולא יודעת למה")]
    [InlineData("セックスの後いつも泣いてしまう")]
    [InlineData("lorem ipsum dolor sit amet consectetur adipiscing elit")]
    public void Another_language_is_told_apart_and_nothing_is_made_of_it(string text) => IsNothing(Legibility.OtherLanguage, text);

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("😭😭😭 💔")]
    [InlineData("?!… — ***")]
    [InlineData("https://example.org/i-was-raped?he=hit+me")]
    [InlineData("<script src=\"i-cried\">")]
    public void Without_words_there_is_nothing_to_read(string text) => IsNothing(Legibility.NoWords, text);

    [Fact]
    public void A_megabyte_is_read_as_far_as_four_thousand_characters()
    {
        var long_ = "I felt so ashamed. " + string.Concat(Enumerable.Repeat("We had tea and it was nice. ", 40_000)) + "He choked me.";

        var understood = English.Understand(long_, Role.Self);

        Assert.True(understood.CutShort);
        Assert.Contains("feeling=ashamed", understood.Offers.Select(offer => offer.Name));
        Assert.Empty(understood.Danger);
        Assert.False(English.Understand("I felt so ashamed.   \n", Role.Self).CutShort);
    }

    [Fact]
    public void A_text_without_a_space_in_it_is_cut_as_well()
    {
        Assert.True(English.Understand(new string('a', 1_000_000), Role.Self).CutShort);
        Assert.True(English.Understand(string.Concat(Enumerable.Repeat("😭", 500_000)), Role.Self).CutShort);
    }

    [Fact]
    public void A_sentence_that_never_ends_is_read_to_its_end()
    {
        var text = string.Concat(Enumerable.Repeat("and then we talked about the weather ", 40)) + "and he rolled over and fell asleep";

        Assert.Contains("aftercare=left-alone", Names(text));
    }

    [Fact]
    public void Markup_around_the_words_is_passed_over() => Assert.Contains("feeling=ashamed", Names("<p>I felt <b>so ashamed</b></p>"));

    [Fact]
    public void In_a_chat_between_people_whose_words_they_are_is_asked_each_time()
    {
        var understood = English.Understand(
            "Kim: hey\nJo: I felt so ashamed last night\nKim: why\nJo: he choked me\nKim: oh no",
            Role.Self
        );

        Assert.True(understood.LooksLikeChat);
        Assert.All(understood.Offers, offer => Assert.Equal(Doubt.Whose, offer.Doubt));
        Assert.Contains("neck", understood.Danger.Select(danger => danger.Topic));
    }

    [Fact]
    public void A_partner_is_not_asked_what_only_the_other_person_can_say_though_the_topic_stays()
    {
        const string text = "She was raped before we met, and last night she cried right after sex.";

        var understood = English.Understand(text, Role.Partner).For(Guides.English, Role.Partner);

        Assert.Contains("wanted-pressure", understood.Danger.Select(danger => danger.Topic));
        Assert.DoesNotContain(understood.Danger.SelectMany(danger => danger.Asks), id =>
            !Guides.English.Question(id)!.CanAsk(Role.Partner)
        );
        Assert.Contains("when=moments-after", understood.Offers.Select(offer => offer.Name));
    }

    [Fact]
    public void Nothing_that_holds_a_persons_words_prints_them()
    {
        var understood = English.Understand("I felt so ashamed and he choked me", Role.Self);

        Assert.All(
            new object[]
            {
                understood,
                understood.Offers[0],
                understood.Danger[0],
                understood.Areas[0],
                new Token("ashamed", 0, 7, Break.None),
            },
            each => Assert.DoesNotContain("ashamed", each.ToString(), StringComparison.OrdinalIgnoreCase)
        );
    }

    // Who went on although there were tears speaks for pressure: a narrower line must not lose it.
    [Theory]
    [InlineData("He just carried on.", true)]
    [InlineData("I told him to stop and my husband carried on.", true)]
    [InlineData("I cried and my girlfriend just kept going.", true)]
    [InlineData("The other one still went on.", true)]
    [InlineData("I just kept going.", false)]
    public void Whoever_went_on_is_heard_by_whatever_name_and_oneself_is_not_meant(string text, bool heard) =>
        Assert.Equal(heard, Names(text).Contains("reaction=kept-going"));

    private static void IsNothing(Legibility legibility, string text)
    {
        var understood = English.Understand(text, Role.Self);

        Assert.Equal(legibility, understood.Legibility);
        Assert.Empty(understood.Danger);
        Assert.Empty(understood.Areas);
        Assert.Empty(understood.Offers);
    }

    private static IEnumerable<string> Names(string text) => English.Understand(text, Role.Self).Offers.Select(offer => offer.Name);
}
