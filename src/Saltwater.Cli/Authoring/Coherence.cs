using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Checks that the parts of a guide fit together: everything can be reached, nothing is contradictory, nothing unsafe can come
/// about.</summary>
internal static class Coherence
{
    // Whoever needs one of these may be harmed for speaking up.
    private static readonly ImmutableArray<string> HarmNeeds = ["sexual-assault", "partner-violence"];

    public static void Check(
        ImmutableArray<StructureReader.ReasonStructure> reasons,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        StructureReader.SafetyStructure safety,
        Model model,
        ProblemLog problems
    )
    {
        CheckEffects(reasons, questions, problems);
        CheckReasonsReached(reasons, questions, problems);
        CheckPlaces(reasons, questions, problems);
        CheckQuestionsReached(questions, problems);
        CheckOpening(questions, model, problems);
        CheckAnswersMatter(reasons, questions, safety, model, problems);
        CheckSafety(reasons, safety, problems);
    }

    private static void CheckEffects(
        ImmutableArray<StructureReader.ReasonStructure> reasons,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        ProblemLog problems
    )
    {
        var never = reasons.Where(reason => reason.NeverRuledOut).Select(reason => reason.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var answer in questions.SelectMany(question => question.Answers))
        {
            foreach (var effect in answer.Effects.Where(effect => effect.Strength == Strength.RulesOut && never.Contains(effect.Reason)))
            {
                problems.Add(
                    ProblemCode.NeverRuledOut,
                    "questions.yaml",
                    answer.Line,
                    $"\"{answer.Id}\" rules out \"{effect.Reason}\", which can never be ruled out.",
                    "Use against, or nothing."
                );
            }
        }
    }

