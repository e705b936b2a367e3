namespace Saltwater.Timings;

/// <summary>
/// What may be waited for: at most so many times the baseline of the same run, which holds on any machine and fails the run; and, on a quiet
/// machine like the one of docs/timings.md, so many milliseconds.
/// </summary>
internal readonly record struct Budget(double Times, double? Milliseconds = null);

/// <summary>Every budget. How the ratios were chosen stands in docs/timings.md.</summary>
internal static class Budgets
{
    public static readonly Budget FirstPaint = new(3, 1_500);
    public static readonly Budget Reflect = new(3);
    public static readonly Budget Tick = new(4, 50);
    public static readonly Budget ManyTicks = new(3);
    public static readonly Budget Leave = new(2, 100);
    public static readonly Budget Start = new(1.5, 2_000);
    public static readonly Budget HastyAnswer = new(4, 100);
    public static readonly Budget HastyLongestTask = new(9, 200);
    public static readonly Budget Answer = new(3, 100);
    public static readonly Budget LongestTask = new(4, 200);
    public static readonly Budget FirstToolAnswer = new(12, 1_000);
    public static readonly Budget ToolAnswer = new(0.02, 10);
    public static readonly Budget Unlock = new(45, 1_500);
    public static readonly Budget OpenList = new(170, 2_000);
    public static readonly Budget Search = new(3, 100);
    public static readonly Budget Save = new(6, 50);

    /// <summary>Requests a second, of those of a constant answer of the same server.</summary>
    public const double Served = 0.8;
}
