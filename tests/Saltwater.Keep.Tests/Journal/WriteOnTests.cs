using CsCheck;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Tests.Journal;

/// <summary>A question to write on, taken into the words of an evening.</summary>
public sealed class WriteOnTests
{
    private const string Question = "What do I miss tonight?";

    [Fact]
    public void In_an_empty_note_the_question_stands_first_with_room_below() => Assert.Equal($"{Question}\n", Written(""));

    [Fact]
    public void What_was_written_stays_and_the_question_stands_below_it() =>
        Assert.Equal($"It was late.\n\n{Question}\n", Written("It was late.\n \n"));

    [Fact]
    public void A_second_question_stands_below_the_first()
    {
        var draft = Draft(Written(""));
        draft.WriteOn("And what was good?");

        Assert.Equal($"{Question}\n\nAnd what was good?\n", draft.Note);
    }

    [Fact]
    public void What_was_written_is_never_lost_and_the_note_never_grows_too_long() =>
        (
            from length in Gen.Int[Notebook.MaxNote - 250, Notebook.MaxNote]
            from asked in Gen.Int[1, 200]
            select (Before: new string('w', length), Asked: new string('q', asked))
        ).Sample(each =>
        {
            var draft = Draft(each.Before);
            draft.WriteOn(each.Asked);

            return draft.Note.StartsWith(each.Before, StringComparison.Ordinal)
                && draft.Note.Length <= Notebook.MaxNote
                && (draft.Note == each.Before || draft.Note.EndsWith($"{each.Asked}\n", StringComparison.Ordinal));
        });

    [Fact]
    public void Where_it_does_not_fit_the_note_stays_as_it_is()
    {
        var full = new string('w', Notebook.MaxNote - 5);

        Assert.Equal(full, Written(full));
    }

    private static string Written(string before)
    {
        var draft = Draft(before);
        draft.WriteOn(Question);
        return draft.Note;
    }

    private static EntryDraft Draft(string note)
    {
        var draft = EntryDraft.New(RecordId.New(), new(2026, 3, 14));
        draft.Note = note;
        return draft;
    }
}
