using System.Text;
using System.Text.Json;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Exchange.Syntax;
using Saltwater.Keep.Exchange.Trackers;

namespace Saltwater.Keep.Exchange;

/// <summary>The one way in for files from elsewhere: tells what a file is, reads it, and shows what it would bring. Changes
/// nothing.</summary>
public static class ImportReader
{
    /// <summary>No file larger than this is opened, in bytes. Zips and health exports stream by, so it is not memory that bounds them but
    /// the time they take.</summary>
    public const long MostBytes = 16L * 1024 * 1024 * 1024;

    /// <summary>A larger JSON file or table is refused, in bytes. Ten years of any tracker's notes are far below.</summary>
    internal const int MostTextBytes = 16 * 1024 * 1024;

    private const int HeadSize = 64 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="content">The file's bytes. Read once and in order, unless it is a zip and can be sought in. Stays open.</param>
    /// <param name="length">How long the file is, in bytes; too long a file is refused before a byte is read.</param>
    /// <param name="here">What is kept now.</param>
    /// <param name="today">Records of later days are left out.</param>
    /// <param name="newId">Where ids of new records come from.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <returns>What the file would bring, or why it is refused. Never throws for anything a file can hold.</returns>
    /// <exception cref="OperationCanceledException">Reading was stopped.</exception>
    public static async Task<ImportPreview> ReadAsync(
        Stream content,
        long length,
        OpenData here,
        DateOnly today,
        Func<RecordId> newId,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(here);
        ArgumentNullException.ThrowIfNull(newId);
        if (length > MostBytes)
        {
            return ImportPreview.Refuse(ImportProblem.TooLarge);
        }

        try
        {
            var head = await HeadAsync(content, stop);
            if (!ZipReader.IsZip(head))
            {
                return await ReadPlainAsync(head, content, length, MostBytes, new(here, today, newId), stop);
            }

            if (content.CanSeek)
            {
                return await ZipReader.ReadAsync(content, new(here, today, newId), () => new(OpenData.Nothing, today, () => default), stop);
            }

            if (await AllAsync(head, content, length, ZipReader.MostHeldBytes, stop) is not { } zip)
            {
                return ImportPreview.Refuse(ImportProblem.TooLarge);
            }

            return await ZipReader.ReadAsync(
                new MemoryStream(zip, writable: false),
                new(here, today, newId),
                () => new(OpenData.Nothing, today, () => default),
                stop
            );
        }
        catch (IOException)
        {
            return ImportPreview.Refuse(ImportProblem.Unreadable);
        }
        catch (Exception broken) when (broken is not OperationCanceledException and not OutOfMemoryException)
        {
            // Whatever bytes can do to a reader, the person gets an answer.
            return ImportPreview.Refuse(ImportProblem.Broken);
        }
    }

    /// <summary>Reads a file that is no zip.</summary>
    /// <param name="head">Its beginning; <paramref name="rest"/> is what follows.</param>
    /// <param name="most">The largest export.xml to read on, in bytes.</param>
    internal static async Task<ImportPreview> ReadPlainAsync(
        byte[] head,
        Stream rest,
        long length,
        long most,
        ImportBuilder to,
        CancellationToken stop
    )
    {
        if (head.Length == 0)
        {
            return ImportPreview.Refuse(ImportProblem.Empty);
        }

        if (Encodings.DetectOther(head) is { } encoding)
        {
            var plain = Encoding.CreateTranscodingStream(new Joined(head, rest), encoding, Encoding.UTF8, leaveOpen: true);
            await using (plain.ConfigureAwait(false))
            {
                return await ReadPlainAsync(await HeadAsync(plain, stop), plain, length, most + (most / 2), to, stop);
            }
        }

        if (ZipReader.IsOtherArchive(head))
        {
            return ImportPreview.Refuse(ImportProblem.PackedOtherwise);
        }

        if (HealthXml.Recognises(WithoutMark(head)))
        {
            if (await HealthXml.ReadAsync(new Joined(head, rest), most, to, stop) is { } problem)
            {
                return ImportPreview.Refuse(problem, ImportKind.AppleHealth);
            }

            return to.ToPreview(ImportKind.AppleHealth);
        }

        if (!MayBeText(WithoutMark(head)))
        {
            return ImportPreview.Refuse(ImportProblem.NotKnown);
        }

        if (await AllAsync(head, rest, length, MostTextBytes, stop) is not { } text)
        {
            return ImportPreview.Refuse(ImportProblem.TextTooLarge);
        }

        return ReadText(WithoutMark(text), to);
    }

