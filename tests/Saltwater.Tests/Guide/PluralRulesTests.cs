using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Saltwater.Guide;

namespace Saltwater.Tests.Guide;

public sealed class PluralRulesTests
{
    private const int MostCount = 400;
    private const int FewestLanguages = 100;

    [Fact]
    public async Task Every_language_takes_the_form_that_a_foreign_program_gives_it_by_the_same_rules()
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(Guides.Root, "tests", "foreign", "plurals.mjs"), $"{MostCount}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, error) = (
            node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        var languages = JsonSerializer.Deserialize<Dictionary<string, Language>>(await output, JsonSerializerOptions.Web)!;

        Assert.Equal("", await error);
        Assert.True(languages.Count > FewestLanguages, $"{languages.Count} languages");
        Assert.All(languages, language =>
        {
            var rules = new PluralRules(language.Value.Rules.ToImmutableSortedDictionary());
            Assert.Equal(language.Value.Forms, Enumerable.Range(0, MostCount).Select(rules.FormOf));
        });
        Assert.Contains(languages.Values, language => language.Forms.Distinct().Count() == 6);
    }

    [Fact]
    public void The_guide_has_the_rule_of_its_language() =>
        Assert.Equal(["other", "one", "other"], Enumerable.Range(0, 3).Select(Guides.English.Rules.Plural.FormOf));

    [Theory]
    [InlineData("")]
    [InlineData("i")]
    [InlineData("i is 1")]
    [InlineData("x = 1")]
    [InlineData("i = one")]
    [InlineData("i % = 1")]
    public void A_rule_that_is_none_is_refused(string rule) =>
        Assert.Throws<FormatException>(() => new PluralRules(ImmutableSortedDictionary<string, string>.Empty.Add("one", rule)).FormOf(1));

    private sealed record Language(Dictionary<string, string> Rules, string[] Forms);
}
