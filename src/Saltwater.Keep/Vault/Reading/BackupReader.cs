using System.Security.Cryptography;
using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Merging;

namespace Saltwater.Keep.Vault.Reading;

/// <summary>Opens everything in a backup, each envelope once, and accounts for each of its sections.</summary>
internal sealed class BackupReader
{
    private readonly IVaultKeys keys;
    private readonly EnvelopeOpener opener;
    private readonly BackupFile file;
    private readonly KeyRecord record;
    private readonly List<AsideSection> aside = [];
    private readonly List<BackupSection> sound = [];
    private VaultState state = new();
    private byte[] control = [];
    private int doubles;

    private BackupReader(IVaultKeys keys, BackupFile file, KeyRecord record) =>
        (this.keys, opener, this.file, this.record) = (keys, new(keys), file, record);

    /// <summary>What it holds; null if no control log in it is that of the key record.</summary>
    public static async ValueTask<BackupContent?> Read(IVaultKeys keys, BackupFile file, KeyRecord record)
    {
        var reader = new BackupReader(keys, file, record);
        return await reader.ReadControl() ? await reader.Read() : null;
    }

    private async ValueTask<BackupContent> Read()
    {
        // In the order in which one explains the other: records go on from the snapshot, and the list of heads says what ought to have
        // been there.
        var unreadable = await ReadSnapshot();
        await ReadRecords(apart: unreadable > 0);
        await ReadInbox();
        var heads = await ReadHeads();
        foreach (var section in file.Sections.Where(each => each.Kind is > SectionKind.Heads or SectionKind.End))
        {
            PutAside(section, SectionProblem.Senseless);
        }

        AccountForKeys();

        // Of a snapshot that is not whole, everything it covers counts as missing; its own parts are named instead.
        var missing = unreadable > 0 ? 0 : (int)Math.Min(int.MaxValue, state.CountMissing());
        return new(state, control, sound, new(file.Damage, [.. aside.OrderBy(each => each.Number)], doubles, missing, heads, unreadable));
    }

    private void PutAside(BackupSection section, SectionProblem why) => aside.Add(new(section.Number, section.Kind, why));

    // In a backup of this vault that was saved under another passphrase, none is the one that is stored here.
    private void AccountForKeys()
    {
        var all = file.SectionsOf(SectionKind.Key).ToList();
        var used = all.Find(each => each.Bytes.Span.SequenceEqual(record.Bytes.Span)) ?? all[0];
        foreach (var each in all.Where(each => each != used))
        {
            if (each.Bytes.Span.SequenceEqual(used.Bytes.Span))
            {
                doubles++;
            }
            else
            {
                PutAside(each, SectionProblem.Senseless);
            }
        }
    }

    private async ValueTask<bool> ReadControl()
    {
        foreach (var section in file.SectionsOf(SectionKind.Control))
        {
            var read = await ControlEvent.ReadSound(keys, section.Bytes, record);
            if (read is not { All: true })
            {
                PutAside(section, SectionProblem.Senseless);
            }
            else if (opener.Devices.Count > 0)
            {
                doubles++;
            }

            foreach (var each in read?.Events ?? [])
            {
                if (opener.Devices.TryAdd(each.Device, each.DeviceKey))
                {
                    control = ControlEvent.AppendEvent(control, each.Bytes.Span);
                }
            }
        }

        return opener.Devices.Count > 0;
    }

    /// <returns>How many parts of it are not there; what stood only in them is not read.</returns>
    private async ValueTask<int> ReadSnapshot()
    {
        List<SnapshotChunk> chunks = [];
        foreach (var (section, payload, _) in await OpenAll(SectionKind.Chunk))
        {
            if (SnapshotChunk.Read(section, section.Bytes, payload) is { } chunk)
            {
                chunks.Add(chunk);
            }
            else
            {
                PutAside(section, SectionProblem.Payload);
            }
        }

        var (joined, unreadable, used) = SnapshotJoining.JoinChunks([.. chunks]);
        // Records are read when they are looked at. In a backup that has to be now: what cannot be read must not be called sound.
        if (joined is not null && !joined.IsSound())
        {
            (joined, unreadable) = (null, Math.Max(1, used.Count));
            used = [];
        }

        foreach (var chunk in chunks.Where(each => !used.Contains(each)))
        {
            PutAside(chunk.Section!, SectionProblem.PartOfNothing);
        }

        if (unreadable == 0 && used.Count > 0 && used.Count == used.First().Part.Count)
        {
            sound.AddRange(used.OrderBy(each => each.Part.Index).Select(each => each.Section!));
        }

        state = joined ?? state;

        // All parts of it may have been refused: then nobody says how many there were.
        if (joined is null && unreadable == 0)
        {
            return file.SectionsOf(SectionKind.Chunk).Count();
        }

        return unreadable;
    }

