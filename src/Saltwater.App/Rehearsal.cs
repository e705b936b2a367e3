using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Saltwater.App.Browser;
using Saltwater.App.Help;
using Saltwater.App.Reflections;
using Saltwater.App.Sessions;
using Saltwater.App.Words;
using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.App;

/// <summary>
/// Walks the path once in nobody's name, drawn nowhere, while a person reads: on a phone, code that runs for the first time takes up to
/// seven times as long as it does after, and nobody has to wait for that after a tap.
/// </summary>
/// <remarks>
/// It goes in small parts, each when the page has nothing else to do, in the order in which a person comes by. It knows no answer that
/// anybody gave, and leaves nothing behind.
/// </remarks>
/// <param name="isWanted">Asked before each part: whoever came for their notes has no path before them.</param>
[SuppressMessage("Usage", "BL0006", Justification = "what is drawn nowhere reads none of these types")]
public sealed class Rehearsal(IServiceProvider services, ReasonNetwork network, Func<bool> isWanted)
    : Renderer(services, services.GetRequiredService<ILoggerFactory>())
{
    private const int MostScreens = 20;

    private readonly IPage page = services.GetRequiredService<IPage>();

    private readonly List<PathScreen> screens = [];

    private Session session = new(network);

    /// <summary>The screens it came by.</summary>
    public IReadOnlyList<PathScreen> Screens => screens;

    /// <summary>What it came to; null until then.</summary>
    public Reflection? Answer { get; private set; }

    /// <summary>The danger sign it came by; null until then.</summary>
    public Flag? Flag { get; private set; }

    /// <summary>Whether something broke: it is told where a person meets it, and not here.</summary>
    public bool HasFailed { get; private set; }

    /// <inheritdoc />
    public override Dispatcher Dispatcher { get; } = new AtOnce();

    /// <summary>Walks from the first list of danger to an answer, and draws a danger sign.</summary>
    public async Task Walk()
    {
        await WalkToAnswer();
        await WalkToFlag();
    }

    private bool GoesOn => !HasFailed && isWanted();

    /// <inheritdoc />
    protected override void HandleException(Exception exception) => HasFailed = true;

    /// <inheritdoc />
    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

    private async Task WalkToAnswer()
    {
        await Part(() => session.BeginAs(Role.Self));
        while (GoesOn && session.Screen is not PathScreen.Finished && screens.Count < MostScreens)
        {
            screens.Add(session.Screen);
            await Part(() => Draw<PathTop>());
            await Part(() => Draw<PathView>());
            if (session.Screen is PathScreen.AreaScreen)
            {
                await Weigh();
            }

            await Part(() => Pass(session.Screen));
        }

        await page.WhenIdle();
        if (!GoesOn)
        {
            return;
        }

        screens.Add(session.Screen);
        Answer = Reflection.On(network, session.Walk.Answers);
        await Part(() => Draw<AnswersGiven>());
        await Part(() => Draw<HelpInSight>());
        if (Answer.Threads is [{ WouldChange: { } change } lead, ..])
        {
            await Part(() => Draw<Because>((nameof(Because.Thread), lead)));
            await Part(() => Draw<ChangeHere>((nameof(ChangeHere.Reason), lead.Reason), (nameof(ChangeHere.Change), change)));
            await Part(() => Draw<ThreadCard>((nameof(ThreadCard.Thread), lead)));
            await Part(() => Draw<WordsToSay>((nameof(WordsToSay.Words), lead.Words)));
        }

        await Part(() => Draw<PathView>());
    }

    // What comes after an area takes all of the engine, which is too much for one part.
    private async Task Weigh()
    {
        var answers = session.Walk.Answers;
        await Part(() => network.Weigh(answers));
        await Part(() => NextQuestion.After(network, answers));
        await Part(() => Reflection.On(network, answers));
    }

    private async Task WalkToFlag()
    {
        if (!GoesOn)
        {
            return;
        }

        session = new(network);
        session.BeginAs(Role.Self);
        if (session.Screen is PathScreen.Danger list)
        {
            var lines = list.Offered.Where(line => !line.Exclusive && line.Id != Answers.Skip).Take(list.Asked.AtMost);
            await Part(() => session.Pass(list, lines.Select(line => line.Id)));
        }

        if (session.NotShown is [var flag, ..])
        {
            Flag = flag;
            await Part(() => Draw<FlagCard>((nameof(FlagCard.Flag), flag)));
        }
    }

    private async Task Part(Action part)
    {
        await page.WhenIdle();
        if (GoesOn)
        {
            part();
        }
    }

    private void Draw<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TScreen>(
        params IEnumerable<(string Name, object Value)> parameters
    )
        where TScreen : IComponent
    {
        var drawn = AssignRootComponentId(InstantiateComponent(typeof(TScreen)));
        var all = new Dictionary<string, object?> { [nameof(PathView.Session)] = session };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        _ = RenderRootComponentAsync(drawn, ParameterView.FromDictionary(all));
        RemoveRootComponent(drawn);
    }

    // The first of what is offered, unless nothing more would be asked: so a question comes that tells leading reasons apart, and an
    // answer that has every part.
    private void Pass(PathScreen screen)
    {
        switch (screen)
        {
            case PathScreen.Danger list:
                session.Pass(list, "none");
                break;
            case PathScreen.StandsOut areas:
                session.Pass(areas, areas.Asked.Answers.First(each => each.Id != AskingPath.FeltGood).Id);
                break;
            case PathScreen.AreaScreen area:
                session.Pass(area, area.Statements.Take(1));
                break;
            case PathScreen.Telling telling:
                session.Pass(telling, telling.Offered[0].Id);
                break;
        }
    }

    // One thread, and nothing to wait for.
    private sealed class AtOnce : Dispatcher
    {
        public override bool CheckAccess() => true;

        public override Task InvokeAsync(Action workItem)
        {
            workItem();
            return Task.CompletedTask;
        }

        public override Task InvokeAsync(Func<Task> workItem) => workItem();

        public override Task<TResult> InvokeAsync<TResult>(Func<TResult> workItem) => Task.FromResult(workItem());

        public override Task<TResult> InvokeAsync<TResult>(Func<Task<TResult>> workItem) => workItem();
    }
}
