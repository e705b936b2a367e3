using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Cli.Texts;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Json;
using Saltwater.Keep;
using Saltwater.Keep.Appointments;
using Saltwater.Keep.Exchange;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Fhir;
using Saltwater.Keep.Journal.Patterns;
using Saltwater.Requests;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater fhir</c>: the questions, answers and evenings as FHIR R4 for a clinic's system, on standard output.</summary>
internal static class FhirCommand
{
    // Beside the fields of an entry: the days on which bleeding began.
    private const string Bleeding = "bleeding";

    /// <summary>What can be shown of the evenings.</summary>
    public static ImmutableArray<string> Parts { get; } = [.. Authoring.Kebab.AllNames<AppointmentFields>().Remove("none"), Bleeding];

    /// <summary>What is shown of them unless something else is said: as on the page for an appointment.</summary>
    public static string[] UsualParts { get; } = ["tears", "felt", "from-memory"];

    public static int WriteForm(Terminal terminal, string? guide, bool partner)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        return WriteJson(terminal, Questionnaire.Write(pack, RoleOf(partner)));
    }

    public static int WriteResponse(Terminal terminal, string? guide, string file, bool partner, string[] only)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        if (!AreQuestions(terminal, pack, only) || ReadAnswers(terminal, pack, file, partner) is not { } answers)
        {
            return ExitCode.BadInput;
        }

        if (QuestionnaireResponse.Write(pack, answers, ParseChosen(only), out var leftOut) is not { } json)
        {
            return WayOut(terminal, pack);
        }

        if (!leftOut.IsEmpty)
        {
            _ = terminal.Refuse(
                "FHIR-006",
                "",
                TerminalFhirTexts.Of(pack).NotAsked(string.Join(", ", leftOut)),
                TerminalFhirTexts.Of(pack).NotAskedDo
            );
        }

        return WriteJson(terminal, json);
    }

    public static int WriteDocument(Terminal terminal, string? guide, DocumentOrder order)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        if (order is { Answers: null, Journal: null })
        {
            return terminal.Refuse("FHIR-001", "", TerminalFhirTexts.Of(pack).Nothing, TerminalFhirTexts.Of(pack).NothingDo);
        }

        if (order is { Answers: Terminal.InputName, Journal: Terminal.InputName })
        {
            return terminal.Refuse("FHIR-002", "--journal", TerminalFhirTexts.Of(pack).OneInput, TerminalFhirTexts.Of(pack).OneInputDo);
        }

        var since = DateOnly.MinValue;
        if (
            order.Since is { } day
            && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out since)
        )
        {
            return terminal.Refuse("FHIR-003", "--since", TerminalFhirTexts.Of(pack).NoDay, TerminalFhirTexts.Of(pack).NoDayDo);
        }

        var (answers, chosen) = ((Answers?)null, (AppointmentChoices?)null);
        if (
            !AreQuestions(terminal, pack, order.Only)
            || (order.Answers is { } file && (answers = ReadAnswers(terminal, pack, file, order.Partner)) is null)
            || (order.Journal is { } notes && (chosen = ReadJournal(terminal, pack, notes, order, since)) is null)
        )
        {
            return ExitCode.BadInput;
        }

        if (DocumentBundle.UnderAge(pack, answers, chosen))
        {
            return WayOut(terminal, pack);
        }

        var today = GuideSource.Today(terminal);
        if (DocumentBundle.Write(pack, answers, ParseChosen(order.Only), chosen, today, RecordId.New()) is not { } json)
        {
            return terminal.Refuse("FHIR-008", "", TerminalFhirTexts.Of(pack).Empty, TerminalFhirTexts.Of(pack).EmptyDo);
        }

        return WriteJson(terminal, json);
    }

    private static AppointmentChoices? ReadJournal(Terminal terminal, Pack pack, string file, DocumentOrder order, DateOnly since)
    {
        ImportPreview read;
        try
        {
            using var stream = terminal.OpenInput(file);
            read = ImportReader
                .ReadAsync(stream, stream.CanSeek ? stream.Length : 0, OpenData.Nothing, GuideSource.Today(terminal), RecordId.New)
                .GetAwaiter()
                .GetResult();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            read = new() { Kind = ImportKind.Unknown, Refused = ImportProblem.Unreadable };
        }

        if (read.Refused is { } problem)
        {
            _ = terminal.Refuse(problem.Code, "--journal", problem.What(pack), problem.Remedy(pack));
            return null;
        }

        if (read.Kind != ImportKind.OpenJson)
        {
            _ = terminal.Refuse("FHIR-005", "--journal", TerminalFhirTexts.Of(pack).OtherFile, TerminalFhirTexts.Of(pack).OtherFileDo);
            return null;
        }

        foreach (var skipped in read.Reasons)
        {
            _ = terminal.Refuse(
                skipped.Problem.Code,
                string.Create(CultureInfo.InvariantCulture, $"record {skipped.Place}"),
                skipped.Problem.What(pack),
                TerminalFhirTexts.Of(pack).LeftOut
            );
        }

        return new()
        {
            Entries = [.. read.NewEntries.Where(entry => entry.Day >= since)],
            Fields = order
                .Parts.Where(part => part != Bleeding)
                .Aggregate(AppointmentFields.None, (all, part) => all | Authoring.Kebab.Read<AppointmentFields>(part)!.Value),
            Questions = order.Only.ToHashSet(StringComparer.Ordinal),
            BleedingBegan = [.. CyclePhases.FromDays(read.NewDays).Starts.Where(start => order.Parts.Contains(Bleeding) && start >= since)],
            Dates = order.Months ? DateDetail.Month : DateDetail.Day,
        };
    }

    // One byte more than the limit is read, so that the reader can tell that there is more. Not even a near miss of what was sent is repeated.
    private static Answers? ReadAnswers(Terminal terminal, Pack pack, string file, bool partner)
    {
        try
        {
            using var stream = terminal.OpenInput(file);
            var buffer = new byte[AnswersJson.MostBytes + 1];
            var (answers, problems) = AnswersFile.Read(
                pack,
                buffer.AsMemory(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)),
                RoleOf(partner)
            );
            if (problems.IsEmpty)
            {
                return answers;
            }

            _ = terminal.Refuse(problems.Select(problem => problem.WithoutWhatWasSent()).Distinct());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _ = terminal.Refuse(
                AnswerProblem.Unreadable,
                Path.GetFileName(file),
                TerminalRefusalsTexts.Of(pack).NoFile,
                TerminalRefusalsTexts.Of(pack).NoFileDo
            );
        }

        return null;
    }

    private static bool AreQuestions(Terminal terminal, Pack pack, string[] ids)
    {
        if (ids.FirstOrDefault(id => pack.Question(id) is null) is not { } unknown)
        {
            return true;
        }

        _ = terminal.Refuse(
            "FHIR-004",
            "--only",
            TerminalFhirTexts.Of(pack).NoQuestion,
            Nearest.SuggestFor(pack, unknown, [.. pack.Questions.Select(question => question.Id)])
        );
        return false;
    }

    // Under 18 there is the way out and nothing else, and no file that a program would take for one.
    private static int WayOut(Terminal terminal, Pack pack)
    {
        _ = terminal.Refuse("FHIR-007", "", TerminalFhirTexts.Of(pack).Under18, TerminalFhirTexts.Of(pack).Under18Do);
        ReflectionWriter.WriteYouth(terminal with { Out = terminal.Error }, pack, country: null);
        return ExitCode.BadInput;
    }

    private static HashSet<string>? ParseChosen(string[] only) => only.Length == 0 ? null : only.ToHashSet(StringComparer.Ordinal);

    private static Role RoleOf(bool partner) => partner ? Role.Partner : Role.Self;

    private static int WriteJson(Terminal terminal, byte[] json)
    {
        terminal.WriteExactly(Encoding.UTF8.GetString(json) + "\n");
        return ExitCode.Done;
    }
}

/// <summary>What a document is to be made of.</summary>
/// <param name="Answers">A file of answers, or - for standard input; null for none.</param>
/// <param name="Only">Questions whose answers are shown: of a reflection all if there are none, of the evenings none.</param>
/// <param name="Journal">A file of notes in the open JSON, or -; null for none.</param>
/// <param name="Parts">What is shown of the evenings.</param>
/// <param name="Since">The first day of them; null for all.</param>
/// <param name="Months">Days are shown to the month.</param>
internal sealed record DocumentOrder(
    string? Answers,
    bool Partner,
    string[] Only,
    string? Journal,
    string[] Parts,
    string? Since,
    bool Months
);
