using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Reflections;

namespace Saltwater.Cli;

/// <summary>Writes a reflection so that it can be read aloud: flags first, then the reasons that fit, and why.</summary>
internal static class ReflectionText
{
    // More than this many threads at once is a list again, and a list is what people came away from.
    private const int ThreadsAtOnce = 3;

    public static void Write(Terminal terminal, Pack pack, Reflection reflection, string? country)
    {
        if (reflection.Conclusion == Conclusion.UnderAge)
        {
            WriteYouth(terminal, pack, country);
            return;
        }

        FlagText.Write(terminal, pack, reflection.Flags, country);
        if (reflection is { Role: Role.Self, PartnerTalkSafe: false, CoercionPossible: false, Threads.IsEmpty: false })
        {
            terminal.Say();
            terminal.Say("Words for the other person are left out: you did not say that there was neither pressure nor fear. `saltwater words` has them if it is safe.");
        }

        terminal.Heading(PlainWords.Opening(pack, reflection.Conclusion));
        terminal.Say(PlainWords.Meaning(pack, reflection) + (reflection.Conclusion == Conclusion.CantTellYet ? " See `saltwater now`." : ""));
        foreach (var (thread, index) in reflection.Threads.Take(ThreadsAtOnce).Select((thread, index) => (thread, index)))
        {
            // Good tears need no steps; they are there for whoever asks.
            WriteThread(terminal, pack, reflection.Role, thread, index + 1, withSteps: reflection.Conclusion != Conclusion.GoodTears);
        }

        if (reflection.Threads.Length > ThreadsAtOnce)
        {
            terminal.Heading("Also");
            foreach (var (thread, index) in reflection.Threads.Skip(ThreadsAtOnce).Select((thread, index) => (thread, index)))
            {
                terminal.Item($"{thread.Reason.Name} — {PlainWords.Of(pack, thread.Band)}", string.Create(CultureInfo.InvariantCulture, $"{index + 1 + ThreadsAtOnce}."));
            }
        }
    }

    /// <summary>Everything a reason says for this person, by time.</summary>
    public static void WriteSteps(Terminal terminal, Pack pack, Reflections.Thread thread)
    {
        terminal.Heading(thread.Reason.Name);
        foreach (var section in thread.Steps)
        {
            terminal.Heading(PlainWords.Of(pack, section.Heading));
            foreach (var item in section.Items)
            {
                terminal.Item(item.Text);
            }

            terminal.Say($"  Rests on: {string.Join(", ", [.. section.Sources, .. section.Judgement ? (string[])["judgement"] : []])}.");
        }

        if (!thread.Words.IsEmpty)
        {
            terminal.Heading("Words");
            WriteWords(terminal, thread.Words);
        }
    }

    public static void WriteWords(Terminal terminal, ImmutableArray<Wording> words)
    {
        foreach (var group in words.GroupBy(wording => wording.Timing))
        {
            terminal.Say(group.Key == Timing.Now ? "To say now" : "To send later");
            foreach (var wording in group)
            {
                terminal.Item($"{Authoring.Kebab.Write(wording.Tone)}: “{wording.Text}”");
            }
        }
    }

    public static void WriteYouth(Terminal terminal, Pack pack, string? country)
    {
        terminal.Heading(pack.Safety.Youth.Title);
        foreach (var line in pack.Safety.Youth.Say)
        {
            terminal.Say(line);
        }

        foreach (var contact in pack.Safety.Youth.Contacts.Where(contact => country is null || contact.Country.Equals(country, StringComparison.OrdinalIgnoreCase)))
        {
            terminal.Item($"{contact.Name} ({Countries.Name(pack, contact.Country)}), for {contact.For}{(contact.Phone is null ? ". We have no checked number: look it up, or ask an adult to." : $": call {contact.Phone}")}", "☎");
        }

        if (ServiceFinder.NoYouthLine(pack, country) is { } none)
        {
            terminal.Say(none);
        }

        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Lines for young people: checked {pack.Safety.Youth.Checked:d MMMM yyyy}."));
        if (country is not null)
        {
            FlagText.WriteServices(terminal, ServiceFinder.Find(pack, country, ServiceFinder.Emergency) ?? []);
        }
    }

    private static void WriteThread(Terminal terminal, Pack pack, Role role, Reflections.Thread thread, int number, bool withSteps)
    {
        terminal.Heading($"{number}. {thread.Reason.Name} — {PlainWords.Of(pack, thread.Band)}");
        terminal.Say(thread.Gentle ? $"Some people with answers like these find this: {thread.Reason.Summary}" : thread.Reason.Summary);
        if (!thread.For.IsEmpty)
        {
            terminal.Say("Speaks for it:");
            foreach (var spoken in thread.For)
            {
                terminal.Item(Said(role, spoken), "+");
            }
        }

        if (!thread.Against.IsEmpty)
        {
            terminal.Say("Speaks against it:");
            foreach (var spoken in thread.Against)
            {
                terminal.Item(Said(role, spoken), "−");
            }
        }

        if (!withSteps)
        {
            return;
        }

        if (thread.WouldChange is { } change)
        {
            terminal.Say($"What would change this most: “{change.Question.AskFor(role)}” If the answer were “{change.Answer.Says}”, it would fit {(change.Raises ? "better" : "less")}.");
        }

        if (thread.Steps.FirstOrDefault(section => section.Heading is Heading.RightNow or Heading.IfYouAreThePartner) is { } section)
        {
            terminal.Say(section.Heading == Heading.RightNow ? "Right now:" : "For you:");
            foreach (var item in section.Items)
            {
                terminal.Item(item.Text);
            }
        }
    }

    private static string Said(Role role, Spoken spoken) => $"{spoken.Question.AskFor(role)} — {spoken.Answer.Says}";
}
