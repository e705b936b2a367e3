using System.Text;
using System.Text.RegularExpressions;

namespace Saltwater.Site.Tests.Http;

/// <summary>Bytes are the same every time, so they are a test; times are not, and are measured in bench/.</summary>
public sealed partial class BudgetTests(RunningSite site)
{
    // What fits the first round trip of a new connection: ten segments of 1,460 bytes, less what security and framing take.
    private const int FirstRoundTrip = 13_500;
    private const int LongPage = 60_000;
    private const int ExitBlock = 1024;

    [Theory]
    [InlineData("/")]
    [InlineData("/now")]
    [InlineData("/beside")]
    [InlineData("/pause")]
    [InlineData("/nothing-here")]
    public async Task The_first_pages_come_in_one_round_trip_with_their_headers(string path) => await Fits(path, FirstRoundTrip);

    [Fact]
    public async Task Help_for_every_country_comes_in_one_round_trip_with_its_headers()
    {
        foreach (var country in BuiltSite.Pack.Services)
        {
            await Fits($"/help/{country.Country.ToLowerInvariant()}", FirstRoundTrip);
        }
    }

    [Theory]
    [InlineData("/guide")]
    [InlineData("/reflect")]
    [InlineData("/words")]
    [InlineData("/help")]
    [InlineData("/about")]
    public async Task The_long_pages_stay_small(string path) => await Fits(path, LongPage);

    [Fact]
    public async Task Every_page_has_one_script_the_exit_block_and_it_is_at_most_a_kilobyte()
    {
        foreach (var path in Places.Pages)
        {
            var scripts = Script().Matches(Encoding.UTF8.GetString((await BuiltSite.Rendered).FileAt(path).Plain.Span));

            Assert.Single(scripts);
            Assert.InRange(Encoding.UTF8.GetByteCount(scripts[0].Groups["text"].Value), 1, ExitBlock);
        }
    }

    private async Task Fits(string path, int most)
    {
        var answer = await Wire.Get(site.Address, path);
        Assert.Contains("Content-Encoding: br", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Bytes.Length <= most, $"{path} takes {answer.Bytes.Length} bytes over the wire; {most} are allowed.");
    }

    [GeneratedRegex("<script[^>]*>(?<text>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
