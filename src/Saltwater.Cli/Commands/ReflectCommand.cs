using Saltwater.Appointment;
using Saltwater.Cli.Authoring;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Cli.Texts;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Json;
using Saltwater.Reflections;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater reflect</c>: as a dialogue, or for other programs from a file of answers.</summary>
internal static class ReflectCommand
{
    private const string DoNotGoTogether = "USAGE-001";

    public static int Run(
        Terminal terminal,
        string? guide,
        string? file,
        bool partner,
        bool json,
        bool oneByOne,
        string? country,
        PrivateLines? page
    )
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        if (country is not null && Help.ServiceFinder.Find(pack, country, null) is null)
        {
            return ServicesCommand.UnknownCountry(terminal, pack, country);
        }

        var say = TerminalRefusalsTexts.Of(pack);
        var network = new ReasonNetwork(pack);
        var role = partner ? Role.Partner : Role.Self;
        if (file is not null && oneByOne)
        {
            return terminal.Refuse(DoNotGoTogether, "--one-by-one", say.AnswersFromFile, say.AnswersFromFileDo);
        }

        if (page is not null && (file is null || json))
        {
            return terminal.Refuse(DoNotGoTogether, "--page", say.PageFromAnswers, say.PageFromAnswersDo);
        }

        if (file is null)
        {
            return (json, oneByOne) switch
            {
                (true, _) => terminal.Refuse(DoNotGoTogether, "--json", say.ForPeople, say.ForPeopleDo),
                (_, true) => new ReflectDialogue(terminal, network, role, country).Run(),
                _ => new PathDialogue(terminal, network, role, country).Run(),
            };
        }

        if (ReadInput(terminal, say, file) is not { } bytes)
        {
            return ExitCode.BadInput;
        }

        var (answers, problems) = AnswersFile.Read(pack, bytes, role);
        if (!problems.IsEmpty)
        {
            return terminal.Refuse(problems);
        }

        var reflection = Reflection.On(network, answers);
        if (page is { } lines && reflection.Conclusion != Conclusion.UnderAge)
        {
            return WritePage(terminal, pack, guide, answers, reflection, lines);
        }

        if (json)
        {
            terminal.WriteExactly(ReflectionJson.Write(ReflectionJson.Of(pack, reflection, country)) + "\n");
        }
        else
        {
            ReflectionWriter.WriteReflection(terminal, pack, reflection, country);
        }

        return ExitCode.Done;
    }

    // The page alone goes to standard output, so that it can be kept as it is; what needs help first is said beside it.
    private static int WritePage(Terminal terminal, Pack pack, string? guide, Answers answers, Reflection reflection, PrivateLines lines)
    {
        if (pack.Page is null)
        {
            terminal.Refuse(
                ProblemCode.PageUnusable,
                "page",
                TerminalRefusalsTexts.Of(pack).NoPageWords,
                TerminalRefusalsTexts.Of(pack).NoPageWordsDo
            );
            return GuideSource.ExitCodeWithout(guide);
        }

        if (reflection.Flags.Any(flag => flag.Urgency <= Urgency.SameDay))
        {
            terminal.Error.Profile.Out.Writer.Write($"{TerminalTexts.Of(pack).PageNeedsHelp}\n");
        }

        var offer = Offer.Of(pack, answers)!;
        var chosen = lines == PrivateLines.Shown ? offer.Lines : offer.Usual;
        terminal.WriteExactly(NotesPage.Of(offer, chosen.Select(line => line.Id).ToHashSet(StringComparer.Ordinal), []).ToPlainText());
        return ExitCode.Done;
    }

    // One byte more than the limit is read, so that the reader can tell that there is more.
    private static ReadOnlyMemory<byte>? ReadInput(Terminal terminal, TerminalRefusalsTexts say, string file)
    {
        try
        {
            using var stream = terminal.OpenInput(file);
            var buffer = new byte[AnswersJson.MostBytes + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return buffer.AsMemory(0, length);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.Refuse(AnswerProblem.Unreadable, Path.GetFileName(file), say.NoFile, say.NoFileDo);
            return null;
        }
    }
}

/// <summary>Whether private lines are on the page.</summary>
internal enum PrivateLines
{
    /// <summary>They are left out.</summary>
    LeftOut,

    /// <summary>They are shown too, by choice.</summary>
    Shown,
}
