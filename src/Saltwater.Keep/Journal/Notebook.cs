using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Journal;

/// <summary>The journal of an open vault: every entry, newest first, and the ways to change one. Not safe for two calls at once.</summary>
public sealed class Notebook
{
    /// <summary>The longest note, in characters: some four printed pages.</summary>
    public const int MaxNote = 10_000;

    private readonly OpenVault vault;
    private readonly List<Entry> entries = [];
    private readonly List<CycleDay> cycle = [];
    private RecordId? unfinished;

    private Notebook(OpenVault vault) => this.vault = vault;

    /// <summary>Newest first; of one day, the later time first, and those without a time last.</summary>
    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>Days of a period, oldest first, one for each date.</summary>
    public IReadOnlyList<CycleDay> CycleDays => cycle;

    /// <summary>Entries that a newer program wrote: they are kept, and cannot be shown here.</summary>
    public int Unreadable { get; private set; }

    /// <summary>What was being noted when the journal locked; null if nothing was. With <see cref="SaveDraft"/> it outlives the lock, with
    /// <see cref="Save(Entry)"/> or <see cref="DropDraft"/> it ends.</summary>
    public EntryDraft? Unfinished { get; private set; }

    /// <summary>Reads the journal of a vault.</summary>
    public static Notebook Of(OpenVault vault)
    {
        ArgumentNullException.ThrowIfNull(vault);
        var notebook = new Notebook(vault);
        foreach (var record in vault.Records)
        {
            if (record.Alive)
            {
                notebook.TakeRecord(record);
            }
        }

        // After the entries, since it may change one of them.
        notebook.LookForUnfinished();
        notebook.entries.Sort(CompareNewest);
        notebook.cycle.Sort((one, other) => one.Day.CompareTo(other.Day));
        return notebook;
    }

    /// <summary>The entry with this id, or null.</summary>
    public Entry? Find(RecordId id) => entries.Find(each => each.Id == id);

    /// <summary>What was written into an entry's note at the same time on another device.</summary>
    public ImmutableArray<string> OtherNotes(RecordId id) =>
        [.. vault.Find(id)?.OtherVersions(EntryFields.Note).Select(EntryFields.ReadText) ?? []];

    /// <summary>Keeps an entry, new or changed. It is on the disk when this returns <see cref="WriteResult.Done"/>; otherwise nothing
    /// changed.</summary>
    public ValueTask<WriteResult> Save(Entry entry) => Save([entry], []);

    /// <summary>Keeps many at once.</summary>
    public ValueTask<WriteResult> Save(IReadOnlyList<Entry> added, IReadOnlyList<CycleDay> days)
    {
        ArgumentNullException.ThrowIfNull(added);
        ArgumentNullException.ThrowIfNull(days);
        return Save(added, days, []);
    }

    /// <summary>Keeps many at once, and with them what is no part of the journal: all of it, or nothing.</summary>
    internal async ValueTask<WriteResult> Save(IReadOnlyList<Entry> added, IReadOnlyList<CycleDay> days, IEnumerable<Change> alongside)
    {
        if (added.Any(entry => entry.Note.Length > MaxNote))
        {
            throw new ArgumentException("A note is too long.", nameof(added));
        }

        List<Change> changes = [];
        foreach (var entry in added)
        {
            changes.AddRange(ChangesTo(entry.Id, EntryFields.FieldsOf(entry)));
        }

        var finished = Unfinished is { } begun && added.Any(entry => entry.Id == begun.Id);
        if (finished)
        {
            changes.Add(new PurgeRecord(unfinished!.Value));
        }

        foreach (var day in days)
        {
            changes.AddRange(ChangesTo(day.Id, EntryFields.FieldsOf(day)));
        }

        changes.AddRange(alongside);
        var written = await vault.Save(changes);
        if (written == WriteResult.Done)
        {
            PutEntries(added);
            if (finished)
            {
                LookForUnfinished();
            }

            var changed = days.Select(day => day.Id).ToHashSet();
            cycle.RemoveAll(each => changed.Contains(each.Id));
            cycle.AddRange(days);
            cycle.Sort((one, other) => one.Day.CompareTo(other.Day));
        }

        return written;
    }

    /// <summary>Keeps what is not finished as it stands, so that locking loses nothing of it. What was begun before is kept beside it and
    /// comes up after it.</summary>
    public async ValueTask<WriteResult> SaveDraft(EntryDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Note.Length > MaxNote)
        {
            return WriteResult.Unsure;
        }

        var id = Unfinished?.Id == draft.Id ? unfinished!.Value : RecordId.New();
        var written = await vault.Save([.. ChangesTo(id, EntryFields.FieldsOf(draft))]);
        if (written == WriteResult.Done)
        {
            (unfinished, Unfinished) = (id, draft);
        }

