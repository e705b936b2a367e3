using System.Diagnostics;
using System.Text.Json;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Help;

namespace Saltwater.Tests.Help;

/// <summary>Whether a service answers now, by the clocks of its own zone; held against the program that OpenStreetMap's maps use.</summary>
public sealed class OpeningHoursTests
{
    private const int MostInstants = 10_000;

    private static readonly Service Some = Guides.English.Services.SelectMany(each => each.Services).First();

    private static readonly (Service Service, OpenTime Time)[] Limited =
    [
        .. Guides
            .English.Services.SelectMany(each => each.Services)
            .SelectMany(service => service.Open.Where(time => !time.IsRoundTheClock).Select(time => (service, time))),
    ];

    [Fact]
    public async Task It_is_open_exactly_when_a_foreign_program_says_so_also_where_clocks_change()
    {
        var instants = Instants().Take(MostInstants / Limited.Length + 1).ToList();
        using var node = Process.Start(
            new ProcessStartInfo("node", Path.Combine(Guides.Root, "tests", "foreign", "hours.mjs"))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["TZ"] = "UTC" },
            }
        )!;
        var (output, error) = (
            node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        foreach (var (_, time) in Limited)
        {
            await node.StandardInput.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        hours = Written(time),
                        zone = time.Zone,
                        at = instants.Select(each => each.ToUnixTimeSeconds()),
                    }
                )
            );
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        var theirs = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("", await error);
        Assert.True(instants.Count * Limited.Length >= MostInstants);
        Assert.Equal(Limited.Select(each => string.Concat(instants.Select(at => Holds(each.Time, at) ? '1' : '0'))), theirs);
        Assert.Contains(theirs, line => line.Contains('0', StringComparison.Ordinal) && line.Contains('1', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, "09:00", "Open now, as far as we know.")]
    [InlineData(DayOfWeek.Monday, "17:59", "Open now, as far as we know.")]
    [InlineData(DayOfWeek.Monday, "18:00", "Closed now, as far as we know. It opens on Tuesday at 09:00, by its own clock.")]
    [InlineData(DayOfWeek.Friday, "20:00", "Closed now, as far as we know. It opens on Monday at 09:00, by its own clock.")]
    [InlineData(DayOfWeek.Monday, "08:59", "Closed now, as far as we know. It opens on Monday at 09:00, by its own clock.")]
    public void It_says_whether_it_is_open_and_when_it_opens_next(DayOfWeek day, string time, string says) =>
        Assert.Equal(
            says,
            Say(
                day,
                time,
                new OpenTime(
                    Weekdays.Mon | Weekdays.Tue | Weekdays.Wed | Weekdays.Thu | Weekdays.Fri,
                    9 * 60,
                    18 * 60,
                    "Europe/London",
                    null
                )
            )
        );

    [Theory]
    [InlineData(DayOfWeek.Sunday, "23:30", true)]
    [InlineData(DayOfWeek.Monday, "08:59", true)]
    [InlineData(DayOfWeek.Monday, "09:00", false)]
    [InlineData(DayOfWeek.Saturday, "03:00", true)]
    public void A_night_ends_on_the_next_day(DayOfWeek day, string time, bool open) =>
        Assert.Equal(
            open,
            Say(day, time, new OpenTime(Weekdays.Daily, 17 * 60, 9 * 60, "Australia/Melbourne", null)) == "Open now, as far as we know."
        );

    [Fact]
    public void Where_only_one_way_is_open_it_is_named() =>
        Assert.Equal(
            "The phone is open now, as far as we know.",
            Say(
                DayOfWeek.Saturday,
                "12:00",
                new OpenTime(Weekdays.Daily, 0, OpenTime.Day, null, ContactWay.Phone),
                new OpenTime(Weekdays.Mon, 540, 900, "Europe/Helsinki", ContactWay.Chat)
            )
        );

    [Fact]
    public void Nothing_is_said_of_hours_that_are_not_known_or_all_hours_or_of_a_zone_the_device_does_not_know()
    {
        Assert.Null(OpeningHours.Of(Some with { Open = [] }, _ => (DayOfWeek.Monday, 0)));
        Assert.Null(OpeningHours.Of(Some with { Open = [new(Weekdays.Daily, 0, OpenTime.Day, null, null)] }, _ => (DayOfWeek.Monday, 0)));
        Assert.Null(OpeningHours.Of(Some with { Open = [new(Weekdays.Mon, 540, 900, "Moon/Tranquility", null)] }, _ => null));
    }

    [Fact]
    public void Where_the_words_give_hours_of_the_clock_the_data_gives_them_too() =>
        Assert.Equal(
            [],
            Guides
                .English.Services.SelectMany(each => each.Services)
                .Where(service => service.Open.IsEmpty && service.Hours == "24/7")
                .Select(service => service.Id)
        );

    private static string? Say(DayOfWeek day, string time, params OpenTime[] open) =>
        OpeningHours.Of(Some with { Open = [.. open] }, _ =>
            (day, (int)TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan().TotalMinutes)
        )
            is { } state
            ? OpeningHours.Say(state, HelpTexts.Of(Guides.English))
            : null;

    private static bool Holds(OpenTime time, DateTimeOffset at)
    {
        var there = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(time.Zone!));
        return time.Holds(there.DayOfWeek, (int)there.TimeOfDay.TotalMinutes);
    }

    // Around the nights on which clocks change in the north and in the south, and any others of the year.
    private static IEnumerable<DateTimeOffset> Instants()
    {
        DateTimeOffset[] changes =
        [
            new(2026, 3, 8, 9, 0, 0, default),
            new(2026, 3, 29, 1, 0, 0, default),
            new(2026, 4, 4, 15, 0, 0, default),
            new(2026, 9, 26, 14, 0, 0, default),
            new(2026, 10, 3, 16, 0, 0, default),
            new(2026, 10, 25, 1, 0, 0, default),
            new(2026, 11, 1, 9, 0, 0, default),
        ];
        var random = new Random(10_000);
        return Enumerable
            .Range(0, int.MaxValue)
            .Select(each =>
                each % 2 == 0
                    ? changes[each / 2 % changes.Length].AddMinutes(random.Next(-2_880, 2_880))
                    : changes[0].AddMinutes(random.Next(0, 365 * OpenTime.Day))
            );
    }

    private static string Written(OpenTime time) =>
        $"{string.Join(',', Enum.GetValues<DayOfWeek>().Where(time.On).Select(day => day.ToString()[..2]))} "
        + $"{OpenTime.Time(time.From)}-{OpenTime.Time(time.To)}";
}
