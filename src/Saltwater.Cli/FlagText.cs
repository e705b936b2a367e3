using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Reflections;
using Saltwater.Safety;
using Spectre.Console;

namespace Saltwater.Cli;

/// <summary>Writes flags and services so that they can be read aloud.</summary>
internal static class FlagText
{
    // Enough to choose from beside a flag; `saltwater services` lists them all.
    private const int MostServices = 5;

    public static string Name(Pack pack, Urgency urgency) => PlainWords.Of(pack, urgency).ToUpperInvariant();

    /// <summary>Everything about the flags; each service once, beside the first flag that needs it.</summary>
    public static void Write(Terminal terminal, Pack pack, ImmutableArray<Flag> flags, string? country)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flag in flags)
        {
            WriteTitle(terminal, pack, flag);
            foreach (var step in flag.Do)
            {
                terminal.Item(step);
            }

            foreach (var sign in flag.Watch)
            {
                terminal.Item(sign, "!");
            }

            if (flag.Clock is { } clock)
            {
                terminal.Item(PlainWords.TimeLeft(pack, clock), "⏱");
            }

            foreach (var need in country is null ? [] : flag.Needs)
            {
                WriteServices(terminal, [.. (ServiceFinder.Find(pack, country!, need) ?? []).Take(MostServices).Where(service => shown.Add(service.Id))]);
            }
        }

        if (!flags.IsEmpty)
        {
            terminal.Say();
            terminal.Say(pack.Safety.Unverified);
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"It rests on {string.Join(", ", flags.SelectMany(flag => flag.Sources).Distinct().Append("our judgement"))}; last held against them on {pack.Reviewed:yyyy-MM-dd}. `saltwater sources` names them."));
        }
    }

    /// <summary>What was noticed and the first thing to do: in the middle of questions, all of it at once would be too much.</summary>
    public static void WriteBriefly(Terminal terminal, Pack pack, ImmutableArray<Flag> flags)
    {
        foreach (var flag in flags)
        {
            WriteTitle(terminal, pack, flag);
            terminal.Item(flag.Do[0]);
        }
    }

    public static void WriteServices(Terminal terminal, ImmutableArray<Service> services, Func<Service, string?>? now = null)
    {
        foreach (var service in services)
        {
            var reach = new List<string>();
            if (service.Phone is { } phone)
            {
                reach.Add($"call {phone}");
            }

            if (service.Text is { } text)
            {
                reach.Add($"{(text.Via == "sms" ? "text" : text.Via)} {(text.Keyword is null ? "" : $"{text.Keyword} to ")}{text.Number}");
            }

            reach.AddRange(new[] { service.Chat is null ? null : $"chat {service.Chat}", service.Website }.OfType<string>());
            terminal.Item($"{service.Name}{(service.Region is null ? "" : $" ({service.Region})")}: {string.Join(" · ", reach.DefaultIfEmpty(service.SilentHow ?? ""))}", service.Confidence == Confidence.Low ? "?" : "☎");
            terminal.Item(Details(service, now?.Invoke(service)), " ");
        }
    }

    private static void WriteTitle(Terminal terminal, Pack pack, Flag flag)
    {
        terminal.Say();
        terminal.Strong($"{Name(pack, flag.Urgency)} · {flag.Title}", flag.Urgency switch
        {
            Urgency.Emergency => Color.Red,
            Urgency.SameDay => Color.Yellow,
            _ => Color.Default,
        });
    }

    private static string Details(Service service, string? now) => string.Join(" ", new[]
    {
        $"For {service.Audience}.",
        service.Hours is null ? null : $"Open {service.Hours}.",
        now,
        service.Cost is null ? null : $"Cost: {service.Cost}.",
        service.SilentUse == SilentUse.Yes ? $"Without speaking: {service.SilentHow ?? "yes."}" : null,
        service.Note,
        string.Create(CultureInfo.InvariantCulture, $"Checked {service.Checked:d MMMM yyyy}."),
        ServiceReviews.NewestSource(service) is var newest && newest.Year < service.Checked.Year ? string.Create(CultureInfo.InvariantCulture, $"On a page of {newest.Year}.") : null,
        service.Confidence == Confidence.Low ? "We are not sure of this one: check before you rely on it." : null,
    }.OfType<string>());
}