        return written;
    }

    /// <summary>Lets go of what was not finished.</summary>
    public async ValueTask<WriteResult> DropDraft()
    {
        if (unfinished is { } id && await vault.Save(new PurgeRecord(id)) is not WriteResult.Done and var failed)
        {
            return failed;
        }

        LookForUnfinished();
        return WriteResult.Done;
    }

    private void LookForUnfinished()
    {
        var begun = vault.Records.FirstOrDefault(each => each.Alive && EntryFields.TypeOf(each) == EntryFields.DraftType);
        unfinished = begun?.Id;
        Unfinished = begun is null ? null : EntryFields.ReadDraft(begun, Find);
    }

    /// <summary>Keeps an entry's note as it is here, and lets its other versions go: someone read them all and picked.</summary>
    public async ValueTask<WriteResult> PickVersion(Entry picked)
    {
        ArgumentNullException.ThrowIfNull(picked);
        var written = await vault.Save([
            .. EntryFields
                .FieldsOf(picked)
                .Where(field => field.Key == EntryFields.Note)
                .Select(field => new SetField(picked.Id, field.Key, field.Value)),
        ]);
        if (written == WriteResult.Done)
        {
            PutEntries([picked]);
        }

        return written;
    }

    /// <summary>Takes an entry away; <see cref="Undo"/> brings it back until the journal is closed or <see cref="ClearExpired"/> is
    /// called.</summary>
    public async ValueTask<WriteResult> Delete(RecordId id)
    {
        var written = await vault.Save(new DeleteRecord(id));
        if (written == WriteResult.Done)
        {
            entries.RemoveAll(each => each.Id == id);
        }

        return written;
    }

    /// <summary>Brings back an entry as it was before it was deleted or changed.</summary>
    public ValueTask<WriteResult> Undo(Entry before) => Save(before);

    /// <summary>Takes a day of a period away.</summary>
    public async ValueTask<WriteResult> Delete(CycleDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var written = await vault.Save(new PurgeRecord(day.Id));
        if (written == WriteResult.Done)
        {
            cycle.RemoveAll(each => each.Id == day.Id);
        }

        return written;
    }

    /// <summary>Makes final what was deleted, and takes away what has had its time. What is cleared is gone from the store once the vault
    /// is tidied.</summary>
    /// <param name="today">The day on the person's clock. A clock that ran backwards clears nothing early.</param>
    /// <returns>How many entries had had their time, and whether anything was cleared.</returns>
    public async ValueTask<(int Expired, bool Cleared)> ClearExpired(DateOnly today)
    {
        var expired = entries.Where(each => HasExpired(each, today)).Select(each => each.Id).ToHashSet();
        Change[] changes =
        [
            .. vault.Records.Where(each => !each.Alive || expired.Contains(each.Id)).Select(each => new PurgeRecord(each.Id)),
        ];
        if (changes.Length == 0 || await vault.Save(changes) != WriteResult.Done)
        {
            return (0, false);
        }

        entries.RemoveAll(each => expired.Contains(each.Id));
        return (expired.Count, true);
    }

    /// <summary>Entries of which the note or an answer holds a text, newest first; all of them for an empty one. How it is written does not
    /// matter: <see cref="SearchFolding"/>.</summary>
    public ImmutableArray<Entry> Search(string text, Pack pack)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(pack);
        var sought = SearchFolding.FoldText(text.Trim());
        if (sought.Length == 0)
        {
            return [.. entries];
        }

        var answers = pack
            .Questions.SelectMany(question =>
                question
                    .Answers.Where(answer => SearchFolding.ContainsFolded(answer.Says, sought))
                    .Select(answer => (question.Id, answer.Id))
            )
            .ToList();
        return
        [
            .. entries.Where(entry =>
                SearchFolding.ContainsFolded(entry.Note, sought) || answers.Exists(each => entry.Has(each.Item1, each.Item2))
            ),
        ];
    }

    private static bool HasExpired(Entry entry, DateOnly today) =>
        entry.KeepDays is { } days && today.DayNumber - entry.WrittenOn.DayNumber > days;

    private static int CompareNewest(Entry one, Entry other)
    {
        if (one.Day != other.Day)
        {
            return other.Day.CompareTo(one.Day);
        }

        if (one.Time != other.Time)
        {
            return Nullable.Compare(other.Time, one.Time);
        }

        return other.Id.CompareTo(one.Id);
    }

    // Other versions of a note stay until someone read them all and picked.
    private IEnumerable<Change> ChangesTo(RecordId id, IEnumerable<KeyValuePair<string, byte[]>> fields) =>
        FieldChanges.Between(vault.Find(id), id, fields, settlesVersions: false);

    private void TakeRecord(VaultRecord record)
    {
        switch (EntryFields.TypeOf(record))
        {
            case EntryFields.EntryType when EntryFields.ReadEntry(record) is { } entry:
                entries.Add(entry);
                break;
            case EntryFields.CycleType when EntryFields.ReadCycle(record) is { } day:
                cycle.Add(day);
                break;
            case EntryFields.EntryType or EntryFields.CycleType:
                Unreadable++;
                break;
        }
    }

    private void PutEntries(IReadOnlyList<Entry> changed)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var ids = changed.Select(each => each.Id).ToHashSet();
        entries.RemoveAll(each => ids.Contains(each.Id));
        if (changed.Count > 1)
        {
            entries.AddRange(changed);
            entries.Sort(CompareNewest);
            return;
        }

        // The usual case, and felt on a phone: one entry goes to its place.
        var at = entries.BinarySearch(changed[0], Comparer<Entry>.Create(CompareNewest));
        entries.Insert(at < 0 ? ~at : at, changed[0]);
    }
}
