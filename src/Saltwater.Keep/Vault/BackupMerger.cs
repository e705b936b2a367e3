using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Merging;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>Merges a backup of this vault. The file is opened once: what it heals here and what it adds comes from one reading.</summary>
internal sealed class BackupMerger(VaultSession session, SnapshotWriter snapshots)
{
    /// <summary>What merging would change.</summary>
    public async ValueTask<MergeResult> Preview(ReadOnlyMemory<byte> backup)
    {
        var (content, problem) = await OpenBackup(backup);
        return content is null ? RefusedFor(problem) : CombineWith(content).Summary;
    }

    public async ValueTask<(MergeResult Merged, WriteResult Result)> Merge(ReadOnlyMemory<byte> backup)
    {
        var (content, problem) = await OpenBackup(backup);
        if (content is null)
        {
            return (RefusedFor(problem), WriteResult.Done);
        }

        // Before anything is put together: what the file gives back here is no longer missing, and what it holds besides is merged with
        // that.
        await HealFrom(content);
        var (summary, state, control) = CombineWith(content);
        if (state is null)
        {
            return (summary, WriteResult.Done);
        }

        // The list of devices first: were the power cut in between, a snapshot by a device that is not on it would open nowhere.
        if (await session.Items.Write([new(StoredItems.Control, control)]) is not WriteResult.Done and var failed)
        {
            return (summary, failed);
        }

        return (summary, await snapshots.AdoptState(state));
    }

    private async ValueTask<(BackupContent? Content, BackupProblem? Problem)> OpenBackup(ReadOnlyMemory<byte> backup)
    {
        var (file, problem) = BackupFile.ReadFile(backup);
        if (file is null)
        {
            return (null, problem);
        }

        if (await BackupReader.Read(session.Keys, file, new(session.KeyRecord)) is not { } content)
        {
            return (null, BackupProblem.OtherVault);
        }

        return (content, null);
    }

    // What is damaged or missing here may be whole in the backup. Where a device has two pasts, merging keeps both.
    private async ValueTask HealFrom(BackupContent backup)
    {
        if (!session.State.Missing.Any())
        {
            return;
        }

        var whole = backup
            .Sound.Where(each => each.Kind == SectionKind.Record)
            .Select(each => new Envelope(each.Bytes))
            .GroupBy(each => each.Device)
            .SelectMany(MissingHere)
            .Select(each => KeyValuePair.Create(StoredItems.LogName(each.Device, each.Number), (byte[]?)each.Bytes.ToArray()))
            .ToList();
        // Where this fails nothing is lost: the merge brings the same contents by the other way, and the gap stays named.
        if (whole.Count > 0 && await session.Items.Write(whole) == WriteResult.Done)
        {
            _ = await session.ReloadStore();
        }
    }

    // Only one that is known by its name: under the same number the other past of a copied profile may have written something else.
    private IEnumerable<Envelope> MissingHere(IEnumerable<Envelope> ofOneDevice)
    {
        ReadOnlyMemory<byte> named = default;
        // From the newest down: each one says the name of the one before it, so a whole run can be proved from its end.
        foreach (var each in ofOneDevice.OrderByDescending(each => each.Number))
        {
            var hash = EnvelopeHash.OfSigned(each.Bytes.Span);
            var belongs =
                session.State.IsMissing(each.Device, each.Number)
                && !session.State.IsForked(each.Device)
                && (hash.Is(named) || session.State.KnowsName(each.Device, each.Number, hash) == true);
            named = default;
            if (belongs)
            {
                named = each.Before;
                yield return each;
            }
        }
    }

    private (MergeResult Summary, VaultState? State, byte[]? Control) CombineWith(BackupContent backup)
    {
        if (ControlEvent.MergeLogs(session.Loaded.Control, backup.Control) is not { } control)
        {
            return (RefusedFor(BackupProblem.OtherVault), null, null);
        }

        var here = session.State.Records;
        var merged = VaultState.MergeStates(session.State, backup.State);
        var added = merged.Records.Count(each => !here.ContainsKey(each.Key));
        var changed = merged.Records.Count(each => here.TryGetValue(each.Key, out var known) && !known.Matches(each.Value));
        // What of the file cannot be read is said beside what it adds, so that nobody takes a part for the whole.
        var account = backup.Account;
        return (new(null, added, changed, (int)(account.Aside.Length + account.Unreadable + account.Missing)), merged, control);
    }

    private static MergeResult RefusedFor(BackupProblem? problem) => new(problem, 0, 0, 0);
}