    /// <param name="apart">Whether they start anew: beside a snapshot that is not whole nobody knows which of them it still shows.</param>
    private async ValueTask ReadRecords(bool apart)
    {
        List<RecordEnvelope> envelopes = [];
        foreach (var (section, payload, hash) in await OpenAll(SectionKind.Record))
        {
            var envelope = new Envelope(section.Bytes);
            if (envelope.Kind != EnvelopeKind.Record)
            {
                PutAside(section, SectionProblem.Kind);
            }
            else if (Payload.Read(payload) is not { } read)
            {
                PutAside(section, SectionProblem.Payload);
            }
            else
            {
                envelopes.Add(new("", section, envelope, hash, read));
            }
        }

        var merged = apart ? new() : state;
        Replay.MergeInto(merged, OneOfEachPlace(envelopes), (each, problem) =>
        {
            if (problem is { } why)
            {
                PutAside(each.Section!, why);
            }
            else
            {
                sound.Add(each.Section!);
            }
        });
        if (apart)
        {
            state = VaultState.MergeStates(state, merged);
        }
    }

    // Of several envelopes with one place, the one that others name.
    private List<RecordEnvelope> OneOfEachPlace(List<RecordEnvelope> envelopes)
    {
        var named = envelopes
            .Select(each => each.Envelope.Before)
            .Concat(envelopes.SelectMany(each => each.Payload.Seen.Values.Select(head => head.Hash)))
            .Select(each => Convert.ToHexString(each.Span))
            .ToHashSet(StringComparer.Ordinal);
        List<RecordEnvelope> chosen = [];
        foreach (var place in envelopes.GroupBy(each => (each.Envelope.Device, each.Envelope.Number)))
        {
            var best = place.FirstOrDefault(IsNamed) ?? place.First();
            chosen.Add(best);
            foreach (var other in place.Where(each => each != best))
            {
                PutAside(other.Section!, SectionProblem.OtherPast);
            }
        }

        return chosen;

        bool IsNamed(RecordEnvelope each) =>
            named.Contains(Convert.ToHexString(each.Hash.Hash.Span)) || named.Contains(Convert.ToHexString(each.Hash.Other.Span));
    }

    // What the notes say is read from the store, once they are there.
    private async ValueTask ReadInbox()
    {
        HashSet<string> there = new(StringComparer.Ordinal);
        List<BackupSection> sections = [.. file.SectionsOf(SectionKind.Inbox)];
        foreach (var (section, opened) in sections.Zip(await opener.Open([.. sections.Select(each => each.Bytes)])))
        {
            if (WhyNoNote(section, opened) is { } problem)
            {
                PutAside(section, problem);
            }
            else if (there.Add(Convert.ToHexString(SHA256.HashData(section.Bytes.Span))))
            {
                sound.Add(section);
            }
            else
            {
                doubles++;
            }
        }
    }

    private static SectionProblem? WhyNoNote(BackupSection section, Opened opened) =>
        opened.Problem switch
        {
            { } problem => (SectionProblem)problem,
            _ when new Envelope(section.Bytes).Kind != EnvelopeKind.Inbox => SectionProblem.Kind,
            _ when !InboxNote.IsOne(opened.Payload) => SectionProblem.Payload,
            _ => null,
        };

    private async ValueTask<HeadList> ReadHeads()
    {
        var result = file.SectionsOf(SectionKind.Heads).Any() ? HeadList.Differs : HeadList.Absent;
        foreach (var (section, payload, _) in await OpenAll(SectionKind.Heads))
        {
            if (new Envelope(section.Bytes).Kind != EnvelopeKind.Snapshot || HeadsPayload.Read(payload) is not { } list)
            {
                PutAside(section, SectionProblem.Payload);
                continue;
            }

            // Also a list that does not fit the file is believed about what existed: it opened, so this vault sealed it once.
            if (HeadsFit(section, list))
            {
                result = HeadList.Fits;
            }

            foreach (var (device, (head, lamport)) in list.Heads)
            {
                state.ExpectHead(device, head, lamport);
            }
        }

        return result;
    }

    private bool HeadsFit(BackupSection section, HeadsPayload list) =>
        section.Number == file.Sections.Length
        && list.Sections == section.Number - 1
        && SHA256.HashData(file.Bytes.Span[..section.At]).AsSpan().SequenceEqual(list.Hash.Span);

    // Those that open, each once: the same bytes, or the same but for the form of the signature, say nothing new.
    private async ValueTask<List<(BackupSection Section, ReadOnlyMemory<byte> Payload, EnvelopeHash Hash)>> OpenAll(SectionKind kind)
    {
        List<(BackupSection, ReadOnlyMemory<byte>, EnvelopeHash)> open = [];
        HashSet<string> there = new(StringComparer.Ordinal);
        foreach (var batch in file.SectionsOf(kind).Chunk(EnvelopeOpener.Batch))
        {
            foreach (var (section, opened) in batch.Zip(await opener.Open([.. batch.Select(each => each.Bytes)])))
            {
                if (opened.Problem is { } problem)
                {
                    PutAside(section, (SectionProblem)problem);
                }
                else if (section.Bytes.Length < Envelope.LeastSealed || new Envelope(section.Bytes).Kind == EnvelopeKind.Inbox)
                {
                    PutAside(section, SectionProblem.Kind);
                }
                else if (EnvelopeHash.OfSigned(section.Bytes.Span) is var hash && !there.Add(Convert.ToHexString(hash.Hash.Span)))
                {
                    doubles++;
                }
                else
                {
                    open.Add((section, opened.Payload, hash));
                }
            }
        }

        return open;
    }
}
