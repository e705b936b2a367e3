using Saltwater.Cli.Streams;
using Saltwater.Guide;

namespace Saltwater.Tests.Cli;

/// <summary>Sentences to say now or send later.</summary>
public sealed class WordsTests
{
    private const string NotForThem = "If you feel pressed, afraid or unsafe with someone, these words are not for them.";

    public static TheoryData<string> Reasons => [.. Guides.English.Reasons.Select(reason => reason.Id)];

    public static TheoryData<string> Occasions => [.. Guides.English.Words.Occasions.Select(occasion => occasion.Id)];

    [Fact]
    public void Without_a_name_all_names_are_listed()
    {
        var run = CommandRun.Of("words");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains($"Reasons: {string.Join(", ", Reasons.Select(row => row.Data))}.", run.Said, StringComparison.Ordinal);
        Assert.Contains(
            $"Occasions: {string.Join(", ", Occasions.Select(row => row.Data))}. Also: better-not.",
            run.Said,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_reason_gives_its_words_for_each_side_after_a_warning(string id)
    {
        var reason = Guides.English.Reason(id)!;
        foreach (var role in new[] { Role.Self, Role.Partner })
        {
            var run = CommandRun.Of("words", id, "--role", role == Role.Self ? "self" : "partner");

            Assert.Equal(ExitCode.Done, run.ExitCode);
            Assert.StartsWith(NotForThem, run.Said, StringComparison.Ordinal);
            Assert.All(reason.Words, wording =>
                Assert.Equal(wording.Role == role, run.Said.Contains($"“{wording.Text}”", StringComparison.Ordinal))
            );
        }
    }

    [Fact]
    public void Words_for_the_one_who_cried_are_given_unless_another_side_is_named() =>
        Assert.Equal(CommandRun.Of("words", "grief", "--role", "self").Out, CommandRun.Of("words", "grief").Out);

    [Fact]
    public void Words_of_a_reason_that_may_not_be_said_to_the_partner_are_for_someone_trusted()
    {
        var trusted = Guides.English.Reasons.First(reason => reason.WordsTo == Listener.Trusted);
        var partner = Guides.English.Reasons.First(reason => reason.WordsTo == Listener.Partner);

        Assert.Contains($"{trusted.Name}, to someone you trust", CommandRun.Of("words", trusted.Id).Said, StringComparison.Ordinal);
        Assert.DoesNotContain("to someone you trust", CommandRun.Of("words", partner.Id).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gentle", Tone.Gentle)]
    [InlineData("plain", Tone.Plain)]
    [InlineData("light", Tone.Light)]
    public void A_tone_leaves_the_others_out(string name, Tone tone)
    {
        var reason = CommandRun.Of("words", "grief", "--tone", name);
        var occasion = CommandRun.Of("words", "give-space", "--tone", name);

        Assert.All(Guides.English.Reason("grief")!.Words.Where(wording => wording.Role == Role.Self), wording =>
            Assert.Equal(wording.Tone == tone, reason.Said.Contains(wording.Text, StringComparison.Ordinal))
        );
        Assert.All(Guides.English.Words.Occasions.Single(each => each.Id == "give-space").Words, wording =>
            Assert.Equal(wording.Tone == tone, occasion.Said.Contains(wording.Text, StringComparison.Ordinal))
        );
    }

    [Theory]
    [MemberData(nameof(Occasions))]
    public void An_occasion_gives_its_words_after_a_warning(string id)
    {
        var occasion = Guides.English.Words.Occasions.Single(each => each.Id == id);
        var run = CommandRun.Of("words", id);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith(NotForThem, run.Said, StringComparison.Ordinal);
        Assert.All(occasion.Words, wording => Assert.Contains($"“{wording.Text}”", run.Said, StringComparison.Ordinal));
    }

    [Fact]
    public void What_had_better_not_be_said_comes_with_the_reason_and_something_better()
    {
        var run = CommandRun.Of("words", "better-not");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith(NotForThem, run.Said, StringComparison.Ordinal);
        Assert.All(Guides.English.Words.BetterNot, each =>
            Assert.Contains($"“{each.Say}” {each.Why} Instead: “{each.Instead}”", run.Said, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("gref", "Closest: \"grief\".")]
    [InlineData("Shame", "Closest: \"shame\".")]
    [InlineData("give-spcae", "Closest: \"give-space\".")]
    [InlineData("betternot", "Closest: \"better-not\".")]
    [InlineData("something-else-altogether", "")]
    public void An_unknown_name_is_refused_with_the_nearest_known(string name, string nearest)
    {
        var run = CommandRun.Of("words", name);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal(
            CommandRun.OneLine($"WORDS-001 reason: There is no such reason or occasion. {nearest} `saltwater words` lists all."),
            run.Complained
        );
    }

    [Theory]
    [InlineData("--tone", "loud", "'gentle' 'plain' 'light'")]
    [InlineData("--role", "friend", "'self' 'partner'")]
    public void An_unknown_tone_or_side_is_refused_with_those_there_are(string option, string value, string known)
    {
        var run = CommandRun.Of("words", "grief", option, value);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains($"Must be one of: {known}", run.Complained, StringComparison.Ordinal);
    }
}
