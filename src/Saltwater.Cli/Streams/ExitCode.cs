namespace Saltwater.Cli.Streams;

/// <summary>What the command says to the program that started it. Documented in <c>saltwater --help</c>.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The input cannot be used; standard error says what, where and how to mend it. Nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>The surroundings failed: a file cannot be written, or the guide's pack is missing or damaged.</summary>
    public const int Environment = 3;
}
