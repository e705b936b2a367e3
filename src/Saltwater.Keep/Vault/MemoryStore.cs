using System.Collections.Immutable;
<<<<<<< HEAD

namespace Saltwater.Keep.Vault;

/// <summary>Keeps a vault's bytes in memory alone: where a browser lets nothing be stored, and to look into a backup. Gone with the page.</summary>
public sealed class MemoryStore : IVaultStore
{
    private readonly Dictionary<string, byte[]> items = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> Names() => new([.. items.Keys]);
=======
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault;

/// <summary>A store where there is no other: all of it is gone when the page is.</summary>
public sealed class MemoryStore : IVaultStore
{
    private readonly Dictionary<string, byte[]> values = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> Names() => new([.. values.Keys]);
>>>>>>> d07e3c16357c24cef2fe6c1eec41de61c9f7ba0d

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
<<<<<<< HEAD
        return new([.. names.Select(name => items.GetValueOrDefault(name))]);
=======
        return new([.. names.Select(name => values.TryGetValue(name, out var bytes) ? [.. bytes] : (byte[]?)null)]);
>>>>>>> d07e3c16357c24cef2fe6c1eec41de61c9f7ba0d
    }

    /// <inheritdoc/>
    public ValueTask<Writing> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (name, bytes) in changes)
        {
            if (bytes is null)
            {
<<<<<<< HEAD
                items.Remove(name);
            }
            else
            {
                items[name] = bytes;
=======
                values.Remove(name);
            }
            else
            {
                values[name] = [.. bytes];
>>>>>>> d07e3c16357c24cef2fe6c1eec41de61c9f7ba0d
            }
        }

        return new(Writing.Done);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAll()
    {
<<<<<<< HEAD
        items.Clear();
=======
        foreach (var bytes in values.Values)
        {
            RandomNumberGenerator.Fill(bytes);
        }

        values.Clear();
>>>>>>> d07e3c16357c24cef2fe6c1eec41de61c9f7ba0d
        return new(true);
    }
}
