using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Saltwater.Site.Tests;

/// <summary>How long is waited for anything. What never answers becomes one failed test with its name, and the rest goes on.</summary>
internal static class Patience
{
    /// <summary>For a whole test, in milliseconds: twice what the longest takes on a machine with ten times too much to do.</summary>
    public const int OneTest = 180_000;

    /// <summary>For one answer of the browser: what the driver itself waits where it has an end of its own.</summary>
    public static readonly TimeSpan OneAnswer = TimeSpan.FromSeconds(30);

    /// <summary>For an answer that is asked for again if it does not come.</summary>
    public static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);

    /// <summary>For something to end that is not needed any more.</summary>
    public static readonly TimeSpan Ending = TimeSpan.FromSeconds(15);

#pragma warning disable RS0030 // Here it gets its bound.
    /// <summary>Runs a script in the page and gives what it says. The driver's own way waits for ever where a page is frozen, or goes away
    /// at the wrong moment.</summary>
    public static Task<T> Ask<T>(this IPage page, string script, object? argument = null) =>
        Answered(page.EvaluateAsync<T>(script, argument), script);

    /// <summary>The same for a script that works for long, as one that makes keys of passphrases does: what is left is the time of the
    /// whole test.</summary>
    public static Task<T> AskAtLength<T>(this IPage page, string script) =>
        Answered(page.EvaluateAsync<T>(script), script, TimeSpan.FromMilliseconds(OneTest));

    /// <summary>Runs a script on a part of the page and gives what it says.</summary>
    public static Task<T> Ask<T>(this ILocator part, string script) => Answered(part.EvaluateAsync<T>(script), script);

    /// <summary>Runs a script in a worker and gives what it says.</summary>
    public static Task<T> Ask<T>(this IWorker worker, string script, object? argument = null) =>
        Answered(worker.EvaluateAsync<T>(script, argument), script);
#pragma warning restore RS0030

    /// <summary>Runs a script in the page.</summary>
    public static Task Do(this IPage page, string script, object? argument = null) =>
        page.Ask<System.Text.Json.JsonElement?>(script, argument);

    /// <summary>Waits until the page stands at an address and is whole. The driver's own wait can miss a page that arrives while it begins to wait.</summary>
    public static async Task Arrives(this IPage page, string address)
    {
        Assert.True(await Visit.Comes(() => Task.FromResult(page.Url == address)), $"It never came to {address}; it stands at {page.Url}.");
        Assert.True(await Visit.Comes(() => page.Ask<bool>("document.readyState == 'complete'")), $"{address} was never whole.");
    }

    /// <summary>Waits until it has ended, or long enough: a fault at the end of something is nobody's.</summary>
    /// <returns>Whether it ended.</returns>
    public static async Task<bool> Ended(Task end)
    {
        await end.WaitAsync(Ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return end.IsCompleted;
    }

    private static async Task<T> Answered<T>(Task<T> answer, string question, TimeSpan? within = null)
    {
        var end = within ?? OneAnswer;
        try
        {
            return await answer.WaitAsync(end, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The page did not answer within {end.TotalSeconds} seconds: {question}");
        }
    }
}

/// <summary>A test that ends, one way or the other: it stands for xunit's own everywhere in these tests.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactAttribute : Xunit.FactAttribute
{
    public FactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Timeout = Patience.OneTest;
}

/// <summary>A test with data, each row of which ends: it stands for xunit's own everywhere in these tests.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryAttribute : Xunit.TheoryAttribute
{
    public TheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Timeout = Patience.OneTest;
}
