using System.Collections.Immutable;
using System.Runtime.Versioning;
using System.Text;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.App.Keep.Browser;

/// <summary>The browser's database. It comes into being with the first thing written; looking leaves no trace.</summary>
[SupportedOSPlatform("browser")]
public sealed class BrowserStore : IVaultStore
{
    private BrowserStore() { }

    /// <summary>The browser's store; null where the browser has none to give, or refuses.</summary>
    public static async ValueTask<BrowserStore?> TryOpen()
    {
        if ((StoreState)(await VaultWorker.AskFor("state"))[0] == StoreState.Refused)
        {
            return null;
        }

        return new();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The store is not there any more, or cannot be read.</exception>
    public async ValueTask<ImmutableArray<string>> Names()
    {
        var packed = Packing.Unpack(await VaultWorker.AskFor("names"));
        var names = ImmutableArray.CreateBuilder<string>(packed.Count);
        foreach (var item in packed)
        {
            names.Add(Encoding.UTF8.GetString(item!.Value.Span));
        }

        return names.MoveToImmutable();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The store is not there any more, or cannot be read.</exception>
    public async ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var items = new List<ReadOnlyMemory<byte>?>(names.Count);
        foreach (var name in names)
        {
            items.Add(Encoding.UTF8.GetBytes(name));
        }

        var packed = Packing.Unpack(await VaultWorker.AskFor("read", items));
        var values = ImmutableArray.CreateBuilder<byte[]?>(packed.Count);
        foreach (var item in packed)
        {
            values.Add(item?.ToArray());
        }

        return values.MoveToImmutable();
    }

    /// <inheritdoc/>
    public async ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var items = new List<ReadOnlyMemory<byte>?>(changes.Count * 2);
        foreach (var (name, bytes) in changes)
        {
            items.Add(Encoding.UTF8.GetBytes(name));
            items.Add(bytes is null ? null : (ReadOnlyMemory<byte>?)bytes);
        }

        try
        {
            return (WriteResult)(await VaultWorker.AskFor("write", items))[0];
        }
        catch (Exception failed) when (failed is IOException or OperationCanceledException)
        {
            // The worker ended or broke in the middle: nobody knows.
            return WriteResult.Unsure;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> EraseAll() => (await VaultWorker.AskFor("eraseAll"))[0] != 0;
}
