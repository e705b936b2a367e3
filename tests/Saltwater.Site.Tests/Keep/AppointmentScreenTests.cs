using System.Text;
using Bunit;
using Saltwater.App.Keep.Export;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Journal;

namespace Saltwater.Site.Tests.Keep;

public sealed class AppointmentScreenTests : BunitContext
{
    private readonly Diary diary = Diary.Open();

    [Fact]
    public void Only_what_was_chosen_is_on_the_page()
    {
        diary.With(daysAgo: 1, felt: Felt.Mixed, note: "my words", facts: [("stress", "busy"), ("pressure", "some")]);
        diary.With(daysAgo: 200, tears: false, note: "long ago");
        var screen = Shown();
        Assert.Equal(SelfReportedTexts.Of(BuiltSite.KeepPack).Notice, Sheet(screen).Trim());

        screen.Press("The last three months");
        Assert.Contains("13 March 2026", Sheet(screen), StringComparison.Ordinal);
        Assert.DoesNotContain("my words", Sheet(screen), StringComparison.Ordinal);
        Assert.DoesNotContain(Ask("stress"), Sheet(screen), StringComparison.Ordinal);
        Assert.DoesNotContain("2025", Sheet(screen), StringComparison.Ordinal);

        Tick(screen, Ask("stress"));
        Tick(screen, "my own words");
        screen.Tap("How exact are the dates?", "to the month");
        screen.Find("textarea").Input("Is this common?\n\nWhat helps?");
        Assert.Contains(Ask("stress"), Sheet(screen), StringComparison.Ordinal);
        Assert.Contains("my words", Sheet(screen), StringComparison.Ordinal);
        Assert.DoesNotContain("13 March", Sheet(screen), StringComparison.Ordinal);
        Assert.DoesNotContain(Ask("pressure"), Sheet(screen), StringComparison.Ordinal);
        Assert.Contains("What helps?", Sheet(screen), StringComparison.Ordinal);

        screen.Press("None");
        Assert.DoesNotContain("March", Sheet(screen), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_printed_without_the_choices_and_saved_under_a_plain_name()
    {
        diary.With(note: "my words");
        var screen = Shown();
        screen.Press("All");
        screen.Press("Print");
        screen.Press("Save as text");

        Assert.Equal(1, diary.Page.Prints);
        var saved = Assert.Single(diary.Page.Saved);
        Assert.Equal(("page.txt", "text/plain"), (saved.Name, saved.Type));
        Assert.StartsWith(SelfReportedTexts.Of(BuiltSite.KeepPack).Notice, Encoding.UTF8.GetString(saved.Bytes), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(saved.Bytes), screen.Find("textarea[readonly]").GetAttribute("value"));
        Assert.All(screen.FindAll("button, input, textarea, h1"), each => Assert.NotNull(each.Closest(".unprinted")));
        Assert.Null(screen.Find(".sheet").Closest(".unprinted"));
    }

    [Fact]
    public void For_a_clinics_system_the_same_page_is_saved_and_only_where_something_is_on_it()
    {
        diary.With(daysAgo: 1, felt: Felt.Mixed, note: "my words", facts: [("stress", "busy"), ("pressure", "some")]);
        var (screen, save) = (Shown(), BuiltSite.Pack.Screens["clinic"]["save"]);
        Assert.DoesNotContain(save, screen.Markup.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);

        screen.Press("All");
        Tick(screen, Ask("stress"));
        screen.Press(save);
        var saved = Assert.Single(diary.Page.Saved);
        var text = Encoding.UTF8.GetString(saved.Bytes);
        Assert.Equal(("page.json", "application/fhir+json"), (saved.Name, saved.Type));
        Assert.All((string[])["\"Composition\"", "stress.busy", SelfReportedTexts.Of(BuiltSite.KeepPack).Notice], part =>
            Assert.Contains(part, text, StringComparison.Ordinal)
        );
        Assert.All((string[])["my words", "pressure"], part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Private_answers_are_offered_behind_a_closed_door()
    {
        diary.With(facts: ("pressure", "some"));
        var screen = Shown();
        screen.Press("All");
        var door = screen.FindAll("details").Single(each => each.TextContent.Contains(Ask("pressure"), StringComparison.Ordinal));
        Assert.False(door.HasAttribute("open"));
        Assert.StartsWith("Answers, private", door.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
    }

    private static string Ask(string question) => BuiltSite.KeepPack.Question(question)!.Ask;

    private static string Sheet(IRenderedComponent<AppointmentScreen> screen) => screen.Find(".sheet").TextContent;

    private static void Tick(IRenderedComponent<AppointmentScreen> screen, string label) =>
        screen.FindAll("label.choice").First(each => each.TextContent.Trim() == label).QuerySelector("input")!.Change(true);

    private IRenderedComponent<AppointmentScreen> Shown() =>
        Render<AppointmentScreen>(given => given.Add(screen => screen.Notes, diary.Notes));
}
