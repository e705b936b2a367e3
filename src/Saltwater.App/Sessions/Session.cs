using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.App.Sessions;

/// <summary>
/// One person's use of the app: all there is, in memory only. It stands outside the screens, so that a fault in one of them loses nothing.
/// </summary>
public sealed class Session(ReasonNetwork network)
{
    private const char Between = '=';
    private const string Watcher = "alone";
    private const string MayLook = "may-look";

    private ImmutableArray<(Question Question, ImmutableArray<string> Ids)> taken = [];

    // What was ticked on screens that were left by a step back, or not passed yet. It counts for nothing until it is passed.
    private Answers? ticked;

    private (Passage Passage, PathScreen Screen)? last;

    public Pack Pack => Network.Pack;

    /// <summary>The words of these screens.</summary>
    internal PathTexts Says { get; } = PathTexts.Of(network.Pack);

    /// <summary>
    /// Whether it was answered or skipped if anyone can see the screen: before that, private questions are not left out but still to come.
    /// </summary>
    public bool AskedIfPrivate => Pack.Model.Asking.PrivateEnough.Mentions().All(look => Walk.Answers.Has(look.Question));

    /// <summary>Whether someone may look at the screen: then the words are quiet.</summary>
    public bool Watched => ReflectionPath.Watched(Pack, Walk.Answers);

    /// <summary>Whether what a flag is about is one tap away, since someone may look.</summary>
    public bool IsQuiet(Flag flag) => !ReflectionPath.IsPlain(Pack, Walk.Answers, flag);

    public ReasonNetwork Network { get; } = network;

    public Walk Walk { get; private set; } = Walk.Start;

    /// <summary>The screen of the path that comes now: found once for all that was answered, since it is drawn more often than it changes.</summary>
    public PathScreen Screen
    {
        get
        {
            if (!ReferenceEquals(last?.Passage, Walk.Passage))
            {
                last = (Walk.Passage, ReflectionPath.After(Network, Walk.Passage));
            }

            return last.Value.Screen;
        }
    }

    /// <summary>Where services are looked for, as someone said; never guessed.</summary>
    public string? Country { get; private set; }

    /// <summary>How words sound.</summary>
    public Tone Tone { get; private set; } = Tone.Gentle;

    /// <summary>Whether a reflection is going on that a step back would not lose.</summary>
    public bool Reflecting => Walk.Earlier is not null && Walk.Answers.Questions.Any();

    /// <summary>Called when a choice was made that every part of the screen may show.</summary>
    public Action? Changed { get; set; }

    /// <summary>Whether the box for own words is open.</summary>
    public bool Tells { get; private set; }

    /// <summary>
    /// What came of someone's own words; null before, and once they are forgotten. It is no part of the walk, so that no step back finds it
    /// again.
    /// </summary>
    public Retelling? Retelling { get; private set; }

    /// <summary>How many answers were brought along from the page that needs no script.</summary>
    public int Brought { get; private set; }

    /// <summary>The danger signs that have to be shown whole before anything goes on: urgent, and not shown so yet.</summary>
    public ImmutableArray<Flag> NotShown => FindNotShown(Walk);

    /// <summary>Ticks of the other page, each as <c>question=answer</c>. What is not an answer to a question is left out.</summary>
    public void Take(IEnumerable<string> ticks)
    {
        taken =
        [
            .. from tick in ticks.Select(tick => tick.Split(Between, 2))
            where tick is [_, { Length: > 0 }]
            group tick[1] by tick[0] into named
            let question = Pack.Question(named.Key)
            where question is not null
            let ids = named.Distinct(StringComparer.Ordinal).ToImmutableArray()
            where AnswerProblem.Check(question, ids) is null
            select (question, ids),
        ];
        Brought = taken.Length;
    }

    /// <summary>Begins the path. Who begins says with it that they are of age; someone who is not takes the other door.</summary>
    public void BeginAs(Role role)
    {
        var answers = taken.Aggregate(Answers.None(role), (sum, each) => sum.With(each.Question, each.Ids));
        if (Pack.Question(AskingPath.Adult) is { } adult && !answers.Has(adult.Id))
        {
            answers = answers.With(adult, "yes");
        }

        ticked = null;
        Go(Walk.Start.AfterScreen(Passage.Begin(role) with { Answers = answers }));
    }

    /// <summary>Leads out, to help made for young people.</summary>
    public void LeadOut()
    {
        StartAgain();
        Walk = Walk.Start with { View = View.Youth };
    }

    /// <summary>Passes the screen with one question; nothing chosen leaves it open.</summary>
    public void Pass(PathScreen screen, params IEnumerable<string> ids) => Go(Walk.AfterScreen(Walk.Passage.With(screen, ids)));

    /// <summary>Passes the statements of an area.</summary>
    public void Pass(PathScreen.AreaScreen screen, IEnumerable<Statement> ticked) =>
        Go(Walk.AfterScreen(Walk.Passage.With(Network, screen, ticked)));

    /// <summary>Goes on after danger signs were shown. Whoever was in an emergency says with it that they have been helped.</summary>
    public void GoOn()
    {
        var shown = Walk.Shown.Union(NotShown.Select(flag => (flag.Id, flag.Urgency)));
        var helped = NotShown.Any(flag => flag.Urgency == Urgency.Emergency) ? Walk.Passage.Helped() : Walk.Passage;
        Go(Walk.AfterScreen(helped) with { Shown = shown });
    }

