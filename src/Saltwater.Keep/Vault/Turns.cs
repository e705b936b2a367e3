namespace Saltwater.Keep.Vault;

/// <summary>Lets one piece of work begin when the one before it has ended, in the order in which they were asked for.</summary>
/// <remarks>Each has to see what the one before it wrote: two at once would take the same number.</remarks>
internal sealed class Turns
{
    private Task last = Task.CompletedTask;

    public async ValueTask<T> TakeTurn<T>(Func<ValueTask<T>> work)
    {
        var (before, done) = (last, new TaskCompletionSource());
        last = done.Task;
        await before;
        try
        {
            return await work();
        }
        finally
        {
            // Also after a failure: one piece of work that throws must not make all that come after it wait for ever.
            done.SetResult();
        }
    }
}
