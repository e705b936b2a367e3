using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Help;

namespace Saltwater.Tests.Cli;

/// <summary>Who to call, text, chat with or see.</summary>
public sealed class ServicesTests
{
    private const string NotSure = "We are not sure of this one: check the number before you rely on it.";

    public static TheoryData<string> Countries => [.. ServiceFinder.Countries(Guides.English)];

    [Fact]
    public void Without_a_country_countries_and_needs_are_listed()
    {
        var run = CommandRun.Of("services");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(
            $"We have checked services for: {string.Join(' ', ServiceFinder.Countries(Guides.English))}. Elsewhere, call your local emergency number.",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.Contains($"Needs: {string.Join(", ", ServiceFinder.Needs(Guides.English))}.", run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void A_known_country_gives_every_service_with_its_way_to_reach_it_and_the_day_of_its_review(string country)
    {
        var run = CommandRun.Of("services", country);
        var listed = Guides.English.Services.Single(each => each.Country == country);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.All(listed.Services, service =>
        {
            Assert.Contains(service.Name, run.Said, StringComparison.Ordinal);
            Assert.All(new[] { service.Phone, service.Text?.Number, service.Chat, service.Website }.OfType<string>(), reach =>
                Assert.Contains(reach, run.Said, StringComparison.Ordinal)
            );
        });
        Assert.Contains(
            $"Last held against their sources: {listed.Services.Min(service => service.Checked):yyyy-MM-dd} or later.",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.StartsWith("A call or a message can show in a call list or on a bill.", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_country_may_be_written_in_small_letters() =>
        Assert.Equal(CommandRun.Of("services", "GB").Out, CommandRun.Of("services", "gb").Out);

    [Fact]
    public void A_need_leaves_the_other_services_out()
    {
        var run = CommandRun.Of("services", "GB", "--need", "crisis");

        Assert.All(Guides.English.Services.Single(each => each.Country == "GB").Services, service =>
            Assert.Equal(service.Serves("crisis"), run.Said.Contains($" {service.Name}", StringComparison.Ordinal))
        );
        Assert.Contains("☎ Samaritans: call 116 123", run.Said, StringComparison.Ordinal);
        Assert.Contains("☎ Shout: text SHOUT to 85258", run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XX", "")]
    [InlineData("Britain", "")]
    [InlineData("G", "")]
    [InlineData("", "")]
    [InlineData("UK", "The United Kingdom is GB.")]
    [InlineData("uk", "The United Kingdom is GB.")]
    public void An_unknown_country_is_refused_without_a_guess(string country, string hint)
    {
        var run = CommandRun.Of("services", country);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal(
            CommandRun.OneLine(
                "SERVICES-001 country: We have no checked number for that country, and we do not guess. In danger, call "
                    + $"your local emergency number. We have: {string.Join(' ', ServiceFinder.Countries(Guides.English))}. {hint}"
            ),
            run.Complained
        );
    }

    [Theory]
    [InlineData("crises", "Closest: \"crisis\".")]
    [InlineData("Sexual-Assault", "Closest: \"sexual-assault\".")]
    [InlineData("astrology", "Known: bereavement, crisis, emergency")]
    public void An_unknown_need_is_refused_with_the_nearest_known(string need, string remedy)
    {
        var run = CommandRun.Of("services", "GB", "--need", need);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith("SERVICES-002 --need: There is no such need. " + remedy, run.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_service_is_known_for_a_need_the_emergency_services_are_given_and_it_is_said()
    {
        var run = CommandRun.Of("services", "KE", "--need", "bereavement");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(
            "We have no checked number for this in KE. These help in an emergency: ☎ Emergency services: call 999",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Befrienders", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_service_is_known_for_a_need_nothing_is_said_of_emergencies() =>
        Assert.DoesNotContain(
            "These help in an emergency",
            CommandRun.Of("services", "KE", "--need", "crisis").Said,
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Countries))]
    public void What_we_are_not_sure_of_comes_last_and_is_marked(string country)
    {
        var said = CommandRun.Of("services", country).Said;
        var services = Guides
            .English.Services.Single(each => each.Country == country)
            .Services.ToLookup(service => service.Confidence == Confidence.Low);

        var firstUnsure = services[true]
            .Select(service => said.IndexOf("? " + service.Name, StringComparison.Ordinal))
            .DefaultIfEmpty(said.Length)
            .Min();
        Assert.True(firstUnsure > 0);
        Assert.All(services[false], service =>
            Assert.InRange(said.IndexOf("☎ " + service.Name, StringComparison.Ordinal), 1, firstUnsure - 1)
        );
        Assert.Equal(services[true].Count(), said.Split(NotSure).Length - 1);
        Assert.DoesNotContain(NotSure, said[..firstUnsure], StringComparison.Ordinal);
    }

    [Fact]
    public void Some_country_has_a_service_we_are_not_sure_of() =>
        Assert.Contains(Guides.English.Services.SelectMany(each => each.Services), service => service.Confidence == Confidence.Low);
}
