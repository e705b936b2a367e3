using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.App.Sessions;

/// <summary>What is on the screen.</summary>
public enum View
{
    /// <summary>What this is, and who is asking.</summary>
    Start,

    /// <summary>A screen of the path, or what it came to.</summary>
    Path,

    /// <summary>A danger sign that came up just now: shown once, whole, before anything else goes on.</summary>
    Flag,

    /// <summary>One question at a time, or one that the person chose.</summary>
    Question,

    /// <summary>What the answers come to.</summary>
    Results,

    /// <summary>The way out for someone under 18.</summary>
    Youth,

    /// <summary>A page to take to an appointment.</summary>
    TakeAlong,

    /// <summary>Keeping it on the device.</summary>
    Offline,

    /// <summary>What somebody keeps for themselves: the journal and all that goes with it.</summary>
    Journal,
}

/// <summary>Where someone is in a reflection: an immutable value, and a step back is the earlier one.</summary>
/// <param name="Passage">What was answered, and which screens were passed.</param>
/// <param name="View">What is on the screen.</param>
/// <param name="Asked">A question chosen by the person, to be answered or answered anew; null for the one that comes next.</param>
/// <param name="Shown">The danger signs that were shown whole, each with its urgency: they are not shown so again.</param>
/// <param name="Earlier">The step before; null at the first.</param>
public sealed record Walk(Passage Passage, View View, string? Asked, ImmutableHashSet<(string Flag, Urgency Urgency)> Shown, Walk? Earlier)
{
    public static Walk Start { get; } = new(Passage.Begin(Role.Self), View.Start, null, [], null);

    /// <summary>Everything answered so far.</summary>
    public Answers Answers => Passage.Answers;

    /// <summary>After a screen of the path.</summary>
    public Walk AfterScreen(Passage passage) => this with { Passage = passage, View = View.Path, Asked = null, Earlier = this };

    /// <summary>After an answer. Whoever chose the question returns to where they chose it; what they answered since then stays.</summary>
    public Walk WithAnswer(Question question, IEnumerable<string> ids) =>
        this with
        {
            Passage = Passage with { Answers = Answers.With(question, ids) },
            View = Asked is null ? View.Question : Earlier?.View ?? View.Question,
            Asked = null,
            Earlier = this,
        };

    /// <summary>The same place with one more thing said: what is on the screen changes where it stands.</summary>
    public Walk WithAnswersHere(Answers answers) => this with { Passage = Passage with { Answers = answers } };

    public Walk AskQuestion(string? question) => this with { View = View.Question, Asked = question, Earlier = this };

    public Walk ShowView(View view) => this with { View = view, Asked = null, Earlier = this };

    /// <summary>What someone answered never reaches a log or an error by accident.</summary>
    public override string ToString() => nameof(Walk);
}
