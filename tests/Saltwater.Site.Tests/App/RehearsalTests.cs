using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Saltwater.App;
using Saltwater.App.Browser;
using Saltwater.App.Sessions;
using Saltwater.Reflections;

namespace Saltwater.Site.Tests.App;

public sealed class RehearsalTests : BunitContext
{
    private static readonly ReasonNetwork Network = new(BuiltSite.AppPack);

    [Fact]
    public async Task It_comes_by_every_kind_of_screen_on_the_way_to_an_answer_and_to_help()
    {
        var rehearsal = await Walked(new() { IsIdle = true });
        Assert.False(rehearsal.HasFailed);
        Type[] kinds =
        [
            typeof(PathScreen.Danger),
            typeof(PathScreen.StandsOut),
            typeof(PathScreen.AreaScreen),
            typeof(PathScreen.Telling),
            typeof(PathScreen.Finished),
        ];
        Assert.Subset(rehearsal.Screens.Select(screen => screen.GetType()).ToHashSet(), kinds.ToHashSet());
        Assert.NotEmpty(rehearsal.Answer!.Threads);
        Assert.NotNull(rehearsal.Flag);
    }

    [Fact]
    public void Whoever_reads_sees_and_hears_nothing_of_it()
    {
        var (still, idle) = (Markup(new()), Markup(new() { IsIdle = true }));
        Assert.Equal(still, idle);

        string Markup(StillPage page)
        {
            using var context = new BunitContext();
            context.Services.AddSingleton<IPage>(page);
            var session = new Session(Network);
            var markup = context.Render<Shell>(given => given.Add(shell => shell.Session, session)).Markup;
            Assert.Same(Saltwater.App.Sessions.Walk.Start, session.Walk);
            Assert.Equal(0, page.Arrivals);
            Assert.False(page.IsInside);
            return markup;
        }
    }

    [Fact]
    public void It_waits_while_the_page_has_something_to_do()
    {
        Services.AddSingleton<IPage>(new StillPage());
        var rehearsal = new Rehearsal(Services, Network, () => true);
        Assert.False(rehearsal.Walk().IsCompleted);
        Assert.Empty(rehearsal.Screens);
    }

    [Fact]
    public async Task It_ends_where_somebody_came_for_their_notes()
    {
        Services.AddSingleton<IPage>(new StillPage { IsIdle = true });
        var asked = 0;
        var rehearsal = new Rehearsal(Services, Network, () => asked++ < 4);
        await rehearsal.Walk();
        Assert.Single(rehearsal.Screens);
        Assert.Null(rehearsal.Answer);
        Assert.Null(rehearsal.Flag);
    }

    [Fact]
    public async Task What_breaks_in_it_is_told_where_a_person_meets_it() =>
        Assert.True((await Walked(new() { IsIdle = true, IsBroken = true })).HasFailed);

    private async Task<Rehearsal> Walked(StillPage page)
    {
        Services.AddSingleton<IPage>(page);
        var rehearsal = new Rehearsal(Services, Network, () => true);
        await rehearsal.Walk();
        return rehearsal;
    }
}
