using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Tests.Cli;

/// <summary>One question of a dialogue and what a person types for it.</summary>
/// <param name="Line">The numbers of the answers as they are offered, or <c>s</c>.</param>
/// <param name="After">Everything answered once the line was typed.</param>
internal sealed record Turn(Question Asked, string Line, Answers After)
{
    /// <summary>The whole dialogue with a person who gives these answers where they are offered, and skips the rest.</summary>
    public static ImmutableArray<Turn> All(Answers meant) => All(meant.Role, next => meant[next.Question!.Id]);

    /// <summary>The whole dialogue with a person who chooses anew each time.</summary>
    public static ImmutableArray<Turn> All(Role role, Func<NextQuestion, IEnumerable<string>> choose)
    {
        var turns = ImmutableArray.CreateBuilder<Turn>();
        var answers = Answers.None(role);
        while (NextQuestion.After(Guides.Network, answers) is { Question: { } question } next)
        {
            var offered = next.Offered.Where(answer => answer.Id != Answers.Skip).Select(answer => answer.Id).ToList();
            var chosen = choose(next).Where(offered.Contains).ToList();
            answers = answers.With(question, chosen is [] ? [Answers.Skip] : chosen);
            turns.Add(
                new(
                    question,
                    chosen is []
                        ? "s"
                        : string.Join(',', chosen.Select(id => (offered.IndexOf(id) + 1).ToString(CultureInfo.InvariantCulture))),
                    answers
                )
            );
        }

        return turns.ToImmutable();
    }

    /// <summary>A person who answers at random, and now and then skips.</summary>
    public static Func<NextQuestion, IEnumerable<string>> AtRandom(int seed, params string[] first)
    {
        var (random, fixedAnswers) = (new Random(seed), Guides.Answer(first));
        return next =>
            fixedAnswers.Has(next.Question!.Id) ? fixedAnswers[next.Question.Id]
            : random.Next(8) == 0 ? []
            : [next.Offered[random.Next(next.Offered.Length)].Id];
    }

    /// <summary>Answers as another program sends them.</summary>
    public static string ToJson(Answers answers) =>
        JsonSerializer.Serialize(answers.Questions.ToDictionary(id => id, id => answers[id], StringComparer.Ordinal));
}

/// <summary>Dialogues as lines to type.</summary>
internal static class Turns
{
    /// <summary>What is typed, turn by turn.</summary>
    public static IEnumerable<string> Lines(this IEnumerable<Turn> turns) => turns.Select(turn => turn.Line);

    /// <summary>The turns before a question is answered.</summary>
    public static IEnumerable<Turn> Until(this IEnumerable<Turn> turns, string question) =>
        turns.TakeWhile(turn => turn.Asked.Id != question);

    /// <summary>The turns up to and with the answer to a question.</summary>
    public static IEnumerable<Turn> Through(this ImmutableArray<Turn> turns, string question) =>
        turns.Take(turns.Until(question).Count() + 1);
}
