using Saltwater.Help;

namespace Saltwater.Tests.Site.Pages;

/// <summary>A country's page: what is looked for first stands under its own name, lines for everyone before those for one group.</summary>
public sealed class CountryPageTests
{
    private static readonly string[] LookedFor = ["crisis", "sexual-assault", "partner-violence"];

    public static TheoryData<string> All => [.. ServiceFinder.Countries(Guides.English)];

    [Theory]
    [MemberData(nameof(All))]
    public void What_some_line_serves_has_its_heading_even_where_no_line_serves_it_first(string country) =>
        Assert.All(LookedFor, need =>
            Assert.Equal(
                ServiceFinder.Find(Guides.English, country, need) is { IsEmpty: false },
                Said(country).Contains($"\n{Countries.Need(Guides.English, need)}\n", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void Where_every_line_is_for_one_group_it_is_said_so()
    {
        Assert.Contains(Guides.English.Screens["help"]["one-group-only"], Said("AT"), StringComparison.Ordinal);
        Assert.DoesNotContain(Guides.English.Screens["help"]["one-group-only"], Said("GB"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_service_says_for_whom_it_is_and_when_it_was_checked(string country) =>
        Assert.All(Guides.English.Services.Single(each => each.Country == country).Services, service =>
        {
            Assert.Contains($"For {service.Audience}.", Said(country), StringComparison.Ordinal);
            Assert.Contains(
                $"Checked {service.Checked.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}",
                Said(country),
                StringComparison.Ordinal
            );
        });

    private static string Said(string country) =>
        Sites.Text(Sites.Pages.Single(page => page.Path == $"/help/{country.ToLowerInvariant()}"));
}
