using System.Text;
using Bunit;
using Saltwater.App.Keep.Export;
using Saltwater.Keep;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Site.Tests.Keep;

public sealed class FileScreenTests : BunitContext
{
    private readonly Diary diary = Diary.Open();

    [Fact]
    public void A_preview_changes_nothing_before_it_is_agreed_to()
    {
        diary.With(daysAgo: 1, note: "here");
        diary.Page.InInput = OpenJson.Write(
            new([On(5, "from the file")], [new(RecordId.New(), Diary.Today.AddDays(-20), Bleeding.Light)]),
            Diary.Today
        );
        var before = diary.Notes.Vault.Root();
        var screen = Shown();
        screen.Find("input[type=file]").Change("");

        screen.WaitForAssertion(() => Assert.Contains("Nothing has been changed yet.", screen.Text(), StringComparison.Ordinal));
        Assert.Contains("1 new evening, 9 March 2026", screen.Text(), StringComparison.Ordinal);
        Assert.Contains("1 new period day", screen.Text(), StringComparison.Ordinal);
        Assert.Equal(before, diary.Notes.Vault.Root());

        screen.Press("Cancel");
        Assert.Equal(before, diary.Notes.Vault.Root());
        Assert.Contains("Nothing was changed.", screen.Text(), StringComparison.Ordinal);

        screen.Find("input[type=file]").Change("");
        screen.WaitForState(() => screen.FindAll("button").Any(each => each.TextContent == "Bring it in"));
        screen.Press("Bring it in");
        screen.WaitForAssertion(() => Assert.Contains("Brought in: 1 evening and 1 period day.", screen.Text(), StringComparison.Ordinal));
        Assert.Equal(["here", "from the file"], diary.Book.Entries.Select(each => each.Note));
    }

    [Fact]
    public void What_is_here_stays_unless_someone_says_otherwise()
    {
        var entry = diary.With(daysAgo: 1, note: "here");
        var changed = EntryDraft.Of(entry, Diary.Today);
        changed.Note = "in the file";
        diary.Page.InInput = OpenJson.Write(new([changed.ToEntry(), On(5, "new")], []), Diary.Today);
        var screen = Shown();
        screen.Find("input[type=file]").Change("");
        screen.WaitForState(() => screen.FindAll("button").Any(each => each.TextContent == "Bring it in"));
        Assert.False(screen.Find("input[type=checkbox]").HasAttribute("checked"));
        screen.Press("Bring it in");
        screen.WaitForAssertion(() => Assert.Equal(["here", "new"], diary.Book.Entries.Select(each => each.Note)));

        screen.Find("input[type=file]").Change("");
        screen.WaitForState(() => screen.FindAll("button").Any(each => each.TextContent == "Bring it in"));
        screen.Find("input[type=checkbox]").Change(true);
        screen.Press("Bring it in");
        screen.WaitForAssertion(() => Assert.Equal(["in the file", "new"], diary.Book.Entries.Select(each => each.Note)));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_refused_with_a_reason()
    {
        diary.Page.InInput = [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3];
        var screen = Shown();
        screen.Find("input[type=file]").Change("");
        screen.WaitForAssertion(() => Assert.Contains("IMPORT-003", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Nothing was changed.", screen.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_is_told_with_its_reason()
    {
        diary.Page.InInput = Encoding.UTF8.GetBytes(
            $"cycle_day_id,day,bleeding\r\n{RecordId.New()},2026-02-01,light\r\n{RecordId.New()},2030-01-01,light\r\n{RecordId.New()},not a day,light\r\n"
        );
        var screen = Shown();
        screen.Find("input[type=file]").Change("");
        screen.WaitForAssertion(() => Assert.Contains("2 records left out", screen.Text(), StringComparison.Ordinal));
        Assert.Contains("The date is in the future. Line 3.", screen.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_cannot_be_kept_the_preview_stays()
    {
        diary.Page.InInput = OpenJson.Write(new([On(5, "new")], []), Diary.Today);
        var screen = Shown();
        screen.Find("input[type=file]").Change("");
        screen.WaitForState(() => screen.FindAll("button").Any(each => each.TextContent == "Bring it in"));
        diary.Store.Answers = WriteResult.Full;
        screen.Press("Bring it in");
        screen.WaitForAssertion(() =>
            Assert.Contains("There is no room left", screen.Find(".card [role=alert]").TextContent, StringComparison.Ordinal)
        );
        diary.Store.Answers = WriteResult.Done;
        screen.Press("Bring it in");
        screen.WaitForAssertion(() => Assert.Single(diary.Book.Entries));
    }

    [Fact]
    public void Whoever_takes_notes_out_is_told_that_anyone_can_read_them()
    {
        diary.With(note: "mine");
        var screen = Shown();
        var buttons = screen.FindAll("button[aria-describedby=open-warning]");
        Assert.Equal(2, buttons.Count);
        Assert.Contains("Whoever has one can read all of it", screen.Find("#open-warning").TextContent, StringComparison.Ordinal);
        screen.Press("All of it, as JSON");
        screen.Press("Evenings, as a table (CSV)");

        Assert.Equal(
            [("notes.json", "application/json"), ("notes.csv", "text/csv")],
            diary.Page.Saved.Select(each => (each.Name, each.Type))
        );
        Assert.All(diary.Page.Saved, each => Assert.Contains("mine", Encoding.UTF8.GetString(each.Bytes), StringComparison.Ordinal));
        Assert.Contains("Anyone who has it can read it.", screen.FindAll("[role=status]")[^1].TextContent, StringComparison.Ordinal);
    }

    private static Entry On(int daysAgo, string note) =>
        new()
        {
            Id = RecordId.New(),
            Day = Diary.Today.AddDays(-daysAgo),
            WrittenOn = Diary.Today.AddDays(-daysAgo),
            Tears = true,
            Note = note,
        };

    private IRenderedComponent<FilesScreen> Shown() => Render<FilesScreen>(given => given.Add(screen => screen.Notes, diary.Notes));
}
