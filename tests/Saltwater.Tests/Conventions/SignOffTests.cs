using System.Text.RegularExpressions;

namespace Saltwater.Tests.Conventions;

/// <summary>Words that someone in danger reads need two signatures: screens.yaml marks the screens, and CONTRIBUTING.md names them.</summary>
public sealed partial class SignOffTests
{
    private static readonly string[] Marked =
    [
        .. MarkedScreen().Matches(Repository.Read("guide/screens.yaml")).Select(match => match.Groups["id"].Value).Order(),
    ];

    [Fact]
    public void Contributors_are_told_of_every_screen_that_needs_signatures()
    {
        var told = Told().Match(Repository.Read("CONTRIBUTING.md")).Groups["list"].Value;

        Assert.NotEmpty(Marked);
        Assert.Equal(Marked, InBackticks().Matches(told).Select(match => match.Groups["id"].Value));
    }

    [Fact]
    public void A_screen_that_speaks_to_someone_in_danger_needs_signatures() =>
        Assert.Equal(
            [],
            Repository
                .Sources("guide/en/screens", "*.yaml")
                .Where(each => InDanger().IsMatch(Comment().Replace(each.Text, "")))
                .Select(each => Path.GetFileNameWithoutExtension(each.File))
                .Except(Marked)
        );

    [GeneratedRegex(@"  - id: (?<id>[a-z-]+)\n    sign-off: ")]
    private static partial Regex MarkedScreen();

    [GeneratedRegex(@"marks `sign-off`[^\n]*\n(?<list>[^\n]*);\n")]
    private static partial Regex Told();

    [GeneratedRegex("`(?<id>[a-z-]+)`")]
    private static partial Regex InBackticks();

    [GeneratedRegex(
        @"emergency (number|department)|\bin danger\b|\bafraid\b|\bforced\b|\bunsafe\b|ending (your|their) life|end their life",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex InDanger();

    [GeneratedRegex("(?m)^#.*$")]
    private static partial Regex Comment();
}
