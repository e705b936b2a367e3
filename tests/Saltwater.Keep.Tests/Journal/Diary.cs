using System.Collections.Immutable;
using System.Numerics;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Journal.Patterns;

namespace Saltwater.Keep.Tests.Journal;

/// <summary>Small diaries written by hand: one evening a day, up to a day that is always the same.</summary>
internal static class Diary
{
    public static readonly DateOnly Today = new(2026, 3, 14);

    public static Entry Evening(
        int daysAgo,
        bool tears,
        Felt? felt = null,
        Company? company = null,
        int writtenAfter = 0,
        params (string Question, string Answer)[] facts
    ) =>
        new()
        {
            Id = new RecordId((UInt128)(1_000 + daysAgo)),
            Day = Today.AddDays(-daysAgo),
            WrittenOn = Today.AddDays(writtenAfter - daysAgo),
            Tears = tears,
            Felt = felt,
            Company = company,
            Facts = Entry.NoFacts.AddRange(facts.Select(each => KeyValuePair.Create(each.Question, ImmutableArray.Create(each.Answer)))),
        };

    /// <summary>Evenings with and without a drink, mixed so that neither the drink nor the tears come in rows.</summary>
    public static ImmutableArray<Entry> Drinks(Evenings with, Evenings without, Felt felt = Felt.Mixed)
    {
        var all = with.All + without.All;

        // Steps by the golden section go round all evenings and never stay near.
        var step = (int)(0.382 * all);
        while (BigInteger.GreatestCommonDivisor(step, all) != 1)
        {
            step++;
        }

        return
        [
            .. Enumerable
                .Range(0, all)
                .Select(day => (Day: day, Place: day * step % all))
                .Select(each =>
                {
                    var drink = each.Place < with.All;
                    var tears = drink ? each.Place < with.Hits : each.Place - with.All < without.Hits;
                    return Evening(each.Day, tears, tears ? felt : null, null, 0, ("substance", drink ? "one-two-drinks" : "no"));
                }),
        ];
    }

    public static ImmutableArray<CycleDay> Periods(params int[] startsDaysAgo) =>
        [
            .. startsDaysAgo.SelectMany(start =>
                Enumerable
                    .Range(0, 4)
                    .Select(day => new CycleDay(new((UInt128)(5_000 + start - day)), Today.AddDays(day - start), Bleeding.Medium))
            ),
        ];

    public static PatternReport Find(IReadOnlyList<Entry> entries, params CycleDay[] cycleDays) =>
        PatternFinder.FindPatterns(entries, cycleDays, Today);

    public static Pattern Of(this PatternReport report, string factor, CountedTears outcome = CountedTears.Any) =>
        report.Patterns.Single(each => each.Factor.Id == factor && each.Outcome == outcome);
}
