using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Keep.Tests.Vault.Simulation;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;
using static Saltwater.Keep.Tests.Vault.Vaults;

namespace Saltwater.Keep.Tests.Vault;

/// <summary>Another passphrase and another code: what a person was told opens the vault, whatever the disk does.</summary>
public sealed class ReplacingTests
{
    [Fact]
    public async Task A_change_that_was_not_stored_is_in_no_later_one()
    {
        await using var keys = QuickKeys();
        var made = await keys.Create(Phrase, KdfCost.Usual);

        await keys.ChangePassphrase(made.KeyRecord, OtherPhrase, KdfCost.Usual);
        var renewed = (await keys.RenewCode(made.KeyRecord)).KeyRecord;

        Assert.Equal(UnlockResult.Open, await keys.Unlock(renewed, Phrase));
        Assert.Equal(UnlockResult.WrongPassphrase, await keys.Unlock(renewed, OtherPhrase));
    }

    [Fact]
    public async Task A_key_record_that_is_not_the_open_vaults_is_not_made_authentic_by_a_change()
    {
        await using var keys = QuickKeys();
        var other = (await QuickKeys().Create(Phrase, KdfCost.Usual)).KeyRecord;
        var made = (await keys.Create(Phrase, KdfCost.Usual)).KeyRecord;
        made[700] ^= 1;

        await Assert.ThrowsAsync<ArgumentException>(async () => await keys.RenewCode(other));
        await Assert.ThrowsAsync<ArgumentException>(async () => await keys.ChangePassphrase(made, OtherPhrase, KdfCost.Usual));
    }

    [Theory]
    [InlineData(0, ReplaceResult.Unchanged)]
    [InlineData(1, ReplaceResult.Unchanged)]
    [InlineData(2, ReplaceResult.Done)]
    public async Task Where_there_is_no_room_for_a_new_passphrase_the_old_one_opens_and_a_new_code_goes_with_it(
        int copies,
        ReplaceResult expected
    )
    {
        var store = new NarrowStore();
        var vault = await New(store);

        store.Room = copies;
        var replaced = await vault.ChangePassphrase(OtherPhrase, KdfCost.Usual);
        store.Room = int.MaxValue;
        Assert.Equal(expected, replaced);
        var (_, code) = await vault.RenewCode();

        var (known, other) = expected == ReplaceResult.Done ? (OtherPhrase, Phrase) : (Phrase, OtherPhrase);
        Assert.Equal(UnlockResult.Open, (await (await LockedVault.FindIn(QuickKeys(), store))!.Unlock(known)).Result);
        Assert.Equal(UnlockResult.WrongPassphrase, (await (await LockedVault.FindIn(QuickKeys(), store))!.Unlock(other)).Result);
        Assert.Equal(UnlockResult.Open, (await (await LockedVault.FindIn(QuickKeys(), store))!.Recover(code)).Result);
    }

    [Theory]
    [InlineData(Phrase, OtherPhrase)]
    [InlineData(OtherPhrase, Phrase)]
    public async Task A_change_broken_off_between_the_copies_leaves_both_passphrases_until_one_of_them_opened(string used, string other)
    {
        var store = new NarrowStore();
        var (vault, code, _) = await LockedVault.Create(QuickKeys(), store, Phrase, KdfCost.Usual);

        store.Room = 1;
        store.StaysFull = true;
        Assert.Equal(ReplaceResult.Unsure, await vault!.ChangePassphrase(OtherPhrase, KdfCost.Usual));
        store.Room = int.MaxValue;

        Assert.Equal(UnlockResult.Open, (await (await LockedVault.FindIn(QuickKeys(), store))!.Unlock(used)).Result);
        Assert.Equal(UnlockResult.WrongPassphrase, (await (await LockedVault.FindIn(QuickKeys(), store))!.Unlock(other)).Result);
        Assert.Equal(UnlockResult.Open, (await (await LockedVault.FindIn(QuickKeys(), store))!.Recover(code)).Result);
    }

    [Fact]
    public async Task A_passphrase_and_a_code_that_are_replaced_at_once_both_count()
    {
        var store = new SlowStore();
        var vault = await New(store);

        store.Slow = true;
        var (changing, renewing) = (vault.ChangePassphrase(OtherPhrase, KdfCost.Usual).AsTask(), vault.RenewCode().AsTask());
        var (_, code) = (await changing, (await renewing).RecoveryCode);

        Assert.Equal(UnlockResult.Open, (await (await LockedVault.FindIn(QuickKeys(), store))!.Unlock(OtherPhrase)).Result);
        Assert.Equal(UnlockResult.Open, (await (await LockedVault.FindIn(QuickKeys(), store))!.Recover(code)).Result);
    }

