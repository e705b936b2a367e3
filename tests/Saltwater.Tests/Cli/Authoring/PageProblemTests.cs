using Saltwater.Cli.Authoring;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>Faults in the words of the page to take along.</summary>
public sealed class PageProblemTests
{
    private const string Page = "en/page.yaml";
    private const string Ask = "  - { says: \"Who is there for me?\" }\n";

    [Fact]
    public void A_language_without_the_file_is_sound_and_has_no_page()
    {
        using var guide = new GuideCopy();
        guide.Delete(Page);

        Assert.Empty(guide.ProblemsButSize());
        Assert.Null(guide.Read().Packs.Single().Page);
    }

    [Fact]
    public void A_question_that_leads_to_a_talk_with_the_other_person_is_refused()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Page, Ask, Ask + "  - { says: \"How can I tell them?\" }\n");

        guide.HasOnly(ProblemCode.PartnerTalkUnmarked, Page, line, "Mark the item");
    }

    [Fact]
    public void A_line_for_an_answer_the_guide_does_not_have_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Page, "        before-period: ", "        before-periods: ");

        guide.HasOnly(ProblemCode.UnknownId, Page, line, "before-period");
    }
}
