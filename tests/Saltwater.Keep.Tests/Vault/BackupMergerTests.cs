using Saltwater.Keep.Tests.Vault.Keys;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;
using static Saltwater.Keep.Tests.Vault.Vaults;

namespace Saltwater.Keep.Tests.Vault;

public sealed class BackupMergerTests
{
    [Fact]
    public async Task Each_envelope_of_a_backup_is_opened_once_also_where_it_heals_what_is_missing_here()
    {
        var store = new MemoryStore();
        var first = await New(store);
        foreach (var each in Enumerable.Range(1, 3))
        {
            await first.Save(Text(new((UInt128)each), "note", $"evening {each}"));
        }

        var backup = await first.Backup();
        var second = (await store.Names()).Where(name => name.EndsWith("/0000000000000002", StringComparison.Ordinal));
        await store.Write([.. second.Select(name => KeyValuePair.Create(name, (byte[]?)null))]);
        await using var keys = new CountingKeys(QuickKeys());
        var vault = (await (await LockedVault.FindIn(keys, store))!.Unlock(Phrase)).Vault!;
        Assert.Equal(1, vault.Health.Incomplete);

        await vault.Merge(backup);

        Assert.Equal("evening 2", Read(vault.Find(new(2)), "note"));

        // Three evenings and the list of what was newest.
        Assert.Equal(4, keys.OpenedFrom(backup).Count);
        Assert.Equal(4, keys.OpenedFrom(backup).Distinct().Count());
    }
}
