using System.Globalization;
using Saltwater.Guide;
using Saltwater.Keep.Journal;

namespace Saltwater.App.Keep.Journal;

/// <summary>Entries and days in words.</summary>
internal static class EntryWords
{
    // Enough to know an evening again in a list.
    private const int MostOfNote = 80;

    public const string FromMemory = "written from memory";

    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string WithWeekday(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Of(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Of(PromptTheme theme) => theme switch
    {
        PromptTheme.Shame => "Shame or guilt",
        PromptTheme.Grief => "Grief or loss",
        PromptTheme.Closeness => "Closeness",
        _ => "No idea why",
    };

    public static string Of(Company company) => company == Company.Alone ? "alone" : "with someone";

    public static string Of(Felt felt) => felt switch
    {
        Felt.Good => "good",
        Felt.Mixed => "mixed",
        _ => "upsetting",
    };

    public static string Of(Bleeding bleeding) => bleeding switch
    {
        Bleeding.Spotting => "a trace",
        Bleeding.Light => "light",
        Bleeding.Medium => "medium",
        _ => "heavy",
    };

    public static string Tears(bool tears) => tears ? "tears" : "no tears";

    /// <summary>How long it is kept, as chosen.</summary>
    public static string Keeping(int? days) => days switch
    {
        null => "until I delete it",
        EntryForm.Quarter => "3 months",
        EntryForm.Year => "a year",
        1 => "1 day",
        _ => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
    };

    /// <summary>An entry in one line.</summary>
    public static string Line(Entry entry)
    {
        List<string> parts = [entry.Felt is { } felt ? $"{Tears(entry.Tears)}, {Of(felt)}" : Tears(entry.Tears)];
        if (entry.Company is { } company)
        {
            parts.Add(Of(company));
        }

        if (entry.Time is { } time)
        {
            parts.Add(Of(time));
        }

        if (entry.FromMemory)
        {
            parts.Add(FromMemory);
        }

        return string.Join(" · ", parts);
    }

    /// <summary>The beginning of a note, cut between two letters as people see them.</summary>
    public static string Beginning(string note)
    {
        var line = note.ReplaceLineEndings(" ");
        if (line.Length <= MostOfNote)
        {
            return line;
        }

        var fits = 0;
        for (var next = 0; next <= MostOfNote; next += StringInfo.GetNextTextElementLength(line, next))
        {
            fits = next;
        }

        return line[..fits] + "…";
    }

    /// <summary>What was answered, in the guide's words; empty where the person chose not to say.</summary>
    public static (string Ask, string Says) Fact(Pack pack, string question, IEnumerable<string> answers)
    {
        var known = pack.Question(question);
        var said = answers.Where(id => id != Answers.Skip).Select(id => known?.Answer(id)?.Says ?? "(an older answer)");
        return (known?.AskFor(Role.Self) ?? "(an older question)", string.Join("; ", said));
    }

    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} {many}");

    /// <summary>A day as an input of dates writes it; null if it is not one.</summary>
    public static DateOnly? ToDay(object? value) =>
        DateOnly.TryParseExact(value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string ToInput(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time as an input of times writes it, with seconds in some browsers; null if it is not one.</summary>
    public static TimeOnly? ToTime(object? value) =>
        value is string { Length: >= 5 } text && TimeOnly.TryParseExact(text[..5], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
