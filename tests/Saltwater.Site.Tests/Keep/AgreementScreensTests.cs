using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Saltwater.App.Keep.Agreements;
using Saltwater.Guide;
using Saltwater.Keep;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Native;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Site.Tests.Keep;

public sealed partial class AgreementScreensTests : BunitContext
{
    private const string Hidden = "a line for my eyes alone";
    private const string Shown = "a line for both of us";
    private const string Theirs = "a line of the other one";

    // In the order they are asked: can I say no, am I afraid, am I pushed or watched.
    private static readonly string[] NoDoubt = ["Yes", "No", "No"];

    private static readonly Pack Pack = BuiltSite.KeepPack;

    private static readonly string[] PartnerTalk =
    [
        .. Pack
            .Aftercare.Times.SelectMany(time => time.Items)
            .Concat(Pack.Limits.IfTearsCome)
            .Where(item => item.PartnerTalk)
            .Select(item => item.Text),
    ];

    private readonly StillKeepPage page = new();
    private readonly HashSet<HandOverStep> steps = [];
    private readonly List<string> screens = [];
    private int locked;

    [Fact]
    public void Every_screen_says_that_it_is_a_talking_aid_and_no_consent()
    {
        var home = Home();
        foreach (var doubt in new[] { NoDoubt, ["Not sure", "Yes", ""] })
        {
            Written(home, doubt);
            Across(home, doubt);
            Press(home, "Close");
            Written(home, doubt);
            Begun(home);
            Press(home, "Stop here");
            Press(home, "Done");
            Written(home, doubt);
            Press(home, "Delete it");
            Press(home, "Bring it back");
            Press(home, "List 1");
            Press(home, "Delete it");
            Press(home, "Delete it for good");
        }

        Assert.Equal(Enum.GetValues<HandOverStep>(), steps.Order());
        Assert.All(screens, screen => Assert.Contains($"reminder\">{Pack.Limits.Reminder}</p>", screen, StringComparison.Ordinal));
    }

    [Fact]
    public void What_goes_onto_paper_says_it_first_and_last()
    {
        var home = Home();
        Written(home, NoDoubt);
        Paper(home);
        Across(home, NoDoubt);
        Paper(home);

        static void Paper(IRenderedComponent<AgreementsHome> home)
        {
            var printed = home.FindAll("p, li, h1, h2, h3, button").Where(each => each.Closest(".unprinted, .help") is null).ToList();
            Assert.True(printed[0].TextContent is "My list" or "Our lists");
            Assert.Equal(Pack.Limits.Reminder, printed[1].TextContent);
            Assert.Equal(Pack.Limits.Reminder, printed[^1].TextContent);
            Assert.DoesNotContain(printed, each => each.NodeName is "BUTTON");
        }
    }

    [Fact]
    public void No_screen_asks_for_a_signature_or_tells_a_time()
    {
        var home = Home();
        Written(home, NoDoubt);
        Across(home, NoDoubt);

        Assert.All(screens, screen => Assert.DoesNotMatch(Proof(), screen));
        Assert.Matches(Proof(), "Accepted on Monday");
        Assert.DoesNotMatch(Proof(), Sheet.Of(Pack, null, Everything(), Everything()).ToText());
    }

