using System.Collections.Immutable;

namespace Saltwater.Keep.Vault;

/// <summary>Keeps a vault's bytes in memory alone: where a browser lets nothing be stored, and to look into a backup. Gone with the page.</summary>
public sealed class MemoryStore : IVaultStore
{
    private readonly Dictionary<string, byte[]> items = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> Names() => new([.. items.Keys]);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new([.. names.Select(name => items.GetValueOrDefault(name))]);
    }

    /// <inheritdoc/>
    public ValueTask<Writing> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (name, bytes) in changes)
        {
            if (bytes is null)
            {
                items.Remove(name);
            }
            else
            {
                items[name] = bytes;
            }
        }

        return new(Writing.Done);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAll()
    {
        items.Clear();
        return new(true);
    }
}
