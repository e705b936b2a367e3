using Saltwater.Guide;

namespace Saltwater.Tests;

/// <summary>Random answers to the guide's questions: always usable, often contradictory, as people are.</summary>
internal static class AnyAnswers
{
    // Under 18, oneself or someone else, ends everything else; the laws about that name it themselves.
    private static bool EndsEverything(Question question, Answer answer) =>
        answer.Id == "under-18" || (question.Id == "adult" && answer.Id == "no");

    // One in this many questions is answered, so that a set has about as many answers as a person gives.
    private const int OneIn = 5;

    public static Gen<Answers> Of(Role role, params string[] except) =>
        Gen.Int[0, int.MaxValue].Select(seed => Draw(new Random(seed), role, except));

    public static Gen<Answers> OfAnyone(params string[] except) =>
        Gen.Select(Gen.Enum<Role>(), Gen.Int[0, int.MaxValue]).Select((role, seed) => Draw(new Random(seed), role, except));

    /// <summary>One usable answer to a question.</summary>
    public static IEnumerable<string> To(Question question, Random random)
    {
        var open = question.Answers.Where(answer => !EndsEverything(question, answer)).ToArray();
        var alone = open[random.Next(open.Length)];
        if (question.AtMost == 1 || alone.Exclusive || alone.Id == Answers.Skip)
        {
            return [alone.Id];
        }

        var others = open.Where(answer => !answer.Exclusive && answer.Id != Answers.Skip).ToArray();
        random.Shuffle(others);
        return others.Take(random.Next(1, question.AtMost + 1)).Select(answer => answer.Id);
    }

    private static Answers Draw(Random random, Role role, string[] except) =>
        Guides
            .English.Questions.Where(question =>
                !except.Contains(question.Id) && question.Id != AskingPath.Adult && random.Next(OneIn) == 0
            )
            .Aggregate(Answers.None(role), (answers, question) => answers.With(question, To(question, random)));
}
