using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Saltwater.Keep.Exchange.Syntax;

/// <summary>The list of files at the end of a zip, read by itself: what is in it is known before anything is unpacked, and nothing but the
/// list is held in memory.</summary>
/// <remarks>PKWARE's APPNOTE.TXT, sections 4.3.12 to 4.3.16 and 4.5.3. Sizes over four gigabytes stand in a further field and are ordinary:
/// a health export of ten years has them.</remarks>
internal static class ZipDirectory
{
    // A real export lists some thousand routes, a hundred bytes each.
    private const int MostBytes = 16 * 1024 * 1024;

    private const int EndSize = 22;
    private const int FarEndSize = 56;
    private const int FarPointerSize = 20;
    private const int HeaderSize = 46;
    private const int LocalHeaderSize = 30;
    private const uint InFarField = uint.MaxValue;

    /// <summary>The files of a zip, in its order.</summary>
    /// <param name="zip">Can be sought in.</param>
    /// <returns>Null if there is no whole list: the file was cut short, or is no zip.</returns>
    public static async Task<ImmutableArray<ZippedFile>?> ReadAsync(Stream zip, CancellationToken stop)
    {
        var from = Math.Max(0, zip.Length - EndSize - ushort.MaxValue - FarPointerSize);
        var tail = await BytesAsync(zip, from, (int)(zip.Length - from), stop);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndSize)
        {
            return null;
        }

        long size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12)),
            start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16)),
            before = from + end;
        if (end >= FarPointerSize && tail.AsSpan(end - FarPointerSize).StartsWith("PK\u0006\u0007"u8))
        {
            before = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - FarPointerSize + 8));
            if (await BytesWithinAsync(zip, before, FarEndSize, stop) is not { } far || !far.AsSpan().StartsWith("PK\u0006\u0006"u8))
            {
                return null;
            }

            (size, start) = (
                BinaryPrimitives.ReadInt64LittleEndian(far.AsSpan(40)),
                BinaryPrimitives.ReadInt64LittleEndian(far.AsSpan(48))
            );
        }

        // What stands before the zip in the same file moves every place in it.
        var moved = before - size - start;
        if (size is < 0 or > MostBytes || start < 0 || moved < 0 || (size == 0 && start != before))
        {
            return null;
        }

        return ReadFiles(await BytesAsync(zip, start + moved, (int)size, stop), moved);
    }

    /// <summary>The packed bytes of one file; null if they are not where the list says.</summary>
    public static async Task<Stream?> PackedAsync(Stream zip, ZippedFile file, CancellationToken stop)
    {
        if (
            await BytesWithinAsync(zip, file.At, LocalHeaderSize, stop) is not { } header
            || !header.AsSpan().StartsWith("PK\u0003\u0004"u8)
        )
        {
            return null;
        }

        var start =
            file.At
            + LocalHeaderSize
            + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26))
            + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        if (file.Packed < 0 || start > zip.Length - file.Packed)
        {
            return null;
        }

        return new Slice(zip, start, file.Packed);
    }

    private static ImmutableArray<ZippedFile>? ReadFiles(ReadOnlySpan<byte> list, long moved)
    {
        var files = ImmutableArray.CreateBuilder<ZippedFile>();
        while (list.Length > 0)
        {
            if (list.Length < HeaderSize || !list.StartsWith("PK\u0001\u0002"u8))
            {
                return null;
            }

            var (name, extra, comment) = (
                BinaryPrimitives.ReadUInt16LittleEndian(list[28..]),
                BinaryPrimitives.ReadUInt16LittleEndian(list[30..]),
                BinaryPrimitives.ReadUInt16LittleEndian(list[32..])
            );
            if (list.Length < HeaderSize + name + extra + comment)
            {
                return null;
            }

            var far = FarField(list.Slice(HeaderSize + name, extra));
            var length = Far(BinaryPrimitives.ReadUInt32LittleEndian(list[24..]), ref far);
            var packed = Far(BinaryPrimitives.ReadUInt32LittleEndian(list[20..]), ref far);
            var at = Far(BinaryPrimitives.ReadUInt32LittleEndian(list[42..]), ref far);
            var flags = BinaryPrimitives.ReadUInt16LittleEndian(list[8..]);
            files.Add(
                new(
                    Encoding.UTF8.GetString(list.Slice(HeaderSize, name)),
                    BinaryPrimitives.ReadUInt16LittleEndian(list[10..]),
                    (flags & 1) != 0,
                    packed,
                    length,
                    at + moved
                )
            );
            list = list[(HeaderSize + name + extra + comment)..];
        }

        return files.ToImmutable();
    }

    private static ReadOnlySpan<byte> FarField(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (extra.Length < 4 + size)
            {
                break;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                return extra.Slice(4, size);
            }

            extra = extra[(4 + size)..];
        }

        return default;
    }

    private static long Far(uint near, ref ReadOnlySpan<byte> field)
    {
        if (near != InFarField || field.Length < sizeof(long))
        {
            return near;
        }

        var value = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[sizeof(long)..];
        return value;
    }

    // Null if the place a file names lies outside it.
    private static async Task<byte[]?> BytesWithinAsync(Stream zip, long at, int count, CancellationToken stop)
    {
        if (at < 0 || at > zip.Length - count)
        {
            return null;
        }

        return await BytesAsync(zip, at, count, stop);
    }

    private static async Task<byte[]> BytesAsync(Stream zip, long at, int count, CancellationToken stop)
    {
        var bytes = new byte[count];
        zip.Position = at;
        var read = await zip.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, stop);
        if (read < count)
        {
            throw new IOException("The file ended before its length.");
        }

        return bytes;
    }

    /// <summary>A part of a stream that can be sought in. The stream stays open.</summary>
    private sealed class Slice(Stream whole, long start, long length) : ReadOnlyStream
    {
        private long given;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            whole.Position = start + given;
            var read = await whole.ReadAsync(buffer[..(int)Math.Min(buffer.Length, length - given)], cancellationToken);
            given += read;
            return read;
        }
    }
}

/// <summary>One file of a zip.</summary>
/// <param name="Method">How it was packed: 0 not at all, 8 deflated, as nearly every zip.</param>
/// <param name="Packed">How long it is in the zip, in bytes.</param>
/// <param name="Length">How long it is unpacked, as stated.</param>
/// <param name="At">Where it begins in the zip.</param>
internal sealed record ZippedFile(string Path, int Method, bool IsLocked, long Packed, long Length, long At)
{
    /// <summary>Without its folders.</summary>
    public string Name => Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..];
}
