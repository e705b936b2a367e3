namespace Saltwater.Site.Tests.Http;

/// <summary>A folder on any static host is as good as the server.</summary>
public sealed class SameSiteTests(RunningSite running, WrittenSite written)
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task The_folder_holds_the_bytes_and_headers_that_the_server_sends(string encoding)
    {
        using var client = new HttpClient();
        foreach (var file in (await BuiltSite.Rendered).Files)
        {
            var (served, stored) = (await Get(client, running.At(file.Path), encoding), await Get(client, written.At(file.Path), encoding));

            // The folder says with every file what the server says with documents alone: a static host knows no other way to say it of
            // addresses that lead nowhere.
            // And only the server can ask who wants everything removed.
            string[] said = [.. served.Headers.Where(header => !header.StartsWith("Clear-Site-Data", StringComparison.Ordinal))];
            Assert.Equal(said, file.IsDocument ? stored.Headers : [.. stored.Headers.Intersect(served.Headers)]);
            Assert.True(served.Body.AsSpan().SequenceEqual(stored.Body), file.Path);
        }
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/now/nothing")]
    public async Task An_address_that_leads_nowhere_gets_the_same_page_from_both(string path)
    {
        using var client = new HttpClient();
        using var served = await client.GetAsync(running.At(path), TestContext.Current.CancellationToken);
        using var stored = await client.GetAsync(written.At(path), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, served.StatusCode);
        Assert.Equal(served.StatusCode, stored.StatusCode);
        Assert.Equal(
            await served.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await stored.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task No_address_of_the_folder_removes_what_a_person_keeps() =>
        Assert.DoesNotContain(
            "Clear-Site-Data",
            await File.ReadAllTextAsync(Path.Combine(written.Folder, SiteFolder.HeadersFile), TestContext.Current.CancellationToken),
            StringComparison.OrdinalIgnoreCase
        );

    [Fact]
    public async Task The_folder_says_with_every_address_that_it_is_for_tls()
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(written.At("/now"), TestContext.Current.CancellationToken);

        Assert.Equal("max-age=63072000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    // The server says that it is for TLS only when it is.
    private static async Task<(string[] Headers, byte[] Body)> Get(HttpClient client, string address, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, address);
        return (
            [
                .. answer
                    .Headers.Concat(answer.Content.Headers)
                    .Where(header => header.Key is not ("Date" or "Strict-Transport-Security"))
                    .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
                    .Order(StringComparer.Ordinal),
            ],
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );
    }

    // One large host reads a hundred rules and passes over the rest without a word.
    [Fact]
    public async Task The_file_of_headers_has_far_fewer_rules_than_any_host_reads()
    {
        var rules = (
            await File.ReadAllLinesAsync(Path.Combine(written.Folder, SiteFolder.HeadersFile), TestContext.Current.CancellationToken)
        ).Count(line => line.StartsWith('/'));

        Assert.InRange(rules, 2, 50);
    }
}
