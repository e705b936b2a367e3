using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Help;
using Saltwater.Reflections;
using Saltwater.Safety;
using Spectre.Console;

namespace Saltwater.Cli.Texts;

/// <summary>Writes flags and services so that they can be read aloud.</summary>
internal static class FlagWriter
{
    // Enough to choose from beside a flag; `saltwater services` lists them all.
    private const int MostServices = 5;

    public static string NameOf(Pack pack, Urgency urgency) => PlainWords.Of(pack, urgency).ToUpperInvariant();

    /// <summary>Everything about the flags; each service once, beside the first flag that needs it.</summary>
    public static void WriteFlags(Terminal terminal, Pack pack, ImmutableArray<Flag> flags, string? country)
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

            if (country is not null)
            {
                WriteHelp(terminal, pack, flag, country, shown);
            }
        }

        if (!flags.IsEmpty)
        {
            terminal.Say();
            terminal.Say(pack.Safety.Unverified);
            var say = TerminalServicesTexts.Of(pack);
            terminal.Say(
                say.FlagsRest(
                    string.Join(", ", flags.SelectMany(flag => flag.Sources).Distinct().Append(FrameTexts.Of(pack).Judgement)),
                    WriteDay(pack.Reviewed)
                )
            );
        }
    }

    private static void WriteHelp(Terminal terminal, Pack pack, Flag flag, string country, HashSet<string> shown)
    {
        foreach (var need in flag.Needs)
        {
            var services = ServiceFinder.Find(pack, country, need) ?? [];
            WriteServices(terminal, pack, [.. services.Take(MostServices).Where(service => shown.Add(service.Id))]);
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

    public static void WriteServices(Terminal terminal, Pack pack, ImmutableArray<Service> services, Func<Service, string?>? now = null)
    {
        var say = TerminalServicesTexts.Of(pack);
        foreach (var service in services)
        {
            var name = service.Region is null ? service.Name : say.InRegion(service.Name, service.Region);
            terminal.Item(
                $"{name}: {string.Join(" · ", WaysToReach(say, service).DefaultIfEmpty(service.SilentHow ?? ""))}",
                service.Confidence == Confidence.Low ? "?" : "☎"
            );
            terminal.Item(string.Join(" ", SentencesAbout(pack, service, now?.Invoke(service))), " ");
        }
    }

    private static void WriteTitle(Terminal terminal, Pack pack, Flag flag)
    {
        terminal.Say();
        terminal.Strong(
            $"{NameOf(pack, flag.Urgency)} · {flag.Title}",
            flag.Urgency switch
            {
                Urgency.Emergency => Color.Red,
                Urgency.SameDay => Color.Yellow,
                _ => Color.Default,
            }
        );
    }

    private static IEnumerable<string> WaysToReach(TerminalServicesTexts say, Service service)
    {
        if (service.Phone is { } phone)
        {
            yield return say.Call(phone);
        }

        if (service.Text is { } text)
        {
            yield return text switch
            {
                { Via: "sms", Keyword: null, Number: var number } => say.Text(number),
                { Via: "sms", Keyword: { } word, Number: var number } => say.TextWord(word, number),
                { Via: var way, Keyword: null, Number: var number } => say.Write(way, number),
                { Via: var way, Keyword: { } word, Number: var number } => say.WriteWord(way, word, number),
            };
        }

        if (service.Chat is { } chat)
        {
            yield return say.Chat(chat);
        }

        if (service.Website is { } website)
        {
            yield return website;
        }
    }

    private static IEnumerable<string> SentencesAbout(Pack pack, Service service, string? now)
    {
        var say = ServiceTexts.Of(pack);
        yield return say.For(service.Audience);
        if (service.Hours is { } hours)
        {
            yield return say.Open(hours);
        }

        if (now is not null)
        {
            yield return now;
        }

        if (service.Cost is { } cost)
        {
            yield return say.Cost(cost);
        }

        if (service.SilentUse == SilentUse.Yes)
        {
            yield return say.SilentHow(service.SilentHow ?? TerminalServicesTexts.Of(pack).SilentYes);
        }

        if (service.Note is { } note)
        {
            yield return note;
        }

        yield return CheckedOn(pack, service);
        if (service.Confidence == Confidence.Low)
        {
            yield return say.NotSure;
        }
    }

    private static string CheckedOn(Pack pack, Service service)
    {
        var (say, day) = (ServiceTexts.Of(pack), WrittenDate.Of(pack, service.Checked));
        var newest = ServiceReviews.NewestSource(service);
        return newest.Year < service.Checked.Year ? say.CheckedOlder(day, newest.Year) : say.Checked(day);
    }

    private static string WriteDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
