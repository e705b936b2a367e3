using Saltwater.Keep.Journal.Patterns;

namespace Saltwater.Keep.Tests.Journal.Patterns;

/// <summary>How something fares with simulated diaries.</summary>
/// <param name="Hits">In how many it happened.</param>
/// <param name="Of">Of how many.</param>
internal readonly record struct Tally(int Hits, int Of)
{
    public double Share => (double)Hits / Of;

    public Tally With(bool hit) => new(Hits + (hit ? 1 : 0), Of + 1);
}

/// <summary>A way to call something a finding.</summary>
/// <param name="Name">As a heading.</param>
/// <param name="Finds">Whether it would show this pattern as one.</param>
internal sealed record Rule(string Name, Func<Pattern, bool> Finds)
{
    // From here on, trackers begin to show how a factor and a score go together; the first asks for nothing more, the second is one of
    // those that show only larger differences.
    private const int DaysOfTrackers = 3;
    private const double LargerDifference = 0.15;

    // The 97.5 % point of the standard normal distribution.
    private const double NormalQuantile = 1.959963984540054;

    public static Rule Saltwater { get; } = new("Saltwater", pattern => pattern.Verdict is Verdict.MoreOften or Verdict.LessOften);

    public static Rule Tracker { get; } =
        new("tracker: three days with, three without", pattern => Shown(pattern) && Difference(pattern) != 0);

    public static Rule CarefulTracker { get; } =
        new("the same, from 15 in 100 on", pattern => Shown(pattern) && Math.Abs(Difference(pattern)) >= LargerDifference);

    public static Rule OneByOne { get; } =
        new("each factor tested by itself, 5 %", pattern =>
            Shown(pattern) && Math.Abs(Difference(pattern)) > NormalQuantile * StandardError(pattern)
        );

    public static Rule[] All { get; } = [Saltwater, Tracker, CarefulTracker, OneByOne];

    // The others are held against tears alone, which is kind to them: a second outcome could only add to what they show.
    private static bool Shown(Pattern pattern) =>
        pattern.Outcome == CountedTears.Any && pattern.With.All >= DaysOfTrackers && pattern.Without.All >= DaysOfTrackers;

    private static double Difference(Pattern pattern) =>
        ((double)pattern.With.Hits / pattern.With.All) - ((double)pattern.Without.Hits / pattern.Without.All);

    private static double StandardError(Pattern pattern)
    {
        var all = pattern.With + pattern.Without;
        var rate = (double)all.Hits / all.All;
        return Math.Sqrt(rate * (1 - rate) * ((1.0 / pattern.With.All) + (1.0 / pattern.Without.All)));
    }
}

/// <summary>Many simulated diaries, and what is found in them.</summary>
internal static class PatternTrials
{
    // Half of what people look at makes no difference; for the rest, odds mostly change by less than a factor of five either way.
    private const double ShareWithoutEffect = 0.5;
    private const double SpreadOfEffects = 0.8;

    /// <summary>From three weeks to four months, in diaries where nothing makes a difference: how many show any finding at all.</summary>
    public static Tally[] AnyFinding(int diaries, int seed, double repeats = 0) =>
        Run(diaries, seed, random => (new(random.Next(20, 121), Between(random, (0.10, 0.50)), Repeats: repeats), null));

    /// <summary>In diaries of four months where nothing makes a difference, looked at after every week: how many ever show a finding.</summary>
    public static Tally AnyFindingEver(int diaries, int seed)
    {
        var (random, ever) = (new Random(seed), default(Tally));
        for (var each = 0; each < diaries; each++)
        {
            var diary = SimulatedDiary.Draw(new(120, Between(random, (0.10, 0.50))), random);
            ever = ever.With(
                Enumerable
                    .Range(1, 17)
                    .Any(week =>
                        PatternFinder
                            .FindPatterns(
                                diary.Entries[..(7 * week)],
                                [.. diary.CycleDays.Where(day => day.Day <= diary.Entries[(7 * week) - 1].Day)],
                                diary.Entries[(7 * week) - 1].Day
                            )
                            .Patterns.Any(Rule.Saltwater.Finds)
                    )
            );
        }

        return ever;
    }

    /// <summary>In diaries of 90 evenings where one factor doubles the chance of tears: how many show that factor.</summary>
    public static Tally[] Doubling(int diaries, int seed, (double Low, double High) without, (double Low, double High) share) =>
        Run(diaries, seed, random =>
        {
            var (factor, chance) = (Any(random), Between(random, without));
            return (new(90, chance, factor, Between(random, share), 2 * chance), factor);
        });

    /// <summary>Of the intervals given for a factor, how many hold the true difference.</summary>
    /// <param name="effect">The chance of tears with the factor, from that without it.</param>
    public static Tally Coverage(int diaries, int seed, Func<Random, double, double> effect, double repeats = 0)
    {
        var (random, covered) = (new Random(seed), default(Tally));
        for (var each = 0; each < diaries; each++)
        {
            var (factor, chance) = (Any(random), Between(random, (0.10, 0.50)));
            var chanceWith = effect(random, chance);
            var diary = SimulatedDiary.Draw(
                new(random.Next(20, 121), chance, factor, Between(random, (0.10, 0.60)), chanceWith, repeats),
                random
            );
            if (diary.Find().Patterns.First(pattern => pattern.Factor.Id == factor).Estimate is { } estimate)
            {
                covered = covered.With(estimate.Low <= chanceWith - chance && chanceWith - chance <= estimate.High);
            }
        }

        return covered;
    }

    /// <summary>Effects as they may be: see the constants above.</summary>
    public static double AnyEffect(Random random, double chance)
    {
        var (none, distance, turn) = (random.NextDouble() < ShareWithoutEffect, 1 - random.NextDouble(), random.NextDouble());
        var normal = Math.Sqrt(-2 * Math.Log(distance)) * Math.Cos(2 * Math.PI * turn);
        return none ? chance : 1 / (1 + ((1 - chance) / chance * Math.Exp(-SpreadOfEffects * normal)));
    }

    private static Tally[] Run(int diaries, int seed, Func<Random, (DiaryPlan Plan, string? Factor)> draw)
    {
        var (random, tallies) = (new Random(seed), new Tally[Rule.All.Length]);
        for (var each = 0; each < diaries; each++)
        {
            var (plan, factor) = draw(random);
            var patterns = SimulatedDiary.Draw(plan, random).Find().Patterns;
            for (var rule = 0; rule < tallies.Length; rule++)
            {
                tallies[rule] = tallies[rule]
                    .With(patterns.Any(pattern => (factor is null || pattern.Factor.Id == factor) && Rule.All[rule].Finds(pattern)));
            }
        }

        return tallies;
    }

    private static string Any(Random random) => SimulatedDiary.Drawn[random.Next(SimulatedDiary.Drawn.Length)];

    private static double Between(Random random, (double Low, double High) range) =>
        range.Low + ((range.High - range.Low) * random.NextDouble());
}
