namespace Saltwater.Components;

/// <summary>What an attribute of ARIA is set to.</summary>
/// <remarks>A component leaves an attribute out that is false, and gives one no value that is true. ARIA wants the word.</remarks>
public static class Aria
{
    /// <summary>For one that is there or not, such as aria-disabled.</summary>
    public static string? OnlyIf(bool holds) => holds ? "true" : null;

    /// <summary>For one that says either, such as aria-pressed.</summary>
    public static string Is(bool holds) => holds ? "true" : "false";
}
