using System.Collections.Immutable;
using CsCheck;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Tests.Vault;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Journal;

public sealed class JournalWalkTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly JournalWalk Start = JournalWalk.BeginOn(Today);
    private static readonly ImmutableArray<Entry> Entries = [Evening(0), Evening(1), Evening(2)];

    private static readonly Gen<Entry> AnyEntry = Gen.Int[0, Entries.Length - 1].Select(at => Entries[at]);
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 40].Select(days => Today.AddDays(-days));

    // Taps that go on to somewhere, or change what is there.
    private static readonly Gen<Tap> AnyTapOn = Gen.OneOf(
        Gen.Enum<JournalPlace>().Select(place => new Tap($"Open {place}", at => at.OpenPlace(place))),
        AnyDay.Select(day => new Tap($"OpenDay {day.Day}", at => at.OpenDay(day))),
        AnyDay.Select(day => new Tap($"OpenMonth {day.Day}", at => at.OpenMonth(day))),
        Always("Turn", at => at.TurnView()),
        Gen.Enum<JournalPlace>().Select(word => new Tap($"Search {word}", at => at.SearchFor($"{word}"))),
        AnyEntry.Select(entry => new Tap("Read", at => at.ReadEvening(entry))),
        AnyEntry.Select(entry => new Tap("Picked", at => at.WithPicked(entry))),
        Always("Note", at => at.NoteEvening(Draft())),
        Always("KeepReflection", at => at.KeepReflection(Draft())),
        AnyEntry.Select(entry => new Tap("GoOnWith a change", at => at.GoOnWith(EntryDraft.Of(entry, Today), entry))),
        Always("GoOnWith", at => at.GoOnWith(Draft(), null)),
        Always("Change", at => at.One is { } one ? at.ChangeEvening(EntryDraft.Of(one, Today)) : at.ChangeEvening(Draft())),
        Always("Touch", at => at.MarkTouched()),
        AnyEntry.Select(entry => new Tap("Undone", at => at.AfterUndoing(entry))),
        Always("SayAgain", at => at.SayAgain())
    );

    private static readonly Gen<Tap> AnyTap = Gen.Frequency(
        (3, AnyTapOn),
        (
            1,
            Gen.OneOf(
                Always("Back", at => at.GoBack()),
                Always("Leave", at => at.LeaveAnyway()),
                Always("Saved", at => at.AfterSaving()),
                Always("Deleted", at => at.AfterDeleting())
            )
        )
    );

    [Fact]
    public void Nothing_half_written_is_lost_by_any_tap_but_keeping_it_or_saying_that_it_may_go() =>
        Walks(
            (before, tap, after) =>
            {
                if (before.HalfWritten is { } draft && tap.Name is not ("Leave" or "Saved"))
                {
                    Assert.Equal((draft, JournalPlace.Form), (after.HalfWritten, after.Place));
                }
            }
        );

    [Fact]
    public void Back_leads_where_one_came_from() =>
        Walks(
            (before, _, after) =>
            {
                if (after.Place is not JournalPlace.Evenings && Depth(after) > Depth(before))
                {
                    Assert.Equal(
                        (before.Place, before.One, before.AsCalendar, before.Sought),
                        (after.LeaveAnyway().Place, after.LeaveAnyway().One, after.LeaveAnyway().AsCalendar, after.LeaveAnyway().Sought)
                    );
                    Assert.Equal(after.HalfWritten is null ? after.LeaveAnyway() : after, after.GoBack());
                }
            }
        );

    [Fact]
    public void Three_steps_back_lead_to_the_evenings_from_everywhere() => Walks((_, _, after) => Assert.InRange(Depth(after), 0, 3));

    [Fact]
    public void Every_screen_has_what_it_shows_and_nothing_more() =>
        Walks(
            (_, _, after) =>
            {
                Assert.Equal(after.Place == JournalPlace.Form, after.Draft is not null);
                Assert.True(after.Place != JournalPlace.One || after.One is not null);
                Assert.True(after.Place is JournalPlace.One or JournalPlace.Form || after.One is null);
                Assert.True(
                    after.Place == JournalPlace.Form || (after.Changing, after.HalfWritten, after.FromReflection) == (null, null, false)
                );
            }
        );

    [Fact]
    public void What_was_changed_or_deleted_can_be_undone_until_one_goes_on_from_the_list() =>
        Walks(
            (before, tap, after) =>
            {
                var undoable = before.Undoable;
                Assert.Equal(
                    tap.Name switch
                    {
                        "Saved" when before.Changing is { } changed => undoable.Insert(0, (changed, false)),
                        "Deleted" when before is { Place: JournalPlace.One, One: { } one } => undoable.Insert(0, (one, true)),
                        "Undone" => after.Undoable,
                        _ => after.Place == JournalPlace.Evenings ? undoable : [],
                    },
                    after.Undoable
                );
                Assert.True(after.Place == JournalPlace.Evenings || after.HasGoneOn || tap.Name == "SayAgain" || !before.HasGoneOn);
            }
        );

    [Fact]
    public async Task When_it_locks_wherever_one_is_what_is_half_written_is_there_again_and_the_walk_begins_anew() =>
        await AnyTap
            .Array[0, 12]
            .SampleAsync(
                async taps =>
                {
                    var store = new MemoryStore();
                    var notebook = Notebook.Of(await Vaults.New(store));
                    var at = taps.Aggregate(Start, (now, tap) => tap.On(now));
                    if (at.HalfWritten is { } draft)
                    {
                        draft.Note = "half a";
                        Assert.Equal(WriteResult.Done, await notebook.SaveDraft(draft));
                    }

                    var again = Notebook.Of((await (await LockedVault.FindIn(Vaults.QuickKeys(), store))!.Unlock(Vaults.Phrase)).Vault!);
                    Assert.Equal(at.HalfWritten?.Id, again.Unfinished?.Id);
                    Assert.Equal(at.HalfWritten?.Note, again.Unfinished?.Note);
                    Assert.Equal((JournalPlace.Evenings, null, ""), (Start.Place, Start.One, Start.Sought));
                },
                iter: 60
            );

    [Fact]
    public void It_prints_nothing_that_anybody_wrote() => Assert.Equal("JournalWalk", $"{Start.SearchFor("the sea")}");

    private static void Walks(Action<JournalWalk, Tap, JournalWalk> law) =>
        AnyTap
            .Array[0, 40]
            .Sample(
                taps =>
                {
                    var at = Start;
                    foreach (var tap in taps)
                    {
                        var next = tap.On(at);
                        law(at, tap, next);
                        at = next;
                    }
                },
                iter: 5_000
            );

    private static int Depth(JournalWalk at)
    {
        var depth = 0;
        for (; at.Place != JournalPlace.Evenings && depth < 10; depth++)
        {
            at = at.LeaveAnyway();
        }

        return depth;
    }

    private static Gen<Tap> Always(string name, Func<JournalWalk, JournalWalk> on) => Gen.Const(new Tap(name, on));

    private static EntryDraft Draft() => EntryDraft.New(RecordId.New(), Today);

    private static Entry Evening(int daysAgo)
    {
        var draft = Draft();
        (draft.Day, draft.Tears) = (Today.AddDays(-daysAgo), true);
        return draft.ToEntry();
    }

    private sealed record Tap(string Name, Func<JournalWalk, JournalWalk> On)
    {
        public override string ToString() => Name;
    }
}
