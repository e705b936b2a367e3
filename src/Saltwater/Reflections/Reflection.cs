using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Inference;
using Saltwater.Safety;
using Saltwater.Words;

namespace Saltwater.Reflections;

/// <summary>What a reflection comes to.</summary>
public enum Conclusion
{
    /// <summary>Someone was under 18: only the way out to youth help.</summary>
    UnderAge,

    /// <summary>Too little was said. Normal, and said so.</summary>
    CantTellYet,

    /// <summary>None of the reasons seems to fit. Normal, and said so.</summary>
    NoneFits,

    /// <summary>The tears felt good and nothing is wrong.</summary>
    GoodTears,

    /// <summary>Some reasons fit.</summary>
    SomeFit,
}

/// <summary>What the guide makes of someone's answers: flags first, then the reasons that fit, and why. A pure function of pack and
/// answers.</summary>
/// <param name="Flags">The most urgent first. Shown before anything else.</param>
/// <param name="CoercionPossible">While true, nothing here suggests talking to the partner, and nothing reassures.</param>
/// <param name="PartnerTalkSafe">Only while true does anything here suggest talking to the partner: nobody pressed or frightened the one
/// who cried, and they said so.</param>
/// <param name="Threads">The reasons to show, best fitting first. Several are normal.</param>
/// <param name="Ranking">Every reason with its band, best fitting first; of two easily confused, the one an answer names.</param>
/// <param name="Next">What to ask next, or why nothing more is asked.</param>
/// <param name="NotUsed">Questions answered that this role cannot speak for. They count for flags, never for reasons.</param>
public sealed record Reflection(
    Role Role,
    Conclusion Conclusion,
    ImmutableArray<Flag> Flags,
    bool CoercionPossible,
    bool PartnerTalkSafe,
    ImmutableArray<Thread> Threads,
    ImmutableArray<Ranked> Ranking,
    NextQuestion Next,
    ImmutableArray<string> NotUsed
)
{
    // Sums of the same weights in another order can differ in the last bits; without rounding, that would decide ties.
    private const int TieDigits = 9;

    /// <summary>Reflects on answers.</summary>
    public static Reflection On(ReasonNetwork network, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(answers);
        var pack = network.Pack;
        var next = NextQuestion.After(network, answers);
        if (DangerSigns.UnderAge(pack.Safety, answers))
        {
            return new(
                answers.Role,
                Conclusion.UnderAge,
                [.. DangerSigns.Find(pack.Safety, answers).Where(flag => flag.Id == DangerSigns.UnderAgeFlag)],
                false,
                false,
                [],
                [],
                next,
                []
            );
        }

        var flags = DangerSigns.Find(pack.Safety, answers);
        var coercionPossible = DangerSigns.CoercionPossible(pack.Safety, answers);
        var partnerTalkSafe = DangerSigns.PartnerTalkSafe(pack.Safety, answers);
        // Nothing is said lightly beside something that needs help today.
        var urgent = flags.Any(flag => flag.Urgency <= Urgency.SameDay);
        var emergency = flags.Any(flag => flag.Urgency == Urgency.Emergency);
        var tally = network.Count(answers);
        var evidence = tally.Evidence;
        var spoken = network.Telling(answers).ToList();
        var ranking = RankReasons(pack, evidence, answers, spoken);
        var enough = IsEnough(pack, spoken);
        var threads = Show(pack, ranking, spoken, answers, enough)
            .Where(each => !((coercionPossible || emergency) && each.Ranked.Reason.Reassuring))
            .Select(each => Build(network, tally, each.Ranked, each.Gentle, spoken, answers, urgent, coercionPossible, partnerTalkSafe))
            .ToImmutableArray();
        var goodTears = pack.Model.Asking.GoodTears.Holds(answers) && flags.IsEmpty && !coercionPossible;
        return new(
            answers.Role,
            ConclusionOf(enough, anyFits: !threads.IsEmpty, goodTears),
            flags,
            coercionPossible,
            partnerTalkSafe,
            threads,
            ranking,
            next,
            [
                .. pack
                    .Questions.Where(question => answers.Has(question.Id) && !question.CanAsk(answers.Role))
                    .Select(question => question.Id),
            ]
        );
    }

    /// <summary>Whether there is a reason of which "fits well" would be said.</summary>
    internal static bool SomethingFitsWell(ReasonNetwork network, Answers answers) =>
        BestBand(network, answers, network.Count(answers)) == Band.FitsWell;

    /// <summary>The band of the reason that fits best, if one fits at all and enough was said.</summary>
    internal static Band BestBand(ReasonNetwork network, Answers answers, Tally tally)
    {
        var spoken = network.Telling(answers).ToList();
        return IsEnough(network.Pack, spoken)
            ? RankReasons(network.Pack, tally.Evidence, answers, spoken)
                .Select(each => each.Band)
                .Where(band => band is Band.MayPlayAPart or Band.FitsWell)
                .DefaultIfEmpty(Band.CantTell)
                .Min()
            : Band.CantTell;
    }

    private static Conclusion ConclusionOf(bool enough, bool anyFits, bool goodTears)
    {
        if (!enough && !anyFits)
        {
            return Conclusion.CantTellYet;
        }

        if (goodTears)
        {
            return Conclusion.GoodTears;
        }

        return anyFits ? Conclusion.SomeFit : Conclusion.NoneFits;
    }

    private static bool IsEnough(Pack pack, List<(Question Question, Answer Answer)> spoken) =>
        spoken.Select(each => each.Question.Id).Distinct(StringComparer.Ordinal).Count() >= pack.Model.Bands.TellingAnswers;

    private static ImmutableArray<Ranked> RankReasons(
        Pack pack,
        Evidence evidence,
        Answers answers,
        List<(Question Question, Answer Answer)> spoken
    )
    {
        var all = pack
            .Reasons.Select(
                (reason, index) =>
                {
                    var (nats, open) = (evidence[index].Nats, reason.Gate?.Holds(answers) ?? true);
                    var ranked = new Ranked(reason, new LogOdds(nats).Probability, BandOf(pack, reason, nats, open, spoken), open);
                    return (ranked, nats: Math.Round(nats, TieDigits), index);
                }
            )
            .ToDictionary(each => each.ranked.Reason.Id, StringComparer.Ordinal);
        return
        [
            .. all
                .Values.Select(each => (each.ranked, each.nats, each.index, other: Behind(each.ranked, each.nats)))
                .OrderByDescending(each => each.ranked.Considered)
                .ThenByDescending(each => each.other ?? each.nats)
                .ThenByDescending(each => each.other is not null)
                .ThenByDescending(each => pack.Model.Priors[each.ranked.Reason.Prior])
                .ThenBy(each => each.index)
                .Select(each => each.ranked),
        ];

        // The weight of the heaviest reason that it stands before though it weighs no more; null where its own weight gives its place.
        // What fits less well never stands above what fits well: the words beside them would contradict their order.
        double? Behind(Ranked ranked, double nats) =>
            ranked.Band is Band.MayPlayAPart or Band.FitsWell
                ? ranked
                    .Reason.StandsBefore.Where(each => each.When.Holds(answers))
                    .Select(each => all[each.Reason])
                    .Where(other => other.ranked.Considered && other.ranked.Band >= ranked.Band && other.nats >= nats)
                    .Max(other => (double?)other.nats)
                : null;
    }

    // "Does not seem to fit" is said only when the answers speak against a reason more than for it; a faint sign for it is "can't tell
    // yet".
    private static Band BandOf(Pack pack, Reason reason, double nats, bool open, List<(Question Question, Answer Answer)> spoken)
    {
        var (probability, prior) = (new LogOdds(nats).Probability, LogOdds.FromProbability(pack.Model.Priors[reason.Prior]));
        var spokenOf = spoken.Any(each => each.Answer.Effects.Any(effect => effect.Reason == reason.Id));
        if (Math.Round(nats - prior.Nats, TieDigits) < 0)
        {
            return Band.DoesNotSeemToFit;
        }

        if (!open || !spokenOf || probability < pack.Model.Bands.MayPlayAPart)
        {
            return Band.CantTell;
        }

        return probability >= pack.Model.Bands.FitsWell ? Band.FitsWell : Band.MayPlayAPart;
    }

    // Shown: what fits, once enough was said; and, however little was said, what has to be shown to be safe.
    // Tears nobody can explain are never shown alone when something else was strongly spoken for: it is then shown beside them.
    private static IEnumerable<(Ranked Ranked, bool Gentle)> Show(
        Pack pack,
        ImmutableArray<Ranked> ranking,
        List<(Question Question, Answer Answer)> spoken,
        Answers answers,
        bool enough
    )
    {
        var fitting = ranking.Where(each => enough && each.Band is (Band.FitsWell or Band.MayPlayAPart)).ToList();
        var unexplained = fitting is [{ Reason.Prior: "more" }];
        var beside = ranking.FirstOrDefault(each =>
            unexplained && each.Considered && each.Reason.Id != fitting[0].Reason.Id && IsStronglySpokenFor(each.Reason, spoken)
        );
        return ranking
            .Select(each => (each, gentle: !fitting.Contains(each) && (each == beside || (each.Reason.ShownWhen?.Holds(answers) ?? false))))
            .Where(each => each.gentle || fitting.Contains(each.each));
    }

    private static bool IsStronglySpokenFor(Reason reason, List<(Question Question, Answer Answer)> spoken) =>
        spoken.Any(said => said.Answer.Effects.Any(effect => effect.Reason == reason.Id && effect.Strength == Strength.StronglyFor));

    private static Thread Build(
        ReasonNetwork network,
        Tally tally,
        Ranked ranked,
        bool gentle,
        List<(Question Question, Answer Answer)> spoken,
        Answers answers,
        bool urgent,
        bool coercionPossible,
        bool partnerTalkSafe
    )
    {
        var reason = ranked.Reason;
        var about = (
            from said in spoken
            from effect in said.Answer.Effects
            where effect.Reason == reason.Id
            select new Spoken(said.Question, said.Answer, effect.Strength)
        ).ToList();

        var headings = HeadingsFor(answers.Role, coercionPossible, partnerTalkSafe);
        var words = Sayings.For(reason, answers.Role, null, null, partnerTalkSafe);
        return new(
            reason,
            gentle ? Band.MayPlayAPart : ranked.Band,
            [.. about.Where(each => each.Strength >= Strength.For).OrderByDescending(each => each.Strength)],
            [.. about.Where(each => each.Strength < Strength.For).OrderBy(each => each.Strength)],
            about.Any(each => each.Strength >= Strength.For) ? MostTelling(network, tally, ranked, answers) : null,
            gentle,
            [.. headings.Select(heading => WithoutPartnerTalk(reason.Section(heading), partnerTalkSafe))],
            urgent ? [.. words.Where(wording => wording.Tone != Tone.Light)] : words
        );
    }

    // While coercion is possible, a partner is told only what the flags say: to stop, make room and not press. Where nobody said that
    // there was neither pressure nor fear, they read what it is and nothing about what to say.
    private static ImmutableArray<Heading> HeadingsFor(Role role, bool coercionPossible, bool partnerTalkSafe) =>
        (role, coercionPossible, partnerTalkSafe) switch
        {
            (Role.Self, _, _) => [Heading.RightNow, Heading.Afterwards, Heading.OverTheNextWeeks, Heading.WhoCanHelp],
            (_, true, _) => [],
            (_, _, false) => [Heading.WhatItIs],
            _ => [Heading.WhatItIs, Heading.IfYouAreThePartner],
        };

    private static Section WithoutPartnerTalk(Section section, bool partnerTalkSafe) =>
        partnerTalkSafe ? section : section with { Items = [.. section.Items.Where(item => !item.PartnerTalk)] };

    // Of all open answers, the one most worth knowing: how far it would move the reason, times how likely it is to be given. Only what one
    // tap answers, and
    // only about a reason that something was said for.
    private static WouldChange? MostTelling(ReasonNetwork network, Tally tally, Ranked ranked, Answers answers)
    {
        var index = network.Pack.Reasons.IndexOf(ranked.Reason);
        var isPrivate = network.Pack.Model.Asking.PrivateEnough.Holds(answers);
        var changes =
            from question in network.Pack.Questions
            where
                !answers.Has(question.Id)
                && question.CanAsk(answers.Role)
                && (question.When?.Holds(answers) ?? true)
                && (isPrivate || !question.Sensitive)
            where question.AtMost == 1 && question.Group is not (Question.SafetyGroup or Question.OpeningGroup or Question.ScreenersGroup)
            where question.Answers.Any(answer => answer.Effects.Any(effect => effect.Reason == ranked.Reason.Id))
            from pair in question.Answers.Zip(network.Predict(tally, question))
            where pair.First.IsOffered(answers.Role) && (isPrivate || !pair.First.Sensitive)
            let after = network.With(tally, pair.First)[index].Probability
            let moves = Math.Round(Math.Abs(after - ranked.Probability) * pair.Second, TieDigits)
            where moves > 0
            orderby moves descending
            select new WouldChange(question, pair.First, after > ranked.Probability);
        return changes.FirstOrDefault();
    }
}
