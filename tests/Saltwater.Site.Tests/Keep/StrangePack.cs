using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Site.Tests.Keep;

/// <summary>A guide in a language that shares no letter with English: what is read in English letters on a screen then stands in code.</summary>
internal static class StrangePack
{
    // Wide forms of the letters, which browsers draw and a person can still make out.
    private const int Wide = 'Ａ' - 'A';

    public static Pack Instance { get; } = Of(BuiltSite.KeepPack);

    private static Pack Of(Pack pack) => pack with
    {
        Screens = pack.Screens.ToImmutableSortedDictionary(screen => screen.Key, screen => screen.Value.ToImmutableSortedDictionary(text => text.Key, text => Strange(text.Value), StringComparer.Ordinal), StringComparer.Ordinal),
        Questions = [.. pack.Questions.Select(question => question with { Ask = Strange(question.Ask), Answers = [.. question.Answers.Select(answer => answer with { Says = Strange(answer.Says) })] })],
        Prompts = pack.Prompts with { About = Strange(pack.Prompts.About), Prompts = [.. pack.Prompts.Prompts.Select(prompt => prompt with { Ask = Strange(prompt.Ask) })] },
    };

    // Places keep their names.
    private static string Strange(string text)
    {
        var inPlace = false;
        return string.Concat(text.Select(letter =>
        {
            inPlace = letter == '{' || (inPlace && letter != '}');
            return char.IsAsciiLetter(letter) && !inPlace ? (char)(letter + Wide) : letter;
        }));
    }
}
