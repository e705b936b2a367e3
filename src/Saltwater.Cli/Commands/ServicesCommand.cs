using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Saltwater.Cli.Authoring;
using Saltwater.Cli.Hsds;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Cli.Texts;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Help;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater services</c>: who to call, text, chat with or see.</summary>
internal static class ServicesCommand
{
    // Some thousand times what the guide's own take.
    private const long MostBytes = 64 * 1024 * 1024;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(Terminal terminal, string? guide, string? country, string? need, string? from, bool hsds)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        if (from is not null)
        {
            if (ReadDirectory(from) is not { } services)
            {
                return terminal.Refuse(
                    "SERVICES-004",
                    "--from",
                    "This file holds no services that can be read.",
                    "Give a file that `saltwater services --hsds` wrote."
                );
            }

            pack = pack with { Services = services };
        }

        if (hsds)
        {
            var chosen = pack
                .Services.Where(each => country is null || each.Country.Equals(country, StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (chosen.Count == 0 && country is not null)
            {
                return UnknownCountry(terminal, pack, country);
            }

            terminal.WriteExactly(HsdsWriter.Write(chosen).ToJsonString(Readable) + "\n");
            return ExitCode.Done;
        }

        if (country is not null)
        {
            return WriteServices(terminal, pack, country, need);
        }

        var say = TerminalServicesTexts.Of(pack);
        terminal.Say(say.Countries(string.Join(" ", ServiceFinder.Countries(pack))));
        terminal.Say(say.Needs(string.Join(", ", ServiceFinder.Needs(pack))));
        terminal.Say(say.Example);
        return ExitCode.Done;
    }

    /// <summary>What to check again: every service whose newest source is of before a day, by default a year ago.</summary>
    public static int ListDue(Terminal terminal, string? guide, string? before)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        var day = Overdue.OldestAllowed(GuideSource.Today(terminal));
        if (before is not null && !DateOnly.TryParseExact(before, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return terminal.Refuse("SERVICES-003", "--before", "This is not a day.", "Write year, month and day, for example 2026-01-31.");
        }

        var due = ServiceReviews.Due(pack, day);
        foreach (var (country, service) in due)
        {
            terminal.WriteExactly(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ServiceReviews.NewestSource(service):yyyy-MM-dd}  {country}  {service.Id}  "
                        + $"{service.Website ?? service.Seen.FirstOrDefault()?.Site}\n"
                )
            );
        }

        terminal.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Of {pack.Services.Sum(each => each.Services.Length)} services, {due.Length} rest on no source of {day:yyyy-MM-dd} or later."
            )
        );
        return ExitCode.Done;
    }

    public static int WriteServices(Terminal terminal, Pack pack, string country, string? need)
    {
        var say = TerminalServicesTexts.Of(pack);
        if (need is not null && !ServiceFinder.Needs(pack).Contains(need))
        {
            return terminal.Refuse("SERVICES-002", "--need", say.NoNeed, Nearest.SuggestFor(pack, need, ServiceFinder.Needs(pack)));
        }

        if (ServiceFinder.Find(pack, country, need) is not { } found)
        {
            return UnknownCountry(terminal, pack, country);
        }

        terminal.Say(HelpTexts.Of(pack).Trace);
        if (found.IsEmpty)
        {
            terminal.Say(PathTexts.Of(pack).NoneIn(country.ToUpperInvariant()));
            found = ServiceFinder.Find(pack, country, ServiceFinder.Emergency) ?? [];
        }

        FlagWriter.WriteServices(terminal, pack, found, service => OpenStateNow(terminal, pack, service));
        terminal.Say();
        terminal.Say(say.LastChecked(ReviewedOn(pack, country).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return ExitCode.Done;
    }

    public static int UnknownCountry(Terminal terminal, Pack pack, string country) =>
        terminal.Refuse(
            "SERVICES-001",
            "country",
            TerminalServicesTexts.Of(pack).NoCountry,
            $"{TerminalServicesTexts.Of(pack).NoCountryDo(string.Join(" ", ServiceFinder.Countries(pack)))} {NearestOf(pack, country)}".TrimEnd()
        );

    private static ImmutableArray<CountryServices>? ReadDirectory(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= MostBytes } ? HsdsReader.Read(File.ReadAllBytes(path)) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? OpenStateNow(Terminal terminal, Pack pack, Service service)
    {
        if (OpeningHours.Of(service, zone => LocalTime(terminal.Time, zone)) is not { } state)
        {
            return null;
        }

        return OpeningHours.Say(state, HelpTexts.Of(pack));
    }

    private static (DayOfWeek Day, int Minute)? LocalTime(TimeProvider time, string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            return null;
        }

        var there = TimeZoneInfo.ConvertTime(time.GetUtcNow(), found);
        return (there.DayOfWeek, (there.Hour * 60) + there.Minute);
    }

    private static string NearestOf(Pack pack, string country)
    {
        if (country.Equals("UK", StringComparison.OrdinalIgnoreCase))
        {
            return TerminalServicesTexts.Of(pack).UkIsGb;
        }

        return pack.Services.Length > 12 ? "" : Nearest.SuggestFor(pack, country, ServiceFinder.Countries(pack));
    }

    private static DateOnly ReviewedOn(Pack pack, string country) =>
        pack
            .Services.First(each => each.Country.Equals(country, StringComparison.OrdinalIgnoreCase))
            .Services.Min(service => service.Checked);
}
