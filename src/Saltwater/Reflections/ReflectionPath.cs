using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Safety;

namespace Saltwater.Reflections;

/// <summary>The short way from opening to answer: danger by exception, what stands out, a few statements for each area, and the questions
/// that decide between what leads.</summary>
public static class ReflectionPath
{
    private const string None = "none";
    private const int Together = 2;

    /// <summary>The screen that comes next.</summary>
    /// <param name="network">The guide.</param>
    /// <param name="passage">What was answered, and which screens were passed.</param>
    public static PathScreen After(ReasonNetwork network, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(passage);
        var (pack, answers) = (network.Pack, passage.Answers);
        if (DangerSigns.UnderAge(pack.Safety, answers))
        {
            return new PathScreen.Finished(StoppedBecause.UnderAge);
        }

        var watched = Watched(pack, answers);
        var flags = DangerSigns.Find(pack.Safety, answers);
        if (flags.Any(flag => flag.Urgency == Urgency.Emergency) && !passage.Passed.Contains(Passage.WasHelped))
        {
            return new PathScreen.Finished(StoppedBecause.Emergency);
        }

        // Whoever wants the answer now gets it.
        if (passage.Passed.Contains(Passage.WasEnough))
        {
            return new PathScreen.Finished(StoppedBecause.AskedEnough);
        }

        // What was ticked is asked about before anything else, also where a statement further on was ticked.
        return (PathScreen?)NextDetail(pack, passage, watched)
            ?? NextDanger(pack, passage, watched)
            ?? StandsOut(pack, passage)
            ?? NextArea(pack, passage, watched)
            ?? NextTelling(network, passage, watched, flags.IsEmpty);
    }

    /// <summary>How far someone is: the screen they see, and about how many there will be. Honest: it never goes down while nothing more is
    /// ticked.</summary>
    /// <returns>The number of the screen from 1, and about how many in all; at least as many as that.</returns>
    public static (int At, int Of) Progress(ReasonNetwork network, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(passage);
        var (pack, watched) = (network.Pack, Watched(network.Pack, passage.Answers));
        var passed = passage.Passed.Count(key => key.Contains(':', StringComparison.Ordinal));
        var asked = ToldQuestions(pack, passage).Count;
        var left =
            LeftOfDanger(pack, passage, watched).Count()
            + (passage.Passed.Contains(StandsOutKey) ? (Left(pack, passage, watched).Length + Together - 1) / Together : 2)
            + (IsGood(pack, passage.Answers) ? 0 : Math.Max(0, pack.Path.Telling.AtLeast - asked));
        return (passed + 1, Math.Max(passed + 1, passed + left));
    }

    /// <summary>Whether someone may be looking at the screen: then what is private is left out, and danger is asked in quiet
    /// words.</summary>
    public static bool Watched(Pack pack, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(answers);
        var enough = pack.Model.Asking.PrivateEnough;
        return !enough.Holds(answers) && enough.Mentions().Any(look => answers[look.Question].Any(id => id != Answers.Skip));
    }

    /// <summary>Whether whoever looks may read what a flag is about: what was said in full words on the very screen is no secret, and a
    /// danger of the body is never hidden. What was said quietly stays quiet.</summary>
    /// <param name="pack">The guide.</param>
    /// <param name="answers">All answers given.</param>
    /// <param name="flag">A flag that they raise.</param>
    public static bool IsPlain(Pack pack, Answers answers, Flag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        if (!Watched(pack, answers))
        {
            return true;
        }

        var plain = answers;
        foreach (var question in answers.Questions.Select(pack.Question).OfType<Question>())
        {
            var said = SaidPlainly(pack, answers, question);
            plain = said.IsEmpty ? plain.Without(question.Id) : plain.With(question, said);
        }

        // What was asked in detail about something quiet is quiet too.
        foreach (
            var question in plain
                .Questions.Select(pack.Question)
                .OfType<Question>()
                .Where(question => question.When is { } when && !when.Holds(plain))
                .ToList()
        )
        {
            plain = plain.Without(question.Id);
        }

        return DangerSigns.Find(pack.Safety, plain).Any(each => each.Id == flag.Id);
    }

    private static ImmutableArray<string> SaidPlainly(Pack pack, Answers answers, Question question)
    {
        if (question.Sensitive || (question.When is { } when && IsAboutWatching(pack, when)))
        {
            return [];
        }

        return [.. answers[question.Id].Where(id => question.Answer(id) is not ({ Sensitive: true } or { SaysQuietly: not null }))];
    }

    private static string StandsOutKey => $"question:{AskingPath.StandsOut}";

    // A list of danger signs to tick, ending in "none of these"; one that is asked only where someone may look takes the place of the private
    // list.
    private static bool IsDanger(Pack pack, Question question) =>
        question is { Group: Question.SafetyGroup, AtMost: > 1 }
        && question.Answers.Any(answer => answer is { Id: None, Exclusive: true })
        && (question.When is not { } when || IsAboutWatching(pack, when));

