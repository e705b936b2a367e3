using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.OpenFormat;

/// <summary>An entry of our own open formats while it is read, part by part, from JSON or from a row of a table.</summary>
internal sealed class OpenEntry
{
    // Far more than anyone notes in one evening, and together small enough that the record fits the vault's largest (63,486 bytes; a letter
    // takes up to three). Judgement.
    private const int LongestNote = 10_000;
    private const int MostFactLetters = 8_000;
    private const int MostFacts = 200;
    private const int MostAnswers = 40;
    private const int LongestId = 64;
    private const int LongestKeepDays = 36_500;

    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder facts = Entry.NoFacts.ToBuilder();
    private int factLetters;
    private bool unusable;
    private bool tooLong;

    public string? Id { get; set; }

    public string? Day { get; set; }

    public string? Time { get; set; }

    public string? WrittenOn { get; set; }

    public string? Company { get; set; }

    public bool? Tears { get; set; }

    public string? Felt { get; set; }

    public string? Note { get; set; }

    public int? KeepDays { get; set; }

    /// <summary>Says that a part is of the wrong type, so that the entry cannot be used.</summary>
    public void MarkUnusable() => unusable = true;

    public void AddFact(string? question, ImmutableArray<string> answers)
    {
        tooLong |= facts.Count >= MostFacts || answers.Length > MostAnswers;
        unusable |= !IsId(question);
        factLetters += question?.Length ?? 0;
        foreach (var answer in answers)
        {
            unusable |= !IsId(answer);
            factLetters += answer.Length;
        }

        tooLong |= factLetters > MostFactLetters;

        if (!tooLong && !unusable)
        {
            facts[question!] = answers;
        }
    }

    /// <summary>Hands the entry over, or says why it cannot.</summary>
    public void HandOver(int place, ImportBuilder to)
    {
        if (TrackerDate.ReadDay(Day) is not { } day || TrackerDate.ReadDay(WrittenOn) is not { } written)
        {
            to.SkipRecord(place, ImportProblem.NoDay);
        }
        else if (tooLong || Note is { Length: > LongestNote })
        {
            to.SkipRecord(place, ImportProblem.TooLong);
        }
        else if (
            unusable
            || RecordIdText(Id) is not { } id
            || Tears is not { } tears
            || !WordsAreKnown()
            || KeepDays is < 1 or > LongestKeepDays
        )
        {
            to.SkipRecord(place, ImportProblem.BrokenRecord);
        }
        else
        {
            to.Take(ToEntry(id, day, written, tears), place);
        }
    }

    /// <summary>An id as our files write it: 32 hexadecimal digits.</summary>
    public static RecordId? RecordIdText(string? text)
    {
        if (
            text is not { Length: 2 * RecordId.Size }
            || !UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
        )
        {
            return null;
        }

        return new(value);
    }

    /// <summary>Whether a text can be an id of the guide. One that this guide does not know is kept; what is no id at all is not.</summary>
    public static bool IsId(string? text)
    {
        if (text is not { Length: > 0 and <= LongestId })
        {
            return false;
        }

        foreach (var each in text)
        {
            if (!char.IsAsciiLetterOrDigit(each) && each is not ('-' or '.' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    private Entry ToEntry(RecordId id, DateOnly day, DateOnly written, bool tears) =>
        new()
        {
            Id = id,
            Day = day,
            Time = OpenVocabulary.ToTime(Time),
            WrittenOn = written,
            Company = OpenVocabulary.ToCompany(Company),
            Tears = tears,
            Felt = OpenVocabulary.ToFelt(Felt),
            Facts = facts.ToImmutable(),
            Note = Note ?? "",
            KeepDays = KeepDays,
        };

    private bool WordsAreKnown() =>
        (Time is null || OpenVocabulary.ToTime(Time) is not null)
        && (Company is null || OpenVocabulary.ToCompany(Company) is not null)
        && (Felt is null || OpenVocabulary.ToFelt(Felt) is not null);
}
