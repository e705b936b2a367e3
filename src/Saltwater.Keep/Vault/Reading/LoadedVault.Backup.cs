using System.Collections.Immutable;
using System.Security.Cryptography;
using Saltwater.Keep.Vault.Format;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Merging;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Vault.Reading;

/// <content>From a backup, with an account of each of its sections.</content>
internal sealed partial class LoadedVault
{
    private readonly List<AsideSection> aside = [];
    private readonly List<BackupSection> sound = [];
    private int doubles;

    public BackupTally? Account { get; private set; }

    /// <summary>Sections whose bytes are worth keeping as they are: records that opened, notes that opened, and the parts of the one snapshot that is whole.</summary>
    public IReadOnlyList<BackupSection> Sound => sound;

    /// <summary>Opens everything in a backup; null if no control log in it is that of the key record.</summary>
    public static async ValueTask<LoadedVault?> From(IVaultKeys keys, BackupFile file, KeyRecord record)
    {
        var loaded = new LoadedVault(keys);
        if (!await loaded.LoadControl(file, record))
        {
            return null;
        }

        var unreadable = await loaded.LoadSnapshot(file);
        await loaded.LoadRecords(file, unreadable > 0);
        await loaded.LoadInbox(file);
        var heads = await loaded.LoadHeads(file);
        foreach (var section in file.Sections.Where(each => each.Kind is > SectionKind.Heads or SectionKind.End))
        {
            loaded.aside.Add(new(section.Number, section.Kind, SectionProblem.Senseless));
        }

        loaded.AccountForKeys(file, record);

        // Of a snapshot that is not whole, everything it covers counts as missing; its own parts are named instead.
        var missing = unreadable > 0 ? 0 : loaded.CountMissing();
        loaded.Account = new(file.Damage, [.. loaded.aside.OrderBy(each => each.Number)], loaded.doubles, missing, heads, unreadable);
        loaded.Health = new(loaded.aside.Count, unreadable, missing);
        return loaded;
    }

    // In a backup of this vault that was saved under another passphrase, none is the one that is stored here.
    private void AccountForKeys(BackupFile file, KeyRecord record)
    {
        var all = file.All(SectionKind.Key).ToList();
        var used = all.Find(each => each.Bytes.Span.SequenceEqual(record.Bytes.Span)) ?? all[0];
        aside.AddRange(
            all.Where(each => !each.Bytes.Span.SequenceEqual(used.Bytes.Span))
                .Select(each => new AsideSection(each.Number, SectionKind.Key, SectionProblem.Senseless))
        );
        doubles += all.Count(each => each != used && each.Bytes.Span.SequenceEqual(used.Bytes.Span));
    }

    private async ValueTask<bool> LoadControl(BackupFile file, KeyRecord record)
    {
        foreach (var section in file.All(SectionKind.Control))
        {
            var read = await ControlEvent.ReadSound(keys, section.Bytes, record);
            if (read is not { All: true })
            {
                aside.Add(new(section.Number, SectionKind.Control, SectionProblem.Senseless));
            }
            else if (Devices.Count > 0)
            {
                doubles++;
            }

            foreach (var each in read?.Events ?? [])
            {
                if (Devices.TryAdd(each.Device, each.DeviceKey))
                {
                    Control = ControlEvent.Append(Control, each.Bytes.Span);
                }
            }
        }

        return Devices.Count > 0;
    }

    private async ValueTask<int> LoadSnapshot(BackupFile file)
    {
        List<Chunk> chunks = [];
        foreach (var (section, payload, _) in await OpenSections(file, SectionKind.Chunk))
        {
            if (Chunk.Of(section, section.Bytes, payload) is { } chunk)
            {
                chunks.Add(chunk);
            }
            else
            {
                aside.Add(new(section.Number, section.Kind, SectionProblem.Payload));
            }
        }

        var (state, unreadable, used) = Gather([.. chunks]);
        if (state is not null && !state.IsSound())
        {
            (state, unreadable) = (null, Math.Max(1, used.Count));
            used = [];
        }

        State = state ?? State;
        aside.AddRange(
            chunks
                .Where(each => !used.Contains(each))
                .Select(each => new AsideSection(each.Section!.Number, SectionKind.Chunk, SectionProblem.PartOfNothing))
        );
        if (unreadable == 0 && used.Count > 0 && used.Count == used.First().Part.Count)
        {
            Snapshot = 1;
            sound.AddRange(used.OrderBy(each => each.Part.Index).Select(each => each.Section!));
        }

        // All parts of it may have been refused: then nobody says how many there were.
        return state is null && unreadable == 0 && file.All(SectionKind.Chunk).Any() ? file.All(SectionKind.Chunk).Count() : unreadable;
    }

