using System.Text.RegularExpressions;
using Saltwater.Tests.Cli;
using Saltwater.Tests.Conventions;

namespace Saltwater.Tests.Site.Pages;

/// <summary>What a copy says of itself.</summary>
public sealed class AboutCopyTests
{
    [Fact]
    public void The_versions_on_the_page_are_those_of_the_program_and_of_the_guide()
    {
        var said = Regex.Match(Sites.Text(Sites.English.FileAt("/about")), @"Program (\S+)\. Guide (\S+)\.");

        Assert.Equal(CommandRun.Exactly("--version").Out.Trim(), said.Groups[1].Value);
        Assert.Equal(Guides.English.Version, said.Groups[2].Value);
    }

    [Fact]
    public void What_is_new_is_what_the_newest_section_of_the_list_of_changes_begins_with()
    {
        var newest = Regex.Split(Repository.Read("CHANGELOG.md"), @"(?m)^## \[")[1];
        var first = Regex.Match(newest, @"(?m)^- \*\*([^*]+)\*\*").Groups[1].Value.TrimEnd('.', ':');

        Assert.Contains(
            "\n" + first + "\n",
            Regex.Replace(Sites.Text(Sites.English.FileAt("/about")), @"\s*\n\s*", "\n"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Who_reports_a_fault_is_told_to_leave_out_all_that_is_theirs_and_where_help_is()
    {
        var text = Sites.Text(Sites.English.FileAt("/about"));

        Assert.Contains(Guides.English.Screens["about"]["fault-never"], text, StringComparison.Ordinal);
        Assert.Contains(Guides.English.Screens["about"]["fault-danger"], text, StringComparison.Ordinal);
    }
}
