using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Keep.Journal;

/// <summary>An evening while it is being noted or changed.</summary>
/// <remarks>A class, and silent in <see cref="ToString"/>: what someone notes never reaches a log or an error by accident.</remarks>
public sealed class EntryDraft
{
    // Someone who notes at two in the morning means the evening that is ending. Judgement: few evenings begin before five.
    private static readonly TimeOnly EveningEnds = new(5, 0);

    private readonly Entry? before;
    private readonly DateOnly evening;

    internal EntryDraft(RecordId id, DateOnly evening, Entry? before) =>
        (Id, this.evening, this.before, Day) = (id, evening, before, before?.Day ?? evening);

    /// <summary>Which record of the vault it is, or will be.</summary>
    public RecordId Id { get; }

    /// <summary>The day it is about.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The time of day; null if it does not matter.</summary>
    public TimeOnly? Time { get; set; }

    /// <summary>Whether there were tears; null until that is said.</summary>
    public bool? Tears { get; set; }

    /// <summary>With whom; null if not said.</summary>
    public Company? Company { get; set; }

    /// <summary>How it felt; null if not said.</summary>
    public Felt? Felt { get; set; }

    /// <summary>Answers by question.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Facts { get; internal set; } = Entry.NoFacts;

    /// <summary>The person's own words.</summary>
    public string Note { get; set; } = "";

    /// <summary>For how many days it is kept; null for until it is deleted.</summary>
    public int? KeepDays { get; set; }

    /// <summary>The evening a moment belongs to, as a person counts it: the small hours belong to the day before. Whatever is noted asks
    /// here, so that one night is one evening.</summary>
    /// <param name="moment">On the person's clock.</param>
    public static DateOnly EveningOn(DateTime moment) => DateOnly.FromDateTime(moment - EveningEnds.ToTimeSpan());

    /// <summary>A new one, about the evening that is on.</summary>
    public static EntryDraft New(RecordId id, DateOnly evening) => new(id, evening, null);

    /// <summary>One that is there, to be changed.</summary>
    public static EntryDraft Of(Entry entry, DateOnly evening)
    {
        var draft = new EntryDraft(entry.Id, evening, entry)
        {
            Time = entry.Time,
            Tears = entry.Tears,
            Company = entry.Company,
            Felt = entry.Felt,
            Note = entry.Note,
            KeepDays = entry.KeepDays,
        };
        draft.Facts = entry.Facts;
        return draft;
    }

    /// <summary>What one's own reflection said. Whether there were tears is asked anew: it is what patterns rest on.</summary>
    public static EntryDraft Of(Answers reflection, RecordId id, DateOnly evening)
    {
        var facts = Entry.NoFacts.ToBuilder();
        foreach (var question in reflection.Questions.Except(EveningQuestion.NotKept))
        {
            facts.Add(question, reflection[question]);
        }

        var draft = new EntryDraft(id, evening, null) { Felt = FeltIn(reflection), Company = CompanyIn(reflection) };
        draft.Facts = facts.ToImmutable();
        return draft;
    }

    /// <summary>The evening it was begun on: the day of its writing, unless it was there before.</summary>
    internal DateOnly Evening => evening;

    /// <summary>Whether a fact is noted.</summary>
    public bool Has(string question, string answer) => Facts.TryGetValue(question, out var given) && given.Contains(answer);

    /// <summary>Puts a question to write on below what was written, never in its place; leaves all as it is where it does not
    /// fit.</summary>
    public void WriteOn(string question)
    {
        var written = Note.TrimEnd();
        if (written.Length > 0)
        {
            written += "\n\n";
        }

        var both = $"{written}{question}\n";
        if (both.Length <= Notebook.MaxNote)
        {
            Note = both;
        }
    }

    /// <summary>Notes an answer, or takes it back. Where one more would be too many, the earliest of them goes.</summary>
    public void Toggle(Question question, Answer answer)
    {
        var given = Toggled(question, answer, Facts.GetValueOrDefault(question.Id, []).Remove(Answers.Skip));
        Facts = given.IsEmpty ? Facts.Remove(question.Id) : Facts.SetItem(question.Id, given);
    }

    private static ImmutableArray<string> Toggled(Question question, Answer answer, ImmutableArray<string> given)
    {
        if (given.Contains(answer.Id))
        {
            return given.Remove(answer.Id);
        }

        if (question.AtMost == 1 || answer.Exclusive)
        {
            return [answer.Id];
        }

        return [.. given.Where(id => question.Answer(id) is not { Exclusive: true }).TakeLast(question.AtMost - 1), answer.Id];
    }

    /// <summary>Takes all answers to a question back.</summary>
    public void TakeOut(string question) => Facts = Facts.Remove(question);

    /// <summary>The entry. Whether there were tears has to be known.</summary>
    public Entry ToEntry() =>
        new()
        {
            Id = Id,
            Day = Day,
            Time = Time,

            // Another day than before is a new telling of when it was.
            WrittenOn = before is { } known && known.Day == Day ? known.WrittenOn : evening,
            Company = Company,
            Tears = Tears ?? throw new InvalidOperationException("Whether there were tears is not known."),
            Felt = Felt,
            Facts = Facts,
            Note = Note.Trim(),
            KeepDays = KeepDays,
        };

    /// <inheritdoc/>
    public override string ToString() => "EntryDraft";

    private static Felt? FeltIn(Answers reflection) =>
        reflection["welcome"] switch
        {
            ["good"] => Journal.Felt.Good,
            ["mixed"] => Journal.Felt.Mixed,
            ["upsetting"] => Journal.Felt.Upsetting,
            _ => null,
        };

    private static Company? CompanyIn(Answers reflection) =>
        reflection["with"] switch
        {
            [] or [Answers.Skip] => null,
            ["alone" or "alone-beside"] => Journal.Company.Alone,
            _ => Journal.Company.WithSomeone,
        };
}
