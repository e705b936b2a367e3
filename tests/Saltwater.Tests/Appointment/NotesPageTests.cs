using Saltwater.Appointment;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Tests.Golden;

namespace Saltwater.Tests.Appointment;

public sealed class NotesPageTests
{
    private static readonly TakeAlongTexts Says = TakeAlongTexts.Of(Guides.English);

    private static readonly Offer Grief = Offer.Of(
        Guides.English,
        Guides.Answer("when: moments-after", "often: often", "loss: last-year", "meds: contraception")
    )!;

    private static string Folder { get; } = Path.Combine(Guides.Root, "tests", "Saltwater.Tests", "Golden", "pages");

    public static TheoryData<string> Walks =>
        [
            "v01-good-tears",
            "v03-deep-pain",
            "v07-neck-and-hoarse",
            "v11-to-avoid-a-row",
            "v13-condom-broke",
            "v15-stopped-tablets",
            "v21-partner-kept-going",
            "b01-partner-asks",
            "b04-someone-may-look",
            "b06-a-plan",
        ];

    /// <summary>The pages of some walks, readable by a clinician: first as it stands when it is opened, then with all private lines. To
    /// accept a change: <c>SALTWATER_APPROVE=1 ./test</c>.</summary>
    [Theory]
    [MemberData(nameof(Walks))]
    public void A_page_reads_as_approved(string name)
    {
        var offer = Offer.Of(Guides.English, Walk.Read(File.ReadAllText(Path.Combine(Folder, "..", name + ".md"))).Answers)!;
        var written =
            $"{With(offer, offer.Usual).ToPlainText()}\n=== with all private lines, and all that may be asked\n\n"
            + $"{NotesPage.Of(offer, Ids(offer.Lines), offer.Asks).ToPlainText()}";
        var path = Path.Combine(Folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("SALTWATER_APPROVE") == "1")
        {
            File.WriteAllText(path, written);
            return;
        }

        Assert.Equal(File.ReadAllText(path), written);
    }

    [Fact]
    public void Only_what_was_chosen_is_on_the_page()
    {
        var once = Grief.Lines.Single(line => line.Question == "when");

        Assert.Equal([once.Says], With(Grief, [once]).Sections.SelectMany(section => section.Lines));
        Assert.Empty(With(Grief, []).Sections);
    }

    [Fact]
    public void What_they_ask_stands_last_and_their_own_words_before_it()
    {
        var page = NotesPage.Of(Grief, Ids(Grief.Usual), ["Is this common?", " ", ""], "  It began in spring.  ");

        Assert.Equal([Says.Added, Says.Asked], page.Sections[^2..].Select(section => section.Title));
        Assert.Equal(["It began in spring."], page.Sections[^2].Lines);
        Assert.Equal(["Is this common?"], page.Sections[^1].Lines);
    }

    [Fact]
    public void Its_text_says_first_what_it_is_not_and_keeps_to_lines_that_fit()
    {
        var lines = NotesPage.Of(Grief, Ids(Grief.Usual), Grief.Asks, new string('x', 300)).ToPlainText().Split('\n');

        Assert.Equal(Says.Heading, lines[0]);
        Assert.Contains("not a medical document", string.Join(' ', lines[1..4]), StringComparison.Ordinal);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, PlainLines.Width));
    }

    [Fact]
    public void A_page_with_too_much_on_it_says_that_it_does_not_fit()
    {
        Assert.True(With(Grief, Grief.Usual).FitsOnePage);
        Assert.False(NotesPage.Of(Grief, Ids(Grief.Usual), Enumerable.Repeat("A question of mine", NotesPage.LinesOnPaper)).FitsOnePage);
    }

    [Fact]
    public void The_part_that_a_phone_loads_gives_the_same_page_and_says_all_that_its_screen_says()
    {
        var part = PagePart.WritePage(Guides.English)!;
        var loaded = PackBytes.Load(PackBytes.Write(Guides.English)).Pack!;
        var answers = Guides.Answer("when: moments-after", "often: often", "loss: last-year", "meds: contraception");

        Assert.Null(Offer.Of(loaded, answers));
        var whole = PagePart.WithPage(loaded, part);
        Assert.Equal(With(Grief, Grief.Lines).ToPlainText(), With(Offer.Of(whole, answers)!, Grief.Lines).ToPlainText());
        Assert.Equal(Guides.English.Screens[TakeAlongTexts.Screen], whole.Screens[TakeAlongTexts.Screen]);
        Assert.Equal(part, PagePart.WritePage(whole));
        Assert.Null(PagePart.WritePage(Guides.English with { Page = null }));
    }

    private static NotesPage With(Offer offer, IEnumerable<OfferedLine> lines) => NotesPage.Of(offer, Ids(lines), []);

    private static HashSet<string> Ids(IEnumerable<OfferedLine> lines) => [.. lines.Select(line => line.Id)];
}
