using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Appointments;

/// <summary>One page to take to an appointment, to be shown, printed or saved as plain text. It holds what the person chose and nothing
/// else; nothing in the journal is about anyone else but their own notes.</summary>
public sealed class AppointmentPage
{
    // A4 with margins of 25 mm leaves 247 mm: 58 lines of 12 points.
    private const int LinesOnPaper = 58;

    private AppointmentPage(Pack guide) => (Says, Notice) = (AppointmentTexts.Of(guide), SelfReportedTexts.Of(guide).Notice);

    /// <summary>The first line of every page.</summary>
    public string Notice { get; }

    /// <summary>Above what the person wants to ask.</summary>
    public string AsksTitle => Says.AsksTitle;

    /// <summary>Above the entries.</summary>
    public string ItemsTitle => Says.NotedTitle;

    /// <summary>Above the days on which bleeding began.</summary>
    public string BleedingTitle => Says.BleedingTitle;

    private AppointmentTexts Says { get; }

    /// <summary>What the person wants to ask, in their order.</summary>
    public ImmutableArray<string> Asks { get; private init; } = [];

    /// <summary>The counts in one sentence; empty if tears are not shown or there is nothing to count.</summary>
    public string Summary { get; private init; } = "";

    /// <summary>The entries, by day.</summary>
    public ImmutableArray<AppointmentItem> Items { get; private init; } = [];

    /// <summary>When bleeding began, in order, no date twice.</summary>
    public ImmutableArray<string> BleedingBegan { get; private init; } = [];

    /// <summary>Whether the plain text fits one sheet of A4.</summary>
    public bool FitsOnePage => ToPlainText().AsSpan().Count('\n') <= LinesOnPaper;

    /// <summary>Makes the page.</summary>
    /// <param name="choices">What is to be on it.</param>
    /// <param name="guide">The guide, for the words of questions and answers.</param>
    public static AppointmentPage Of(AppointmentChoices choices, Pack guide)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(guide);
        var items = ImmutableArray.CreateBuilder<AppointmentItem>();
        foreach (var entry in ByDay.Sorted(choices.Entries))
        {
            items.Add(new(Date(entry.Day, choices.Dates, new(guide)), Lines(entry, choices, guide)));
        }

        return new(guide)
        {
            Asks = Asked(choices.Asks),
            Summary = Counted(choices, AppointmentTexts.Of(guide)),
            Items = items.ToImmutable(),
            BleedingBegan = Began(choices.BleedingBegan, choices.Dates, new(guide)),
        };
    }

    /// <summary>The page as plain text, in lines of at most 72 characters that end in a line feed.</summary>
    public string ToPlainText() => AppointmentText.Of(this);

    /// <inheritdoc/>
    public override string ToString() => "AppointmentPage";

    internal static string Said(Pack guide, Company company) =>
        company switch
        {
            Company.Alone => EntryTexts.Of(guide).Alone,
            _ => EntryTexts.Of(guide).WithSomeone,
        };

    internal static string Said(Pack guide, Felt felt) =>
        felt switch
        {
            Felt.Good => EntryTexts.Of(guide).Good,
            Felt.Mixed => AppointmentTexts.Of(guide).Mixed,
            _ => EntryTexts.Of(guide).Upsetting,
        };

    private static ImmutableArray<AppointmentLine> Lines(Entry entry, AppointmentChoices choices, Pack guide)
    {
        var (lines, fields, says) = (ImmutableArray.CreateBuilder<AppointmentLine>(), choices.Fields, AppointmentTexts.Of(guide));
        if (fields.HasFlag(AppointmentFields.Time) && entry.Time is { } time)
        {
            lines.Add(new(says.Time, OpenVocabulary.WordFor(time)));
        }

        if (fields.HasFlag(AppointmentFields.Company) && entry.Company is { } company)
        {
            lines.Add(new(says.IWas, Said(guide, company)));
        }

        if (fields.HasFlag(AppointmentFields.Tears))
        {
            lines.Add(new(says.Tears, entry.Tears ? says.Yes : says.No));
        }

        if (fields.HasFlag(AppointmentFields.Felt) && entry.Felt is { } felt)
        {
            lines.Add(new(says.Felt, Said(guide, felt)));
        }

        foreach (var (question, answers) in entry.Facts)
        {
            if (choices.Questions.Contains(question) && Answered(EntryTexts.Of(guide), guide.Question(question), answers) is { } line)
            {
                lines.Add(line);
            }
        }

        if (fields.HasFlag(AppointmentFields.Note) && entry.Note.Length > 0)
        {
            lines.Add(new(says.Note, entry.Note));
        }

        if (fields.HasFlag(AppointmentFields.FromMemory) && entry.FromMemory)
        {
            lines.Add(new(says.Written, says.FromMemory));
        }

        return lines.ToImmutable();
    }

    // A question left open says nothing to a reader. One the guide has dropped since is shown as what it is.
    private static AppointmentLine? Answered(EntryTexts says, Question? question, ImmutableArray<string> answers)
    {
        var said = string.Join(
            "; ",
            answers.Where(answer => answer != Answers.Skip).Select(answer => question?.Answer(answer)?.Says ?? says.OlderAnswer)
        );
        return said.Length == 0 ? null : new(question?.AskFor(Role.Self) ?? says.OlderQuestion, said);
    }

    private static ImmutableArray<string> Asked(IReadOnlyList<string> asks)
    {
        var kept = ImmutableArray.CreateBuilder<string>();
        foreach (var ask in asks)
        {
            if (!string.IsNullOrWhiteSpace(ask))
            {
                kept.Add(ask.Trim());
            }
        }

        return kept.ToImmutable();
    }

    private static ImmutableArray<string> Began(IReadOnlyList<DateOnly> days, DateDetail detail, DayWords words)
    {
        DateOnly[] ordered = [.. days];
        Array.Sort(ordered);
        var dates = ImmutableArray.CreateBuilder<string>();
        foreach (var day in ordered)
        {
            var date = Date(day, detail, words);
            if (dates.Count == 0 || dates[^1] != date)
            {
                dates.Add(date);
            }
        }

        return dates.ToImmutable();
    }

    private static string Counted(AppointmentChoices choices, AppointmentTexts says)
    {
        var (entries, tears) = (choices.Entries.Count, choices.Entries.Count(entry => entry.Tears));
        if (entries == 0 || !choices.Fields.HasFlag(AppointmentFields.Tears))
        {
            return "";
        }

        return tears == 0 ? says.WithoutTears(entries) : says.Entries(entries, ScreenTexts.Number(tears));
    }

    private static string Date(DateOnly day, DateDetail detail, DayWords words) =>
        detail == DateDetail.Month ? words.MonthOf(day) : words.Date(day);
}

/// <summary>One entry on the page.</summary>
/// <param name="When">The day or the month, in words.</param>
/// <param name="Lines">What is shown of it.</param>
public sealed record AppointmentItem(string When, ImmutableArray<AppointmentLine> Lines)
{
    /// <inheritdoc/>
    public override string ToString() => "AppointmentItem";
}

/// <summary>One thing told about an entry.</summary>
/// <param name="Label">What it is about: a word, or a question of the guide.</param>
/// <param name="Text">What the person noted.</param>
public sealed record AppointmentLine(string Label, string Text)
{
    /// <summary>The label as it stands before the text on one line: a question ends with its own sign.</summary>
    internal string Lead => Label.EndsWith('?') ? Label + " " : Label + ": ";

    /// <inheritdoc/>
    public override string ToString() => "AppointmentLine";
}
