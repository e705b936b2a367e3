using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>A backup, taken apart: the vault's own bytes, unchanged. Opens nothing.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Sections">Everything in it, in its order, without the end.</param>
/// <param name="Damage">What was seen from outside: its end is missing, or its checksum does not fit. What is sound is here all the
/// same.</param>
/// <remarks>docs/vault-format.md, Backup file.</remarks>
internal sealed record BackupFile(ReadOnlyMemory<byte> Bytes, ImmutableArray<BackupSection> Sections, BackupProblem? Damage)
{
    /// <summary>The largest file that is read, in bytes: far more than a lifetime of evenings.</summary>
    public const int MaxSize = 64 * 1024 * 1024;

    /// <summary>More than any vault comes to: it is compacted long before.</summary>
    public const int MaxSections = 5_000;

    private const int SectionHeader = 5;
    private const int LargestControl = 512 * 350;

    // Where an envelope says how long it is.
    private const int LengthAt = 144;

    private static ReadOnlySpan<byte> Start => "SWBACKUP"u8;

    private static ReadOnlySpan<byte> Version => [0, 0, 0, 1];

    /// <summary>Its key records, those that may open first. There should be one.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> KeyRecords =>
        SectionsOf(SectionKind.Key).OrderBy(each => KeyRecord.CheckLayout(each.Bytes.Span) is not null).Select(each => each.Bytes).Take(2);

    public IEnumerable<BackupSection> SectionsOf(SectionKind kind) => Sections.Where(each => each.Kind == kind);

