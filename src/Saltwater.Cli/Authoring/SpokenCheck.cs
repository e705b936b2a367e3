using System.Text.RegularExpressions;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Checks sentences that people will say or send as they stand.</summary>
internal static partial class SpokenCheck
{
    public static void Check(Wording wording, string file, int line, Reading reading, Prose prose)
    {
        prose.CheckPhrases(wording.Text, file, line);
        if (!SentenceEnd().IsMatch(wording.Text) || BlankPattern().IsMatch(wording.Text))
        {
            reading.Problems.Add(
                ProblemCode.NotASentence,
                file,
                line,
                "This is not a whole sentence that can be said as it stands.",
                "Write it out, without blanks or marks, and end it with a full stop or a question mark."
            );
        }

        if (wording.Timing == Timing.Later && prose.NamesSex(wording.Text))
        {
            reading.Problems.Add(
                ProblemCode.NamesSex,
                file,
                line,
                "A message names sex. Someone else may read that screen.",
                "Say it without the word."
            );
        }
    }

    public static void CheckTones(IEnumerable<Wording> wordings, string what, string file, int line, Reading reading)
    {
        var tones = wordings.Select(wording => wording.Tone).ToHashSet();
        foreach (var tone in Enum.GetValues<Tone>().Where(tone => !tones.Contains(tone)))
        {
            reading.Problems.Add(ProblemCode.ToneMissing, file, line, $"\"{what}\" has no {Kebab.Write(tone)} sentence.", "Add one.");
        }
    }

    [GeneratedRegex(@"[.?!]$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"_{2,}|\[|\]|\.\.\.|…|\{|\}|<|>")]
    private static partial Regex BlankPattern();
}
