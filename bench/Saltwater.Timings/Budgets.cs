namespace Saltwater.Timings;

/// <summary>What each thing may take on a quiet machine like the one of docs/timings.md, in milliseconds. On any other, the ratio to the
/// baseline of the same run is what can be compared.</summary>
internal static class Budgets
{
    public const double FirstPaint = 1_500;
    public const double Tick = 50;
    public const double Leave = 100;
    public const double Start = 2_000;
    public const double Answer = 100;
    public const double LongestTask = 200;
    public const double Unlock = 1_500;
    public const double OpenList = 2_000;
    public const double Search = 100;
    public const double Save = 50;
    public const double FirstToolAnswer = 1_000;
    public const double ToolAnswer = 10;
}
