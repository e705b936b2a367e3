using System.Globalization;
using System.Text.RegularExpressions;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Site.Pages;

/// <summary>Whether the colours can be told apart, by WCAG 2.2: text 4.5 to 1 (1.4.3), signs that carry meaning 3 to 1 (1.4.11).</summary>
public sealed partial class ContrastTests
{
    private const string Begins = "<!-- contrast -->\n";
    private const string Ends = "<!-- end of contrast -->";

    private static readonly (string Front, string Back, double Least, string For)[] Pairs =
    [
        ("ink", "ground", 4.5, "text, Leave"),
        ("ink", "raised", 4.5, "text on a card"),
        ("ink", "alarm-ground", 4.5, "text of an emergency"),
        ("ink-soft", "ground", 4.5, "notes"),
        ("ink-soft", "raised", 4.5, "notes on a card"),
        ("accent", "ground", 4.5, "links, headings of doors"),
        ("accent", "raised", 4.5, "links on a card, a chosen answer"),
        ("accent", "alarm-ground", 4.5, "links in an emergency"),
        ("accent-ink", "accent", 4.5, "main buttons"),
        ("alarm", "alarm-ground", 4.5, "how urgent, in an emergency"),
        ("care", "ground", 4.5, "how well a reason fits"),
        ("care", "raised", 4.5, "the same on a card"),
        ("care", "care-ground", 4.5, "good news"),
        ("ink", "care-ground", 4.5, "text of good news"),
        ("focus", "ground", 3, "where the keyboard is"),
        ("focus", "raised", 3, "the same on a card"),
        ("alarm", "ground", 3, "edge of an emergency"),
    ];

    private static readonly Dictionary<string, Dictionary<string, string>> Themes = Read(
        Repository.Read("src/Saltwater.Site/Look/site.css")
    );

    public static TheoryData<string, string, string, double> Cases =>
        [.. from theme in Themes.Keys from pair in Pairs select (theme, pair.Front, pair.Back, pair.Least)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Colours_can_be_told_apart(string theme, string front, string back, double least)
    {
        var contrast = Contrast(Themes[theme][front], Themes[theme][back]);

        Assert.True(
            contrast >= least,
            string.Create(CultureInfo.InvariantCulture, $"{front} on {back}, {theme}: {contrast:0.00} to 1, needed {least} to 1.")
        );
    }

    [Fact]
    public void The_published_table_is_what_the_style_sheet_gives()
    {
        var path = Path.Combine(Repository.Root, "docs", "interface.md");
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(Begins, StringComparison.Ordinal) + Begins.Length, text.IndexOf(Ends, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("SALTWATER_APPROVE") == "1")
        {
            File.WriteAllText(path, text[..from] + Table() + text[to..]);
            return;
        }

        Assert.Equal(Table(), text[from..to]);
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#fff", "#000", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#123456", "#123456", 1)]
    public void Contrast_is_the_published_one(string front, string back, double ratio) => Assert.Equal(ratio, Contrast(front, back), 0.01);

    [Fact]
    public void Both_themes_and_paper_were_found() => Assert.Equal(["dark", "light", "paper"], Themes.Keys);

    private static string Table() =>
        "| front on back | for | needed | dark | light |\n| --- | --- | --- | --- | --- |\n"
        + string.Concat(
            Pairs.Select(pair =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {pair.Front} on {pair.Back} | {pair.For} | {pair.Least:0.0} | "
                        + $"{Contrast(Themes["dark"][pair.Front], Themes["dark"][pair.Back]):0.0} | "
                        + $"{Contrast(Themes["light"][pair.Front], Themes["light"][pair.Back]):0.0} |\n"
                )
            )
        );

    // The first :root is dark; the others change some of it. Paper is always light.
    private static Dictionary<string, Dictionary<string, string>> Read(string sheet)
    {
        var roots = Root()
            .Matches(sheet)
            .Select(root =>
                Token().Matches(root.Value).ToDictionary(token => token.Groups["name"].Value, token => token.Groups["colour"].Value)
            )
            .ToList();
        var light = Over(roots[0], roots[1]);
        return new()
        {
            ["dark"] = roots[0],
            ["light"] = light,
            ["paper"] = Over(light, roots[2]),
        };
    }

    private static Dictionary<string, string> Over(Dictionary<string, string> below, Dictionary<string, string> above) =>
        below.Keys.ToDictionary(name => name, name => above.GetValueOrDefault(name, below[name]));

    private static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    /// <remarks>WCAG 2.2, definition of relative luminance.</remarks>
    private static double Luminance(string colour)
    {
        var digits = colour.Length == 4 ? string.Concat(colour[1..].Select(digit => $"{digit}{digit}")) : colour[1..];
        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));

        double Part(int at)
        {
            var part = int.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"--(?<name>[a-z-]+): (?<colour>#[0-9a-f]{6}|#[0-9a-f]{3})\b")]
    private static partial Regex Token();
}
