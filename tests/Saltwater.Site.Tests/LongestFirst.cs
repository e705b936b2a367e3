using Saltwater.Site.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Saltwater.Site.Tests;

/// <summary>Classes that take long begin first, so that none of them is alone at the end while a processor idles.</summary>
/// <remarks>A class that is not named only begins later; nothing depends on the order.</remarks>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] longest =
    [
        nameof(Keep.KeepJourneyTests),
        nameof(App.TranslatedTests),
        nameof(Leaving.LeavingTests),
        nameof(Reflect.ReflectPageTests),
        nameof(App.AppJourneyTests),
        nameof(Keep.StoreTests),
        nameof(Pages.AccessibilityTests),
        nameof(Keep.WorkerTests),
        nameof(App.TakeAlongTests),
        nameof(Http.BelowPathTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(each => PlaceOf(each.TestCollectionDisplayName))];

    private static int PlaceOf(string name)
    {
        var place = Array.FindIndex(longest, each => name.Contains('.' + each, StringComparison.Ordinal));
        return place < 0 ? longest.Length : place;
    }
}
