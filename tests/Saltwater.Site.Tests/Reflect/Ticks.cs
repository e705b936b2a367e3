using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Site.Reflect;

namespace Saltwater.Site.Tests.Reflect;

/// <summary>Boxes someone ticked on the page, and the same as answers for the engine.</summary>
internal sealed record Ticks(ImmutableArray<string> Boxes, Answers Answers)
{
    // One set in so many is about someone under 18: nothing else is shown then, so more would test little.
    private const int YoungIn = 20;

    private static readonly Form Form = Form.Of(BuiltSite.Pack);

    /// <summary>Boxes written as <c>question: answer, answer</c>.</summary>
    public static Ticks Of(params IEnumerable<string> lines) =>
        lines
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Aggregate(new Ticks([], Answers.None(Role.Self)), (ticks, pair) =>
                ticks.With(pair[0], [.. pair[1].Split(',', StringSplitOptions.TrimEntries)])
            );

    /// <summary>Any set of ticks: few or many, half of them by someone to whom nothing bad happened, often contradictory, as people are.</summary>
    public static Ticks Draw(Random random)
    {
        var (oneIn, calm) = (random.Next(2, 9), random.Next(2) == 0);
        var young = random.Next(YoungIn) == 0;
        return Form
            .Asks.Where(asks => random.Next(oneIn) == 0 && (young || asks.Key != "age18"))
            .Aggregate(new Ticks([], Answers.None(Role.Self)), (ticks, asks) =>
            {
                var offered = asks.SelectMany(ask => ask.Ticks).ToArray();
                var question = asks.First().Question;
                if (calm && question.Group == Question.SafetyGroup)
                {
                    return ticks.With(question.Id, [offered[0].Id]);
                }

                random.Shuffle(offered);
                return ticks.With(question.Id, [.. offered.Take(random.Next(1, question.AtMost + 1)).Select(answer => answer.Id)]);
            });
    }

    public override string ToString() => string.Join(' ', Boxes);

    // What stands alone gives way to what is ticked beside it; the engine takes no such pair.
    private Ticks With(string id, ImmutableArray<string> ticked)
    {
        var asks = Form.Asks[id].ToList();
        var chosen = asks.SelectMany(ask => ask.Ticks.Select(answer => (ask, answer)))
            .Where(each => ticked.Contains(each.answer.Id))
            .ToList();
        var counted = chosen.Where(each =>
            each.ask.One || !each.answer.Exclusive || !each.ask.UntickedBy(each.answer).Any(other => ticked.Contains(other.Id))
        );
        return new(
            Boxes.AddRange(chosen.Select(each => Ask.BoxId(id, each.answer.Id))),
            Answers.With(asks[0].Question, counted.Select(each => each.answer.Id))
        );
    }
}
