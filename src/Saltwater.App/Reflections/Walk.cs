using Saltwater.Guide;

namespace Saltwater.App.Reflections;

/// <summary>What is on the screen.</summary>
public enum View
{
    /// <summary>What this is, and who is asking.</summary>
    Start,

    /// <summary>One question.</summary>
    Question,

    /// <summary>What the answers come to.</summary>
    Results,

    /// <summary>The way out for someone under 18.</summary>
    Youth,

    /// <summary>Keeping it on the device.</summary>
    Keep,

    /// <summary>What somebody keeps for themselves: the journal and all that goes with it.</summary>
    Journal,
}

/// <summary>Where someone is in a reflection: an immutable value, and a step back is the earlier one.</summary>
/// <param name="Answers">Everything answered so far.</param>
/// <param name="View">What is on the screen.</param>
/// <param name="Asked">A question chosen by the person, to be answered or answered anew; null for the one that comes next.</param>
/// <param name="Earlier">The step before; null at the first.</param>
public sealed record Walk(Answers Answers, View View, string? Asked, Walk? Earlier)
{
    public static Walk Start { get; } = new(Answers.None(Role.Self), View.Start, null, null);

    /// <summary>After an answer. Whoever chose the question returns to where they chose it; what they answered since then stays.</summary>
    public Walk With(Question question, IEnumerable<string> ids) =>
        this with { Answers = Answers.With(question, ids), View = Asked is null ? View.Question : Earlier?.View ?? View.Question, Asked = null, Earlier = this };

    public Walk Ask(string? question) => this with { View = View.Question, Asked = question, Earlier = this };

    public Walk Show(View view) => this with { View = view, Asked = null, Earlier = this };

    /// <summary>What someone answered never reaches a log or an error by accident.</summary>
    public override string ToString() => nameof(Walk);
}
