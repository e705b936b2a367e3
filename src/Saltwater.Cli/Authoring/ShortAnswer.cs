using System.Text.RegularExpressions;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>What a reason says where there is room for little: what it is, and one step for tonight, for each of the two people.</summary>
internal sealed partial record ShortAnswer(Item Brief, Item BriefPartner, Item Tonight, Item TonightPartner)
{
    // It is read on a small screen, by someone who has been crying: about what can be taken in without scrolling.
    private const int MostWords = 45;
    private const int Sentences = 2;
    private const int MostWordsForTonight = 20;
    private const double HardestGrade = 6;

    /// <summary>Reads the four fields of a reason's front matter.</summary>
    /// <param name="partnerTalkAllowed">False for a reason shown to people who may be unsafe.</param>
    public static ShortAnswer Read(Fields fields, bool partnerTalkAllowed, Reading reading, Prose prose)
    {
        Item Said(string name, int mostWords)
        {
            var (text, line) = (fields.Text(name), fields.LineOf(name));
            var item = CitedText.Read(text, partnerTalk: false, [], fields.File, line, reading);
            prose.CheckPhrases(item.Text, fields.File, line);
            if (text.Length > 0 && !CitedText.NamesBasis(text))
            {
                reading.Problems.Add(
                    ProblemCode.BasisMissing,
                    fields.File,
                    line,
                    $"\"{name}\" does not say what it rests on.",
                    "End it with its sources or with judgement, such as `[S13, judgement]`."
                );
            }

            if (CountWords(item.Text) is var words && words > mostWords)
            {
                reading.Problems.Add(
                    ProblemCode.NotBrief,
                    fields.File,
                    line,
                    $"\"{name}\" has {words} words; the limit is {mostWords}.",
                    "Keep what helps first, and take out the rest."
                );
            }

            return item;
        }

        Item Brief(string name)
        {
            var item = Said(name, MostWords);
            var sentences = SentenceEnd().Count(item.Text);
            if (item.Text.Length > 0 && sentences != Sentences)
            {
                reading.Problems.Add(
                    ProblemCode.NotBrief,
                    fields.File,
                    fields.LineOf(name),
                    $"\"{name}\" has {sentences} sentences.",
                    "Say it in two, each with its full stop."
                );
            }

            return item;
        }

        var read = new ShortAnswer(
            Brief("brief"),
            Brief("brief-partner"),
            Said("tonight", MostWordsForTonight),
            Said("tonight-partner", MostWordsForTonight)
        );
        prose.CheckPartnerTalk(read.Tonight, fields.File, fields.LineOf("tonight"));
        if (read.Tonight.PartnerTalk && !partnerTalkAllowed)
        {
            reading.Problems.Add(
                ProblemCode.UnsafeCombination,
                fields.File,
                fields.LineOf("tonight"),
                "This reason is shown when someone may be unsafe, so its step may not suggest talking with the partner.",
                "Choose a step that needs nobody else."
            );
        }

        // A step alone is too short to grade: it is graded with what stands above it.
        foreach (
            var (name, text) in new[]
            {
                ("brief", read.Brief.Text),
                ("tonight", $"{read.Brief.Text} {read.Tonight.Text}"),
                ("brief-partner", read.BriefPartner.Text),
                ("tonight-partner", $"{read.BriefPartner.Text} {read.TonightPartner.Text}"),
            }
        )
        {
            if (prose.IsGraded && Prose.GradeOf(text) is var grade && grade > HardestGrade)
            {
                reading.Problems.Add(
                    ProblemCode.NotBrief,
                    fields.File,
                    fields.LineOf(name),
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"\"{name}\" needs reading grade {grade:0.0}; the limit is {HardestGrade:0}."
                    ),
                    "Shorter sentences, shorter words."
                );
            }
        }

        return read;
    }

    private static int CountWords(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(@"[.!?](?=\s|$)")]
    private static partial Regex SentenceEnd();
}
