using System.Text;
using Saltwater.Site;
using Saltwater.Site.Pages;

namespace Saltwater.Tests.Site.Pages;

/// <summary>Figures are of one guide, and say nothing of another.</summary>
public sealed class FiguresTests
{
    private const string Measured = "retold accounts";

    private static readonly Share Half = new(0.5, 0.4, 0.6);

    [Fact]
    public async Task The_page_about_this_copy_tells_what_its_guide_reached() =>
        Assert.Contains(Measured, await About(Guides.English.Hash), StringComparison.Ordinal);

    [Fact]
    public async Task What_another_guide_reached_is_not_told() =>
        Assert.DoesNotContain(Measured, await About(Guides.English.Hash[1..] + "0"), StringComparison.Ordinal);

    [Fact]
    public void Figures_that_do_not_say_of_which_guide_they_are_are_not_read() =>
        Assert.Null(
            Figures.Read(
                """{ "accounts": 1, "first": 1, "amongThree": 1, "anyAmongThree": 1, "withSafetyLabel": 0, "flagged": """u8
                    + """0, "intervals": { "first": [0, 1], "amongThree": [0, 1], "anyAmongThree": [0, 1] } }"""u8
            )
        );

    private static async Task<string> About(string guide) =>
        Encoding.UTF8.GetString(
            (await Website.Render(Guides.English, null, new(guide, 48, Half, Half, Half, 20, 20))).FileAt("/about").Plain.Span
        );
}
