using System.Collections.Immutable;

namespace Saltwater.Keep.Journal;

/// <summary>
/// Where someone is in their journal, and what is half written: an immutable value, and every tap gives the next one. A tap that the screen
/// does not have changes nothing.
/// </summary>
/// <remarks>It writes nothing itself: whoever draws it keeps what it says, and tells it what was kept.</remarks>
public sealed record JournalWalk
{
    private JournalWalk(DateOnly day) => Day = day;

    /// <summary>The screen.</summary>
    public JournalPlace Place { get; private init; }

    /// <summary>The evening that is being noted or changed; null everywhere but on its form.</summary>
    public EntryDraft? Draft { get; private init; }

    /// <summary>What is being changed, as it is kept; null for a new evening.</summary>
    public Entry? Changing { get; private init; }

    /// <summary>Whether what is noted came from a reflection.</summary>
    public bool FromReflection { get; private init; }

    /// <summary>What would be lost if everything locked now; null if nothing would.</summary>
    public EntryDraft? HalfWritten { get; private init; }

    /// <summary>The evening that is read; null if none is.</summary>
    public Entry? One { get; private init; }

    /// <summary>The day of the calendar that is read, or any day of the month that is shown.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>Whether the evenings are shown as a calendar.</summary>
    public bool AsCalendar { get; private init; }

    /// <summary>What is looked for among the evenings; empty for all of them.</summary>
    public string Sought { get; private init; } = "";

    /// <summary>What was changed or deleted just now, newest first, as it was before; until someone goes on from the list.</summary>
    public ImmutableArray<(Entry Before, bool WasDeleted)> Undoable { get; private init; } = [];

    /// <summary>Whether the reflection someone came from is kept already.</summary>
    public bool IsReflectionKept { get; private init; }

    /// <summary>Whether someone went on from the list, so that what was said there was seen.</summary>
    public bool HasGoneOn { get; private init; }

    // The screens someone came by, the last one first.
    private Trail? CameBy { get; init; }

    /// <summary>At the list of evenings.</summary>
    /// <param name="today">The day on the person's clock.</param>
    public static JournalWalk BeginOn(DateOnly today) => new(today);

    /// <summary>From the evenings to what they have in common, to a page to take along, or to files.</summary>
    public JournalWalk OpenPlace(JournalPlace place) =>
        Place == JournalPlace.Evenings && place is JournalPlace.Patterns or JournalPlace.Appointment or JournalPlace.Files
            ? GoTo(place)
            : this;

    /// <summary>From the calendar to one of its days.</summary>
    public JournalWalk OpenDay(DateOnly day) => OnlyFrom(JournalPlace.Evenings, GoTo(JournalPlace.Day) with { Day = day });

    /// <summary>Another month of the calendar.</summary>
    public JournalWalk OpenMonth(DateOnly day) => OnlyFrom(JournalPlace.Evenings, this with { Day = day });

    /// <summary>From the list to the calendar, and the other way round.</summary>
    public JournalWalk TurnView() => OnlyFrom(JournalPlace.Evenings, this with { AsCalendar = !AsCalendar });

    /// <summary>Looks for something among the evenings.</summary>
    public JournalWalk SearchFor(string sought) => OnlyFrom(JournalPlace.Evenings, this with { Sought = sought });

    /// <summary>Reads one evening.</summary>
    public JournalWalk ReadEvening(Entry entry) => OnlyFromLists(GoTo(JournalPlace.One) with { One = entry });

    /// <summary>The same evening, after one version of its note was picked.</summary>
    public JournalWalk WithPicked(Entry entry) => OnlyFrom(JournalPlace.One, this with { One = entry });

    /// <summary>Notes a new evening.</summary>
    public JournalWalk NoteEvening(EntryDraft draft) => OnlyFromLists(OnForm(draft, null));

    /// <summary>
    /// Notes an evening from the reflection someone came from. What it says is not kept yet, so nothing has to be typed for it to be half
    /// written.
    /// </summary>
    public JournalWalk KeepReflection(EntryDraft draft) =>
        OnlyFromLists(OnForm(draft, null) with { FromReflection = true, HalfWritten = draft });

    /// <summary>Goes on with what was not finished.</summary>
    /// <param name="changing">The evening it changes; null if it is a new one.</param>
    public JournalWalk GoOnWith(EntryDraft begun, Entry? changing) => OnlyFromLists(OnForm(begun, changing));

    /// <summary>Changes the evening that is read.</summary>
    public JournalWalk ChangeEvening(EntryDraft draft) => OnlyFrom(JournalPlace.One, OnForm(draft, One));

    /// <summary>Something was noted on the form.</summary>
    public JournalWalk MarkTouched() => OnlyFrom(JournalPlace.Form, this with { HalfWritten = Draft });

    /// <summary>Back to where one came from; not from what is half written, which has to be left.</summary>
    public JournalWalk GoBack() => HalfWritten is null ? GoUp() : this;

    /// <summary>Back, also from what is half written: somebody has said that it may go, and nothing of it stays.</summary>
    public JournalWalk LeaveAnyway() => GoUp();

    /// <summary>
    /// What was noted is kept. A new evening leads back to where it was begun; a change to the list, where it can be undone.
    /// </summary>
    public JournalWalk AfterSaving() =>
        this switch
        {
            { Place: not JournalPlace.Form } => this,
            { Changing: { } before } => ToEvenings(before, wasDeleted: false),
            _ => GoUp() with { IsReflectionKept = IsReflectionKept || FromReflection },
        };

    /// <summary>The evening that was read is deleted, which can be undone.</summary>
    public JournalWalk AfterDeleting() => One is { } before && Place == JournalPlace.One ? ToEvenings(before, wasDeleted: true) : this;

    /// <summary>A change was undone.</summary>
    public JournalWalk AfterUndoing(Entry before) => this with { Undoable = Undoable.RemoveAll(each => each.Before == before) };

    /// <summary>What was said on the list is said anew.</summary>
    public JournalWalk SayAgain() => this with { HasGoneOn = false };

    /// <summary>What someone wrote never reaches a log or an error by accident.</summary>
    public override string ToString() => nameof(JournalWalk);

    // A tap that the screen does not have changes nothing.
    private JournalWalk OnlyFrom(JournalPlace place, JournalWalk next) => Place == place ? next : this;

    private JournalWalk OnlyFromLists(JournalWalk next) => Place is JournalPlace.Evenings or JournalPlace.Day ? next : this;

    private JournalWalk OnForm(EntryDraft draft, Entry? changing) => GoTo(JournalPlace.Form) with { Draft = draft, Changing = changing };

    // What was deleted can be brought back until one goes on from the list.
    private JournalWalk GoTo(JournalPlace to)
    {
        var on = this with { Place = to, CameBy = new(Place, CameBy) };
        if (Place == JournalPlace.Evenings)
        {
            return on with { Undoable = [], HasGoneOn = true };
        }

        return on;
    }

    private JournalWalk GoUp() => CameBy is { } last ? BackAt(last.Place, last.Before) : this;

    private JournalWalk ToEvenings(Entry before, bool wasDeleted) =>
        BackAt(JournalPlace.Evenings, null) with
        {
            Undoable = [(before, wasDeleted), .. Undoable],
        };

    private JournalWalk BackAt(JournalPlace place, Trail? cameBy) =>
        this with
        {
            Place = place,
            CameBy = cameBy,
            One = place == JournalPlace.One ? One : null,
            Draft = null,
            Changing = null,
            FromReflection = false,
            HalfWritten = null,
        };

    private sealed record Trail(JournalPlace Place, Trail? Before);
}
