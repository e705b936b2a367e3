using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Saltwater.Guide;

namespace Saltwater.Keep.Tests;

/// <summary>The words of the screens of the repository's own guide, read off its files line by line.</summary>
internal static partial class ScreenWords
{
    /// <summary>The texts, by screen and key.</summary>
    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> English { get; } =
        Directory
            .GetFiles(Path.Combine(Folder(new DirectoryInfo(AppContext.BaseDirectory)), "en", "screens"), "*.yaml")
            .ToImmutableSortedDictionary(file => Path.GetFileNameWithoutExtension(file), Read, StringComparer.Ordinal);

    /// <summary>What a program has to know of English.</summary>
    public static LanguageRules Rules { get; } =
        new(WritingDirection.Ltr, new(ImmutableSortedDictionary<string, string>.Empty.Add("one", "i = 1 and v = 0")));

    private static ImmutableSortedDictionary<string, string> Read(string file)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var key = "";

        // What else a file holds stands behind its texts, and is deeper.
        foreach (var line in File.ReadLines(file))
        {
            if (Text().Match(line) is { Success: true } text)
            {
                texts[text.Groups["key"].Value] = Plain(text);
            }
            else if (Form().Match(line) is { Success: true } form)
            {
                texts[$"{key}.{form.Groups["key"].Value}"] = Plain(form);
            }
            else if (Counted().Match(line) is { Success: true } counted)
            {
                key = counted.Groups["key"].Value;
            }
        }

        return texts.ToImmutable();
    }

    private static string Plain(Match match) => match.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal);

    private static string Folder(DirectoryInfo? above)
    {
        while (above is not null && !File.Exists(Path.Combine(above.FullName, "guide", "guide.yaml")))
        {
            above = above.Parent;
        }

        return above is null
            ? throw new DirectoryNotFoundException("No folder above the tests has guide/guide.yaml.")
            : Path.Combine(above.FullName, "guide");
    }

    [GeneratedRegex("""^  "?(?<key>[a-z0-9-]+)"?: "(?<text>.*)"$""")]
    private static partial Regex Text();

    [GeneratedRegex("""^    (?<key>zero|one|two|few|many|other): "(?<text>.*)"$""")]
    private static partial Regex Form();

    [GeneratedRegex("""^  (?<key>[a-z0-9-]+):$""")]
    private static partial Regex Counted();
}
