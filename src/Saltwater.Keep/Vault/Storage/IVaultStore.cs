using System.Collections.Immutable;

namespace Saltwater.Keep.Vault.Storage;

/// <summary>Where a vault's bytes are: the browser's database, or memory where there is none.</summary>
public interface IVaultStore
{
    /// <summary>The names of everything stored, in any order.</summary>
    ValueTask<ImmutableArray<string>> Names();

    /// <summary>The bytes under each name; null where there are none.</summary>
    ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names);

    /// <summary>Writes all of it or, as far as the store can promise, nothing. <see cref="WriteResult.Done"/> means that it is on the
    /// disk.</summary>
    /// <param name="changes">Names with their new bytes; null takes a name away.</param>
    ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes);

    /// <summary>Overwrites everything with random bytes, then drops it, the device's keys included.</summary>
    /// <returns>Whether nothing is left.</returns>
    ValueTask<bool> EraseAll();
}