    [Fact]
    public async Task A_new_code_that_nobody_saw_does_not_take_the_place_of_the_one_on_paper()
    {
        var store = new NarrowStore();
        var (vault, code, _) = await LockedVault.Create(QuickKeys(), store, Phrase, KdfCost.Usual);

        store.Room = 1;
        store.StaysFull = true;
        Assert.Equal(ReplaceResult.Unsure, (await vault!.RenewCode()).Result);
        store.Room = int.MaxValue;

        Assert.Equal(UnlockResult.Open, (await (await LockedVault.FindIn(QuickKeys(), store))!.Unlock(Phrase)).Result);
        Assert.Equal(UnlockResult.Open, (await (await LockedVault.FindIn(QuickKeys(), store))!.Recover(code)).Result);
    }

    [Fact]
    public async Task What_a_person_was_told_opens_it_whatever_the_disk_does()
    {
        const int Lives = 400;
        ConcurrentQueue<string> wrong = [];
        ConcurrentDictionary<ReplaceResult, int> told = [];
        await Parallel.ForAsync(0, Lives, TestContext.Current.CancellationToken, async (seed, _) =>
        {
            if (await Live(seed, told) is { } problem)
            {
                wrong.Enqueue(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {problem}"));
            }
        });

        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {Lives} went wrong. {wrong.FirstOrDefault()}");
        Assert.True(Enum.GetValues<ReplaceResult>().All(each => told.GetValueOrDefault(each) > Lives / 50), string.Join(", ", told));
    }

    // Some changes on a bad disk, and after each what the person knows is tried on a good one.
    private static async Task<string?> Live(int seed, ConcurrentDictionary<ReplaceResult, int> told)
    {
        var random = new Random(seed);
        var store = new FaultyStore(random);
        var (vault, code, _) = await LockedVault.Create(QuickKeys(), store, Phrase, KdfCost.Usual);
        ImmutableArray<string> phrases = [Phrase];
        for (var turn = 0; turn < 6; turn++)
        {
            var phrase = $"words of turn {turn} by the sea";
            var byCode = random.Next(2) == 0;
            store.FaultsInHundred = 40;
            var ended = false;
            try
            {
                if (byCode)
                {
                    var (replaced, made) = await vault!.RenewCode();
                    told.AddOrUpdate(replaced, 1, (_, before) => before + 1);
                    code = replaced switch
                    {
                        ReplaceResult.Done => made,
                        ReplaceResult.Unchanged => code,
                        _ => null,
                    };
                }
                else
                {
                    var replaced = await vault!.ChangePassphrase(phrase, KdfCost.Usual);
                    told.AddOrUpdate(replaced, 1, (_, before) => before + 1);
                    phrases = replaced switch
                    {
                        ReplaceResult.Done => [phrase],
                        ReplaceResult.Unchanged => phrases,
                        _ => [phrase, .. phrases],
                    };
                }
            }
            catch (CrashException)
            {
                ended = true;
                code = byCode ? null : code;
                phrases = byCode ? phrases : [phrase, .. phrases];
            }

            store.FaultsInHundred = 0;
            if (!ended && random.Next(2) == 0)
            {
                continue;
            }

            store.Crash(torn: false);
            if (
                code is not null
                && (await (await LockedVault.FindIn(QuickKeys(), store))!.Recover(code)).Result is not UnlockResult.Open and var refused
            )
            {
                return $"turn {turn}: the code: {refused}";
            }

            vault = null;
            foreach (var each in phrases)
            {
                var (result, opened) = await (await LockedVault.FindIn(QuickKeys(), store))!.Unlock(each);
                if (result == UnlockResult.Open)
                {
                    (vault, phrases) = (opened, [each]);
                    break;
                }
            }

            if (vault is null)
            {
                return $"turn {turn}: no passphrase";
            }

            (_, code) = code is null ? await vault.RenewCode() : (default, code);
        }

        return null;
    }

    /// <summary>A store that answers later.</summary>
    private sealed class SlowStore : IVaultStore
    {
        private readonly MemoryStore inner = new();

        public bool Slow { get; set; }

        public ValueTask<ImmutableArray<string>> Names() => inner.Names();

        public ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names) => inner.Read(names);

        public async ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
        {
            if (Slow)
            {
                await Task.Yield();
            }

            return await inner.Write(changes);
        }

        public ValueTask<bool> EraseAll() => inner.EraseAll();
    }

    /// <summary>A store with room for so many more copies of a key record.</summary>
    private sealed class NarrowStore : IVaultStore
    {
        private readonly MemoryStore inner = new();

        public int Room { get; set; } = int.MaxValue;

        /// <summary>Otherwise there is room again for what comes after the first one that found none.</summary>
        public bool StaysFull { get; set; }

        public ValueTask<ImmutableArray<string>> Names() => inner.Names();

        public ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names) => inner.Read(names);

        public ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
        {
            if (!changes.Any(each => each.Key.EndsWith("/key", StringComparison.Ordinal)))
            {
                return inner.Write(changes);
            }

            if (Room > 0)
            {
                Room--;
                return inner.Write(changes);
            }

            Room = StaysFull ? 0 : int.MaxValue;
            return new(WriteResult.Full);
        }

        public ValueTask<bool> EraseAll() => inner.EraseAll();
    }
}
