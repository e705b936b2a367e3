using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Reflections;

/// <summary>Where someone is on the path: what was answered, and which screens were passed. An immutable value; a step back is the earlier
/// one.</summary>
/// <param name="Answers">Everything answered so far.</param>
/// <param name="Passed">Keys of what was passed: a screen's <see cref="PathScreen.Key"/>, <see cref="WasHelped"/>, <see cref="WasEnough"/>
/// or <see cref="WasTold"/>.</param>
public sealed record Passage(Answers Answers, ImmutableHashSet<string> Passed)
{
    /// <summary>Passed once someone in an emergency has been helped and goes on.</summary>
    public const string WasHelped = "helped";

    /// <summary>Passed once someone asked to be shown the answer now.</summary>
    public const string WasEnough = "enough";

    /// <summary>Passed once someone said yes to something they had told in their own words: they have an idea then, also without an
    /// area.</summary>
    public const string WasTold = "told";

    /// <summary>The beginning of the path.</summary>
    public static Passage Begin(Role role) => new(Answers.None(role), []);

    /// <summary>After a screen with one question was answered, or skipped.</summary>
    /// <param name="screen">The screen that was shown.</param>
    /// <param name="ids">What was chosen; nothing at all passes the screen and leaves the question open.</param>
    public Passage With(PathScreen screen, params IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var chosen = ids.ToList();
        var answers = screen.Question is { } question && chosen.Count > 0 ? Answers.With(question, chosen) : Answers;
        return new(answers, Passed.Add(screen.Key));
    }

    /// <summary>After the statements of an area: those ticked are answered, those left say nothing.</summary>
    /// <param name="network">The guide.</param>
    /// <param name="screen">The screen that was shown.</param>
    /// <param name="ticked">Of its statements, those that are true; of two answers to a question that takes one, the later counts.</param>
    public Passage With(ReasonNetwork network, PathScreen.AreaScreen screen, params IEnumerable<Statement> ticked)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(screen);
        var chosen = ticked
            .Where(each => screen.Statements.Contains(each))
            .ToLookup(each => each.Question, each => each.Answer, StringComparer.Ordinal);
        var answers = screen
            .Statements.GroupBy(each => each.Question, each => each.Answer, StringComparer.Ordinal)
            .Aggregate(Answers, (answers, asked) =>
                WithTicked(network.Pack.Question(asked.Key)!, answers, [.. asked], [.. chosen[asked.Key]])
            );
        return new(answers, Passed.Add(screen.Key));
    }

    /// <summary>After someone said that they have been helped.</summary>
    public Passage Helped() => this with { Passed = Passed.Add(WasHelped) };

    /// <summary>After someone asked to be shown the answer now.</summary>
    public Passage Enough() => this with { Passed = Passed.Add(WasEnough) };

    /// <summary>After someone said yes to something they had told in their own words.</summary>
    public Passage Told() => this with { Passed = Passed.Add(WasTold) };

    /// <summary>With one more answer. What else was said to the question stays, as far as both can be.</summary>
    public Passage Say(Question question, string answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        return this with { Answers = WithTicked(question, Answers, [answer], [answer]) };
    }

    /// <summary>With one answer less.</summary>
    public Passage Unsay(Question question, string answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        return this with { Answers = WithTicked(question, Answers, [answer], []) };
    }

    /// <summary>What someone answered never reaches a log or an error by accident.</summary>
    public override string ToString() => nameof(Passage);

    // What was ticked elsewhere stays; what this screen offers is as it was ticked here.
    private static Answers WithTicked(Question question, Answers answers, List<string> offered, List<string> ticked)
    {
        var elsewhere = answers[question.Id]
            .Where(id => id != Answers.Skip && !offered.Contains(id) && question.Answer(id) is { Exclusive: false });
        var all = elsewhere.Concat(ticked).Distinct(StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            var isAsOffered = answers.Has(question.Id) && answers[question.Id].All(offered.Contains);
            return isAsOffered ? answers.Without(question.Id) : answers;
        }

        var alone = all.FindLast(id => question.Answer(id) is { Exclusive: true });
        return answers.With(question, alone is null ? all.TakeLast(question.AtMost) : [alone]);
    }
}
