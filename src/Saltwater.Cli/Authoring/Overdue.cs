using Saltwater.Guide;
using Saltwater.Help;

namespace Saltwater.Cli.Authoring;

/// <summary>What of a guide has not been held against its sources for a year. A warning, never a fault: a guide that was sound builds for
/// ever.</summary>
internal static class Overdue
{
    private const int MostDays = 365;

    /// <summary>The last day before which a review is due.</summary>
    public static DateOnly OldestAllowed(DateOnly today) => today.AddDays(-MostDays);

    public static IEnumerable<GuideProblem> CheckReviews(Pack pack, DateOnly today)
    {
        if (pack.Reviewed < OldestAllowed(today))
        {
            yield return new(
                ProblemCode.ReviewOverdue,
                "safety.yaml",
                0,
                "It was last held against its sources more than a year ago.",
                "Read the sources again, correct what changed, and set `reviewed` to that day."
            );
        }

        var due = ServiceReviews.Due(pack, OldestAllowed(today)).Length;
        if (due > 0)
        {
            yield return new(
                ProblemCode.ReviewOverdue,
                "services",
                0,
                $"Of {pack.Services.Sum(each => each.Services.Length)} services, {due} rest on no source younger than a year.",
                "`saltwater services --due` lists them: look for a newer page, and set `checked` to that day."
            );
        }
    }
}
