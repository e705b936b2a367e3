using System.Globalization;

namespace Saltwater.Cli.Commands;

/// <summary>Numbers of answers as somebody types them, such as <c>1, 3</c> or <c>1. 3.</c></summary>
internal static class ChosenNumbers
{
    private static readonly char[] Between = [',', ' ', ';'];

    /// <summary>Each once, as they stand there; 0 for what is no number.</summary>
    public static List<int> Parse(string line) =>
        [.. line.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(ParseOne).Distinct()];

    private static int ParseOne(string part) =>
        int.TryParse(part.TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