    [Fact]
    public void A_doubt_opens_support_and_suggests_nothing_to_do_with_the_other()
    {
        foreach (var doubt in Doubts())
        {
            var home = Home();
            Press(home, "Write a list");
            Check(home, doubt);
            Assert.Equal("Before you begin", home.Find("h1").TextContent);
            Assert.True(home.Find(".help details").HasAttribute("open"));
            Assert.NotEmpty(home.FindAll(".help a[href$='/help']"));
            home.Find(".help .country input").Input("United Kingdom");
            Assert.Contains(home.FindAll(".help .service"), service =>
                service.TextContent.Contains(ServiceName("partner-violence"), StringComparison.Ordinal)
            );
            Assert.DoesNotContain("partner", home.Find(".agreement > p:nth-of-type(2)").TextContent, StringComparison.OrdinalIgnoreCase);

            Press(home, "Go on");
            Assert.All(PartnerTalk, text => Assert.DoesNotContain(text, Text(home), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Without_a_doubt_everything_is_offered_and_support_stays_in_sight()
    {
        var home = Home();
        Press(home, "Write a list");
        Check(home, NoDoubt);
        Assert.False(home.Find(".help details").HasAttribute("open"));
        Press(home, "Go on");
        Assert.All(PartnerTalk, text => Assert.Contains(text, Text(home), StringComparison.Ordinal));
        Assert.NotEmpty(home.FindAll(".help"));
    }

    [Fact]
    public void Whatever_one_person_taps_in_private_the_other_sees_the_same_to_the_byte()
    {
        var without = Seen(NoDoubt, NoDoubt);
        Assert.Equal(6, without.Count);
        foreach (var doubt in Doubts())
        {
            Assert.Equal(without, Seen(doubt, NoDoubt));

            // And the other way round: what the first sees in the end tells nothing of the second.
            Assert.Equal(without[^1], Seen(NoDoubt, doubt)[^1]);
        }

        // From the moment the device is handed over.
        List<string> Seen(string[] first, string[] second)
        {
            var home = Home();
            Written(home, first);
            var before = screens.Count;
            Across(home, second);
            var seen = screens.Skip(before).SkipWhile(screen => !screen.Contains(">Hand it over<", StringComparison.Ordinal)).ToList();
            Press(home, "Close");
            return seen;
        }
    }

    [Fact]
    public void As_many_taps_lead_to_the_list_with_a_doubt_as_without()
    {
        Assert.All(Doubts().Append(NoDoubt), replies =>
        {
            var home = Home();
            var before = screens.Count;
            Press(home, "Write a list");
            Check(home, replies);
            Press(home, "Go on");
            Assert.Equal("My list", home.Find("h1").TextContent);
            Assert.Equal(3, screens.Count - before);
        });
    }

    [Fact]
    public void Until_both_chose_what_to_show_nothing_of_the_first_list_is_there_and_then_only_that()
    {
        var home = Home();
        Written(home, NoDoubt);
        var before = screens.Count;
        Across(home, NoDoubt);
        var seen = screens.Skip(before).SkipWhile(screen => !screen.Contains(">Hand it over<", StringComparison.Ordinal)).ToList();

        Assert.All(seen, screen => Assert.DoesNotContain(Hidden, screen, StringComparison.Ordinal));
        Assert.All(seen.SkipLast(1), screen => Assert.DoesNotContain(Shown, screen, StringComparison.Ordinal));
        Assert.Contains(Shown, seen[^1], StringComparison.Ordinal);
        Assert.Contains(Theirs, seen[^1], StringComparison.Ordinal);
        Assert.Equal(0, locked);

        var text = home.Find("textarea").GetAttribute("value")!;
        Press(home, "Save as text");
        Assert.Equal(("list.txt", text), page.Saved.Select(each => (each.Name, Encoding.UTF8.GetString(each.Bytes))).Single());
        Assert.DoesNotContain(Hidden, text, StringComparison.Ordinal);
        Press(home, "Close");
        Assert.Equal(1, locked);
        Assert.DoesNotContain("List 1", Text(home), StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_person_can_stop_on_every_screen_and_nothing_is_shown()
    {
        foreach (var goOn in Enumerable.Range(0, 4))
        {
            locked = 0;
            var home = Home();
            Written(home, NoDoubt);
            Begun(home);
            if (goOn > 0)
            {
                Press(home, "I am the other person");
            }

            for (var at = 1; at < goOn; at++)
            {
                Press(home, "Go on");
            }

            Press(home, "Stop here");
            Assert.Equal("Closed", home.Find("h1").TextContent);
            Assert.DoesNotContain(Shown, Text(home), StringComparison.Ordinal);
            Assert.Equal(["Done"], home.FindAll(".row button").Select(button => button.TextContent));
            Press(home, "Done");
            Assert.Equal(1, locked);
            Assert.DoesNotContain("List 1", Text(home), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Showing_is_a_choice_nothing_is_ticked_beforehand()
    {
        var home = Home();
        Written(home, NoDoubt);
        Press(home, "Write one with someone here");
        Assert.NotEmpty(home.FindAll("input[type=checkbox]"));
        Assert.Empty(home.FindAll("input[type=checkbox][checked]"));
        Press(home, "Go on");
        Press(home, "I am the other person");
        Press(home, "Go on");
        Press(home, "Go on");
        Press(home, "Done");
        Assert.Empty(home.FindAll("input[type=checkbox][checked]"));
        Press(home, "Go on");
        Assert.DoesNotContain(Shown, Text(home), StringComparison.Ordinal);
        Assert.Equal($"{Pack.Limits.Reminder}\n\n{Pack.Limits.Reminder}\n", home.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void A_line_under_a_term_waits_for_its_term()
    {
        var home = Home();
        Press(home, "Write a list");
        Check(home, NoDoubt);
        Press(home, "Go on");
        Field(home, AgreementPart.OnlyIf, "In your own words").Change("a scarf");
        Press(home, "Done");
        Assert.NotEmpty(home.FindAll("[role=alert]"));
        Field(home, AgreementPart.OnlyIf, "Only if").Change("only if we tried it by day");
        Press(home, "Done");
        Assert.Contains("a scarf, only if we tried it by day", home.Find(".sheet").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_ticked_and_typed_is_on_the_list_and_can_be_taken_away()
    {
        var home = Home();
        Press(home, "Write a list");
        Check(home, NoDoubt);
        Press(home, "Go on");
        Tick(home, Pack.Limits.Signals[0].Text);
        Editor(home, AgreementPart.Signals).QuerySelector("label.field input")!.Change("amber");
        Field(home, AgreementPart.Never, "In your own words").Change(Hidden);
        home.FindAll(".own button").Single().Click();
        home.Find("input[type=date]").Change("2031-05-04");
        Press(home, "Done");

        var sheet = home.Find(".sheet").TextContent;
        Assert.Contains("A stop word: “amber”.", sheet, StringComparison.Ordinal);
        Assert.Contains("4 May 2031", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, sheet, StringComparison.Ordinal);
        Press(home, "Print");
        Assert.Equal(1, page.Prints);
    }

    [Fact]
    public void What_was_not_finished_is_let_go()
    {
        var home = Home();
        Written(home, NoDoubt);
        Press(home, "Change it");
        Tick(home, Pack.Limits.Kinds[0].Examples[0]);
        Press(home, "Stop here");
        Assert.DoesNotContain(Pack.Limits.Kinds[0].Examples[0], home.Find(".sheet").TextContent, StringComparison.Ordinal);
        Assert.Contains(Shown, home.Find(".sheet").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_vault_the_list_is_kept_and_of_the_others_only_what_they_let_stay()
    {
        foreach (var stays in new[] { true, false })
        {
            var vault = (
                await LockedVault.Create(new NativeKeys(), new MemoryStore(), "five quiet words by the sea", KdfCost.Floor)
            ).Vault!;
            var home = Home(vault);
            Written(home, NoDoubt);
            Across(home, NoDoubt, stays);
            Press(home, "Close");

            var kept = Assert.Single(AgreementShelf.Of(vault).Agreements);
            Assert.Equal([Hidden, Shown], kept.Mine.Lines.Select(line => line.Own));
            Assert.Equal(stays ? [Theirs] : [], kept.Theirs?.Lines.Select(line => line.Own) ?? []);
        }
    }

    [Fact]
    public void What_the_other_let_stay_is_on_no_print_and_in_no_text()
    {
        var agreement = Agreement
            .New(RecordId.New())
            .WithMine(Side.Empty.With(Line.Written(AgreementPart.Never, Shown)!))
            .WithTheirs(Side.Empty.With(Line.Written(AgreementPart.Never, Theirs)!));
        var own = Render<OwnSheet>(parameters =>
            parameters.Add(each => each.Pack, Pack).Add(each => each.Agreement, agreement).Add(each => each.Page, page)
        );
        Assert.Contains(Theirs, own.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(own.FindAll("li"), line => line.TextContent == Theirs && line.Closest(".unprinted") is null);
        Assert.DoesNotContain(Theirs, own.Find("textarea").GetAttribute("value")!, StringComparison.Ordinal);
    }

    // One doubt is enough: at each question, both doubtful replies, and none at all.
    private static IEnumerable<string[]> Doubts()
    {
        for (var at = 0; at < NoDoubt.Length; at++)
        {
            foreach (var reply in (string[])["Not sure", NoDoubt[at] == "Yes" ? "No" : "Yes", ""])
            {
                yield return [.. NoDoubt.Select((each, other) => other == at ? reply : each)];
            }
        }
    }

    private static Side Everything() =>
        Enum.GetValues<AgreementPart>()
            .SelectMany(part =>
                (part == AgreementPart.Aftercare ? Pack.Aftercare.Times.Select(time => time.Id) : [""]).SelectMany(time =>
                    Offer.For(Pack, part, time, withPartnerTalk: true, Side.Empty)
                )
            )
            .Aggregate(Side.Empty, (side, offer) => side.With(offer.Line));

    private static string ServiceName(string need) => Saltwater.Help.ServiceFinder.Find(Pack, "GB", need)!.Value[0].Name;

    [Fact]
    public async Task A_list_that_is_being_written_when_it_locks_is_kept_as_it_stands_and_stopping_takes_it_back()
    {
        var vault = Diary.Open().Notes.Vault;
        Func<ValueTask<WriteResult>>? keep = null;
        var home = Render<AgreementsHome>(parameters =>
            parameters
                .Add(each => each.Pack, Pack)
                .Add(each => each.Vault, vault)
                .Add(each => each.Page, page)
                .Add(each => each.OnUnsaved, each => keep = each)
        );
        Press(home, "Write a list");
        Assert.Null(keep);
        Check(home, NoDoubt);
        Press(home, "Go on");
        Field(home, AgreementPart.Open, "In your own words").Change(Shown);

        Assert.Equal(WriteResult.Done, await keep!());
        Assert.Contains(Assert.Single(AgreementShelf.Of(vault).Agreements).Mine.In(AgreementPart.Open), line => line.Own == Shown);
        Press(home, "Stop here");
        Assert.Null(keep);
        Assert.Empty(AgreementShelf.Of(vault).Agreements);
    }

    [Fact]
    public void What_the_other_person_writes_is_never_put_away()
    {
        Func<ValueTask<WriteResult>>? keep = null;
        var home = Render<AgreementsHome>(parameters =>
            parameters
                .Add(each => each.Pack, Pack)
                .Add(each => each.Vault, Diary.Open().Notes.Vault)
                .Add(each => each.Page, page)
                .Add(each => each.OnUnsaved, each => keep = each)
        );
        Written(home, NoDoubt);
        Begun(home);
        Press(home, "I am the other person");
        Check(home, NoDoubt);
        Press(home, "Go on");
        Field(home, AgreementPart.Never, "In your own words").Change(Theirs);
        Assert.Null(keep);
    }

    private IRenderedComponent<AgreementsHome> Home(OpenVault? vault = null)
    {
        var home = Render<AgreementsHome>(parameters =>
            parameters
                .Add(each => each.Pack, Pack)
                .Add(each => each.Vault, vault)
                .Add(each => each.Page, page)
                .Add(each => each.OnLock, () => locked++)
        );
        Look(home);
        return home;
    }

    // From the lists to one's own sheet, with one line hidden later and one shown.
    private void Written(IRenderedComponent<AgreementsHome> home, string[] replies)
    {
        Press(home, "Write a list");
        Check(home, replies);
        if (replies != NoDoubt)
        {
            home.Find(".help .country input").Input("United Kingdom");
        }

        Press(home, "Go on");
        Field(home, AgreementPart.Never, "In your own words").Change(Hidden);
        Field(home, AgreementPart.Open, "In your own words").Change(Shown);
        Press(home, "Done");
    }

    // From one's own sheet to the screen that waits for the other person.
    private void Begun(IRenderedComponent<AgreementsHome> home)
    {
        Press(home, "Write one with someone here");
        Tick(home, Sheet.NameOf(Pack, AgreementPart.Open));
        Press(home, "Go on");
        Assert.Equal("Hand it over", home.Find("h1").TextContent);
    }

    private void Across(IRenderedComponent<AgreementsHome> home, string[] replies, bool stays = false)
    {
        Begun(home);
        Press(home, "I am the other person");
        Check(home, replies);
        Press(home, "Go on");
        Field(home, AgreementPart.Never, "In your own words").Change(Theirs);
        Press(home, "Done");
        Tick(home, Sheet.NameOf(Pack, AgreementPart.Never));
        if (stays)
        {
            Tick(home, "What I show may stay");
        }

        Press(home, "Go on");
        Assert.Equal("Our lists", home.Find("h1").TextContent);
    }

    private void Check(IRenderedComponent<AgreementsHome> home, string[] replies)
    {
        for (var at = 0; at < replies.Length; at++)
        {
            if (replies[at].Length > 0)
            {
                home.FindAll("fieldset")[at]
                    .QuerySelectorAll("label")
                    .Single(label => label.TextContent.Trim() == replies[at])
                    .QuerySelector("input")!
                    .Change(true);
            }
        }

        Press(home, "Go on");
    }

    private static void Tick(IRenderedComponent<AgreementsHome> home, string text) =>
        home.FindAll("label.choice")
            .Single(label => label.TextContent.Contains(text, StringComparison.Ordinal))
            .QuerySelector("input")!
            .Change(true);

    private static IElement Editor(IRenderedComponent<AgreementsHome> home, AgreementPart part) =>
        home.FindAll("h2").Single(heading => heading.TextContent == Sheet.NameOf(Pack, part)).NextElementSibling!.NextElementSibling!;

    private static IElement Field(IRenderedComponent<AgreementsHome> home, AgreementPart part, string label) =>
        Editor(home, part).QuerySelectorAll("label.field").Single(each => each.TextContent.Trim() == label).QuerySelector("input")!;

    private void Press(IRenderedComponent<AgreementsHome> home, string text)
    {
        home.FindAll("button").Single(button => button.TextContent.Trim() == text).Click();
        Look(home);
    }

    private void Look(IRenderedComponent<AgreementsHome> home)
    {
        var at = typeof(AgreementsHome).GetField("at", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(home.Instance);
        steps.Add(Assert.IsType<HandOver>(at).Step);
        screens.Add(Numbers().Replace(home.Markup, ""));
    }

    private static string Text(IRenderedComponent<AgreementsHome> home) => home.Find(".agreement").TextContent;

    [GeneratedRegex(@"\b\d{1,2}:\d{2}\b|\bsigned\b|\bsignature|\bagreed on \d|\baccepted on\b|\bwitness", RegexOptions.IgnoreCase)]
    private static partial Regex Proof();

    // The framework numbers its handlers as they are made; a browser does not get to see that.
    [GeneratedRegex(@" blazor:\w+(?::\w+)?=""[^""]*""")]
    private static partial Regex Numbers();
}
