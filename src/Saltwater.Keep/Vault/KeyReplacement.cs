using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>Puts another key record in the place of the one that opens the vault, so that it is always certain which of them
/// does.</summary>
internal sealed class KeyReplacement(VaultSession session)
{
    public async ValueTask<ReplaceResult> ReplaceWith(byte[] changed)
    {
        // With both copies sound, a change that is broken off leaves the earlier record in the one written last.
        if (
            await session.Items.MakeCopiesAgree(StoredItems.Key, session.KeyRecord)
            && await session.Items.Write([new(StoredItems.Key, changed)]) == WriteResult.Done
        )
        {
            session.KeyRecord = changed;
            return ReplaceResult.Done;
        }

        // One copy may be the new one. Only with the earlier one back in both is it certain what opens it.
        return await session.Items.MakeCopiesAgree(StoredItems.Key, session.KeyRecord) ? ReplaceResult.Unchanged : ReplaceResult.Unsure;
    }
}
