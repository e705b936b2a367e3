using Saltwater.Guide;
using Saltwater.Keep.Agreements;

namespace Saltwater.Keep.Tests.Agreements;

/// <summary>A small guide, and lists that people wrote with it.</summary>
internal static class Lists
{
    public const string Reminder = "This is a talking aid. It is not consent. Anyone can stop at any time.";

    public static Pack Guide { get; } =
        new(
            1,
            "test",
            "en",
            ScreenWords.Rules,
            "",
            new(2026, 1, 1),
            "",
            null!,
            [],
            [],
            null!,
            ScreenWords.English,
            null!,
            null!,
            null!,
            null!,
            new Aftercare(
                "Kindness afterwards.",
                [
                    new(
                        "during",
                        "When the tears come",
                        [Item("stop", "Everything stops.", false), Item("one-word", "Say one word to the other.", true)]
                    ),
                    new(
                        "next-day",
                        "The next day",
                        [Item("slow", "A slow morning.", false), Item("check-in", "Check in with each other once.", true)]
                    ),
                ],
                []
            ),
            new Limits(
                "Words for what is never, only if, and fine.",
                Reminder,
                [
                    new("hard", "Never", "These do not happen. Nobody asks again in the moment.", ["being filmed", "being held down"]),
                    new(
                        "soft",
                        "Only if",
                        "Fine under certain terms. If the term is not met, the answer is no.",
                        ["lights on, only if I ask for it"]
                    ),
                    new("open", "Fine, or happy to try", "A yes on the list is not a yes for tonight.", ["talking in the dark"]),
                ],
                [
                    new("stop-word", "A stop word", "One word that ends everything at once.", false),
                    new("object-to-drop", "An object to drop", "If it falls, all stops.", true),
                ],
                [
                    Item("we-stop", "Everything stops at once.", false),
                    Item("one-question", "One short question: good tears or hard tears?", true),
                ],
                []
            ),
            null!,
            null!,
            [],
            []
        );

    /// <summary>Somebody's list with a line in every part.</summary>
    public static Side Whole { get; } =
        Side
            .Empty.With(Line.Written(AgreementPart.Never, "being filmed")!)
            .With(
                Line.Written(
                    AgreementPart.Never,
                    "anything after a long day at work, even when I said the evening before that I would like to"
                )!
            )
            .With(Line.Written(AgreementPart.OnlyIf, "a scarf over my eyes", term: "we tried it out by day")!)
            .With(Line.Written(AgreementPart.Open, "talking in the dark")!)
            .With(Line.OfGuide(AgreementPart.Signals, "stop-word", own: "amber"))
            .With(Line.OfGuide(AgreementPart.Signals, "object-to-drop"))
            .With(Line.OfGuide(AgreementPart.Aftercare, "slow", "next-day"))
            .With(Line.Written(AgreementPart.Aftercare, "tea, and the radio on low", "next-day")!)
            .With(Line.OfGuide(AgreementPart.Aftercare, "stop", "during"))
            .With(Line.OfGuide(AgreementPart.IfTearsCome, "we-stop"));

    public static Agreement Of(Side mine) => Agreement.New(RecordId.New()).WithMine(mine);

    /// <summary>Everything an agreement holds, to compare.</summary>
    public static string Plain(Agreement agreement) =>
        string.Join(
            '\n',
            [
                agreement.Id.ToString(),
                agreement.Label,
                $"{agreement.Review:yyyy-MM-dd}",
                .. Plain(agreement.Mine),
                "theirs",
                .. agreement.Theirs is { } theirs ? Plain(theirs) : ["none"],
            ]
        );

    // In order of parts, as records keep them; within a part in the order they were added.
    private static IEnumerable<string> Plain(Side side) =>
        [side.Name, .. side.Lines.OrderBy(line => line.Part).Select(line => $"{line.Part}|{line.Time}|{line.Id}|{line.Own}|{line.Term}")];

    private static CareItem Item(string id, string text, bool partnerTalk) => new(id, text, [], partnerTalk);
}
