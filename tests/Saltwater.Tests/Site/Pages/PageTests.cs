using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Saltwater.Guide.Screens;
using Saltwater.Site.Files;

namespace Saltwater.Tests.Site.Pages;

/// <summary>What has to be so on every page, seen in what is sent to a browser.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Addresses => [.. Sites.Pages.Select(page => page.Path)];

    // The app's page starts the app; every other has the exit block alone.
    public static TheoryData<string> WithoutApp => [.. Sites.Pages.Where(page => page.Path != "/app").Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(WithoutApp))]
    public void The_only_script_is_the_exit_block_and_it_neither_stores_nor_sends(string path)
    {
        var script = Assert.Single(Regex.Matches(Html(path), "<script[^>]*>(.*?)</script>", RegexOptions.Singleline)).Groups[1].Value;

        Assert.DoesNotMatch("(?i)storage|cookie|indexedDB|caches|fetch|XMLHttp|beacon|serviceWorker|WebSocket|import|pushState", script);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Every_script_and_style_is_named_by_its_hash_in_the_policy(string path)
    {
        var policy = Page(path).Headers.Single(header => header.Key == "Content-Security-Policy").Value;

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("unsafe-inline|'unsafe-eval'|https?:|\\*", policy);
        Assert.All(
            Regex.Matches(Html(path), "<(?:script|style)(?: type=\"\\w+\")?>(.*?)</(?:script|style)>", RegexOptions.Singleline),
            block =>
                Assert.Contains(
                    $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(block.Groups[1].Value)))}'",
                    policy,
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void No_page_asks_anyone_else_for_anything(string path) =>
        Assert.DoesNotMatch(
            """(?i)<(?:script|img|iframe|link|source|video|audio|embed|object)\b[^>]*(?:src|href)\s*=\s*["']?(?:https?:)?//|@import|url\(""",
            Html(path)
        );

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Nothing_can_be_sent_from_a_page(string path) =>
        Assert.DoesNotMatch(
            "(?i)<button[^>]*type=.?submit|<form[^>]*action|<input[^>]*type=.?(?:submit|file|password|text|email)|<textarea",
            Html(path)
        );

    [Theory]
    [MemberData(nameof(Addresses))]
    public void The_way_out_is_the_first_thing_that_can_be_reached(string path) =>
        Assert.Equal("leave", Regex.Match(Html(path), """<(?:a|button|input|summary)\b[^>]*?id="(\w+)""").Groups[1].Value);

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Help_is_one_tap_away_on_every_page_but_the_neutral_one(string path) =>
        Assert.Equal(!IsNeutral(path), Html(path).Contains("href=\"/help\"", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Titles_and_addresses_name_nothing(string path)
    {
        Assert.Contains("<title>Saltwater</title>", Html(path), StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)tear|cry|sex|rape|assault|abuse|trauma|orgasm", path);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void What_leaving_cannot_do_is_said_before_anything_else_is_read(string path)
    {
        var text = Sites.Text(Page(path));

        Assert.True(
            IsNeutral(path) || text.IndexOf("cannot clear your browser’s history", StringComparison.Ordinal) is > 0 and < 300,
            "The note on history has to come first."
        );
    }

    // Where Leave leads, and where somebody ends up who removed all they kept: somebody else may be looking.
    private static bool IsNeutral(string path) => path is "/pause" or "/wipe" or "/again";

    [Fact]
    public void The_neutral_page_names_no_product_and_no_subject_and_leads_nowhere()
    {
        var page = Page("/pause");

        Assert.DoesNotMatch("(?i)saltwater|tear|cry|cried|sex|partner|help", Sites.Text(page));
        Assert.Equal(["/pause"], Regex.Matches(Sites.Html(page), "<a [^>]*href=\"([^\"]*)\"").Select(match => match.Groups[1].Value));
    }

    [Theory]
    [InlineData("/help/zz")]
    [InlineData("/help/uk")]
    [InlineData("/help/<script>alert(1)</script>")]
    [InlineData("/help/gb/extra")]
    public void A_country_without_checked_services_is_told_so_and_gets_no_other_countrys_number(string path)
    {
        var page = Sites.English.FileAt(path);

        Assert.Equal(404, page.Status);
        Assert.Contains("We have no checked number for that country", Sites.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("tel:", Sites.Html(page), StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", Sites.Html(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_with_numbers_warns_that_a_call_can_be_seen()
    {
        var pages = Sites
            .Pages.Where(page => page.Path == "/help" || page.Path.StartsWith("/help/", StringComparison.Ordinal) && page.Status == 200)
            .ToList();

        Assert.True(pages.Count > 20);
        Assert.All(pages, page =>
        {
            var html = Sites.Html(page);
            Assert.InRange(
                html.IndexOf("can show in a call list or on a bill", StringComparison.Ordinal),
                1,
                html.IndexOf("tel:", StringComparison.Ordinal)
            );
        });
    }

    [Fact]
    public void A_number_we_are_not_sure_of_is_marked_on_its_page()
    {
        var unsure = Guides
            .English.Services.SelectMany(country =>
                country.Services.Where(service => service.Confidence == Saltwater.Guide.Confidence.Low).Select(_ => country.Country)
            )
            .Distinct()
            .ToList();

        Assert.NotEmpty(unsure);
        Assert.All(unsure, country =>
            Assert.Contains("check the number before you rely on it", Html($"/help/{country.ToLowerInvariant()}"), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/now")]
    [InlineData("/beside")]
    public void Danger_signs_come_before_any_step_and_wherever_they_stand_it_says_that_no_clinician_signed_them(string path)
    {
        var text = Sites.Text(Page(path));
        var step = text.IndexOf(
            (path == "/now" ? Guides.English.Now : Guides.English.Beside).Stages[0].Steps[0].Text,
            StringComparison.Ordinal
        );

        // The worst are named above the first step, each of them with what to do among the checks below it.
        Assert.All(["chest", "breathe", "bleeding", "headache", "die", "Call first"], sign =>
            Assert.InRange(text.IndexOf(sign, StringComparison.OrdinalIgnoreCase), 1, step)
        );
        Assert.All(Guides.English.Screens["checks"].Where(each => each.Key.StartsWith("sign-", StringComparison.Ordinal)), sign =>
            Assert.Contains(
                path == "/beside" && Guides.English.Screens["checks"].TryGetValue("partner-" + sign.Key, out var theirs)
                    ? theirs
                    : sign.Value,
                text,
                StringComparison.Ordinal
            )
        );
        Assert.Contains(Guides.English.Safety.Unverified, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_front_page_does_not_say_that_tears_are_common_before_anything_is_asked()
    {
        var text = Sites.Text(Page("/"));

        Assert.DoesNotMatch("(?i)common|normal|nothing is wrong|some of them good", text);

        // What surveys counted were low moments after wanted sex: it is said of nothing else.
        Assert.All(Regex.Matches(text, "(?i)[^.\\n]*many people[^.\\n]*"), said =>
            Assert.Contains("wanted sex", said.Value, StringComparison.Ordinal)
        );
        Assert.Contains("Not wanted?", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Now_asks_whether_it_was_wanted_before_it_says_that_tears_are_common()
    {
        var text = Sites.Text(Page("/now"));

        Assert.DoesNotMatch(
            "(?i)common|normal|nothing is wrong",
            text[..text.IndexOf(Guides.English.Now.Stages[0].Steps[0].Text, StringComparison.Ordinal)]
        );
    }

    [Theory]
    [InlineData("/now")]
    [InlineData("/beside")]
    public void Help_with_a_clock_names_its_hours(string path)
    {
        var text = Sites.Text(Page(path));

        Assert.All(Guides.English.Safety.Flags.Where(rule => rule.Window is not null), rule =>
            Assert.Contains(
                rule.WordsFor(path == "/beside" ? Saltwater.Guide.Role.Partner : Saltwater.Guide.Role.Self).Title,
                text,
                StringComparison.Ordinal
            )
        );
    }

    [Theory]
    [InlineData("/guide")]
    [InlineData("/words")]
    public void What_means_talking_with_the_other_person_stays_hidden_until_neither_pressure_nor_fear_was_said(string path)
    {
        var html = Html(path);

        // Hidden in the markup itself: readers without a style sheet leave it out as well.
        var together = Regex.Matches(html, "<[a-z]+ class=\"together\"[^>]*>").Select(match => match.Value).ToList();
        Assert.NotEmpty(together);
        Assert.All(together, tag => Assert.Contains(" hidden", tag, StringComparison.Ordinal));
        Assert.Contains("main:has(#no-pressure:checked):has(#no-fear:checked) .together", html, StringComparison.Ordinal);
        Assert.Contains("id=\"no-pressure\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"no-fear\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_item_that_means_talking_with_the_other_person_is_marked_where_the_guide_is_shown()
    {
        var html = System.Net.WebUtility.HtmlDecode(Html("/guide"));

        Assert.All(
            Guides
                .English.Reasons.SelectMany(reason => reason.Sections.SelectMany(section => section.Items))
                .Where(item => item.PartnerTalk),
            item => Assert.Contains($"<p class=\"together\" hidden>{item.Text}</p>", html, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Adults_only_is_said_at_the_door_with_a_way_to_help_for_the_young()
    {
        var html = Html("/");

        Assert.Contains("For adults", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/help#under-18\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"under-18\"", Html("/help"), StringComparison.Ordinal);
    }

    // A tag that markup broke off in the wrong place is read as text by browsers, and looks like nothing in the source.
    [Theory]
    [MemberData(nameof(Addresses))]
    public void No_bracket_of_markup_is_left_in_what_is_read(string path) => Assert.DoesNotMatch("[<>]", Sites.Text(Page(path)));

    [Fact]
    public void The_page_for_a_visit_says_that_notes_are_no_finding_and_no_consent() =>
        Assert.Contains(SelfReportedTexts.Of(Guides.English).Notice, Sites.Text(Page("/help")), StringComparison.Ordinal);

    private static SiteFile Page(string path) => Sites.Pages.Single(page => page.Path == path);

    private static string Html(string path) => Sites.Html(Page(path));
}