    private async ValueTask LoadRecords(BackupFile file, bool apart)
    {
        List<Piece> pieces = [];
        foreach (var (section, payload, hash) in await OpenSections(file, SectionKind.Record))
        {
            if (new Envelope(section.Bytes).Kind != EnvelopeKind.Record || Payload.Read(payload) is not { } read)
            {
                aside.Add(
                    new(
                        section.Number,
                        section.Kind,
                        new Envelope(section.Bytes).Kind != EnvelopeKind.Record ? SectionProblem.Kind : SectionProblem.Payload
                    )
                );
                continue;
            }

            pieces.Add(new("", section, new(section.Bytes), hash, read));
        }

        // Beside a snapshot that is not whole the records start anew: nobody knows which of them it still shows.
        var state = apart ? new() : State;
        Replay(state, Chosen(pieces), (piece, problem) =>
        {
            if (problem is { } why)
            {
                aside.Add(new(piece.Section!.Number, SectionKind.Record, why));
            }
            else
            {
                sound.Add(piece.Section!);
                Since++;
            }
        });
        State = apart ? VaultState.Merge(State, state) : state;
    }

    // Of several envelopes with one place, the one that others name.
    private List<Piece> Chosen(List<Piece> pieces)
    {
        var named = pieces
            .Select(each => each.Envelope.Before)
            .Concat(pieces.SelectMany(each => each.Payload.Seen.Values.Select(head => head.Hash)))
            .Select(each => Convert.ToHexString(each.Span))
            .ToHashSet(StringComparer.Ordinal);
        List<Piece> chosen = [];
        foreach (var place in pieces.GroupBy(each => (each.Envelope.Device, each.Envelope.Number)))
        {
            var best = place.FirstOrDefault(each =>
                named.Contains(Convert.ToHexString(each.Hash.Hash.Span)) || named.Contains(Convert.ToHexString(each.Hash.Other.Span))
            ) ?? place.First();
            chosen.Add(best);
            aside.AddRange(
                place
                    .Where(each => each != best)
                    .Select(each => new AsideSection(each.Section!.Number, SectionKind.Record, SectionProblem.OtherPast))
            );
        }

        return chosen;
    }

    private async ValueTask LoadInbox(BackupFile file)
    {
        var inbox = ImmutableArray.CreateBuilder<(string, ReadOnlyMemory<byte>)>();
        HashSet<string> names = new(StringComparer.Ordinal);
        ImmutableArray<BackupSection> sections = [.. file.All(SectionKind.Inbox)];
        foreach (var (section, opened) in sections.Zip(await Open([.. sections.Select(each => each.Bytes)])))
        {
            var name = StoredItems.HashName(StoredItems.Inbox, section.Bytes.Span);
            if (opened.Problem is { } problem)
            {
                aside.Add(new(section.Number, section.Kind, (SectionProblem)problem));
            }
            else if (new Envelope(section.Bytes).Kind != EnvelopeKind.Inbox)
            {
                aside.Add(new(section.Number, section.Kind, SectionProblem.Kind));
            }
            else if (!InboxNote.IsOne(opened.Payload))
            {
                aside.Add(new(section.Number, section.Kind, SectionProblem.Payload));
            }
            else if (names.Add(name))
            {
                inbox.Add((name, opened.Payload));
                sound.Add(section);
            }
            else
            {
                doubles++;
            }
        }

        Inbox = inbox.ToImmutable();
    }

    private async ValueTask<HeadList> LoadHeads(BackupFile file)
    {
        var lists = file.All(SectionKind.Heads).ToList();
        var result = lists.Count == 0 ? HeadList.Absent : HeadList.Differs;
        foreach (var (section, payload, _) in await OpenSections(file, SectionKind.Heads))
        {
            if (new Envelope(section.Bytes).Kind != EnvelopeKind.Snapshot || HeadsPayload.Read(payload) is not { } list)
            {
                aside.Add(new(section.Number, section.Kind, SectionProblem.Payload));
                continue;
            }

            if (
                section.Number == file.Sections.Length
                && list.Sections == section.Number - 1
                && SHA256.HashData(file.Bytes.Span[..section.At]).AsSpan().SequenceEqual(list.Hash.Span)
            )
            {
                result = HeadList.Fits;
            }

            foreach (var (device, (head, lamport)) in list.Heads)
            {
                State.Expect(device, head, lamport);
            }
        }

        return result;
    }

    // Those that open, each once: the same bytes, or the same but for the form of the signature, say nothing new.
    private async ValueTask<List<(BackupSection Section, ReadOnlyMemory<byte> Payload, EnvelopeHash Hash)>> OpenSections(
        BackupFile file,
        SectionKind kind
    )
    {
        List<(BackupSection, ReadOnlyMemory<byte>, EnvelopeHash)> open = [];
        HashSet<string> there = new(StringComparer.Ordinal);
        foreach (var batch in file.All(kind).Chunk(Batch))
        {
            foreach (var (section, opened) in batch.Zip(await Open([.. batch.Select(each => each.Bytes)])))
            {
                if (opened.Problem is { } problem)
                {
                    aside.Add(new(section.Number, kind, (SectionProblem)problem));
                }
                else if (section.Bytes.Length < Envelope.LeastSealed || new Envelope(section.Bytes).Kind == EnvelopeKind.Inbox)
                {
                    aside.Add(new(section.Number, kind, SectionProblem.Kind));
                }
                else if (EnvelopeHash.Of(section.Bytes.Span) is var hash && !there.Add(Convert.ToHexString(hash.Hash.Span)))
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
