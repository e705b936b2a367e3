using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Cli.Texts;

/// <summary>What to say to somebody who wrote a name that there is not.</summary>
internal static class Nearest
{
    // More names than that are no help beside a refusal.
    private const int MostNamed = 12;

    /// <summary>The nearest name that there is, or a few that there are; empty where neither helps.</summary>
    public static string SuggestFor(Pack pack, string written, IReadOnlyCollection<string> known)
    {
        var say = TerminalRefusalsTexts.Of(pack);
        return (NearestName.Of(written, known), known.Count) switch
        {
            ({ } nearest, _) => say.Closest(nearest),
            (_, > 0 and <= MostNamed) => say.Known(string.Join(", ", known)),
            _ => "",
        };
    }
}
