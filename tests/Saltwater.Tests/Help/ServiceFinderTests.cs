using Saltwater.Guide;
using Saltwater.Help;

namespace Saltwater.Tests.Help;

public sealed class ServiceFinderTests
{
    public static TheoryData<string> Countries => [.. ServiceFinder.Countries(Guides.English)];

    [Theory]
    [MemberData(nameof(Countries))]
    public void Every_country_has_an_emergency_number_and_someone_for_a_crisis(string country)
    {
        Assert.Contains(ServiceFinder.Find(Guides.English, country, "emergency")!.Value, service => service.Phone is not null);
        Assert.NotEmpty(ServiceFinder.Find(Guides.English, country, "crisis")!.Value);
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void What_we_are_least_sure_of_comes_last(string country)
    {
        var unsure = ServiceFinder
            .Find(Guides.English, country, null)!
            .Value.Select(service => service.Confidence == Confidence.Low)
            .ToList();

        Assert.Equal(unsure.Order(), unsure);
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void Lines_for_everyone_come_before_those_for_one_group(string country) =>
        Assert.All(ServiceFinder.Needs(Guides.English), need =>
        {
            var groups = ServiceFinder
                .Find(Guides.English, country, need)!
                .Value.Where(service => service.Confidence != Confidence.Low)
                .Select(service => service.OneGroup)
                .ToList();

            Assert.Equal(groups.Order(), groups);
        });

    [Fact]
    public void A_line_for_one_group_says_for_whom_it_is_and_the_others_are_for_anyone() =>
        Assert.All(Guides.English.Services.SelectMany(country => country.Services), service =>
            Assert.True(
                service.OneGroup
                    != (
                        service.Audience.StartsWith("anyone", StringComparison.Ordinal)
                        || service.Audience.StartsWith("adults", StringComparison.Ordinal)
                        || service.Audience.StartsWith("people affected", StringComparison.Ordinal)
                        || service.Audience.StartsWith("young people and adults", StringComparison.Ordinal)
                    ),
                $"{service.Id}: {service.Audience}"
            )
        );

    [Fact]
    public void Every_country_has_a_line_for_young_people_or_is_known_to_have_none() =>
        Assert.Equal(
            ["MX"],
            Guides
                .English.Services.Where(country => Guides.English.Safety.Youth.In(country.Country).IsEmpty)
                .Select(country => country.Country)
        );

    [Theory]
    [MemberData(nameof(Countries))]
    public void A_country_without_a_line_for_young_people_says_so_and_no_other(string country) =>
        Assert.Equal(
            country == "MX"
                ? "We have no checked line for young people in Mexico. In danger, call the emergency number. Tell an adult you trust."
                : null,
            ServiceFinder.NoYouthLine(Guides.English, country)
        );

    [Fact]
    public void Where_no_country_was_named_those_without_a_line_are_named() =>
        Assert.Contains("young people in Mexico.", ServiceFinder.NoYouthLine(Guides.English, null), StringComparison.Ordinal);

    [Theory]
    [InlineData("ZZ")]
    [InlineData("UK")]
    [InlineData("")]
    [InlineData("../GB")]
    public void A_country_without_checked_services_gets_no_other_countrys_number(string country) =>
        Assert.Null(ServiceFinder.Find(Guides.English, country, null));

    [Fact]
    public void Every_number_carries_where_it_was_seen_and_when_it_was_reviewed() => Assert.All(Guides.English.Services, country =>
        {
            Assert.True(country.Reviewed > new DateOnly(2026, 1, 1));
            Assert.All(country.Services, service => Assert.True(service.Checked > new DateOnly(2026, 1, 1), service.Id));
            Assert.All(country.Services.Where(service => service.Phone is not null || service.Text is not null), service =>
                Assert.NotEmpty(service.Seen)
            );
        });

    [Fact]
    public void Every_need_a_flag_names_is_served_somewhere() =>
        Assert.All(Guides.English.Safety.Flags.Where(flag => flag.Need is not null), flag =>
            Assert.Contains(flag.Need, ServiceFinder.Needs(Guides.English))
        );

    [Fact]
    public void Every_country_region_and_need_is_called_by_a_name_and_not_by_its_code()
    {
        var services = Guides.English.Services;

        Assert.DoesNotContain(services, each => Saltwater.Help.Countries.Name(Guides.English, each.Country) == each.Country);
        Assert.DoesNotContain(services.SelectMany(each => each.Services), service =>
            service.Region is { } region && Saltwater.Help.Countries.Region(Guides.English, region) == region
        );
        Assert.All(ServiceFinder.Needs(Guides.English), need =>
            Assert.True(char.IsUpper(Saltwater.Help.Countries.Need(Guides.English, need)[0]), need)
        );
    }
}
