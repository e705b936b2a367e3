using Saltwater.Guide;
using Saltwater.Tests.Site.Pages;

namespace Saltwater.Tests.Guide;

/// <summary>The questions to write on.</summary>
public sealed class WritingPromptsTests
{
    private static readonly WritingPrompts Prompts = Guides.English.Prompts;

    [Fact]
    public void There_are_twelve_three_for_each_theme_and_none_twice()
    {
        Assert.Equal(12, Prompts.Prompts.Length);
        Assert.All(Prompts.Prompts.GroupBy(prompt => prompt.Theme), theme => Assert.Equal(3, theme.Count()));
        Assert.Equal(Enum.GetValues<PromptTheme>(), Prompts.Prompts.Select(prompt => prompt.Theme).Distinct().Order());
        Assert.Distinct(Prompts.Prompts.Select(prompt => prompt.Ask));
    }

    [Fact]
    public void Each_is_a_question_and_none_asks_what_was_done() => Assert.All(Prompts.Prompts, prompt =>
        {
            Assert.Contains('?', prompt.Ask);
            Assert.DoesNotContain("happened", prompt.Ask, StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    public void They_can_be_left_and_they_say_what_they_rest_on()
    {
        Assert.Contains("Stop when it gets too much", Prompts.About, StringComparison.Ordinal);
        Assert.NotEmpty(Prompts.Sources);
    }

    [Fact]
    public void All_stand_on_the_page_of_help_where_they_can_be_printed()
    {
        var said = Sites.Text(Sites.Pages.Single(page => page.Path == "/help"));

        Assert.All(Prompts.Prompts, prompt => Assert.Contains(prompt.Ask, said, StringComparison.Ordinal));
    }
}
