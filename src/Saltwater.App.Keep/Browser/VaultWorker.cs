using System.Runtime.Versioning;

namespace Saltwater.App.Keep.Browser;

/// <summary>
/// Asks the worker that holds the keys and the database. There is one for the page; one starts, locked, when there is none.
/// </summary>
[SupportedOSPlatform("browser")]
internal static class VaultWorker
{
    /// <summary>Asks, and wipes what was asked.</summary>
    /// <param name="operation">One of those in worker/vault.ts.</param>
    /// <exception cref="InvalidOperationException">The keys are not open, or this device was not added to the vault.</exception>
    /// <exception cref="ArgumentException">The worker could make no sense of it.</exception>
    /// <exception cref="IOException">The database is gone, or there is none.</exception>
    /// <exception cref="InsufficientMemoryException">There is not memory enough to stretch a passphrase.</exception>
    /// <exception cref="OperationCanceledException">The worker was ended meanwhile: the vault was locked.</exception>
    public static async Task<byte[]> AskFor(string operation, params IReadOnlyList<ReadOnlyMemory<byte>?> arguments)
    {
        var packed = Packing.Pack(arguments);
        var asked = KeepScript.AskWorker(operation, packed);
        Array.Clear(packed);
        using var answer = await asked;
        return (WorkerProblem)answer.GetPropertyAsInt32("problem") switch
        {
            WorkerProblem.None => answer.GetPropertyAsByteArray("bytes") ?? [],
            WorkerProblem.Locked => throw new InvalidOperationException("The vault is locked."),
            WorkerProblem.NoDevice => throw new InvalidOperationException("This device was not added to the vault."),
            WorkerProblem.Senseless => throw new ArgumentException("The worker cannot make sense of " + operation + "."),
            WorkerProblem.Gone => throw new IOException("The store is not there any more."),
            WorkerProblem.Refused => throw new IOException("The browser gives no store."),
            WorkerProblem.NoMemory => throw new InsufficientMemoryException(),
            WorkerProblem.Ended => throw new OperationCanceledException(),
            _ => throw new IOException("The worker could not finish " + operation + "."),
        };
    }
}
