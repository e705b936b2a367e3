using System.Text.RegularExpressions;
using Saltwater.Cli.Authoring;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>Faults in the files that are the same in every language, one test for each code: where, what, and how to mend it.</summary>
public sealed class StructureProblemTests
{
    private const string Questions = "questions.yaml";
    private const string Reasons = "reasons.yaml";
    private const string Safety = "safety.yaml";
    private const string NewZealand = "services/nz.yaml";

    [Fact]
    public void A_missing_file_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Delete("en/care.yaml");

        guide.HasOnly(ProblemCode.FileMissing, "en/care.yaml", 0, "Add it");
    }

    [Fact]
    public void A_file_too_large_to_be_part_of_a_guide_is_not_read()
    {
        using var guide = new GuideCopy();
        guide.Write(NewZealand, new byte[600_001]);

        guide.HasOnly(ProblemCode.FileUnreadable, NewZealand, 0, "Split it");
    }

    [Fact]
    public void Text_that_is_not_YAML_is_reported_where_it_breaks()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(NewZealand, "country: NZ\n", "country: NZ: it\n");

        guide.HasOnly(ProblemCode.Syntax, NewZealand, line, "colons");
    }

    [Fact]
    public void An_anchor_is_refused()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(NewZealand, "country: ", "country: &here ");

        guide.HasOnly(ProblemCode.AnchorOrAlias, NewZealand, line, "Write the value out");
    }

    [Fact]
    public void A_field_given_twice_is_reported_the_second_time()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(NewZealand, "country: NZ\n", "country: NZ\ncountry: NZ\n");

        guide.HasOnly(ProblemCode.DuplicateKey, NewZealand, line, "Keep one");
    }

    [Fact]
    public void A_word_where_a_list_belongs_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(NewZealand, "also: [men-survivors]", "also: men-survivors");

        guide.HasOnly(ProblemCode.WrongType, NewZealand, line, "Correct the value");
    }

    [Fact]
    public void An_item_of_the_wrong_kind_is_reported()
    {
        using var guide = new GuideCopy();

        guide.HasOnly(
            (ProblemCode.WrongType, NewZealand, guide.Replace(NewZealand, "also: [men-survivors]", "also: [[men-survivors]]"), "as text"),
            (
                ProblemCode.WrongType,
                "services/gb.yaml",
                guide.Replace("services/gb.yaml", "services:\n", "services:\n  - nothing\n"),
                "- id: …"
            )
        );
    }

    [Theory]
    [InlineData("    gate:\n      any:\n", "    gate:\n      loss: [answered]\n      any:\n", "any, all or none")]
    [InlineData("    gate:\n      any:\n", "    gate:\n      any: yes\n      anyy:\n", "any, all or none")]
    public void A_condition_of_two_parts_is_reported(string text, string by, string what)
    {
        using var guide = new GuideCopy();
        guide.Replace(Reasons, text, by);

        var problem = Assert.Single(guide.ProblemsButSize());
        Assert.Equal((ProblemCode.WrongType, Reasons), (problem.Code, problem.File));
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_or_a_flag_of_the_wrong_kind_is_reported()
    {
        using var guide = new GuideCopy();

        guide.HasOnly(
            (
                ProblemCode.WrongType,
                Safety,
                guide.Replace(Safety, "when: { head: [severe-sudden] }", "when: { head: severe-sudden }"),
                "pain-sex: [deep]"
            ),
            (ProblemCode.WrongType, Safety, guide.Replace(Safety, "- head: [other-signs]", "- head: []"), "pain-sex: [deep]"),
            (
                ProblemCode.WrongType,
                Safety,
                guide.Replace(Safety, "when: { head: [known] }", "when: { head: [{ known: yes }] }"),
                "pain-sex: [deep]"
            ),
            (
                ProblemCode.WrongType,
                Reasons,
                guide.Replace(Reasons, "    prior: usual\n", "    prior: usual\n    never-ruled-out: maybe\n"),
                "true or false"
            )
        );
    }

    [Fact]
    public void A_missing_field_is_reported_where_its_owner_begins()
    {
        using var guide = new GuideCopy();
        guide.Replace(Reasons, "    code: HORM\n", "");

        guide.HasOnly(ProblemCode.FieldMissing, Reasons, guide.LineOf(Reasons, "- id: hormones"), "Add it: text");
    }

    [Fact]
    public void A_misspelt_field_names_the_one_that_was_meant()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Reasons, "    gate:", "    gaet:");

        guide.HasOnly(ProblemCode.FieldUnknown, Reasons, line, "Closest: \"gate\"");
    }

    [Fact]
    public void A_misspelt_value_of_a_closed_list_names_the_one_that_was_meant()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Questions, "role: both", "role: bth");

        guide.HasOnly(ProblemCode.ValueUnknown, Questions, line, "Closest: \"both\"");
    }

    [Fact]
    public void A_misspelt_effect_says_how_effects_are_written()
    {
        using var guide = new GuideCopy();

        guide.HasOnly(
            (ProblemCode.ValueUnknown, Questions, guide.Replace(Questions, "coercion: for/J", "coercion: fro/J"), "Closest: \"for/J\""),
            (
                ProblemCode.ValueUnknown,
                Questions,
                guide.Replace(Questions, "coercion: strongly-for/J", "coercion: strongly-fro/J"),
                "Closest: \"strongly-for/J\""
            ),
            (ProblemCode.ValueUnknown, Questions, guide.Replace(Questions, "grief: for/J", "grief: for"), "for/E"),
            (ProblemCode.ValueUnknown, Questions, guide.Replace(Questions, "shame: for/J", "shame: for/K"), "for/E")
        );
    }

    [Fact]
    public void A_source_defined_twice_is_reported_the_second_time()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace("sources.yaml", "  - id: S02\n", "  - { id: S01, cite: again }\n  - id: S02\n");

        guide.HasOnly(ProblemCode.DuplicateId, "sources.yaml", line, "unique");
    }

    [Fact]
    public void A_ref_or_a_service_used_twice_is_reported_the_second_time()
    {
        using var guide = new GuideCopy();

        guide.HasOnly(
            (ProblemCode.DuplicateId, Questions, guide.Replace(Questions, "ref: O02", "ref: O01"), "next free one"),
            (ProblemCode.DuplicateId, NewZealand, guide.Replace(NewZealand, "- id: nz-safe-to-talk", "- id: nz-emergency"), "unique")
        );
    }

    [Fact]
    public void A_name_that_others_point_at_is_reported_when_it_is_defined_twice()
    {
        using var guide = new GuideCopy();
        var question = guide.Replace(Questions, "- id: alone", "- id: age18");
        var answer = guide.Replace(Questions, "- { id: severe-building", "- { id: mild");
        var reason = guide.Replace(Reasons, "- id: alcohol", "- id: hormones");
        var flag = guide.Replace(Safety, "- id: C-HEAD2", "- id: C-HEAD1");

        guide.Has(ProblemCode.DuplicateId, Questions, question, "unique");
        guide.Has(ProblemCode.DuplicateId, Questions, answer, "unique");
        guide.Has(ProblemCode.DuplicateId, Reasons, reason, "unique");
        guide.Has(ProblemCode.DuplicateId, Safety, flag, "unique");
    }

    [Fact]
    public void A_value_outside_its_range_is_reported()
    {
        using var guide = new GuideCopy();

        guide.HasOnly(
            (ProblemCode.OutOfRange, Reasons, guide.Replace(Reasons, "article-item: 1\n", "article-item: 12\n"), "Correct the number"),
            (ProblemCode.OutOfRange, Reasons, guide.Replace(Reasons, "article-item: 2\n", "article-item: two\n"), "Correct the number"),
            (ProblemCode.OutOfRange, "model.yaml", guide.Replace("model.yaml", "more: 0.22", "more: 1.22"), "Correct the number"),
            (ProblemCode.OutOfRange, "model.yaml", guide.Replace("model.yaml", "usual: 0.20", "usual: NaN"), "Correct the number"),
            (ProblemCode.OutOfRange, "model.yaml", guide.Replace("model.yaml", "less: 0.10", "less: 1e-400"), "Correct the number"),
            (ProblemCode.OutOfRange, "model.yaml", guide.Replace("model.yaml", "against: 0.5", "against: 1"), "Correct the number"),
            (ProblemCode.OutOfRange, "model.yaml", guide.Replace("model.yaml", "rules-out: 0", "rules-out: 0.01"), "Correct the number"),
            (
                ProblemCode.OutOfRange,
                Questions,
                guide.Replace(Questions, "- { id: private }", "- { id: private, exclusive: true }"),
                "exclusive"
            ),
            (ProblemCode.OutOfRange, NewZealand, guide.Replace(NewZealand, "country: NZ", "country: AU"), "two letters"),
            (ProblemCode.OutOfRange, NewZealand, guide.Replace(NewZealand, "url: \"https://", "url: \"htps://"), "https")
        );
    }

    [Fact]
    public void A_day_is_written_year_first()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(NewZealand, "reviewed: 2026-11-22", "reviewed: 22.11.2026");

        guide.Has(ProblemCode.OutOfRange, NewZealand, line, "2026-11-22");
    }

    [Theory]
    [InlineData("strongly-for: 16", "strongly-for: 8")]
    public void Strengths_out_of_order_are_reported(string text, string by)
    {
        using var guide = new GuideCopy();
        guide.Replace("model.yaml", text, by);

        guide.HasOnly(ProblemCode.OutOfRange, "model.yaml", guide.LineOf("model.yaml", "strengths:") + 1, "strongly-for above for");
    }

    [Fact]
    public void Bands_that_begin_in_the_wrong_order_are_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace("model.yaml", "may-play-a-part: 0.55", "may-play-a-part: 0.95");

        guide.HasOnly(ProblemCode.OutOfRange, "model.yaml", guide.LineOf("model.yaml", "bands:") + 1, "smaller");
    }

    [Fact]
    public void A_private_question_cannot_open()
    {
        using var guide = new GuideCopy();
        guide.Replace("model.yaml", "opening: [welcome,", "opening: [safe-now,");

        guide.HasOnly(ProblemCode.OutOfRange, "model.yaml", 0, "everyone can be asked");
    }

    [Fact]
    public void A_misspelt_name_names_the_one_that_was_meant()
    {
        using var guide = new GuideCopy();

        guide.HasOnly(
            (ProblemCode.UnknownId, Questions, guide.Replace(Questions, "sources: [S66]", "sources: [S6x]"), "Closest: \"S6"),
            (
                ProblemCode.UnknownId,
                Safety,
                guide.Replace(Safety, "question: since, answer: under-12-hours", "question: since, answer: undr-12-hours"),
                "Closest: \"under-12-hours\""
            ),
            (
                ProblemCode.UnknownId,
                Safety,
                guide.Replace(Safety, "when: { head: [severe-sudden] }", "when: { haed: [severe-sudden] }"),
                "Closest: \"head\""
            ),
            (
                ProblemCode.UnknownId,
                Safety,
                guide.Replace(Safety, "- head: [other-signs]", "- head: [other-sings]"),
                "Closest: \"other-signs\""
            ),
            (
                ProblemCode.UnknownId,
                Safety,
                guide.Replace(Safety, "need: partner-violence", "need: partner-violance"),
                "Closest: \"partner-violence\""
            ),
            (ProblemCode.UnknownId, Reasons, guide.Replace(Reasons, "prior: usual", "prior: usaul"), "Closest: \"usual\""),
            (
                ProblemCode.UnknownId,
                "model.yaml",
                guide.Replace("model.yaml", "opening: [welcome,", "opening: [welcom,"),
                "Closest: \"welcome\""
            )
        );
    }

    [Fact]
    public void The_answers_of_an_unknown_question_are_not_reported_one_by_one()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Safety, "- neck: [not-wanted, not-sure]", "- neckk: [not-wanted, not-sure, nonsense]");

        Assert.Single(guide.ProblemsButSize(), problem => problem.File == Safety && problem.Line == line);
    }

    [Fact]
    public void An_effect_on_a_misspelt_reason_names_the_one_that_was_meant()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Questions, "coercion: for/J", "coersion: for/J");

        guide.HasOnly(ProblemCode.UnknownReason, Questions, line, "Closest: \"coercion\"");
    }

    [Fact]
    public void A_reason_that_can_never_be_ruled_out_is_not_ruled_out()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace(Questions, "coercion: for/J", "coercion: rules-out/J");

        guide.HasOnly(ProblemCode.NeverRuledOut, Questions, line, "Use against");
    }

    [Fact]
    public void A_reason_stands_before_none_that_stands_before_another_itself()
    {
        using var guide = new GuideCopy();
        guide.Replace(Reasons, "- { reason: shame,", "- { reason: casual,");

        guide.HasOnly(ProblemCode.PlaceUnclear, Reasons, guide.LineOf(Reasons, "- id: faith"), "stands before none");
    }

    [Fact]
    public void A_reason_stands_before_none_that_may_be_hidden()
    {
        using var guide = new GuideCopy();
        guide.Replace(Reasons, "- { reason: shame,", "- { reason: release,");

        guide.HasOnly(ProblemCode.PlaceUnclear, Reasons, guide.LineOf(Reasons, "- id: faith"), "always shown");
    }

    [Fact]
    public void What_puts_a_reason_before_another_speaks_for_it()
    {
        using var guide = new GuideCopy();
        guide.Replace(Reasons, "{ values: [strongly] }", "{ values: [skip] }");

        guide.HasOnly(ProblemCode.PlaceUnfounded, Reasons, guide.LineOf(Reasons, "- id: faith"), "Name an answer");
    }

    [Fact]
    public void A_reason_does_not_stand_before_itself()
    {
        using var guide = new GuideCopy();
        guide.Replace(Reasons, "- { reason: shame,", "- { reason: faith,");

        guide.HasOnly(ProblemCode.PlaceUnclear, Reasons, guide.LineOf(Reasons, "- id: faith"), "stands before none");
    }

    [Fact]
    public void A_reason_no_answer_speaks_for_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Write(Questions, Regex.Replace(guide.Text(Questions), "(?<= worry: )(strongly-)?for(?=/)", "against"));

        guide.HasOnly(ProblemCode.Unreachable, Reasons, guide.LineOf(Reasons, "- id: worry"), "Add an answer");
    }

    [Fact]
    public void A_question_nobody_can_be_asked_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(
            Questions,
            "    role: self\n    select: many\n    max: 4\n    sensitive: true\n    when: { freedom: [afraid, control, decides] }\n",
            "    role: partner\n    select: many\n    max: 4\n    sensitive: true\n    when: { cycle: [before-period] }\n"
        );

        guide.HasOnly(ProblemCode.Unreachable, Questions, guide.LineOf(Questions, "- id: control"), "Correct its condition");
    }

    [Fact]
    public void A_flag_that_can_never_be_raised_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(Safety, "    levels:\n      - urgency: routine\n        when: { relief: [still-crying] }\n", "    levels: []\n");

        guide.Has(ProblemCode.Unreachable, Safety, guide.LineOf(Safety, "- id: C-CRYING"), "when it is raised");
    }

    [Theory]
    [InlineData("languages: [en]\n", "")]
    [InlineData("languages: [en]\n", "languages: []\n")]
    public void A_guide_in_no_language_is_reported(string text, string by)
    {
        using var guide = new GuideCopy();
        guide.Replace("guide.yaml", text, by);

        var problem = Assert.Single(guide.Read().Problems);
        Assert.Equal((ProblemCode.FieldMissing, "guide.yaml"), (problem.Code, problem.File));
    }

    [Theory]
    [InlineData("../en")]
    [InlineData("/etc")]
    [InlineData("")]
    public void A_language_that_is_a_path_is_refused(string language)
    {
        using var guide = new GuideCopy();
        var line = guide.Replace("guide.yaml", "languages: [en]", $"languages: [en, \"{language}\"]");

        guide.HasOnly(ProblemCode.OutOfRange, "guide.yaml", line, "en");
    }

    [Fact]
    public void A_language_named_twice_is_reported()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace("guide.yaml", "languages: [en]", "languages: [en, en]");

        guide.Has(ProblemCode.DuplicateId, "guide.yaml", line, "Keep one");
    }

    [Fact]
    public void A_misspelt_group_is_reported_before_a_safety_question_loses_its_place()
    {
        using var guide = new GuideCopy();
        var line = guide.Replace("questions.yaml", "    ref: O03\n    group: safety\n", "    ref: O03\n    group: saftey\n");

        guide.Has(ProblemCode.ValueUnknown, "questions.yaml", line, "\"safety\"");
    }

    [Fact]
    public void Questions_that_wait_for_each_other_are_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(Questions, "    when: { danger-signs: [neck-pressed] }\n", "    when: { neck-signs: [answered] }\n");

        var problems = guide.ProblemsButSize();
        Assert.All(problems, problem => Assert.Equal((ProblemCode.Cycle, Questions), (problem.Code, problem.File)));
        Assert.Equal(
            [guide.LineOf(Questions, "- id: neck\n"), guide.LineOf(Questions, "- id: neck-signs\n")],
            problems.Select(problem => problem.Line)
        );
    }

    [Fact]
    public void A_question_that_waits_for_itself_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(Questions, "    when: { danger-signs: [neck-pressed] }\n", "    when: { neck: [answered] }\n");

        guide.HasOnly(ProblemCode.Cycle, Questions, guide.LineOf(Questions, "- id: neck\n"), "other questions");
    }

    [Fact]
    public void A_question_whose_answers_change_nothing_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(
            Questions,
            "\nquestions:\n",
            "\nquestions:\n  - { id: idle, ref: O999, group: life, role: self, select: one, basis: none, answers: [{ id: a }, { id: b }] }\n"
        );
        guide.Replace(
            "en/questions.yaml",
            "\nquestions:\n",
            "\nquestions:\n  - { id: idle, ask: Well?, why: To see., answers: { a: a, b: b } }\n"
        );

        guide.HasOnly(ProblemCode.DeadEnd, Questions, guide.LineOf(Questions, "{ id: idle"), "retire the question");
    }

    [Fact]
    public void A_service_that_cannot_be_reached_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(
            NewZealand,
            "services:\n",
            "services:\n  - { id: nz-nobody, category: crisis, name: Nobody, audience: anyone, silent-use: \"no\", confidence: low }\n"
        );

        guide.HasOnly(ProblemCode.DeadEnd, NewZealand, guide.LineOf(NewZealand, "{ id: nz-nobody"), "Add a phone");
    }

    [Fact]
    public void A_phone_number_without_a_source_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(
            NewZealand,
            "services:\n",
            "services:\n  - { id: nz-line, category: crisis, name: A line, phone: \"000\", audience: anyone, silent-use: \"no\", confidence: low }\n"
        );

        guide.HasOnly(ProblemCode.PhoneWithoutSource, NewZealand, guide.LineOf(NewZealand, "{ id: nz-line"), "Add the page");
    }

    [Fact]
    public void An_urgency_without_a_source_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(Safety, "    sources: [S43, S44]\n", "    sources: []\n");

        guide.HasOnly(ProblemCode.ClaimWithoutSource, Safety, guide.LineOf(Safety, "- id: C-HEAD1"), "judgement: true");
    }

    [Fact]
    public void A_sign_of_violence_that_leaves_partner_talk_in_sight_is_reported()
    {
        using var guide = new GuideCopy();
        guide.Replace(Safety, "harm-needs: [sexual-assault, partner-violence]\n", "harm-needs: [sexual-assault]\n");

        guide.Has(ProblemCode.UnsafeCombination, Safety, guide.LineOf(Safety, "- id: C-STRANG3"), "harm-needs");
    }

    [Fact]
    public void Words_about_coercion_are_never_spoken_to_the_partner()
    {
        using var guide = new GuideCopy();
        var text = guide.Text(Reasons);
        var at = text.IndexOf(
            "    words-to: trusted\n",
            text.IndexOf("- id: coercion\n", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        guide.Write(Reasons, text.Remove(at, "    words-to: trusted\n".Length));

        guide.Has(ProblemCode.UnsafeCombination, Reasons, guide.LineOf(Reasons, "- id: coercion"), "words-to: trusted");
    }
}
