using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.App.Reflections;

/// <summary>One person's use of the app: all there is, in memory only. It stands outside the screens, so that a fault in one of them loses nothing.</summary>
public sealed class Session(ReasonNetwork network)
{
    private const char Between = '=';

    private ImmutableArray<(Question Question, ImmutableArray<string> Ids)> taken = [];

    public Pack Pack => Network.Pack;

    /// <summary>Whether it was answered or skipped if anyone can see the screen: before that, private questions are not left out but still to come.</summary>
    public bool AskedIfPrivate => Pack.Model.Asking.PrivateEnough.Looks().All(look => Walk.Answers.Has(look.Question));

    public ReasonNetwork Network { get; } = network;

    public Walk Walk { get; private set; } = Walk.Start;

    /// <summary>Where services are looked for, as someone said; never guessed.</summary>
    public string? Country { get; private set; }

    /// <summary>The countries with services that were checked, by name.</summary>
    public ImmutableArray<(string Code, string Name)> Countries { get; } =
        [.. network.Pack.Services.Select(each => (each.Country, Name: Saltwater.Help.Countries.Name(each.Country))).OrderBy(each => each.Name, StringComparer.Ordinal)];

    /// <summary>How words sound.</summary>
    public Tone Tone { get; private set; } = Tone.Gentle;

    /// <summary>Called when a choice was made that every part of the screen may show.</summary>
    public Action? Changed { get; set; }

    /// <summary>How many answers were brought along from the page that needs no script.</summary>
    public int Brought { get; private set; }

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
               where AnswerProblem.Find(question, ids) is null
               select (question, ids),
        ];
        Brought = taken.Length;
    }

    public void Begin(Role role) =>
        Go(new Walk(taken.Aggregate(Answers.None(role), (answers, each) => answers.With(each.Question, each.Ids)), View.Question, null, Walk.Start));

    public void Answer(Question question, params IEnumerable<string> ids) => Go(Walk.With(question, ids));

    public void Ask(string? question) => Go(Walk.Ask(question));

    public void Show(View view) => Go(Walk.Show(view));

    public void Choose(string? country)
    {
        Country = country;
        Changed?.Invoke();
    }

    public void Choose(Tone tone)
    {
        Tone = tone;
        Changed?.Invoke();
    }

    public void Back() => Walk = Walk.Earlier ?? Walk;

    /// <summary>Forgets everything.</summary>
    public void StartAgain() => (Walk, Country, Tone, taken, Brought) = (Walk.Start, null, Tone.Gentle, [], 0);

    // Someone under 18 is shown the way out, and what was answered is gone: no step leads back to it.
    private void Go(Walk walk)
    {
        if (DangerSigns.UnderAge(Pack.Safety, walk.Answers))
        {
            StartAgain();
            walk = Walk.Start with { View = View.Youth };
        }

        Walk = walk;
    }
}
