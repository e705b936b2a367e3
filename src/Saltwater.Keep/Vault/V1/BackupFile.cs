using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.V1;

/// <summary>A backup, taken apart: the vault's own bytes, unchanged.</summary>
/// <remarks>docs/vault-format.md, Backup file.</remarks>
internal sealed record BackupFile(ReadOnlyMemory<byte> KeyRecord, ReadOnlyMemory<byte> Control, ImmutableArray<ReadOnlyMemory<byte>> Chunks, ImmutableArray<ReadOnlyMemory<byte>> Records, ImmutableArray<ReadOnlyMemory<byte>> Inbox)
{
    private const byte KeySection = 1;
    private const byte ControlSection = 2;
    private const byte ChunkSection = 3;
    private const byte RecordSection = 4;
    private const byte InboxSection = 5;
    private const byte End = 0;
    private const int SectionHeader = 5;

    private static ReadOnlySpan<byte> Start => "SWBACKUP"u8;

    private static ReadOnlySpan<byte> Version => [0, 0, 0, 1];

    public byte[] Write()
    {
        using var file = new MemoryStream();
        file.Write(Start);
        file.Write(Version);
        Add(file, KeySection, KeyRecord);
        Add(file, ControlSection, Control);
        foreach (var (type, envelopes) in new[] { (ChunkSection, Chunks), (RecordSection, Records), (InboxSection, Inbox) })
        {
            foreach (var envelope in envelopes)
            {
                Add(file, type, envelope);
            }
        }

        Add(file, End, SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    /// <summary>Takes a backup apart, or says why that cannot be done. Opens nothing.</summary>
    public static (BackupFile? File, BackupProblem? Problem) Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Backup.MaxSize)
        {
            return (null, BackupProblem.TooLarge);
        }

        if (bytes.Length < Start.Length + Version.Length || !bytes.Span.StartsWith(Start))
        {
            return (null, bytes.Length > 0 && Start.StartsWith(bytes.Span) ? BackupProblem.Incomplete : BackupProblem.NotABackup);
        }

        if (!bytes.Span.Slice(Start.Length, Version.Length).SequenceEqual(Version))
        {
            return (null, BackupProblem.Newer);
        }

        return ReadSections(bytes);
    }

    private static (BackupFile? File, BackupProblem? Problem) ReadSections(ReadOnlyMemory<byte> bytes)
    {
        var sections = Enumerable.Range(0, InboxSection + 1).Select(_ => ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>()).ToArray();
        for (var at = Start.Length + Version.Length; ;)
        {
            if (bytes.Length - at < SectionHeader)
            {
                return (null, BackupProblem.Incomplete);
            }

            var type = bytes.Span[at];
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[(at + 1)..]);
            if (length > bytes.Length - at - SectionHeader)
            {
                return (null, BackupProblem.Incomplete);
            }

            var section = bytes.Slice(at + SectionHeader, (int)length);
            if (type == End)
            {
                var sound = at + SectionHeader + (int)length == bytes.Length && SHA256.HashData(bytes.Span[..at]).AsSpan().SequenceEqual(section.Span);
                return !sound || sections[KeySection].Count != 1 || sections[ControlSection].Count != 1
                    ? (null, BackupProblem.Damaged)
                    : (new(sections[KeySection][0], sections[ControlSection][0], sections[ChunkSection].ToImmutable(), sections[RecordSection].ToImmutable(), sections[InboxSection].ToImmutable()), null);
            }

            if (type > InboxSection)
            {
                return (null, BackupProblem.Newer);
            }

            sections[type].Add(section);
            at += SectionHeader + (int)length;
        }
    }

    private static void Add(MemoryStream file, byte type, ReadOnlyMemory<byte> bytes)
    {
        Span<byte> header = stackalloc byte[SectionHeader];
        header[0] = type;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)bytes.Length);
        file.Write(header);
        file.Write(bytes.Span);
    }
}