    /// <param name="heads">Makes the sealed list of heads from the number of sections before it and the hash of everything before
    /// it.</param>
    public static async ValueTask<byte[]> WriteFile(
        IReadOnlyList<(SectionKind Kind, ReadOnlyMemory<byte> Bytes)> sections,
        Func<int, byte[], ValueTask<byte[]>> heads
    )
    {
        using var file = new MemoryStream();
        file.Write(Start);
        file.Write(Version);
        foreach (var (kind, bytes) in sections)
        {
            AddSection(file, kind, bytes.Span);
        }

        AddSection(file, SectionKind.Heads, await heads(sections.Count, SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length))));
        AddSection(file, SectionKind.End, SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    /// <summary>Takes a backup apart, or says why nothing can be done with it.</summary>
    public static (BackupFile? File, BackupProblem? Problem) ReadFile(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxSize)
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

        var (sections, damage) = ReadSections(bytes);
        if (damage is BackupProblem.Newer or BackupProblem.TooLarge)
        {
            return (null, damage);
        }

        // Said before anybody is asked for a passphrase: no passphrase could open such a file.
        if (!sections.Exists(each => each.Kind == SectionKind.Key) || !sections.Exists(each => each.Kind == SectionKind.Control))
        {
            return (null, damage ?? BackupProblem.Damaged);
        }

        return (new(bytes, [.. sections], damage), null);
    }

    private static (List<BackupSection> Sections, BackupProblem? Damage) ReadSections(ReadOnlyMemory<byte> bytes)
    {
        List<BackupSection> sections = [];
        var (at, newer, garbled) = (Start.Length + Version.Length, false, false);
        // A hostile file of a million empty sections has to end here, before each of them costs memory.
        while (sections.Count <= MaxSections)
        {
            var left = bytes[at..];
            if (left.Length < SectionHeader)
            {
                return (sections, WhyCut(garbled));
            }

            var kind = (SectionKind)left.Span[0];
            var length = BinaryPrimitives.ReadUInt32BigEndian(left.Span[1..]);
            // An end is one only as the very last thing, so that one copied into the middle hides nothing behind it.
            if (IsEnd(kind, length, left.Length))
            {
                var fits = SHA256.HashData(bytes.Span[..at]).AsSpan().SequenceEqual(left.Span[SectionHeader..]);
                if (!fits || garbled)
                {
                    return (sections, BackupProblem.Damaged);
                }

                return (sections, newer ? BackupProblem.Newer : null);
            }

            // One that is as long as it may be stands for itself; of any other, what comes after it has to be one.
            if (
                length <= left.Length - SectionHeader
                && (
                    AllowsLength(kind, length)
                    || (kind != SectionKind.End && kind < SectionKind.Garbled && MayBegin(left.Span[(SectionHeader + (int)length)..]))
                )
            )
            {
                newer |= kind > SectionKind.Heads;
                sections.Add(new(sections.Count + 1, kind, at, left.Slice(SectionHeader, (int)length)));
                at += SectionHeader + (int)length;
                continue;
            }

            // The length makes no sense: what comes after is found again by how a section begins.
            garbled |= length <= left.Length - SectionHeader;
            var next = FindSection(left.Span);
            sections.Add(new(sections.Count + 1, SectionKind.Garbled, at, left[..(next ?? left.Length)]));
            if (next is null)
            {
                return (sections, WhyCut(garbled));
            }

            (at, garbled) = (at + next.Value, true);
        }

        return (sections, BackupProblem.TooLarge);
    }

    private static BackupProblem WhyCut(bool garbled) => garbled ? BackupProblem.Damaged : BackupProblem.Incomplete;

    /// <summary>Whether a section is the last one.</summary>
    private static bool IsEnd(SectionKind kind, uint length, int left) =>
        kind == SectionKind.End && length == SHA256.HashSizeInBytes && left == SectionHeader + length;

    /// <summary>Whether a section of this kind can be that long.</summary>
    private static bool AllowsLength(SectionKind kind, uint length) =>
        kind switch
        {
            SectionKind.Key => length == KeyRecord.Size,
            SectionKind.Control => length is > 0 and <= LargestControl,
            SectionKind.Chunk or SectionKind.Record or SectionKind.Heads => length
                is >= Envelope.LeastSealed
                    and <= Envelope.HeaderSize + Envelope.MaxBody + Envelope.SignatureSize,
            SectionKind.Inbox => length == Envelope.InboxSize,
            _ => false,
        };

    private static bool MayBegin(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SectionHeader)
        {
            return false;
        }

        var (kind, length) = ((SectionKind)bytes[0], BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]));
        return IsEnd(kind, length, bytes.Length) || (length <= bytes.Length - SectionHeader && AllowsLength(kind, length));
    }

    // Where the next section begins that is of a length its type can have and holds what begins like that.
    private static int? FindSection(ReadOnlySpan<byte> bytes)
    {
        for (var at = 1; at < bytes.Length - SectionHeader; at++)
        {
            var kind = (SectionKind)bytes[at];
            if (kind is SectionKind.End or > SectionKind.Heads)
            {
                continue;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 1)..]);
            if (
                length <= bytes.Length - at - SectionHeader
                && AllowsLength(kind, length)
                && LooksLike(kind, bytes.Slice(at + SectionHeader, (int)length))
            )
            {
                return at;
            }
        }

        return null;
    }

    private static bool LooksLike(SectionKind kind, ReadOnlySpan<byte> section) =>
        kind switch
        {
            SectionKind.Key => section.StartsWith(KeyRecord.Start),
            SectionKind.Control => ControlEvent.MayBegin(section),
            _ => section[0] == Envelope.Version
                && section[1] == Envelope.Suite
                && section[3] == 0
                && section.Length
                    == Envelope.HeaderSize
                        + BinaryPrimitives.ReadUInt32BigEndian(section[LengthAt..])
                        + (kind == SectionKind.Inbox ? 0u : Envelope.SignatureSize),
        };

    private static void AddSection(MemoryStream file, SectionKind kind, ReadOnlySpan<byte> bytes)
    {
        Span<byte> header = stackalloc byte[SectionHeader];
        header[0] = (byte)kind;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)bytes.Length);
        file.Write(header);
        file.Write(bytes);
    }
}
