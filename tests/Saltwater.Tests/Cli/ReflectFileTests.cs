using System.Text.Json;
using Saltwater.Cli.Authoring;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Reflections;

namespace Saltwater.Tests.Cli;

/// <summary>The reflection for other programs: answers in, JSON out.</summary>
public sealed class ReflectFileTests
{
    private const string SadAndAshamed =
        """{"age18":"yes","alone":"private","head":"severe-sudden","lasted":"over-a-week","""
        + """ "welcome":"upsetting","feeling":["sad-no-reason","ashamed"],"nameable":"no-idea"}""";

    [Fact]
    public void The_json_has_the_documented_shape()
    {
        using var json = Reflect(SadAndAshamed, "--country", "GB");
        var root = json.RootElement;

        AssertFields(
            root,
            "format",
            "guide",
            "purpose",
            "role",
            "conclusion",
            "coercionPossible",
            "partnerTalkSafe",
            "flags",
            "unverified",
            "threads",
            "others",
            "next",
            "stopped",
            "privateLeftOut",
            "notUsed",
            "youth"
        );
        Assert.Equal(1, root.GetProperty("format").GetInt32());
        AssertFields(root.GetProperty("guide"), "version", "language", "hash");
        Assert.Equal(Guides.English.Hash, root.GetProperty("guide").GetProperty("hash").GetString());
        Assert.Equal(Guides.English.Purpose, root.GetProperty("purpose").GetString());
        Assert.Equal("self", root.GetProperty("role").GetString());
        Assert.Equal("some-fit", root.GetProperty("conclusion").GetString());
        Assert.False(root.GetProperty("coercionPossible").GetBoolean());
        Assert.All(root.GetProperty("flags").EnumerateArray(), flag =>
            AssertFields(flag, "id", "urgency", "title", "do", "watch", "clock", "need", "sources", "confirmed", "reviewed", "services")
        );
        Assert.All(root.GetProperty("threads").EnumerateArray(), thread =>
        {
            AssertFields(thread, "reason", "name", "summary", "band", "gentle", "for", "against", "wouldChange", "steps", "words");
            Assert.All(thread.GetProperty("for").EnumerateArray().Concat(thread.GetProperty("against").EnumerateArray()), spoken =>
                AssertFields(spoken, "question", "ask", "answer", "says", "strength")
            );
            Assert.All(thread.GetProperty("steps").EnumerateArray(), section =>
                AssertFields(section, "heading", "items", "sources", "judgement")
            );
            Assert.All(
                thread.GetProperty("steps").EnumerateArray().SelectMany(section => section.GetProperty("items").EnumerateArray()),
                item => AssertFields(item, "text", "sources")
            );
            Assert.All(thread.GetProperty("words").EnumerateArray(), wording => AssertFields(wording, "timing", "tone", "text"));
        });
        AssertFields(root.GetProperty("threads")[0].GetProperty("wouldChange"), "question", "answer", "raises");
        Assert.All(root.GetProperty("others").EnumerateArray(), other => AssertFields(other, "reason", "band"));
        AssertFields(root.GetProperty("next"), "question", "ask", "why", "sensitive", "atMost", "answers", "because");
        Assert.All(root.GetProperty("next").GetProperty("answers").EnumerateArray(), answer =>
            AssertFields(answer, "id", "says", "exclusive")
        );
        Assert.Equal(JsonValueKind.Null, root.GetProperty("youth").ValueKind);
        Assert.Equal("danger-signs", root.GetProperty("next").GetProperty("question").GetString());
        Assert.Equal("safety", root.GetProperty("next").GetProperty("because").GetString());
    }

