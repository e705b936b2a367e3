using System.Collections.Immutable;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault;

/// <summary>Seals changes and writes them, and holds on to what was sealed until it is known whether it is there: a number that was given
/// to one envelope is never given to another.</summary>
internal sealed class ChangeWriter(VaultSession session)
{
    private ImmutableArray<SealedChanges> pending = [];

    /// <summary>Whether something was sealed of which nobody knows whether it was written.</summary>
    public bool HasPending => pending.Length > 0;

    /// <summary>The names under which that stands, if it does.</summary>
    public IEnumerable<string> PendingNames => pending.Select(NameOf);

    public async ValueTask<WriteResult> Save(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
        {
            return WriteResult.Done;
        }

        if (!session.IsEnrolled && await session.EnrolDevice() is not WriteResult.Done and var refused)
        {
            // What a device signs that is not on the list opens nowhere.
            return refused;
        }

        // What nobody knows of comes before anything new, or its number would be given to a second envelope that says something else.
        if (await WritePending() is not WriteResult.Done and var still)
        {
            return still;
        }

        // From here on its numbers are spent. They are held until it is certain whether they are on the disk.
        pending = await SealChanges(changes);
        var written = await WritePending();
        // Only where not one of them can be found may they be forgotten: then the same numbers may be sealed again, and the same call
        // tried again.
        if (written == WriteResult.Gone || (written != WriteResult.Done && await NothingIsThere()))
        {
            pending = [];
        }

        return written;
    }

    /// <summary>Writes once more what was sealed and never confirmed.</summary>
    public async ValueTask<WriteResult> WritePending()
    {
        if (!HasPending)
        {
            return WriteResult.Done;
        }

        var written = await session.Items.Write([.. pending.Select(each => KeyValuePair.Create(NameOf(each), (byte[]?)each.Bytes))]);
        if (written == WriteResult.Done)
        {
            // Only now: what is shown as kept has to be on the disk.
            foreach (var each in pending)
            {
                session.State.Apply(session.Own, each.Head, EnvelopeHash.OfSigned(each.Bytes), default, each.Payload);
            }

            pending = [];
        }

        return written;
    }

    /// <summary>Makes records of the notes that were made while the vault was locked.</summary>
    /// <remarks>A note's id comes from its bytes: taken in twice, after a crash in between, it is still one record.</remarks>
    public async ValueTask TakeInNotes()
    {
        List<Change> changes = [];
        List<KeyValuePair<string, byte[]?>> taken = [];
        foreach (var (name, payload) in session.Loaded.Inbox)
        {
            var id = RecordId.From(Convert.FromHexString(name[StoredItems.Inbox.Length..]));
            var fields = session.State.Records.ContainsKey(id) ? [] : InboxNote.ReadChanges(id, payload);
            if (fields is null)
            {
                // What makes no sense stays where it is.
                continue;
            }

            changes.AddRange(fields);
            // One that is a record already is taken out too: a crash came after it was saved and before its note was dropped.
            taken.Add(new(name, null));
        }

        // The note goes only once its record is on the disk. In the other order a crash in between would lose the evening.
        if (taken.Count > 0 && await Save(changes) == WriteResult.Done)
        {
            _ = await session.Items.Write(taken);
        }
    }

    private string NameOf(SealedChanges each) => StoredItems.LogName(session.Own, each.Head.Number);

    private async ValueTask<bool> NothingIsThere()
    {
        var names = await session.Items.Names();
        return PendingNames.All(each => !names.Contains(each));
    }

    private async ValueTask<ImmutableArray<SealedChanges>> SealChanges(IReadOnlyList<Change> changes)
    {
        List<Payload> payloads = [];
        List<ReadOnlyMemory<byte>> written = [];
        foreach (var group in SplitIntoEnvelopes(changes))
        {
            var first = session.State.NextPayload(session.Own, group);
            // None of these is in the state yet, so each has to count those sealed just before it into its time.
            var payload = new Payload(first.Lamport + (ulong)payloads.Count, first.Seen, first.Missed, group);
            payloads.Add(payload);
            written.Add(payload.Write(ReplacedValue));
        }

        var head = session.State.HeadOf(session.Own);
        var envelopes = await session.Keys.Seal(new(EnvelopeKind.Record, head.Number + 1, head.Hash), written);
        return
        [
            .. envelopes.Select(
                (bytes, at) => new SealedChanges(new(head.Number + 1 + (ulong)at, EnvelopeHash.OfSigned(bytes).Hash), payloads[at], bytes)
            ),
        ];
    }

    private ReadOnlyMemory<byte>? ReplacedValue(SetField set) => session.State.Records.GetValueOrDefault(set.Id)?.ValueOf(set.Field);

    private static IEnumerable<ImmutableArray<Change>> SplitIntoEnvelopes(IReadOnlyList<Change> changes)
    {
        // A change without its value: id, kind, name of a short field, hash of what it replaces, and the array around it.
        const int Around = 96;
        // The rest is for what was seen and what is missing of every device, which stands in each envelope.
        const int Room = Padding.MaxPayload - 8_192;
        var group = ImmutableArray.CreateBuilder<Change>();
        var size = 0;
        foreach (var change in changes)
        {
            var needed = Around + (change is SetField set ? set.Value.Length + set.Field.Length : 0);
            if (needed > Room)
            {
                throw new ArgumentException("One change is larger than an envelope.", nameof(changes));
            }

            if (size + needed > Room)
            {
                yield return group.ToImmutable();
                group.Clear();
                size = 0;
            }

            group.Add(change);
            size += needed;
        }

        yield return group.ToImmutable();
    }

    private sealed record SealedChanges(Head Head, Payload Payload, byte[] Bytes)
    {
        public override string ToString() => "SealedChanges";
    }
}
