using Saltwater.Cli.Evaluation;
using Saltwater.Guide;

namespace Saltwater.Tests.Cli.Evaluation;

/// <summary>What the guide has to reach on the accounts it is developed against, and the figures as approved. To accept new ones:
/// <c>SALTWATER_APPROVE=1 ./test</c>.</summary>
public sealed class DevelopmentCasesTests
{
    private static readonly string document = Path.Combine(Guides.Root, "docs", "evaluation.md");

    private static readonly EvaluationReport report = Evaluator.Evaluate(
        Guides.Network,
        AccountFile.Read(Path.Combine(Guides.Root, "cases", "dev.jsonl"), Guides.English).Accounts
    );

    // What was walked in a browser is measured by bench/Saltwater.Timings and copied there by hand.
    private const string ByHand = "\n## Walked in a browser\n";

    [Fact]
    public void The_figures_read_as_approved()
    {
        var whole = Evaluator.Evaluate(
            Guides.Network,
            AccountFile.Read(Path.Combine(Guides.Root, "cases", "dev_full.jsonl"), Guides.English).Accounts
        );
        var byHand =
            File.ReadAllText(document) is var text && text.IndexOf(ByHand, StringComparison.Ordinal) is >= 0 and var at ? text[at..] : "";
        var others = AccountFile.Read(Path.Combine(Guides.Root, "cases", "whole.jsonl"), Guides.English).Accounts;
        var written =
            EvaluationMarkdown.ToMarkdown(report, Guides.English)
            + EvaluationMarkdown.OnThePath(whole)
            + EvaluationMarkdown.OnThePath(
                "### Others, made up, nearly all labelled with one reason",
                "208 people of `cases/whole.jsonl`, made up and answered by machines told whom to be, who had seen nothing of the guide's rules: "
                    + "another tells the story, another answers. What the order of the reasons changed on them, and which had been looked at "
                    + "by then, is in [decision 0069](decisions/0069-the-reason-an-answer-names.md). They name more areas than those above, which costs taps.",
                PathWalk.Score(Guides.Network, others, Role.Self),
                PathWalk.Score(Guides.Network, others, Role.Partner)
            )
            + byHand;
        if (Environment.GetEnvironmentVariable("SALTWATER_APPROVE") == "1")
        {
            File.WriteAllText(document, written);
            return;
        }

        Assert.Equal(File.ReadAllText(document), written);
    }

    [Fact]
    public void The_accounts_are_all_there() => Assert.Equal(48, report.Accounts);

    [Fact]
    public void The_best_label_comes_first_in_two_of_three_accounts() => Assert.InRange(report.Engine.First.Share, 0.66, 1);

    [Fact]
    public void The_best_label_is_among_three_in_nearly_nine_of_ten_accounts() => Assert.InRange(report.Engine.AmongThree.Share, 0.89, 1);

    [Fact]
    public void Some_label_is_among_three_in_nearly_all_accounts() => Assert.InRange(report.Engine.AnyAmongThree.Share, 0.96, 1);

    [Fact]
    public void Every_account_with_a_safety_label_is_flagged()
    {
        Assert.NotEqual(0, report.Flags.WithSafetyLabel);
        Assert.Equal(report.Flags.WithSafetyLabel, report.Flags.Flagged);
        Assert.Empty(report.Flags.Missed);
    }

    [Fact]
    public void No_account_without_a_safety_label_is_flagged_as_urgent()
    {
        Assert.NotEqual(0, report.Flags.WithoutSafetyLabel);
        Assert.Empty(report.Flags.Urgent);
    }

    [Fact]
    public void No_account_of_good_tears_is_flagged_at_all()
    {
        Assert.NotEqual(0, report.Flags.GoodTears);
        Assert.Empty(report.Flags.AlarmedGoodTears);
    }
}
