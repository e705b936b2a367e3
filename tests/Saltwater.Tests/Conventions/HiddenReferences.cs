using System.Globalization;
using Saltwater.Guide;
using Saltwater.Inference;

namespace Saltwater.Tests.Conventions;

/// <summary>One reference in each kind of place: a parameter, a field, a type argument, a local function's body, a closure, a static call.</summary>
internal static class HiddenReferences
{
    private static readonly Lazy<TimeSpan> Field = new(() => TimeSpan.Parse("1", CultureInfo.InvariantCulture));

    public static object? Find(Pack? pack)
    {
        static string Inner() => typeof(Version).Name;
        return Enumerable.Range(0, 1).Select(_ => new Uri("https://example.org")).First().Host
            + Inner()
            + DateOnly.MinValue
            + (pack is null)
            + Field.Value
            + new Network([]).Count;
    }
}
