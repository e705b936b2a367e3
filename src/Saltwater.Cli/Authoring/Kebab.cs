using System.Collections.Immutable;
using System.Text.Json;

namespace Saltwater.Cli.Authoring;

/// <summary>Names of closed lists as people write them: <c>strongly-for</c> for <c>StronglyFor</c>.</summary>
internal static class Kebab
{
    public static string Write<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T? Read<T>(string name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Write(value) == name)
            {
                return value;
            }
        }

        return null;
    }

    public static ImmutableArray<string> AllNames<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Write)];
}
