using System.Collections.Immutable;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Exchange;

/// <summary>A store of which every write fails from one on, and leaves nothing behind.</summary>
internal sealed class FailingStore : IVaultStore
{
    private readonly MemoryStore inner = new();

    public int WritesBeforeFault { get; set; } = int.MaxValue;

    public WriteResult Fault { get; set; }

    public ValueTask<ImmutableArray<string>> Names() => inner.Names();

    public ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names) => inner.Read(names);

    public ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes) =>
        WritesBeforeFault-- > 0 ? inner.Write(changes) : new(Fault);

    public ValueTask<bool> EraseAll() => inner.EraseAll();

    /// <summary>What is in it, in a store that does not fail.</summary>
    public async Task<MemoryStore> Copy()
    {
        var (copy, names) = (new MemoryStore(), await inner.Names());
        await copy.Write([.. names.Zip(await inner.Read(names), KeyValuePair.Create)]);
        return copy;
    }
}
