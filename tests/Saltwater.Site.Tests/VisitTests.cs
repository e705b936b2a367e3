namespace Saltwater.Site.Tests;

public sealed class VisitTests(RunningSite running, WrittenSite written, Browser browser)
{
    [Fact]
    public async Task A_visit_sees_what_a_page_asks_for_keeps_and_complains_about()
    {
        await using var visit = await Visit.To(browser, running.At("/now"));
        Assert.Equal([running.At("/now")], visit.Requests);
        Assert.Empty(visit.Complaints);
        Assert.Empty(await visit.Kept());

        await visit.Page.Do(
            """() => { localStorage.a = 1; document.body.append(Object.assign(document.createElement("img"), { src: "https://example.org/x.png" })) }"""
        );
        await visit.Page.WaitForTimeoutAsync(100);

        Assert.NotEmpty(visit.Complaints);
        Assert.Equal(["local a"], await visit.Kept());
    }

    [Fact]
    public async Task Both_ways_of_serving_it_answer()
    {
        await using var visit = await Visit.To(browser, written.At("/help/gb"));
        Assert.Equal("Saltwater", await visit.Page.TitleAsync());
        Assert.Equal(200, (await visit.Page.GotoAsync(running.At("/help/gb")))!.Status);
        Assert.Equal(404, (await visit.Page.GotoAsync(written.At("/nothing-here")))!.Status);
    }
}
