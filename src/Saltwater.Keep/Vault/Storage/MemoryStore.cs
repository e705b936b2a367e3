using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.Storage;

/// <summary>A store where there is no other: all of it is gone when the page is.</summary>
public sealed class MemoryStore : IVaultStore
{
    private readonly Dictionary<string, byte[]> values = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> Names() => new([.. values.Keys]);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new([.. names.Select(name => values.GetValueOrDefault(name)?.ToArray())]);
    }

    /// <inheritdoc/>
    public ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (name, bytes) in changes)
        {
            if (bytes is null)
            {
                values.Remove(name);
            }
            else
            {
                values[name] = [.. bytes];
            }
        }

        return new(WriteResult.Done);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAll()
    {
        foreach (var bytes in values.Values)
        {
            RandomNumberGenerator.Fill(bytes);
        }

        values.Clear();
        return new(true);
    }
}