    /// <summary>What stands over a list of danger, or null: only what the first one names cannot wait.</summary>
    internal static string? NoteOver(Pack pack, Question list) =>
        list switch
        {
            { Sensitive: true } or { When: not null } => PathTexts.Of(pack).DangerNoteFree,
            _ when pack.Questions.First(each => IsDanger(pack, each)) == list => PathTexts.Of(pack).DangerNote,
            _ => null,
        };

    private static bool IsOpen(Question question, Passage passage, bool watched) =>
        question.CanAsk(passage.Answers.Role)
        && !passage.Answers.Has(question.Id)
        && !passage.Passed.Contains($"question:{question.Id}")
        && !(watched && question.Sensitive);

    private static PathScreen.Detail? NextDetail(Pack pack, Passage passage, bool watched) =>
        pack
            .Questions.Where(question =>
                question is { Group: Question.SafetyGroup, When: { } when }
                && IsOpen(question, passage, watched)
                && when.Holds(passage.Answers)
                && !IsDanger(pack, question)
            )
            .Select(detail => new PathScreen.Detail(detail, OfferedAnswers(detail, passage, watched)))
            .FirstOrDefault();

    private static bool IsAboutWatching(Pack pack, Condition when) =>
        when.Mentions().All(look => pack.Model.Asking.PrivateEnough.Mentions().Any(each => each.Question == look.Question));

    private static IEnumerable<Question> LeftOfDanger(Pack pack, Passage passage, bool watched) =>
        pack.Questions.Where(question =>
            IsDanger(pack, question) && IsOpen(question, passage, watched) && (question.When?.Holds(passage.Answers) ?? true)
        );

    private static PathScreen.Danger? NextDanger(Pack pack, Passage passage, bool watched) =>
        LeftOfDanger(pack, passage, watched)
            .Select(danger => new PathScreen.Danger(danger, OfferedAnswers(danger, passage, watched)))
            .FirstOrDefault();

    private static PathScreen.StandsOut? StandsOut(Pack pack, Passage passage)
    {
        if (pack.Question(AskingPath.StandsOut) is not { } question || passage.Answers.Has(question.Id))
        {
            return null;
        }

        if (passage.Passed.Contains(StandsOutKey))
        {
            return null;
        }

        var saidBefore = pack.Path.Areas.Where(area => area.Said?.Holds(passage.Answers) == true && !IsTold(passage, area));
        return new(question, [.. saidBefore.Select(area => area.Id)]);
    }

    // Of what somebody told and said yes to, its area is not asked about as well.
    private static bool IsTold(Passage passage, Area area) =>
        passage.Passed.Contains(Passage.WasTold)
        && area.Statements.Any(statement =>
            statement.IsFor(passage.Answers.Role) && passage.Answers[statement.Question].Contains(statement.Answer)
        );

    // Two areas on one screen save a tap and a screen; more of them would be a long list.
    private static PathScreen.AreaScreen? NextArea(Pack pack, Passage passage, bool watched)
    {
        var parts = Left(pack, passage, watched);
        if (parts.IsEmpty)
        {
            return null;
        }

        var goodAlone = ChosenAreas(pack, passage.Answers).Count == 1 && IsGood(pack, passage.Answers);
        return new([.. parts.Take(Together)], goodAlone);
    }

    private static ImmutableArray<(Area Area, ImmutableArray<Statement> Statements)> Left(Pack pack, Passage passage, bool watched) =>
        [
            .. from area in ChosenAreas(pack, passage.Answers)
            where !PathScreen.AreaScreen.IsPassed(passage, area)
            let statements = OpenStatements(pack, area, passage, watched)
            where !statements.IsEmpty
            select (area, statements),
        ];

    private static List<Area> ChosenAreas(Pack pack, Answers answers) =>
        [.. pack.Path.Areas.Where(area => answers[AskingPath.StandsOut].Contains(area.Id))];

    // A question that was asked as a whole is not asked again in parts.
    private static ImmutableArray<Statement> OpenStatements(Pack pack, Area area, Passage passage, bool watched) =>
        [
            .. from statement in area.Statements
            where statement.IsFor(passage.Answers.Role) && !passage.Passed.Contains($"question:{statement.Question}")
            let question = pack.Question(statement.Question)
            where question is not null && !(watched && (question.Sensitive || question.Answer(statement.Answer) is { Sensitive: true }))
            select statement,
        ];

    private static bool IsGood(Pack pack, Answers answers) =>
        pack.Model.Asking.GoodTears.Holds(answers) || answers[AskingPath.StandsOut] is [AskingPath.FeltGood];

