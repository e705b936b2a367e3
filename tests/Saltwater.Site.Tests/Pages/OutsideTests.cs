namespace Saltwater.Site.Tests.Pages;

/// <summary>Other sites, which may be opened by someone who wishes the visitor harm.</summary>
public sealed class OutsideTests(RunningSite site, WrittenSite other, Browser browser)
{
    [Fact]
    public async Task A_page_is_isolated_from_every_other_origin()
    {
        await using var visit = await Visit.To(browser, site.At("/now"));

        Assert.True(await visit.Page.Ask<bool>("crossOriginIsolated"));
    }

    [Fact]
    public async Task Another_site_that_opens_a_page_gets_no_hold_of_it()
    {
        await using var visit = await Visit.To(browser, "data:text/html,<p>elsewhere");
        var popup = await visit.Page.RunAndWaitForPopupAsync(() =>
            visit.Page.Do("address => { window.held = open(address) }", site.At("/now"))
        );
        await Visit.Until(() => visit.Page.Ask<bool>("held.closed"));
        await popup.WaitForLoadStateAsync();

        Assert.True(await popup.Ask<bool>("window.opener === null"));
        await visit.Page.Do("() => { held.postMessage('leave', '*'); try { held.location = 'about:blank' } catch { } }");
        await popup.WaitForTimeoutAsync(200);
        Assert.Equal(site.At("/now"), popup.Url);
    }

    [Fact]
    public async Task Another_site_cannot_frame_a_page()
    {
        await using var visit = await Visit.To(browser, "data:text/html,<p>elsewhere");
        await visit.Page.Do(
            "address => new Promise(loaded => document.body.append(Object.assign(document.createElement('iframe'), { src: address, onload: loaded })))",
            site.At("/now")
        );

        Assert.Equal("chrome-error://chromewebdata/", Assert.Single(visit.Page.MainFrame.ChildFrames).Url);
    }

    [Fact]
    public async Task A_message_from_outside_changes_nothing()
    {
        await using var visit = await Visit.To(browser, site.At("/now"));
        var before = await visit.Page.ContentAsync();
        await visit.Page.Do(
            "() => { for (const said of ['leave', { type: 'exit' }, '<img src=x onerror=alert(1)>']) postMessage(said, '*') }"
        );
        await visit.Page.WaitForTimeoutAsync(200);

        Assert.Equal(before, await visit.Page.ContentAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Script_that_found_its_way_in_does_not_run()
    {
        await using var visit = await Visit.To(browser, site.At("/now"));
        Assert.True(
            await visit.Page.Ask<bool>(
                "() => { try { document.body.innerHTML = '<img src=x onerror=1>'; return false } catch (fault) { return fault instanceof TypeError } }"
            )
        );
        await visit.Page.Do("address => fetch(address).catch(() => 0)", other.At("/now"));
        Assert.Contains(visit.Complaints, each => each.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    // On a static host such an address gets no policy from a header.
    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/help/zz")]
    public async Task Script_does_not_run_at_an_address_that_leads_nowhere_either(string path)
    {
        await using var visit = await Visit.To(browser, other.At(path));
        Assert.Empty(visit.Complaints);
        Assert.True(
            await visit.Page.Ask<bool>(
                "() => { try { document.body.innerHTML = '<img src=x onerror=1>'; return false } catch (fault) { return fault instanceof TypeError } }"
            )
        );
        await visit.Page.Do("address => fetch(address).catch(() => 0)", other.At("/now"));

        Assert.Equal([other.At(path)], visit.Requests);
        Assert.Contains(visit.Complaints, each => each.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    // Services are other people's sites: they learn neither the page nor that there was one.
    [Fact]
    public async Task A_link_to_a_service_tells_it_nothing()
    {
        await using var visit = await Visit.Begin(browser);
        foreach (var country in BuiltSite.Pack.Services)
        {
            await visit.Page.GotoAsync(site.At($"/help/{country.Country.ToLowerInvariant()}"));
            Assert.Empty(
                await visit.Page.Ask<string[]>(
                    "() => [...document.querySelectorAll('a[href^=http]')].filter(a => a.origin != location.origin && "
                        + "(a.target || a.rel != 'noreferrer')).map(a => a.href)"
                )
            );
        }
    }
}
