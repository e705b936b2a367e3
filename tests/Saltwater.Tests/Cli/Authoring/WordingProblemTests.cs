using System.Text.RegularExpressions;
using Saltwater.Cli.Authoring;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>Faults in the words of one language, one test for each code: where, what, and how to mend it.</summary>
public sealed class WordingProblemTests
{
    private const string Grief = "en/reasons/grief.md";

    [Fact]
    public void A_reason_without_a_page_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Delete(Grief);

        guide.HasOnly(ProblemCode.WordingMissing, Grief, 0, "guide/README.md");
    }

    [Fact]
    public void An_answer_without_words_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace("en/questions.yaml", "      private: ", "      # private: ");

        guide.HasOnly(
            ProblemCode.WordingMissing,
            "en/questions.yaml",
            guide.LineOf("en/questions.yaml", "      # private: ") + 1,
            "what a person would say"
        );
    }

    [Fact]
    public void A_question_without_words_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace("en/questions.yaml", "- id: alone\n", "- id: age18\n");

        guide.Has(ProblemCode.WordingMissing, "en/questions.yaml", 0, "ask, why and answers");
    }

    [Fact]
    public void A_flag_without_words_is_reported_and_its_misspelt_words_too()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace("en/safety.yaml", "  C-HEAD1:\n", "  C-HAED1:\n");

        guide.Has(ProblemCode.WordingMissing, "en/safety.yaml", guide.LineOf("en/safety.yaml", "  C-AGE:"), "what to do");
        guide.Has(ProblemCode.FieldUnknown, "en/safety.yaml", line);
    }

    [Fact]
    public void A_flag_that_says_nothing_to_do_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Write(
            "en/safety.yaml",
            Regex.Replace(guide.Text("en/safety.yaml"), @"(  C-AGE:\n    title: [^\n]+\n)    same-day:\n(      - [^\n]+\n)+", "$1")
        );

        guide.HasOnly(ProblemCode.StepsMissing, "en/safety.yaml", guide.LineOf("en/safety.yaml", "  C-AGE:\n") + 1, "what to do");
    }

    [Fact]
    public void An_emergency_that_does_not_begin_with_the_emergency_number_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(
            "en/safety.yaml",
            "      - \"Call your local emergency number now, even if it has passed. A drooping face, a weak arm or trouble "
                + "speaking cannot wait.\"\n      - \"Note the time it began. The people who come will ask.\"",
            "      - \"Note the time it began. The people who come will ask.\""
        );

        Assert.True(line > 0);
        guide.Has(
            ProblemCode.EmergencyWithoutNumber,
            "en/safety.yaml",
            guide.LineOf("en/safety.yaml", "  C-STROKE:\n") + 1,
            "emergency-first"
        );
    }

    [Fact]
    public void A_clock_without_a_closing_text_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Write(
            "en/safety.yaml",
            Regex.Replace(guide.Text("en/safety.yaml"), @"(  C-EC:\n(?:    [^\n]+\n)+?)    passed:\n(      - [^\n]+\n)+", "$1")
        );

        guide.HasOnly(ProblemCode.ClockWithoutClosing, "en/safety.yaml", guide.LineOf("en/safety.yaml", "  C-EC:\n") + 1, "passed");
    }

    [Fact]
    public void A_page_for_no_reason_names_the_one_that_was_meant()
    {
        using var guide = new GuideCopy();
        guide.Write("en/reasons/greif.md", guide.Text(Grief));

        guide.HasOnly(ProblemCode.UnknownReason, "en/reasons/greif.md", 0, "Closest: \"grief\"");
    }

    [Fact]
    public void A_heading_that_is_not_the_expected_one_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "## Afterwards\n", "## Later on\n");

        guide.HasOnly(ProblemCode.Headings, Grief, line, "Right now · Afterwards · Over the next weeks");
    }

    [Fact]
    public void A_missing_heading_is_reported_where_the_next_one_stands()
    {
        using var guide = new GuideCopy();
        guide.Replace(Grief, "## Afterwards\n", "");

        guide.HasOnly(ProblemCode.Headings, Grief, guide.LineOf(Grief, "## Over the next weeks"));
    }

    [Fact]
    public void A_heading_too_many_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Write(Grief, guide.Text(Grief) + "\n## More\n");

        guide.HasOnly(ProblemCode.Headings, Grief, guide.LineOf(Grief, "## More"));
    }

    [Fact]
    public void A_voice_that_is_not_one_of_the_four_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "### You, now\n", "### They, now\n");

        guide.Has(ProblemCode.Headings, Grief, line, "You, now · You, later");
    }

    [Fact]
    public void A_misspelt_field_of_the_front_matter_is_reported_at_its_line()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "summary: ", "sumary: ");

        guide.Has(ProblemCode.FieldUnknown, Grief, line, "Closest: \"summary\"");
    }

    [Fact]
    public void A_brief_that_is_too_long_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "brief: \"", "brief: \"" + string.Concat(Enumerable.Repeat("day and night, ", 12)));

        guide.Has(ProblemCode.NotBrief, Grief, line, "Keep what helps first");
    }

    [Fact]
    public void A_brief_that_is_not_two_sentences_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "brief: \"", "brief: \"So it is. ");

        guide.HasOnly(ProblemCode.NotBrief, Grief, line, "two");
    }

    [Fact]
    public void A_brief_that_is_hard_to_read_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(
            Grief,
            "brief-partner: \"",
            "brief-partner: \"Retrospectively considered, unacknowledged bereavement accumulates. Only they can say. [judgement]\" # "
        );

        guide.Has(ProblemCode.NotBrief, Grief, line, "Shorter sentences");
    }

    [Fact]
    public void A_brief_that_rests_on_nothing_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "brief: \"", "brief: \"A loss may come up. Grief has no time of its own.\" # ");

        guide.HasOnly(ProblemCode.BasisMissing, Grief, line, "judgement");
    }

    [Fact]
    public void A_step_for_tonight_that_is_too_long_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(
            Grief,
            "tonight-partner: \"",
            "tonight-partner: \"Sit down, sit down, sit down, sit down, sit down, sit down, "
        );

        guide.Has(ProblemCode.NotBrief, Grief, line, "Keep what helps first");
    }

    [Fact]
    public void A_step_for_tonight_that_means_talking_with_the_partner_has_to_be_marked()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "tonight: \"", "tonight: \"Ask your partner to stay. [judgement]\" # ");
        guide.HasOnly(ProblemCode.PartnerTalkUnmarked, Grief, line, "{partner-talk}");

        guide.Replace(Grief, "Ask your partner to stay. [judgement]", "Ask your partner to stay. [judgement] {partner-talk}");
        guide.HasOnly();
    }

    [Fact]
    public void A_step_for_tonight_for_someone_who_may_be_unsafe_never_means_talking_with_the_partner()
    {
        const string Coercion = "en/reasons/coercion.md";
        using var guide = new GuideCopy();
        var line = guide.Replace(Coercion, "tonight: \"", "tonight: \"Ask your partner to stay. [judgement] {partner-talk}\" # ");

        guide.HasOnly(ProblemCode.UnsafeCombination, Coercion, line, "needs nobody else");
    }

    [Fact]
    public void A_page_without_front_matter_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(Grief, "---\n", "");

        guide.HasOnly(ProblemCode.Syntax, Grief, 1, "Begin with");
    }

    [Fact]
    public void Front_matter_that_is_not_YAML_is_one_message()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "name: ", "name: a: ");

        guide.HasOnly(ProblemCode.Syntax, Grief, line, "colons");
    }

    [Theory]
    [InlineData("> You are just tired.")]
    [InlineData("    You are just tired.")]
    [InlineData("### You are just tired.")]
    [InlineData("<p>You are just tired.</p>")]
    public void Text_that_would_be_lost_is_reported(string text)
    {
        using var guide = new GuideCopy();
        guide.Replace(Grief, "## Right now\n\n", $"## Right now\n\n{text}\n\n");

        guide.HasOnly(ProblemCode.Syntax, Grief, guide.LineOf(Grief, text), "paragraph or a list");
    }

    [Theory]
    [InlineData("- Take it slowly. {partner-tlak}")]
    [InlineData("- Take it slowly. {partner talk}")]
    public void A_misspelt_mark_is_reported(string item)
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "## Right now\n\n", $"## Right now\n\n{item}\n");

        guide.HasOnly(ProblemCode.ValueUnknown, Grief, line, "{partner-talk}");
    }

    [Fact]
    public void A_mark_is_never_shown()
    {
        var item = CitedText.Read("Take it slowly.{partner-talk}", partnerTalk: false, [], Grief, 1, new());

        Assert.Equal(("Take it slowly.", true), (item.Text, item.PartnerTalk));
    }

    [Fact]
    public void A_section_that_rests_on_nothing_is_reported_at_its_heading()
    {
        using var guide = new GuideCopy();
        guide.Replace(Grief, "Basis: judgement.\n", "");

        guide.HasOnly(ProblemCode.BasisMissing, Grief, guide.LineOf(Grief, "## Afterwards"), "Basis:");
    }

    [Theory]
    [InlineData("en/now.yaml", ", basis: [judgement] }", " }")]
    [InlineData("en/aftercare.yaml", "\nbasis: ", "\n# basis: ")]
    public void A_step_or_a_list_that_rests_on_nothing_is_reported(string file, string text, string by)
    {
        using var guide = new GuideCopy();
        guide.Replace(file, text, by);

        Assert.Equal([(ProblemCode.BasisMissing, file)], guide.ProblemsButSize().Select(problem => (problem.Code, problem.File)));
    }

    [Fact]
    public void A_number_without_its_source_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(
            Grief,
            "## Right now\n\n",
            """
            ## Right now

            - Wait for 20 minutes.
            - Wait for 20 minutes. []
            - Wait for 20 minutes. [S41]
            - Wait for 20 minutes. [judgement]
            - Wait for twenty minutes.

            """
        );

        guide.HasOnly((ProblemCode.NumberWithoutSource, Grief, line, "[S13]"), (ProblemCode.NumberWithoutSource, Grief, line + 1, "[S13]"));
    }

    [Fact]
    public void A_cited_source_that_does_not_exist_names_the_nearest()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "## Right now\n\n", "## Right now\n\n- Wait for 20 minutes. [S41x]\n");

        guide.HasOnly(ProblemCode.UnknownId, Grief, line, "Closest: \"S41\"");
    }

    [Fact]
    public void A_phrase_that_is_never_said_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(
            Grief,
            "## Right now\n\n",
            """
            ## Right now

            - You are just tired.
            - You are JUST tired.
            - Ask her.
            - That is fair and justified.
            - Others feel this too.

            """
        );

        guide.HasOnly(
            (ProblemCode.NeverSaid, Grief, line, "other words"),
            (ProblemCode.NeverSaid, Grief, line + 1, "other words"),
            (ProblemCode.NeverSaid, Grief, line + 2, "other words")
        );
    }

    [Fact]
    public void Advice_to_talk_with_the_partner_that_is_not_marked_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(Grief, "## If you are the partner\n\n", "## If you are the partner\n\n- Talk it over together.\n");

        const string advice = "Talk it over with your partner.";
        var page = guide.Replace(Grief, "## Right now\n\n", $"## Right now\n\n- {advice}\n");
        var now = guide.Replace("en/now.yaml", "    steps:\n", $"    steps:\n      - {{ text: {advice}, basis: [judgement] }}\n");
        var aftercare = guide.Replace("en/aftercare.yaml", "    items:\n", $"    items:\n      - {{ id: talk, text: {advice} }}\n");
        var limits = guide.Replace("en/limits.yaml", "\nif-tears-come:\n", $"\nif-tears-come:\n  - {{ id: talk, text: {advice} }}\n");

        guide.HasOnly(
            (ProblemCode.PartnerTalkUnmarked, Grief, page, "{partner-talk}"),
            (ProblemCode.PartnerTalkUnmarked, "en/now.yaml", now, "partner-talk: true"),
            (ProblemCode.PartnerTalkUnmarked, "en/aftercare.yaml", aftercare, "partner-talk: true"),
            (ProblemCode.PartnerTalkUnmarked, "en/limits.yaml", limits, "partner-talk: true")
        );
    }

    [Fact]
    public void A_text_of_a_screen_that_may_mean_talking_with_the_partner_is_reported_until_its_screen_says_why_it_may_stand()
    {
        const string Safe = "en/screens/checks.yaml";
        using var guide = new GuideCopy();
        var safe = guide.Replace(Safe, "  safe-quiet: \"", "  safe-quiet: \"Tell them how you feel. ");
        var hours = guide.Replace("en/screens/plain.yaml", "  hours: { one: \"{n} hour", "  hours: { one: \"{n} hour for both of you");
        guide.HasOnly(
            (ProblemCode.PartnerTalkUnmarked, Safe, safe, "under partner-talk in screens.yaml"),
            (ProblemCode.PartnerTalkUnmarked, "en/screens/plain.yaml", hours, "\"hours\"")
        );

        guide.Replace("screens.yaml", "      partner-safe-aside: \"", "      safe-quiet: \"It says why.\"\n      partner-safe-aside: \"");
        guide.HasOnly(ProblemCode.PartnerTalkUnmarked, "en/screens/plain.yaml", hours);
    }

    [Fact]
    public void A_mark_of_a_text_that_no_screen_has_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(
            "screens.yaml",
            "      partner-safe-aside: \"",
            "      gone: \"It says why.\"\n      partner-safe-aside: \""
        );

        guide.HasOnly(ProblemCode.UnknownId, "screens.yaml", line, "take the mark out");
    }

    [Fact]
    public void A_screen_that_says_what_to_do_in_an_emergency_needs_signatures()
    {
        const string Pause = "en/screens/pause.yaml";
        using var guide = new GuideCopy();
        var line = guide.Replace(Pause, "  feel: \"", "  feel: \"Call your local emergency number. ");
        guide.HasOnly(ProblemCode.EmergencyWithoutSignOff, Pause, line, "sign-off");

        guide.Replace("screens.yaml", "  - id: pause\n", "  - id: pause\n    sign-off: \"What to do.\"\n");
        guide.HasOnly();
    }

    [Fact]
    public void No_text_of_a_screen_is_marked_that_needs_no_mark()
    {
        using var guide = new GuideCopy();
        var marks = Regex.Matches(guide.Text("screens.yaml"), @"    partner-talk:\n(      (?<key>[a-z-]+): [^\n]+\n)+");
        guide.Write("screens.yaml", Regex.Replace(guide.Text("screens.yaml"), @"    partner-talk:\n(      [a-z-]+: [^\n]+\n)+", ""));

        var found = guide.ProblemsButSize();
        Assert.All(found, problem => Assert.Equal(ProblemCode.PartnerTalkUnmarked, problem.Code));
        Assert.Equal(
            marks.SelectMany(mark => mark.Groups["key"].Captures).Select(key => key.Value).Order(),
            found.Select(problem => Regex.Match(problem.Remedy, "\"(?<key>[a-z-]+)\"").Groups["key"].Value).Order()
        );
    }

    [Fact]
    public void Advice_to_talk_with_the_partner_has_no_place_where_someone_may_be_unsafe()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(
            "en/reasons/coercion.md",
            "## Right now\n\n",
            "## Right now\n\n- Talk it over with your partner. {partner-talk}\n"
        );

        guide.HasOnly(ProblemCode.UnsafeCombination, "en/reasons/coercion.md", line, "Take the item out");
    }

    [Fact]
    public void A_section_that_is_too_hard_to_read_is_reported_at_its_heading()
    {
        using var guide = new GuideCopy();
        guide.Replace(
            Grief,
            "## Afterwards\n\n",
            "## Afterwards\n\n- Considerable psychological literature documents extraordinarily heterogeneous "
                + "manifestations of interpersonal bereavement, particularly following unanticipated circumstances necessitating "
                + "comprehensive readjustment.\n"
        );

        guide.HasOnly(ProblemCode.ReadingGrade, Grief, guide.LineOf(Grief, "## Afterwards"), "Shorter sentences");
    }

    [Fact]
    public void A_guide_that_is_hard_to_read_as_a_whole_is_reported()
    {
        using var guide = new GuideCopy();
        foreach (
            var (file, _) in GuideCopy.Files.Where(each =>
                each.File.StartsWith("en/reasons/", StringComparison.Ordinal)
                || each.File.StartsWith("en/screens/", StringComparison.Ordinal)
            )
        )
        {
            const string Hard = " extraordinarily extraordinarily extraordinarily extraordinarily.";
            guide.Write(
                file,
                guide
                    .Text(file)
                    .Replace(".\n", $"{Hard}\n", StringComparison.Ordinal)
                    .Replace(".\"\n", $"{Hard}\"\n", StringComparison.Ordinal)
            );
        }

        guide.Has(ProblemCode.ReadingGrade, "guide.yaml", 0, "--grades");
    }

    [Fact]
    public void A_tone_without_a_sentence_is_reported()
    {
        using var guide = new GuideCopy();
        var text = guide.Text(Grief);
        var at = text.IndexOf("- light: ", StringComparison.Ordinal);
        guide.Write(Grief, text.Remove(at, text.IndexOf('\n', at) + 1 - at));

        guide.HasOnly(ProblemCode.ToneMissing, Grief, guide.LineOf(Grief, "### You, now"), "Add one");
    }

    [Fact]
    public void A_sentence_that_does_not_say_its_tone_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "### You, now\n- gentle: ", "### You, now\n- I am sad.\n- gentle: ");

        guide.HasOnly(ProblemCode.ToneMissing, Grief, line, "gentle, plain, light");
    }

    [Fact]
    public void An_occasion_without_a_tone_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace("en/words.yaml", "      light:\n", "      ligth:\n");

        guide.Has(ProblemCode.ToneMissing, "en/words.yaml", guide.LineOf("en/words.yaml", "    now:\n") + 1, "Add one");
    }

    [Fact]
    public void Words_that_cannot_be_said_as_they_stand_are_reported()
    {
        string[] unfinished =
        [
            "I am sad",
            "I miss ___ so much.",
            "I miss [name] so much.",
            "I miss you so much...",
            "I miss <name>.",
            "I miss {name}.",
            "I miss you…",
        ];
        using var guide = new GuideCopy();
        var line = guide.Replace(
            Grief,
            "### You, now\n",
            "### You, now\n" + string.Concat(unfinished.Select(words => $"- gentle: {words}\n"))
        );

        guide.HasOnly([.. unfinished.Select((_, index) => (ProblemCode.NotASentence, Grief, line + index, "full stop"))]);
    }

    [Fact]
    public void A_message_that_names_sex_is_reported_but_not_what_is_said_aloud()
    {
        using var guide = new GuideCopy();
        guide.Replace(Grief, "### You, now\n", "### You, now\n- gentle: I often cry after sex.\n");
        var line = guide.Replace(Grief, "### You, later\n", "### You, later\n- gentle: I cried after sex.\n");

        guide.HasOnly(ProblemCode.NamesSex, Grief, line, "without the word");
    }

    [Fact]
    public void The_words_that_name_sex_are_those_of_the_language()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Grief, "### You, later\n", "### You, later\n- gentle: I cried in our afterplay-time.\n");
        guide.HasOnly();

        guide.Replace("en/style.yaml", "names-sex:\n", "names-sex:\n  - \"afterplay\"\n");
        guide.HasOnly(ProblemCode.NamesSex, Grief, line, "without the word");
    }

    [Fact]
    public void A_phone_number_for_young_people_needs_its_source()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(
            "en/safety.yaml",
            "  contacts:\n",
            "  contacts:\n    - { country: NZ, name: A line, for: anyone, phone: \"000\" }\n"
        );

        guide.HasOnly(ProblemCode.PhoneWithoutSource, "en/safety.yaml", line, "Add the source");
    }

    [Fact]
    public void What_is_said_where_no_line_for_young_people_is_known_has_to_name_the_country()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace("en/safety.yaml", " in {country}.", ".");

        guide.HasOnly(ProblemCode.ValueUnknown, "en/safety.yaml", line, "{country}");
    }

    [Fact]
    public void A_question_to_write_on_needs_an_id_of_its_own()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace("en/prompts.yaml", "  - { id: shame-friend,", "  - { id: shame-whose,");

        guide.HasOnly(ProblemCode.DuplicateId, "en/prompts.yaml", line, "unique");
    }

    [Fact]
    public void A_question_to_write_on_is_about_a_theme_that_is_known()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace("en/prompts.yaml", "theme: no-idea, ask: \"How were", "theme: anger, ask: \"How were");

        guide.HasOnly(ProblemCode.ValueUnknown, "en/prompts.yaml", line, "no-idea");
    }

    [Fact]
    public void A_question_to_write_on_says_no_word_that_is_never_used()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace("en/prompts.yaml", "joys?\" }", "joys? Was it just that?\" }");

        guide.HasOnly(ProblemCode.NeverSaid, "en/prompts.yaml", line, "other words");
    }

    [Fact]
    public void Questions_to_write_on_say_what_they_rest_on()
    {
        using var guide = new GuideCopy();
        guide.Replace("en/prompts.yaml", "basis: [S70, S71, judgement]\n", "");

        Assert.NotEmpty(guide.Read().Problems);
    }

    [Fact]
    public void A_pack_too_large_to_be_read_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace("sources.yaml", "cite: \"", "cite: \"" + new string('x', 450_000));
        guide.Replace("services/nz.yaml", "audience: \"", "audience: \"" + new string('x', 500_000));
        guide.Replace("services/gb.yaml", "audience: \"", "audience: \"" + new string('x', 500_000));

        var problem = Assert.Single(guide.Read().Problems);
        Assert.Equal((ProblemCode.PackTooLarge, "en"), (problem.Code, problem.File));
        Assert.Contains("Shorten", problem.Remedy, StringComparison.Ordinal);
    }
}
