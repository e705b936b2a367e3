using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Help;
using Saltwater.Reflections;

namespace Saltwater.Cli.Texts;

/// <summary>Writes a reflection so that it can be read aloud: flags first, then the reasons that fit, and why.</summary>
internal static class ReflectionWriter
{
    // More than this many threads at once is a list again, and a list is what people came away from.
    private const int ThreadsAtOnce = 3;

    public static void WriteReflection(Terminal terminal, Pack pack, Reflection reflection, string? country)
    {
        if (reflection.Conclusion == Conclusion.UnderAge)
        {
            WriteYouth(terminal, pack, country);
            return;
        }

        var say = TerminalTexts.Of(pack);
        FlagWriter.WriteFlags(terminal, pack, reflection.Flags, country);
        if (reflection is { Role: Role.Self, PartnerTalkSafe: false, CoercionPossible: false, Threads.IsEmpty: false })
        {
            terminal.Say();
            terminal.Say($"{PathTexts.Of(pack).WordsLeftOut} {say.WordsIfSafe}");
        }

        terminal.Heading(PlainWords.Opening(pack, reflection.Conclusion));
        var meaning = PlainWords.Meaning(pack, reflection);
        terminal.Say(reflection.Conclusion == Conclusion.CantTellYet ? $"{meaning} {say.SeeNow}" : meaning);
        foreach (var (thread, index) in reflection.Threads.Take(ThreadsAtOnce).Select((thread, index) => (thread, index)))
        {
            // Good tears need no steps; they are there for whoever asks.
            WriteThread(terminal, pack, reflection.Role, thread, index + 1, withSteps: reflection.Conclusion != Conclusion.GoodTears);
        }

        if (reflection.Threads.Length > ThreadsAtOnce)
        {
            terminal.Heading(say.Also);
            foreach (var (thread, index) in reflection.Threads.Skip(ThreadsAtOnce).Select((thread, index) => (thread, index)))
            {
                terminal.Item(
                    $"{thread.Reason.Name} — {PlainWords.Of(pack, thread.Band)}",
                    string.Create(CultureInfo.InvariantCulture, $"{index + 1 + ThreadsAtOnce}.")
                );
            }
        }
    }

    /// <summary>Everything a reason says for this person, by time.</summary>
    public static void WriteSteps(Terminal terminal, Pack pack, Reflections.Thread thread)
    {
        var say = TerminalTexts.Of(pack);
        terminal.Heading(thread.Reason.Name);
        foreach (var section in thread.Steps)
        {
            terminal.Heading(PlainWords.Of(pack, section.Heading));
            foreach (var item in section.Items)
            {
                terminal.Item(item.Text);
            }

            var basis = section.Judgement ? section.Sources.Add(say.Judgement) : section.Sources;
            terminal.Say("  " + say.RestsOn(string.Join(", ", basis)));
        }

        if (!thread.Words.IsEmpty)
        {
            terminal.Heading(say.Words);
            WriteWords(terminal, pack, thread.Words);
        }
    }

    public static void WriteWords(Terminal terminal, Pack pack, ImmutableArray<Wording> words)
    {
        var (say, frame) = (TerminalTexts.Of(pack), FrameTexts.Of(pack));
        foreach (var group in words.GroupBy(wording => wording.Timing))
        {
            terminal.Say(group.Key == Timing.Now ? say.SayNow : frame.ToSend);
            foreach (var wording in group)
            {
                terminal.Item(
                    say.InTone(
                        wording.Tone switch
                        {
                            Tone.Gentle => frame.Gentle,
                            Tone.Plain => frame.Plain,
                            _ => frame.Light,
                        },
                        wording.Text
                    )
                );
            }
        }
    }

    public static void WriteYouth(Terminal terminal, Pack pack, string? country)
    {
        var say = TerminalServicesTexts.Of(pack);
        terminal.Heading(pack.Safety.Youth.Title);
        foreach (var line in pack.Safety.Youth.Say)
        {
            terminal.Say(line);
        }

        foreach (
            var contact in pack.Safety.Youth.Contacts.Where(contact =>
                country is null || contact.Country.Equals(country, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            var place = Countries.Name(pack, contact.Country);
            terminal.Item(
                contact.Phone is { } phone
                    ? say.YouthCall(contact.Name, place, contact.For, phone)
                    : $"{say.YouthNone(contact.Name, place, contact.For)} {ServiceTexts.Of(pack).NoNumber}",
                "☎"
            );
        }

        if (ServiceFinder.NoYouthLine(pack, country) is { } none)
        {
            terminal.Say(none);
        }

        terminal.Say(say.YouthChecked(WrittenDate.Of(pack, pack.Safety.Youth.Checked)));
        if (country is not null)
        {
            FlagWriter.WriteServices(terminal, pack, ServiceFinder.Find(pack, country, ServiceFinder.Emergency) ?? []);
        }
    }

    private static void WriteThread(Terminal terminal, Pack pack, Role role, Reflections.Thread thread, int number, bool withSteps)
    {
        var (say, path) = (TerminalTexts.Of(pack), PathTexts.Of(pack));
        terminal.Heading($"{number}. {thread.Reason.Name} — {PlainWords.Of(pack, thread.Band)}");
        terminal.Say(thread.Gentle ? $"{path.Gently} {thread.Reason.Summary}" : thread.Reason.Summary);
        if (!thread.For.IsEmpty)
        {
            terminal.Say(say.SpeaksFor + ":");
            foreach (var spoken in thread.For)
            {
                terminal.Item(SpokenLine(role, spoken), "+");
            }
        }

        if (!thread.Against.IsEmpty)
        {
            terminal.Say(path.SpeaksAgainst + ":");
            foreach (var spoken in thread.Against)
            {
                terminal.Item(SpokenLine(role, spoken), "−");
            }
        }

        if (!withSteps)
        {
            return;
        }

        if (thread.WouldChange is { } change)
        {
            var (question, answer) = (change.Question.AskFor(role), change.Answer.Says);
            terminal.Say(change.Raises ? say.WouldBetter(question, answer) : say.WouldLess(question, answer));
        }

        if (thread.Steps.FirstOrDefault(section => section.Heading is Heading.RightNow or Heading.IfYouAreThePartner) is { } section)
        {
            terminal.Say((section.Heading == Heading.RightNow ? PlainWords.Of(pack, section.Heading) : say.ForYou) + ":");
            foreach (var item in section.Items)
            {
                terminal.Item(item.Text);
            }
        }
    }

    private static string SpokenLine(Role role, Spoken spoken) => $"{spoken.Question.AskFor(role)} — {spoken.Answer.Says}";
}
