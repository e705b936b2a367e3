using System.Collections.Immutable;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Journal.Patterns;

namespace Saltwater.Keep.Tests.Journal.Patterns;

/// <summary>What a simulated diary is like.</summary>
/// <param name="Evenings">How many are written about.</param>
/// <param name="Base">The chance of tears where the active factor is not.</param>
/// <param name="Active">The one factor that makes a difference; null if none does.</param>
/// <param name="ActiveShare">On what share of evenings it is there.</param>
/// <param name="BaseWithActive">The chance of tears where it is.</param>
/// <param name="Repeats">How likely an evening is to take over the tears of the evening before, and each of its factors likewise: 0 for evenings that know nothing of each other.</param>
internal sealed record DiaryPlan(
    int Evenings,
    double Base,
    string? Active = null,
    double ActiveShare = 0,
    double BaseWithActive = 0,
    double Repeats = 0
);

/// <summary>Diaries drawn from a seed, with the truth known.</summary>
internal sealed class SimulatedDiary
{
    // An answer is left open on one evening in ten.
    private const double Missing = 0.1;

    // How often each factor is there, on average over diaries: frequent ones and rare ones, as evenings are. Judgement. Each diary's own share varies around it.
    private static readonly ImmutableSortedDictionary<string, double> usualShares = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, double>
        {
            ["drink"] = 0.30,
            ["pain"] = 0.15,
            ["stress"] = 0.30,
            ["close"] = 0.40,
            ["distant"] = 0.15,
            ["company"] = 0.75,
            ["orgasm"] = 0.70,
            ["strong-orgasm"] = 0.20,
            ["medicine"] = 0.10,
            ["first-or-gap"] = 0.08,
            ["overload"] = 0.15,
        }
    );

    private static readonly DateOnly FirstDay = new(2025, 1, 6);

    private SimulatedDiary(ImmutableArray<Entry> entries, ImmutableArray<CycleDay> cycleDays) =>
        (Entries, CycleDays) = (entries, cycleDays);

    /// <summary>The factors a diary can be drawn with an effect of. Distant is left out: it is what some evenings are that were not very close.</summary>
    public static ImmutableArray<string> Drawn { get; } = [.. usualShares.Keys.Where(each => each != "distant")];

    public ImmutableArray<Entry> Entries { get; }

    public ImmutableArray<CycleDay> CycleDays { get; }

    public DateOnly Today => Entries[^1].Day;

    /// <summary>What is found in it.</summary>
    public PatternReport Find() => PatternFinder.FindPatterns(Entries, CycleDays, Today);

    public static SimulatedDiary Draw(DiaryPlan plan, Random random)
    {
        var shares = usualShares.ToDictionary(
            each => each.Key,
            each => each.Key == plan.Active ? plan.ActiveShare : each.Value * (0.5 + random.NextDouble())
        );
        var cycle = Cycle(random, plan.Evenings);
        var there = shares.ToDictionary(each => each.Key, _ => (bool?)null);
        bool? tears = null;
        var entries = ImmutableArray.CreateBuilder<Entry>(plan.Evenings);
        for (var each = 0; each < plan.Evenings; each++)
        {
            foreach (var (factor, share) in shares)
            {
                there[factor] = Next(random, there[factor], Math.Min(share, 0.95), plan.Repeats);
            }

            var active = plan.Active is { } name && there[name] == true;
            tears = Next(random, tears, active ? plan.BaseWithActive : plan.Base, plan.Repeats);
            entries.Add(Write(random, each, tears.Value, there));
        }

        return new(entries.ToImmutable(), cycle);
    }

    private static bool Next(Random random, bool? before, double chance, double repeats)
    {
        var takesOver = random.NextDouble() < repeats;
        var anew = random.NextDouble() < chance;
        return takesOver && before is { } last ? last : anew;
    }

    private static Entry Write(Random random, int index, bool tears, Dictionary<string, bool?> there)
    {
        var facts = Entry.NoFacts.ToBuilder();
        Company? company = null;
        foreach (var factor in Factor.All)
        {
            if (factor.Source == FactorSource.Cycle || random.NextDouble() < Missing)
            {
                continue;
            }

            var present = there[factor.Id] == true;
            if (factor.Source == FactorSource.Company)
            {
                company = present ? Company.WithSomeone : Company.Alone;
            }
            else if (factor.Id != "distant")
            {
                facts[factor.Question!] = [present ? factor.Present[0] : Absent(factor, there)];
            }
        }

        // Half of the tears upset, as far as anyone knows for a given person; the other half are good or both.
        Felt? felt =
            !tears ? null
            : random.NextDouble() < 0.5 ? Felt.Upsetting
            : random.NextDouble() < 0.5 ? Felt.Mixed
            : Felt.Good;
        var day = FirstDay.AddDays(index);
        return new()
        {
            Id = new((UInt128)index),
            Day = day,
            WrittenOn = day,
            Tears = tears,
            Felt = felt,
            Company = company,
            Facts = facts.ToImmutable(),
        };
    }

    // Very close, distant and in between are answers to one question.
    private static string Absent(Factor factor, Dictionary<string, bool?> there) =>
        factor.Id == "close" && there["distant"] == true ? "distant" : factor.Absent[0];

    private static ImmutableArray<CycleDay> Cycle(Random random, int days)
    {
        var cycle = ImmutableArray.CreateBuilder<CycleDay>();
        for (var start = random.Next(28); start < days; start += random.Next(25, 33))
        {
            for (var each = start; each < Math.Min(days, start + 5); each++)
            {
                cycle.Add(new(new((UInt128)(100_000 + each)), FirstDay.AddDays(each), each == start ? Bleeding.Medium : Bleeding.Light));
            }
        }

        return cycle.ToImmutable();
    }
}
