using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Merging;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>What is open: the keys, the store, what was last read from it, and under which name this device writes. Whoever changes the
/// vault works on this.</summary>
internal sealed class VaultSession(IVaultKeys keys, StoredItems items, byte[] keyRecord, LoadedVault loaded)
{
    public IVaultKeys Keys => keys;

    public StoredItems Items => items;

    /// <summary>The key record that opens the vault, as it is stored.</summary>
    public byte[] KeyRecord { get; set; } = keyRecord;

    public LoadedVault Loaded { get; private set; } = loaded;

    public VaultState State => Loaded.State;

    /// <summary>This device, as it signs.</summary>
    public DeviceId Own { get; private set; }

    public bool IsEnrolled => Loaded.Devices.ContainsKey(Own);

    /// <summary>Reads the store anew. What was open stays where that fails, or where what was read is not what it should be.</summary>
    /// <param name="isRight">Looks at what was read; null takes anything that opens.</param>
    public async ValueTask<bool> ReloadStore(Func<LoadedVault, bool>? isRight = null)
    {
        if (await StoreReader.Read(keys, items, new(KeyRecord), mend: false) is not { } again || isRight?.Invoke(again) == false)
        {
            return false;
        }

        // Taken whole or not at all: a state and a list of devices from two readings would not belong together.
        Loaded = again;
        return true;
    }

    /// <summary>Makes sure that this device may write, under a name of its own.</summary>
    /// <remarks>
    /// A device that this browser has no keys for, or that was never added, cannot sign: it adds itself, since whoever can open may.
    /// So does one that has two pasts, with new keys.
    /// </remarks>
    public async ValueTask<WriteResult> EnrolDevice()
    {
        var vaultId = new KeyRecord(KeyRecord).VaultId;
        var key = await keys.Device(vaultId);
        Own = key.Length > 0 ? DeviceId.Of(key) : default;
        // Two profiles with one name would go on giving the same numbers to different envelopes.
        var anew = State.IsForked(Own);
        if (IsEnrolled && !anew)
        {
            return WriteResult.Done;
        }

        var events = ControlEvent.ReadAll(Loaded.Control)!.Value;
        // Which event it names as the one before is not checked by readers, so two devices may add themselves at the same time.
        var added = await keys.Enrol(events[^1].Bytes, anew);
        Own = DeviceId.Of(await keys.Device(vaultId));
        // On the list before the first envelope: one by a device that is not on it is refused by every reader.
        var written = await items.Write([new(StoredItems.Control, ControlEvent.AppendEvent(Loaded.Control, added))]);
        if (written == WriteResult.Done)
        {
            _ = await ReloadStore();
        }

        return written;
    }
}