    [Fact]
    public void The_page_is_what_was_answered_in_the_first_person_and_nothing_that_follows_from_it()
    {
        const string Answered = """{"when":"moments-after","often":"often","feeling":["sad-no-reason"],"past":"yes"}""";
        var (usual, all) = (
            CommandRun.Sending(Answered, "reflect", "--answers", "-", "--page"),
            CommandRun.Sending(Answered, "reflect", "--answers", "-", "--page", "--with-private")
        );

        Assert.Equal((ExitCode.Done, ""), (usual.ExitCode, usual.Error));
        Assert.Contains("- I cried within moments after sex.\n", usual.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("hurt sexually", usual.Out, StringComparison.Ordinal);
        Assert.Contains("- I was hurt sexually before.\n", all.Out, StringComparison.Ordinal);
        Assert.All(Guides.English.Reasons, reason => Assert.DoesNotContain(reason.Name, all.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_help_comes_first_the_page_says_so_beside_it()
    {
        var run = CommandRun.Sending("""{"danger-signs":["chest"]}""", "reflect", "--answers", "-", "--page");

        Assert.Contains(Guides.English.Screens["terminal"]["page-needs-help"], run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("help", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_18_gets_the_way_out_in_place_of_a_page()
    {
        var run = CommandRun.Sending("""{"age18":"no","when":"moments-after"}""", "reflect", "--answers", "-", "--page");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith(Guides.English.Safety.Youth.Title, run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(Guides.English.Screens["take-along"]["heading"], run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_made_from_a_file_and_is_no_json()
    {
        Assert.All([CommandRun.Of("reflect", "--page"), CommandRun.Sending("{}", "reflect", "--answers", "-", "--page", "--json")], run =>
        {
            Assert.Equal(ExitCode.BadInput, run.ExitCode);
            Assert.StartsWith("USAGE-001", run.Complained, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_json_says_what_the_reflection_says()
    {
        using var json = Reflect(SadAndAshamed);
        var reflection = Reflection.On(
            Guides.Network,
            Guides.Answer(
                "age18: yes",
                "alone: private",
                "head: severe-sudden",
                "lasted: over-a-week",
                "welcome: upsetting",
                "feeling: sad-no-reason, ashamed",
                "nameable: no-idea"
            )
        );

        Assert.Equal(reflection.Flags.Select(flag => flag.Id), Texts(json.RootElement.GetProperty("flags"), "id"));
        Assert.Equal(reflection.Threads.Select(thread => thread.Reason.Id), Texts(json.RootElement.GetProperty("threads"), "reason"));
        Assert.Equal(
            reflection.Ranking.Select(ranked => ranked.Reason.Id).Except(reflection.Threads.Select(thread => thread.Reason.Id)),
            Texts(json.RootElement.GetProperty("others"), "reason")
        );
        Assert.Equal(reflection.Threads.Select(thread => Kebab.Write(thread.Band)), Texts(json.RootElement.GetProperty("threads"), "band"));
    }

    [Fact]
    public void Flags_come_before_anything_about_reasons_and_the_most_urgent_first()
    {
        const string answers =
            """{"past":"yes","head":"severe-sudden","wanted":"froze","lasted":"over-a-week","welcome":"upsetting","feeling":["scared"]}""";
        using var json = Reflect(answers);

        var fields = json.RootElement.EnumerateObject().Select(field => field.Name).ToList();
        var urgencies = Texts(json.RootElement.GetProperty("flags"), "urgency").Distinct().ToList();
        Assert.True(fields.IndexOf("flags") < fields.IndexOf("threads"));
        Assert.Equal(["emergency", "same-day", "this-week", "routine"], urgencies);

        var text = CommandRun.Sending(answers, "reflect", "--answers", "-").Said;
        Assert.StartsWith("NOW · ", text, StringComparison.Ordinal);
        Assert.True(
            text.LastIndexOf("GOOD TO KNOW · ", StringComparison.Ordinal) < text.IndexOf("What may be behind it", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_file_and_standard_input_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("answers.json", SadAndAshamed);

        var fromFile = CommandRun.Of("reflect", "--answers", file, "--json");
        var fromInput = CommandRun.Sending(SadAndAshamed, "reflect", "--answers", "-", "--json");

        Assert.Equal(ExitCode.Done, fromFile.ExitCode);
        Assert.Equal(fromInput.Out, fromFile.Out);
        Assert.Equal(["answers.json"], folder.Names);
    }

    [Fact]
    public void Answers_alone_and_a_request_with_role_and_answers_give_the_same_bytes() =>
        Assert.Equal(
            CommandRun.Sending(SadAndAshamed, "reflect", "--answers", "-", "--json").Out,
            CommandRun.Sending($$"""{"answers":{{SadAndAshamed}},"role":"self"}""", "reflect", "--answers", "-", "--json").Out
        );

    [Fact]
    public void The_order_of_answers_leaves_no_trace() =>
        Assert.Equal(
            CommandRun
                .Sending(
                    """{"welcome":"upsetting","feeling":["lonely-empty","rejected"],"close":"distant"}""",
                    "reflect",
                    "--answers",
                    "-",
                    "--json"
                )
                .Out,
            CommandRun
                .Sending(
                    """{"close":"distant","feeling":["rejected","lonely-empty"],"welcome":["upsetting"]}""",
                    "reflect",
                    "--answers",
                    "-",
                    "--json"
                )
                .Out
        );

    [Fact]
    public void No_answers_at_all_are_no_fault()
    {
        using var json = Reflect("{}");

        Assert.Equal("cant-tell-yet", json.RootElement.GetProperty("conclusion").GetString());
        Assert.Equal("age18", json.RootElement.GetProperty("next").GetProperty("question").GetString());
    }

    [Fact]
    public void For_a_partner_the_words_are_for_a_partner()
    {
        const string answers =
            """{"age18":"yes","alone":"private","head":"severe-sudden","freedom":"none","relation":"bad","reaction":["pulled-away"]}""";
        using var byOption = Reflect(answers, "--partner");
        using var byField = Reflect($$"""{"role":"partner","answers":{{answers}}}""");

        Assert.Equal(byOption.RootElement.GetRawText(), byField.RootElement.GetRawText());
        Assert.Equal("partner", byOption.RootElement.GetProperty("role").GetString());
        Assert.Equal(
            Guides.English.Question("danger-signs")!.AskFor(Role.Partner),
            byOption.RootElement.GetProperty("next").GetProperty("ask").GetString()
        );
        Assert.All(byOption.RootElement.GetProperty("threads").EnumerateArray(), thread =>
            Assert.Equal(["what-it-is", "if-you-are-the-partner"], Texts(thread.GetProperty("steps"), "heading"))
        );
    }

    [Fact]
    public void What_a_partner_cannot_speak_for_raises_flags_but_speaks_for_no_reason()
    {
        using var json = Reflect("""{"role":"partner","answers":{"control":"physical-harm","feeling":["ashamed"],"relation":"good"}}""");
        var root = json.RootElement;

        Assert.Equal(["control", "feeling"], root.GetProperty("notUsed").EnumerateArray().Select(id => id.GetString()));
        Assert.Contains("C-IPV1", Texts(root.GetProperty("flags"), "id"));
        Assert.DoesNotContain(
            root.GetProperty("threads").EnumerateArray().SelectMany(thread => Texts(thread.GetProperty("for"), "question")),
            question => question is "control" or "feeling"
        );
    }

    [Theory]
    [InlineData("GB")]
    [InlineData("gb")]
    public void A_country_adds_its_services_to_each_flag_that_needs_some(string country)
    {
        using var without = Reflect(SadAndAshamed);
        using var with = Reflect(SadAndAshamed, "--country", country);

        Assert.All(without.RootElement.GetProperty("flags").EnumerateArray(), flag =>
            Assert.Equal(JsonValueKind.Null, flag.GetProperty("services").ValueKind)
        );
        var needs = with
            .RootElement.GetProperty("flags")
            .EnumerateArray()
            .Where(flag => flag.GetProperty("need").ValueKind == JsonValueKind.String)
            .ToList();
        Assert.NotEmpty(needs);
        Assert.All(needs, flag =>
            Assert.Equal(
                ServiceFinder.Find(Guides.English, "GB", flag.GetProperty("need").GetString())!.Value.Select(service => service.Id),
                Texts(flag.GetProperty("services"), "id")
            )
        );
    }

    [Fact]
    public void A_country_adds_its_services_to_the_text()
    {
        var run = CommandRun.Sending(SadAndAshamed, "reflect", "--answers", "-", "--country", "GB");

        Assert.Contains("☎ Emergency services: call 999", run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("call 999", CommandRun.Sending(SadAndAshamed, "reflect", "--answers", "-").Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XX")]
    [InlineData("England")]
    [InlineData("")]
    [InlineData("../../etc")]
    public void An_unknown_country_is_refused_and_none_is_guessed(string country)
    {
        var run = CommandRun.Sending(SadAndAshamed, "reflect", "--answers", "-", "--json", "--country", country);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith(
            "SERVICES-001 country: We have no checked number for that country, and we do not guess.",
            run.Complained,
            StringComparison.Ordinal
        );
        Assert.Contains("call your local emergency number", run.Complained, StringComparison.Ordinal);
        Assert.DoesNotContain("Closest", run.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_18_there_is_only_youth_help_whatever_else_was_answered()
    {
        const string worst =
            """{"age18":"no","safe-now":"no","danger-signs":["chest","stroke"],"suicide":"plan","wanted":"no","""
            + """ "welcome":"upsetting","feeling":["scared","ashamed"]}""";
        using var json = Reflect(worst);
        var root = json.RootElement;

        Assert.Equal("under-age", root.GetProperty("conclusion").GetString());
        Assert.Equal(["C-AGE"], Texts(root.GetProperty("flags"), "id"));
        Assert.Empty(root.GetProperty("threads").EnumerateArray());
        Assert.Empty(root.GetProperty("others").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("next").ValueKind);
        Assert.Equal(Guides.English.Safety.Youth.Contacts.Length, root.GetProperty("youth").GetProperty("contacts").GetArrayLength());
        Assert.Equal(
            CommandRun.Sending("""{"age18":"other-under-18"}""", "reflect", "--answers", "-").Out,
            CommandRun.Sending(worst, "reflect", "--answers", "-").Out
        );
    }

    [Fact]
    public void While_coercion_is_possible_the_json_holds_no_partner_talk()
    {
        using var json = Reflect(
            """{"afraid":"yes","wanted":"froze","welcome":"upsetting","feeling":["lonely-empty","ashamed"],"relation":"bad","close":"distant"}"""
        );
        var talk = Guides
            .English.Reasons.SelectMany(reason => reason.Sections)
            .SelectMany(section => section.Items)
            .Where(item => item.PartnerTalk)
            .Select(item => item.Text)
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(json.RootElement.GetProperty("coercionPossible").GetBoolean());
        Assert.NotEmpty(json.RootElement.GetProperty("threads").EnumerateArray());
        Assert.DoesNotContain(
            json.RootElement.GetProperty("threads")
                .EnumerateArray()
                .SelectMany(thread => thread.GetProperty("steps").EnumerateArray())
                .SelectMany(section => Texts(section.GetProperty("items"), "text")),
            talk.Contains
        );
    }

    [Fact]
    public void Json_without_answers_is_refused()
    {
        var run = CommandRun.Typing(["1", "1"], "reflect", "--json");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal(
            "USAGE-001 --json: The dialogue is for people. Add --answers FILE, or --answers - to read standard input.",
            run.Complained
        );
    }

    private static JsonDocument Reflect(string sent, params string[] more)
    {
        var run = CommandRun.Sending(sent, ["reflect", "--answers", "-", "--json", .. more]);
        Assert.Empty(run.Error);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        return JsonDocument.Parse(run.Out);
    }

    private static IEnumerable<string> Texts(JsonElement list, string field) =>
        list.EnumerateArray().Select(each => each.GetProperty(field).GetString()!);

    private static void AssertFields(JsonElement json, params string[] expected) =>
        Assert.Equal(expected, json.EnumerateObject().Select(field => field.Name));
}