    /// <summary>Shows what there is so far.</summary>
    public void ShowNow() => Go(Walk.AfterScreen(Walk.Passage.Enough()));

    /// <summary>Statements in the order in which they were said, then in their own.</summary>
    public IEnumerable<Statement> InOrder(ImmutableArray<Statement> statements)
    {
        var said = Retelling?.Said ?? [];
        return statements.OrderBy(each => (uint)said.IndexOf($"{each.Question}={each.Answer}"));
    }

    /// <summary>Opens the box for own words.</summary>
    public void OpenOwnWords()
    {
        Tells = true;
        Changed?.Invoke();
    }

    /// <summary>Takes up what came of someone's own words; null goes back to writing.</summary>
    public void Take(Retelling? retelling)
    {
        Retelling = retelling;
        Changed?.Invoke();
    }

    /// <summary>Takes up what was said yes to: what is on the screen changes where it stands, and a step back undoes it.</summary>
    public void AcceptSaid(Passage passage)
    {
        if (passage != Walk.Passage)
        {
            Go(Walk with { Passage = passage, Earlier = Walk });
        }

        Changed?.Invoke();
    }

    /// <summary>Forgets the text and all that came of it. What was said yes to stays.</summary>
    public void ForgetOwnWords()
    {
        (Tells, Retelling) = (false, null);
        Changed?.Invoke();
    }

    /// <summary>Says whether someone may look at the screen.</summary>
    public void SetWatched(bool mayLook)
    {
        (Tells, Retelling) = (false, null);
        Walk = Walk.WithAnswersHere(mayLook ? Walk.Answers.With(Pack.Question(Watcher)!, MayLook) : Walk.Answers.Without(Watcher));
        Changed?.Invoke();
    }

    /// <summary>Answers a question where it stands: the answer on the screen changes at once.</summary>
    public void AnswerHere(Question question, params IEnumerable<string> ids)
    {
        var before = Walk;
        Go(Walk.WithAnswersHere(Walk.Answers.With(question, ids)) with { Earlier = before });
    }

    public void Answer(Question question, params IEnumerable<string> ids) => Go(Walk.WithAnswer(question, ids));

    public void AskQuestion(string? question) => Go(Walk.AskQuestion(question));

    public void ShowView(View view) => Go(Walk.ShowView(view));

    public void ChooseCountry(string country)
    {
        Country = country;
        Changed?.Invoke();
    }

    public void ChooseTone(Tone tone)
    {
        Tone = tone;
        Changed?.Invoke();
    }

    /// <summary>One step back. What was ticked since is ticked again where the person comes by.</summary>
    public void Back()
    {
        if (Walk.Earlier is { } earlier)
        {
            foreach (var question in Walk.Answers.Questions)
            {
                Tick(Pack.Question(question)!, Walk.Answers[question]);
            }

            Walk = earlier;
        }
    }

    /// <summary>What is ticked on a screen: what was answered, or what stood ticked when the person stepped back from it.</summary>
    public ImmutableArray<string> TickedOn(string question) =>
        Walk.Answers.Has(question) ? Walk.Answers[question] : ticked?[question] ?? [];

    /// <summary>Remembers what is ticked on a screen that is not passed yet.</summary>
    public void Tick(Question question, params IReadOnlyCollection<string> ids) =>
        ticked = AnswerProblem.Check(question, [.. ids]) is null
            ? (ticked ?? Answers.None(Walk.Answers.Role)).With(question, ids)
            : ticked?.Without(question.Id);

    /// <summary>Forgets everything.</summary>
    public void StartAgain() =>
        (Walk, Country, Tone, taken, ticked, Brought, Tells, Retelling) = (Walk.Start, null, Tone.Gentle, [], null, 0, false, null);

    // Someone under 18 is shown the way out, and what was answered is gone: no step leads back to it. What is urgent is shown
    // before anything else goes on, once everything about it was asked.
    private void Go(Walk walk)
    {
        if (DangerSigns.UnderAge(Pack.Safety, walk.Answers))
        {
            LeadOut();
            return;
        }

        Walk = walk;
        if (walk.View is View.Path or View.Question or View.Results && !FindNotShown(walk).IsEmpty && !AsksMore(walk))
        {
            Walk = walk with { View = View.Flag };
        }

        // At the answer, and wherever the path is left, own words are gone.
        if (Walk.View is not (View.Path or View.Flag or View.Question) || (Walk.View == View.Path && Screen is PathScreen.Finished))
        {
            (Tells, Retelling) = (false, null);
        }
    }

    private bool AsksMore(Walk walk) => walk.View == View.Path && ReflectionPath.After(Network, walk.Passage) is PathScreen.Detail;

    private ImmutableArray<Flag> FindNotShown(Walk walk) =>
        [
            .. DangerSigns
                .Find(Pack.Safety, walk.Answers)
                .Where(flag =>
                    flag.Urgency <= Urgency.SameDay && !walk.Shown.Any(shown => shown.Flag == flag.Id && shown.Urgency <= flag.Urgency)
                ),
        ];
}