    /// <summary>The beginning of a file.</summary>
    internal static async Task<byte[]> HeadAsync(Stream content, CancellationToken stop)
    {
        var head = new byte[HeadSize];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop);
        return head[..read];
    }

    private static ImportPreview ReadText(ReadOnlySpan<byte> text, ImportBuilder to)
    {
        var table = TableReader.KindOf(text, out var separator);
        try
        {
            if (table != ImportKind.Unknown)
            {
                TableReader.ReadTable(text, table, separator, to);
                return to.ToPreview(table);
            }

            if (!IsJson(text))
            {
                return ImportPreview.Refuse(ImportProblem.NotKnown);
            }

            return IsClosed(text) ? ReadJson(text, to) : ImportPreview.Refuse(WhyUnreadable(text));
        }
        catch (JsonException)
        {
            return ImportPreview.Refuse(WhyUnreadable(text));
        }
        catch (FormatException)
        {
            return ImportPreview.Refuse(ImportProblem.Broken, table);
        }
        catch (DecoderFallbackException)
        {
            return ImportPreview.Refuse(ImportProblem.OtherLetters, table);
        }
    }

    private static ImportPreview ReadJson(ReadOnlySpan<byte> json, ImportBuilder to)
    {
        var kind = JsonKind(json);
        switch (kind)
        {
            case ImportKind.OpenJson when OpenJsonReader.ReadFormat(json) > OpenJson.Format:
                return ImportPreview.Refuse(ImportProblem.Newer, kind);
            case ImportKind.OpenJson when OpenJsonReader.ReadFormat(json) is not > 0:
                return ImportPreview.Refuse(ImportProblem.Broken, kind);
            case ImportKind.OpenJson when !System.Text.Unicode.Utf8.IsValid(json):
                return ImportPreview.Refuse(ImportProblem.OtherLetters, kind);
            case ImportKind.OpenJson:
                OpenJsonReader.Read(json, to);
                break;
            case ImportKind.Clue:
                ClueJson.ReadMeasurements(json, to);
                break;
            case ImportKind.ClueBackup:
                ClueJson.ReadBackup(json, to);
                break;
            case ImportKind.Flo:
                FloJson.Read(json, to);
                break;
            default:
                return ImportPreview.Refuse(ImportProblem.NotKnown);
        }

        return to.ToPreview(kind);
    }

    private static ImportKind JsonKind(ReadOnlySpan<byte> json)
    {
        var reader = JsonWalk.BeginReading(json);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            // One odd record, wherever it stands, refuses no file.
            while (JsonWalk.NextElement(ref reader))
            {
                var record = reader;
                reader.Skip();
                if (record.TokenType == JsonTokenType.StartObject && IsMeasurement(ref record))
                {
                    return ImportKind.Clue;
                }
            }

            return ImportKind.Unknown;
        }

        while (JsonWalk.NextMember(ref reader))
        {
            var kind = KindOfMember(ref reader);
            reader.Read();
            var expected = kind switch
            {
                ImportKind.OpenJson => JsonTokenType.String,
                ImportKind.Flo => JsonTokenType.StartObject,
                _ => JsonTokenType.StartArray,
            };
            if (kind != ImportKind.Unknown && reader.TokenType == expected)
            {
                return kind;
            }

            reader.Skip();
        }

        return ImportKind.Unknown;
    }

    private static ImportKind KindOfMember(ref Utf8JsonReader name)
    {
        if (name.ValueTextEquals(OpenJson.Mark))
        {
            return ImportKind.OpenJson;
        }

        if (name.ValueTextEquals("operationalData"u8))
        {
            return ImportKind.Flo;
        }

        return name.ValueTextEquals("data"u8) ? ImportKind.ClueBackup : ImportKind.Unknown;
    }

    private static bool IsMeasurement(ref Utf8JsonReader record)
    {
        var (date, type) = (false, false);
        while (JsonWalk.NextMember(ref record))
        {
            date |= record.ValueTextEquals("date"u8);
            type |= record.ValueTextEquals("type"u8);
            JsonWalk.SkipMember(ref record);
        }

        return date && type;
    }

    private static bool IsJson(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    // A large file that was cut short is told without reading it all.
    private static bool IsClosed(ReadOnlySpan<byte> json) => json.TrimEnd(" \t\r\n"u8) is [.., (byte)'}' or (byte)']'];

    private static ImportProblem WhyUnreadable(ReadOnlySpan<byte> json) =>
        JsonWalk.IsTooDeep(json) ? ImportProblem.TooDeep : ImportProblem.Broken;

    // A picture or a program is refused by its first bytes, however large it is.
    private static bool MayBeText(ReadOnlySpan<byte> head) =>
        !head.Contains((byte)0) && (IsJson(head) || TableReader.KindOf(head, out _) != ImportKind.Unknown);

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith("\uFEFF"u8) ? text[3..] : text;

    // Null if there are more bytes than that, stated or not. A file as long as stated is held once.
    private static async Task<byte[]?> AllAsync(byte[] head, Stream rest, long length, int most, CancellationToken stop)
    {
        if (length > most)
        {
            return null;
        }

        var all = new MemoryStream((int)Math.Clamp(length, head.Length, most));
        all.Write(head);
        var chunk = new byte[HeadSize];
        while (all.Length <= most)
        {
            var read = await rest.ReadAsync(chunk, stop);
            if (read == 0)
            {
                return all.Length == all.Capacity ? all.GetBuffer() : all.ToArray();
            }

            all.Write(chunk, 0, read);
        }

        return null;
    }

    /// <summary>A stream with the bytes already read put back before it.</summary>
    private sealed class Joined(byte[] head, Stream rest) : ReadOnlyStream
    {
        private int given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given == head.Length)
            {
                return rest.ReadAsync(buffer, cancellationToken);
            }

            var count = Math.Min(buffer.Length, head.Length - given);
            head.AsMemory(given, count).CopyTo(buffer);
            given += count;
            return new(count);
        }
    }
}