    private static PathScreen NextTelling(ReasonNetwork network, Passage passage, bool watched, bool calm)
    {
        var (pack, answers, rules) = (network.Pack, passage.Answers, network.Pack.Path.Telling);
        if (calm && IsGood(pack, answers))
        {
            return new PathScreen.Finished(StoppedBecause.GoodTears);
        }

        // A statement that was left is not offered again as an answer, and a question of which nothing else would tell is done.
        var left = LeftStatements(pack, passage);
        var asked = ToldQuestions(pack, passage).Count;
        var open = pack
            .Questions.Where(question =>
                question.Group is not (Question.SafetyGroup or Question.OpeningGroup or Question.ScreenersGroup or Question.ToldGroup)
                && IsOpen(question, passage, watched)
                && (question.When?.Holds(answers) ?? true)
            )
            .Select(question => Without(question, left[question.Id]))
            .Where(question => question.Answers.Any(answer => answer.IsOffered(answers.Role) && !answer.Effects.IsEmpty))
            .ToList();
        if (
            HasNoIdea(pack, passage)
            && pack.Path.Broad.Select(id => open.Find(question => question.Id == id)).FirstOrDefault(question => question is not null)
                is { } broad
        )
        {
            return new PathScreen.Telling(pack.Question(broad.Id)!, OfferedAnswers(broad, passage, watched), asked + 1, []);
        }

        var narrow = ToldQuestions(pack, passage).Count(question => !(HasNoIdea(pack, passage) && pack.Path.Broad.Contains(question.Id)));
        var tally = network.Count(answers);
        var fits = Reflection.BestBand(network, answers, tally);
        if (narrow >= (fits == Band.CantTell ? rules.AtMostUnclear : rules.AtMost))
        {
            return new PathScreen.Finished(StoppedBecause.AskedEnough);
        }

        // Where something fits well already, one more question would cost a tap and seldom change what leads; it stands on the answer
        // instead.
        if (fits == Band.FitsWell)
        {
            return new PathScreen.Finished(StoppedBecause.LittleLeftToLearn);
        }

        var leading = LeadingReasons(network, answers, tally);
        var about = leading.Select(reason => pack.Reasons.IndexOf(reason)).ToHashSet();
        var leastGain = narrow < rules.AtLeast ? 0 : rules.LeastGainBits;
        var best = open.Select(question =>
                (Question: question, Gain: network.InformationGain(tally, question, about) - pack.Model.Asking.BurdenBits(question))
            )
            .Where(each => each.Gain > leastGain)
            .DefaultIfEmpty()
            .MaxBy(each => each.Gain);
        if (best.Question is not { } question)
        {
            return new PathScreen.Finished(open.Count == 0 ? StoppedBecause.NothingLeftToAsk : StoppedBecause.LittleLeftToLearn);
        }

        return new PathScreen.Telling(
            pack.Question(question.Id)!,
            OfferedAnswers(question, passage, watched),
            asked + 1,
            [.. leading.Where(reason => question.Answers.Any(answer => answer.Effects.Any(effect => effect.Reason == reason.Id)))]
        );
    }

    // What stood on a screen and was left, by question. Where one tap goes on, the rest was not left.
    private static ILookup<string, string> LeftStatements(Pack pack, Passage passage) =>
        pack
            .Path.Areas.Where(area => !IsGood(pack, passage.Answers) && PathScreen.AreaScreen.IsPassed(passage, area))
            .SelectMany(area => area.Statements)
            .Where(statement => statement.IsFor(passage.Answers.Role))
            .ToLookup(statement => statement.Question, statement => statement.Answer, StringComparer.Ordinal);

    private static Question Without(Question question, IEnumerable<string> left) =>
        left.Any() ? question with { Answers = question.Answers.RemoveAll(answer => left.Contains(answer.Id)) } : question;

    private static bool HasNoIdea(Pack pack, Passage passage) =>
        !passage.Passed.Contains(Passage.WasTold) && !ChosenAreas(pack, passage.Answers).Any(area => area.Id != AskingPath.NoIdea);

    private static List<Question> ToldQuestions(Pack pack, Passage passage) =>
        [
            .. pack.Questions.Where(question =>
                question.Group is not (Question.SafetyGroup or Question.OpeningGroup) && passage.Passed.Contains($"question:{question.Id}")
            ),
        ];

    // In reach: something was said for it, or an area was chosen whose statements speak for it. What nothing points to is not asked about.
    private static ImmutableArray<Reason> LeadingReasons(ReasonNetwork network, Answers answers, Tally tally)
    {
        var pack = network.Pack;
        var named = ChosenAreas(pack, answers)
            .SelectMany(area => area.Statements)
            .Where(statement => statement.IsFor(answers.Role))
            .SelectMany(statement => pack.Question(statement.Question)?.Answer(statement.Answer)?.Effects ?? []);
        var said = network.Telling(answers).SelectMany(each => each.Answer.Effects);
        var reach = named
            .Where(effect => effect.Strength > Strength.For)
            .Concat(said.Where(effect => effect.Strength >= Strength.For))
            .Select(effect => effect.Reason)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. pack
                .Reasons.Select((reason, index) => (reason, tally.Evidence[index].Nats))
                .Where(each => reach.Contains(each.reason.Id))
                .OrderByDescending(each => Math.Round(each.Nats, 9))
                .Take(pack.Path.Telling.Leading)
                .Select(each => each.reason),
        ];
    }

    private static ImmutableArray<Answer> OfferedAnswers(Question question, Passage passage, bool watched) =>
        [.. question.Answers.Where(answer => answer.IsOffered(passage.Answers.Role) && !(watched && answer.Sensitive))];
}
