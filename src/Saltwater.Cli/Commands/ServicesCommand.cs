using System.Globalization;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;
using Saltwater.Help;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater services</c>: who to call, text, chat with or see.</summary>
internal static class ServicesCommand
{
    public static int Run(Terminal terminal, string? guide, string? country, string? need)
    {
        if (GuideSource.Load(terminal, guide) is not { } pack)
        {
            return GuideSource.Failure(guide);
        }

        if (country is not null)
        {
            return Write(terminal, pack, country, need);
        }

        terminal.Say($"We have checked services for: {string.Join(" ", ServiceFinder.Countries(pack))}. Elsewhere, call your local emergency number.");
        terminal.Say($"Needs: {string.Join(", ", ServiceFinder.Needs(pack))}.");
        terminal.Say("For example: saltwater services GB --need crisis");
        return ExitCode.Done;
    }

    /// <summary>What to check again: every service whose newest source is of before a day, by default a year ago.</summary>
    public static int Due(Terminal terminal, string? guide, string? before)
    {
        if (GuideSource.Load(terminal, guide) is not { } pack)
        {
            return GuideSource.Failure(guide);
        }

        var day = Overdue.Before(GuideSource.Today(terminal));
        if (before is not null && !DateOnly.TryParseExact(before, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return terminal.Refuse("SERVICES-003", "--before", "This is not a day.", "Write year, month and day, for example 2026-01-31.");
        }

        var due = ServiceReviews.Due(pack, day);
        foreach (var (country, service) in due)
        {
            terminal.Raw(string.Create(CultureInfo.InvariantCulture, $"{ServiceReviews.NewestSource(service):yyyy-MM-dd}  {country}  {service.Id}  {service.Website ?? (service.Seen.IsEmpty ? "" : service.Seen[0].Site)}\n"));
        }

        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Of {pack.Services.Sum(each => each.Services.Length)} services, {due.Length} rest on no source of {day:yyyy-MM-dd} or later."));
        return ExitCode.Done;
    }

    public static int Write(Terminal terminal, Pack pack, string country, string? need)
    {
        if (need is not null && !ServiceFinder.Needs(pack).Contains(need))
        {
            return terminal.Refuse("SERVICES-002", "--need", "There is no such need.", NearestName.Suggest(need, ServiceFinder.Needs(pack)));
        }

        if (ServiceFinder.Find(pack, country, need) is not { } found)
        {
            return UnknownCountry(terminal, pack, country);
        }

        terminal.Say("A call or a message can show in a call list or on a bill. If someone checks yours, use another phone or a chat.");
        if (found.IsEmpty)
        {
            terminal.Say($"We have no checked number for this in {country.ToUpperInvariant()}. These help in an emergency:");
            found = ServiceFinder.Find(pack, country, ServiceFinder.Emergency) ?? [];
        }

        FlagText.WriteServices(terminal, found);
        terminal.Say();
        terminal.Say($"Last held against their sources: {Reviewed(pack, country):yyyy-MM-dd} or later. Numbers change; if one does not answer, try the next, or the emergency number.");
        return ExitCode.Done;
    }

    public static int UnknownCountry(Terminal terminal, Pack pack, string country) => terminal.Refuse(
        "SERVICES-001",
        "country",
        "We have no checked number for that country, and we do not guess.",
        $"In danger, call your local emergency number. We have: {string.Join(" ", ServiceFinder.Countries(pack))}. {NearestOf(pack, country)}".TrimEnd());

    private static string NearestOf(Pack pack, string country) => country.Equals("UK", StringComparison.OrdinalIgnoreCase) ? "The United Kingdom is GB." : pack.Services.Length > 12 ? "" : NearestName.Suggest(country, ServiceFinder.Countries(pack));

    private static DateOnly Reviewed(Pack pack, string country) => pack.Services.First(each => each.Country.Equals(country, StringComparison.OrdinalIgnoreCase)).Services.Min(service => service.Checked);
}
