using System.Text;

namespace Saltwater.Site.Tests.Keep;

/// <summary>What the server says with the parts of Keep.</summary>
public sealed class ServedTests(RunningSite site)
{
    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData("none", false)]
    [InlineData(null, false)]
    public async Task Only_our_own_page_can_have_everything_removed(string? from, bool removes)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, site.At("/wipe"));
        if (from is not null)
        {
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", from);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(
            removes ? ["\"cache\", \"cookies\", \"storage\""] : [],
            answer.Headers.TryGetValues("Clear-Site-Data", out var values) ? values : []
        );
    }

    [Fact]
    public async Task No_other_address_removes_anything() =>
        Assert.Equal(
            ["/wipe"],
            (await BuiltSite.Rendered)
                .Files.Where(file => file.Headers.Any(header => header.Key == "Clear-Site-Data"))
                .Select(file => file.Path)
        );

    [Fact]
    public async Task The_worker_may_compute_and_nothing_else()
    {
        var worker = (await BuiltSite.Rendered).FileAt(BuiltSite.VaultWorker);

        Assert.Equal("text/javascript; charset=utf-8", worker.ContentType);
        Assert.Equal(
            "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'",
            worker.Headers.Single(header => header.Key == "Content-Security-Policy").Value
        );
        Assert.InRange(worker.Gzip.Length, 1, 30_000);
    }

    [Fact]
    public async Task Kept_on_a_device_it_all_is_there_but_the_page_that_has_it_removed()
    {
        var list = Encoding.UTF8.GetString((await BuiltSite.Rendered).FileAt("/sw.js").Plain.Span);

        Assert.Contains($"\"{BuiltSite.VaultWorker}\"", list, StringComparison.Ordinal);
        Assert.Contains("\"/app/keep.", list, StringComparison.Ordinal);
        Assert.Contains("/app/_framework/Saltwater.App.Keep.", list, StringComparison.Ordinal);
        Assert.DoesNotContain("\"/wipe\"", list, StringComparison.Ordinal);
    }
}
