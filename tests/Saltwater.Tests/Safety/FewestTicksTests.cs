using System.Globalization;
using System.Text;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Safety;

namespace Saltwater.Tests.Safety;

/// <summary>
/// For each flag and urgency the fewest ticks that raise it, readable by a clinician (<c>docs/safety-fewest-ticks.md</c>).
/// To accept a change: <c>SALTWATER_APPROVE=1 ./test</c>.
/// </summary>
public sealed class FewestTicksTests
{
    // Enough ways to look at that the shortest is among them; a flag is raised by one to four ticks.
    private const int WaysKept = 400;

    private static string Path { get; } = System.IO.Path.Combine(Guides.Root, "docs", "safety-fewest-ticks.md");

    [Fact]
    public void The_fewest_ticks_that_raise_each_flag_are_as_approved()
    {
        var written = Write();
        if (Environment.GetEnvironmentVariable("SALTWATER_APPROVE") == "1")
        {
            File.WriteAllText(Path, written);
            return;
        }

        Assert.Equal(File.ReadAllText(Path), written);
    }

    [Fact]
    public void Every_urgency_of_every_flag_can_be_reached_by_ticking() =>
        Assert.Empty(
            from flag in Guides.English.Safety.Flags
            from level in flag.Levels
            where Fewest(flag, level) is null
            select $"{flag.Id}, {Kebab.Write(level.Urgency)}"
        );

    private static string Write()
    {
        var text = new StringBuilder(
            """
            # The fewest ticks that raise each flag

            Written by the tests from the guide. What opens a question counts as a tick; that someone is private, or that someone may look, does not.
            Where several are equally short, one is shown. "The other": only the partner of the one who cried can tick it.

            | flag | urgency | ticks | what is ticked |
            | --- | --- | --- | --- |

            """
        );
        foreach (var flag in Guides.English.Safety.Flags)
        {
            foreach (var level in flag.Levels.DistinctBy(each => each.Urgency))
            {
                var way = flag
                    .Levels.Where(each => each.Urgency == level.Urgency)
                    .Select(each => Fewest(flag, each))
                    .OfType<Answers>()
                    .MinBy(Ticks);
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {flag.Id} {flag.Words.Title} | {Kebab.Write(level.Urgency)} | "
                        + $"{(way is null ? "cannot be reached" : Ticks(way))} | {(way is null ? "" : Read(way))} |"
                );
            }
        }

        return text.ToString();
    }

    private static string Read(Answers way) =>
        (way.Role == Role.Partner ? "The other: " : "")
        + string.Join(
            "; ",
            way.Questions.Where(id => id != "alone")
                .Select(id => Guides.English.Question(id)!)
                .OrderBy(question => Guides.English.Questions.IndexOf(question))
                .SelectMany(question =>
                    way[question.Id].Select(answer => $"*{question.AskFor(way.Role)}* {question.Answer(answer)!.SaysFor(way.Role)}")
                )
        );

    private static int Ticks(Answers way) => way.Questions.Where(id => id != "alone").Sum(id => way[id].Length);

    // A less urgent level may be reached only with a calm answer beside it, which no condition names: one such tick is tried as well.
    private static Answers? Fewest(FlagRule flag, FlagLevel level)
    {
        var ways = Enum.GetValues<Role>().SelectMany(role => Ways(level.When, [Answers.None(role)])).ToList();
        return Shortest(ways, flag, level)
            ?? Shortest(
                [
                    .. from way in ways
                    from question in Guides.English.Questions
                    where question.Group == "safety" && question.CanAsk(way.Role) && !way.Has(question.Id)
                    from answer in question.Answers
                    where answer.IsOffered(way.Role)
                    select way.With(question, answer.Id),
                ],
                flag,
                level
            );
    }

    private static Answers? Shortest(List<Answers> ways, FlagRule flag, FlagLevel level) =>
        ways.SelectMany(Opened)
            .Where(way =>
                DangerSigns.Find(Guides.English.Safety, way).Any(raised => raised.Id == flag.Id && raised.Urgency == level.Urgency)
            )
            .MinBy(Ticks);

    // The ways in which a condition comes to hold, shortest first.
    private static List<Answers> Ways(Condition condition, List<Answers> from)
    {
        var ways = condition.Question switch
        {
            Condition.Role => from.Where(condition.Holds),
            { } id when Guides.English.Question(id) is { } question => from.SelectMany(way =>
                    Offered(question, condition, way.Role).Select(answer => And(way, question, answer))
                )
                .OfType<Answers>(),
            { } => [],
            null when !condition.Any.IsEmpty => condition.Any.SelectMany(each => Ways(each, from)),
            null when !condition.All.IsEmpty => condition.All.Aggregate(from, (sum, each) => Ways(each, sum)),
            null => from,
        };
        return [.. ways.OrderBy(Ticks).Take(WaysKept)];
    }

    private static IEnumerable<string> Offered(Question question, Condition condition, Role role) =>
        from answer in question.Answers
        where condition.Answers.Contains(answer.Id) || (condition.Answers.Contains(Condition.Answered) && answer.Id != Answers.Skip)
        where answer.IsOffered(role) && question.CanAsk(role)
        select answer.Id;

    // With it the questions that have to be open before it can be ticked; private questions need someone private.
    private static IEnumerable<Answers> Opened(Answers way)
    {
        var open = way
            .Questions.Select(id => Guides.English.Question(id)!)
            .FirstOrDefault(question => question.When is { } when && !when.Holds(way));
        return open is not null ? Ways(open.When!, [way]).Take(20).SelectMany(Opened)
            : way.Questions.Any(id => Guides.English.Question(id)!.Sensitive) && !way.Has("alone")
                ? [way.With(Guides.English.Question("alone")!, "private")]
            : [way];
    }

    private static Answers? And(Answers way, Question question, string answer)
    {
        string[] both = [.. way[question.Id].Append(answer).Distinct()];
        return AnswerProblem.Check(question, [.. both]) is null ? way.With(question, both) : null;
    }
}
