using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Timings;

/// <summary>Someone who walks the path: made up, and no more than what they would tick.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Areas">What stands out to them.</param>
/// <param name="Says">What is true for them, each as <c>question/answer</c>; where a screen asks for it, they say it.</param>
internal sealed record Person(string Name, Role Role, ImmutableArray<string> Areas, ImmutableArray<string> Says)
{
    public const string GoodTears = "good tears";

    /// <summary>The eleven reasons of the article in its order, two partners, and good tears.</summary>
    public static ImmutableArray<Person> All { get; } =
    [
        Self(
            "1 hormones",
            ["body", "a-lot"],
            "cycle/before-period",
            "cycle-pattern/badly",
            "feeling/overwhelmed",
            "when/at-orgasm",
            "orgasm/yes",
            "elsewhere/sometimes"
        ),
        Self("2 alcohol", ["substances"], "substance/several-drinks", "feeling/sad-named", "when/moments-after", "elsewhere/rarely"),
        Self(
            "3 letting go",
            ["felt-good", "stress"],
            "feeling/relieved",
            "welcome/good",
            "stress/overloaded",
            "when/at-orgasm",
            "relief/better"
        ),
        Self(
            "4 closeness",
            ["felt-good", "near-far"],
            "feeling/close-loved",
            "welcome/mixed",
            "close/very-close",
            "want-touch/held",
            "when/moments-after"
        ),
        Self("5 grief", ["loss"], "loss/last-year", "feeling/longing", "reminder/missed", "nameable/clearly"),
        Self("6 pain", ["hurt"], "pain-sex/opening", "dry/yes", "when/at-entry", "often/nearly-always"),
        Self("7 play", ["play"], "kink/yes", "drop/within-minutes", "limits/yes", "aftercare/yes", "relation/good"),
        Self("8 shame", ["shame"], "feeling/ashamed", "wrong/yes", "values/somewhat", "solo/yes", "relief/worse"),
        Self("9 joy", ["felt-good"], "feeling/happy", "welcome/good", "first-gap/after-apart"),
        Self("10 an old wound", ["before"], "flash/yes", "past/yes", "feeling/scared", "dissoc/yes", "want-touch/get-away"),
        Self(
            "11 no connection",
            ["near-far", "between-us"],
            "close/distant",
            "feeling/lonely-empty",
            "aftercare/left-alone",
            "relation/mixed"
        ),
        new("a partner who was told", Role.Partner, ["before"], ["told/past-hurt", "saw/froze", "saw/scared", "own-part/stopped"]),
        new(
            "a partner who was not told",
            Role.Partner,
            ["near-far", "no-idea"],
            ["saw/turned-away", "saw/lost-for-words", "when/moments-after", "relation/mixed"]
        ),
        Self(GoodTears, ["felt-good"], "welcome/good"),
    ];

    private static Person Self(string name, ImmutableArray<string> areas, params ImmutableArray<string> says) =>
        new(name, Role.Self, areas, says);
}