    private static void CheckReasonsReached(
        ImmutableArray<StructureReader.ReasonStructure> reasons,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        ProblemLog problems
    )
    {
        var supported = questions
            .SelectMany(question => question.Answers)
            .SelectMany(answer => answer.Effects)
            .Where(effect => effect.Strength is Strength.For or Strength.StronglyFor)
            .Select(effect => effect.Reason)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var reason in reasons.Where(reason => !supported.Contains(reason.Id)))
        {
            problems.Add(
                ProblemCode.Unreachable,
                "reasons.yaml",
                reason.Line,
                $"No answer speaks for \"{reason.Id}\", so it can never be shown.",
                "Add an answer that does, or take the reason out."
            );
        }
    }

    // Were one that stands before another stood before itself, what stands where would depend on which is placed first. One that stands
    // before what is hidden while coercion is possible would take that place all the same, above coercion. And an answer that says nothing
    // of a reason cannot tell that it is this one.
    private static void CheckPlaces(
        ImmutableArray<StructureReader.ReasonStructure> reasons,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        ProblemLog problems
    )
    {
        var before = reasons
            .Where(reason => !reason.StandsBefore.IsEmpty || reason.Reassuring)
            .Select(reason => reason.Id)
            .ToHashSet(StringComparer.Ordinal);
        var spoken = questions
            .SelectMany(question => question.Answers.Select(answer => (question.Id, answer)))
            .SelectMany(each =>
                each.answer.Effects.Where(effect => effect.Strength >= Strength.For)
                    .Select(effect => (Question: each.Id, Answer: each.answer.Id, effect.Reason))
            )
            .ToHashSet();
        foreach (var (reason, other) in reasons.SelectMany(reason => reason.StandsBefore.Select(other => (reason, other))))
        {
            if (before.Contains(other.Reason))
            {
                problems.Add(
                    ProblemCode.PlaceUnclear,
                    "reasons.yaml",
                    reason.Line,
                    $"\"{reason.Id}\" stands before \"{other.Reason}\", which stands before another itself, or is hidden while coercion is possible.",
                    "Let it stand before a reason that stands before none and is always shown."
                );
            }

            foreach (
                var (question, answer) in other
                    .When.Mentions()
                    .SelectMany(look => look.Answers.Select(answer => (look.Question, answer)))
                    .Where(look => !spoken.Contains((look.Question, look.answer, reason.Id)))
            )
            {
                problems.Add(
                    ProblemCode.PlaceUnfounded,
                    "reasons.yaml",
                    reason.Line,
                    $"\"{question}: {answer}\" puts \"{reason.Id}\" before \"{other.Reason}\" and does not speak for it.",
                    "Name an answer that speaks for it, or give this one an effect."
                );
            }
        }
    }

    // A question can be reached if its condition can hold through questions reached before it, asked of someone who can be asked both.
    private static void CheckQuestionsReached(ImmutableArray<StructureReader.QuestionStructure> questions, ProblemLog problems)
    {
        var byId = questions
            .GroupBy(question => question.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var question in questions.Where(question => question.When is not null))
        {
            if (CheckFollows(question.Id, question.Id, byId, []))
            {
                problems.Add(
                    ProblemCode.Cycle,
                    "questions.yaml",
                    question.Line,
                    $"\"{question.Id}\" is asked only after an answer that is only asked for after it.",
                    "Let its condition look at other questions."
                );
            }
            else if (!CanHold(question.When!, question, byId))
            {
                problems.Add(
                    ProblemCode.Unreachable,
                    "questions.yaml",
                    question.Line,
                    $"\"{question.Id}\" can never be asked: no answers open to the same people make its condition hold.",
                    "Correct its condition, or who can be asked."
                );
            }
        }
    }

    private static bool CheckFollows(
        string start,
        string at,
        Dictionary<string, StructureReader.QuestionStructure> byId,
        HashSet<string> seen
    ) =>
        byId.TryGetValue(at, out var question)
        && (question.When?.Mentions() ?? []).Any(look =>
            look.Question == start || (seen.Add(look.Question) && CheckFollows(start, look.Question, byId, seen))
        );

    private static bool CanHold(
        Condition condition,
        StructureReader.QuestionStructure asked,
        Dictionary<string, StructureReader.QuestionStructure> byId
    )
    {
        if (condition.Question is { } id)
        {
            return byId.TryGetValue(id, out var question)
                && (question.AskedOf == AskedOf.Both || asked.AskedOf == AskedOf.Both || question.AskedOf == asked.AskedOf);
        }

        if (!condition.Any.IsDefaultOrEmpty)
        {
            return condition.Any.Any(each => CanHold(each, asked, byId));
        }

        return condition.All.IsDefaultOrEmpty || condition.All.All(each => CanHold(each, asked, byId));
    }

    private static void CheckOpening(ImmutableArray<StructureReader.QuestionStructure> questions, Model model, ProblemLog problems)
    {
        foreach (var id in model.Asking.Opening)
        {
            if (
                questions.FirstOrDefault(question => question.Id == id) is { } question
                && (question.Sensitive || question.Group is Question.SafetyGroup or Question.ScreenersGroup || question.When is not null)
            )
            {
                problems.Add(
                    ProblemCode.OutOfRange,
                    "model.yaml",
                    0,
                    $"\"{id}\" cannot open: it is sensitive, conditional, or asked elsewhere.",
                    "Choose questions that everyone can be asked."
                );
            }
        }
    }

    // A question none of whose answers changes anything wastes the time of someone who has little of it.
    private static void CheckAnswersMatter(
        ImmutableArray<StructureReader.ReasonStructure> reasons,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        StructureReader.SafetyStructure safety,
        Model model,
        ProblemLog problems
    )
    {
        var looked = safety
            .Flags.SelectMany(flag => flag.Levels.SelectMany(level => level.When.Mentions()))
            .Concat(safety.CoercionPossible.Mentions())
            .Concat(safety.UnderAge.Mentions())
            .Concat(safety.Elapsed.Select(elapsed => (elapsed.Question, ImmutableArray<string>.Empty)))
            .Concat(model.Asking.GoodTears.Mentions())
            .Concat(model.Asking.PrivateEnough.Mentions())
            .Concat(reasons.SelectMany(reason => (reason.Gate?.Mentions() ?? []).Concat(reason.ShownWhen?.Mentions() ?? [])))
            .Concat(questions.SelectMany(question => question.When?.Mentions() ?? []))
            .Select(look => look.Item1)
            .ToHashSet(StringComparer.Ordinal);
        // What stands out has an area for each answer, which is checked with the path.
        foreach (
            var question in questions.Where(question =>
                !looked.Contains(question.Id)
                && question.Id != AskingPath.StandsOut
                && question.Answers.All(answer => answer.Effects.IsEmpty)
            )
        )
        {
            problems.Add(
                ProblemCode.DeadEnd,
                "questions.yaml",
                question.Line,
                $"No answer to \"{question.Id}\" changes anything.",
                "Give an answer an effect or a flag, or retire the question."
            );
        }
    }

    // A flag of harm keeps partner talk away by its need. A guide that takes such a need off the list would leave the talk on.
    private static void CheckSafety(
        ImmutableArray<StructureReader.ReasonStructure> reasons,
        StructureReader.SafetyStructure safety,
        ProblemLog problems
    )
    {
        foreach (var need in HarmNeeds.Where(need => !safety.HarmNeeds.Contains(need)))
        {
            var flag = safety.Flags.FirstOrDefault(flag => flag.Need == need && flag.Levels.Any(level => level.Urgency <= Urgency.SameDay));
            if (flag is not null)
            {
                problems.Add(
                    ProblemCode.UnsafeCombination,
                    "safety.yaml",
                    flag.Line,
                    $"{flag.Id} leads to help with \"{need}\", but advice to talk with the partner could still be shown.",
                    $"Add {need} to harm-needs."
                );
            }
        }

        foreach (var reason in reasons.Where(reason => reason.Id == "coercion" && reason.WordsTo != Listener.Trusted))
        {
            problems.Add(
                ProblemCode.UnsafeCombination,
                "reasons.yaml",
                reason.Line,
                "The words for \"coercion\" would be spoken to the partner.",
                "Set words-to: trusted."
            );
        }
    }
}
