using System.Globalization;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Journal;

namespace Saltwater.App.Keep.Journal;

/// <summary>Entries in the words of a guide's language.</summary>
internal readonly struct EntryWords(Pack pack)
{
    // Enough to know an evening again in a list.
    private const int MostOfNote = 80;

    public string FromMemory => Says.FromMemory;

    private EntryTexts Says => EntryTexts.Of(pack);

    public string NameOf(Company company) =>
        company switch
        {
            Company.Alone => Says.Alone,
            _ => Says.WithSomeone,
        };

    public string NameOf(Felt felt) =>
        felt switch
        {
            Felt.Good => Says.Good,
            Felt.Mixed => Says.Mixed,
            _ => Says.Upsetting,
        };

    public string NameOf(Bleeding bleeding) =>
        bleeding switch
        {
            Bleeding.Spotting => Says.Trace,
            Bleeding.Light => Says.Light,
            Bleeding.Medium => Says.Medium,
            _ => Says.Heavy,
        };

    public string TearsLine(bool tears) => tears ? Says.Tears : Says.NoTears;

    /// <summary>An entry in one line.</summary>
    public string SummaryOf(Entry entry)
    {
        var tears = TearsLine(entry.Tears);
        List<string> parts = [entry.Felt is { } felt ? Says.WithFelt(tears, NameOf(felt)) : tears];
        if (entry.Company is { } company)
        {
            parts.Add(NameOf(company));
        }

        if (entry.Time is { } time)
        {
            parts.Add(ToInput(time));
        }

        if (entry.FromMemory)
        {
            parts.Add(FromMemory);
        }

        return string.Join(" · ", parts);
    }

    /// <summary>What was answered, in the guide's words; empty where the person chose not to say.</summary>
    public (string Ask, string Says) FactOf(string question, IEnumerable<string> answers)
    {
        var (known, older) = (pack.Question(question), Says.OlderAnswer);
        var said = answers.Where(id => id != Answers.Skip).Select(id => known?.Answer(id)?.Says ?? older);
        return (known?.AskFor(Role.Self) ?? Says.OlderQuestion, string.Join("; ", said));
    }

    /// <summary>The beginning of a note, cut between two letters as people see them.</summary>
    public static string BeginningOf(string note)
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

    /// <summary>A day as an input of dates writes it; null if it is not one.</summary>
    public static DateOnly? ToDay(object? value)
    {
        if (DateOnly.TryParseExact(value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return null;
    }

    public static string ToInput(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time as an input of times writes it, and as it is shown.</summary>
    public static string ToInput(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time as an input of times writes it, with seconds in some browsers; null if it is not one.</summary>
    public static TimeOnly? ToTime(object? value)
    {
        if (
            value is string { Length: >= 5 } text
            && TimeOnly.TryParseExact(text[..5], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        )
        {
            return time;
        }

        return null;
    }
}
