using System.Collections.Concurrent;
using System.Globalization;

namespace Saltwater.Keep.Tests.Vault.Simulation;

/// <summary>Nothing confirmed is ever lost, and devices never end up with different notes, whatever the disk does, whoever copies a
/// profile, and whichever old or damaged file comes.</summary>
public sealed class SimulationTests
{
    // Twelve kinds of fault happen hundreds of times each in so many. SALTWATER_LIVES=20000 is what was promised; docs/vault-format.md says what it gave.
    private static readonly int Schedules = int.Parse(
        Environment.GetEnvironmentVariable("SALTWATER_LIVES") ?? "1500",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Nothing_confirmed_is_lost_and_nothing_diverges()
    {
        // One seed is enough to see a failure again: SALTWATER_SEED=… runs it alone, and with SALTWATER_LIVES=… those that follow it.
        var lives = Environment.GetEnvironmentVariable("SALTWATER_LIVES");
        var (first, count) = Environment.GetEnvironmentVariable("SALTWATER_SEED") is { } seed
            ? (int.Parse(seed, CultureInfo.InvariantCulture), lives is null ? 1 : Schedules)
            : (0, Schedules);
        ConcurrentDictionary<Fault, int> happened = [];
        ConcurrentQueue<string> wrong = [];
        var copies = 0;
        await Parallel.ForAsync(first, first + count, TestContext.Current.CancellationToken, async (each, _) =>
        {
            var schedule = new Schedule(each);
            if (await schedule.Run() is { } problem)
            {
                wrong.Enqueue($"seed {each}, {problem}");
            }

            Interlocked.Add(ref copies, schedule.Copies);
            foreach (var (fault, times) in schedule.Happened)
            {
                happened.AddOrUpdate(fault, times, (_, before) => before + times);
            }
        });

        Assert.True(
            wrong.IsEmpty,
            $"{wrong.Count} of {count} went wrong: "
                + $"{string.Join(", ", wrong.Select(each => each[..each.IndexOf(',', StringComparison.Ordinal)]).Take(50))}. "
                + $"{wrong.OrderBy(each => each.Length).FirstOrDefault()}"
        );
        Assert.True(
            count == 1 || Enum.GetValues<Fault>().All(fault => happened.GetValueOrDefault(fault) > count / 10),
            string.Join(", ", happened)
        );
        Assert.True(count == 1 || copies > count / 2, $"{copies} copies");
    }
}
