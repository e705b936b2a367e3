using System.Collections.Immutable;
using System.Formats.Cbor;
using System.Globalization;
using Saltwater.Keep.Vault;

namespace Saltwater.Keep.Agreements;

/// <summary>An agreement as fields of a vault's record. Fields that are not known here are left as they are.</summary>
/// <remarks>
/// <c>type</c>: <c>agreement</c>; <c>label</c> text; <c>review</c> a date as text (ISO 8601) or null; <c>name</c> text; and for each part
/// with a line <c>never</c>, <c>only-if</c>, <c>open</c>, <c>signals</c>, <c>aftercare</c>,
/// <c>if-tears-come</c>: an array of lines, each a map of texts: <c>id</c>, <c>own</c>, <c>term</c>, <c>time</c>, empty ones left out. What
/// the other person let stay has the same names after <c>their-</c>. One field a part,
/// so that two devices that change two parts both have their way; where both changed one, reading gives the lines of both: a limit is never
/// lost to a merge.
/// </remarks>
internal static class AgreementFields
{
    public const string Type = "type";
    public const string AgreementType = "agreement";

    private const string Label = "label";
    private const string Review = "review";
    private const string Name = "name";
    private const string Their = "their-";
    private const string Day = "yyyy-MM-dd";

    private static readonly ImmutableArray<(AgreementPart Part, string Field)> Parts =
    [
        (AgreementPart.Never, "never"),
        (AgreementPart.OnlyIf, "only-if"),
        (AgreementPart.Open, "open"),
        (AgreementPart.Signals, "signals"),
        (AgreementPart.Aftercare, "aftercare"),
        (AgreementPart.IfTearsCome, "if-tears-come"),
    ];

    /// <summary>Every field, each in canonical CBOR.</summary>
    public static IEnumerable<KeyValuePair<string, byte[]>> FieldsOf(Agreement agreement)
    {
        yield return new(Type, WriteText(AgreementType));
        yield return new(Label, WriteText(agreement.Label));
        yield return new(Review, WriteDay(agreement.Review));
        foreach (var each in FieldsOf("", agreement.Mine).Concat(FieldsOf(Their, agreement.Theirs ?? Side.Empty)))
        {
            yield return each;
        }
    }

    /// <summary>Whether a record says that it is one.</summary>
    public static bool IsOne(VaultRecord record) => TextOf(record, Type) == AgreementType;

    /// <summary>What a record holds. What a newer or a broken program wrote in another way is left out, and the rest is read.</summary>
    public static Agreement ReadAgreement(VaultRecord record)
    {
        var theirs = ReadSide(Their, record);
        return Agreement.Of(
            record.Id,
            TextOf(record, Label) ?? "",
            ReadSide("", record),
            theirs.IsEmpty ? null : theirs,
            ReadDay(TextOf(record, Review)),
            Parts.Any(each => IsOfTwo(record, each.Field) || IsOfTwo(record, Their + each.Field))
        );
    }

    private static byte[] WriteDay(DateOnly? day)
    {
        if (day is not { } written)
        {
            return WriteCbor(cbor => cbor.WriteNull());
        }

        return WriteText(written.ToString(Day, CultureInfo.InvariantCulture));
    }

    private static DateOnly? ReadDay(string? text)
    {
        if (DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return null;
    }

    private static bool IsOfTwo(VaultRecord record, string field) =>
        record.OtherVersions(field).Any(other => !other.Span.SequenceEqual(record[field]!.Value.Span));

    private static IEnumerable<KeyValuePair<string, byte[]>> FieldsOf(string prefix, Side side)
    {
        yield return new(prefix + Name, WriteText(side.Name));
        foreach (var (part, field) in Parts)
        {
            yield return new(prefix + field, WriteCbor(cbor => WriteLines(cbor, side.In(part))));
        }
    }

    private static Side ReadSide(string prefix, VaultRecord record)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        foreach (var (part, field) in Parts)
        {
            if (record[prefix + field] is { } value)
            {
                ReadLines(part, value, lines);
                foreach (var other in record.OtherVersions(prefix + field))
                {
                    ReadLines(part, other, lines);
                }
            }
        }

        return Side.Of(TextOf(record, prefix + Name) ?? "", lines.ToImmutable());
    }

    private static void WriteLines(CborWriter cbor, ImmutableArray<Line> lines)
    {
        cbor.WriteStartArray(lines.Length);
        foreach (var line in lines)
        {
            (string Key, string Text)[] texts = [("id", line.Id), ("own", line.Own), ("term", line.Term), ("time", line.Time)];
            cbor.WriteStartMap(texts.Count(each => each.Text.Length > 0));
            foreach (var (key, text) in texts)
            {
                if (text.Length > 0)
                {
                    cbor.WriteTextString(key);
                    cbor.WriteTextString(text);
                }
            }

            cbor.WriteEndMap();
        }

        cbor.WriteEndArray();
    }

    private static void ReadLines(AgreementPart part, ReadOnlyMemory<byte> value, ImmutableArray<Line>.Builder to)
    {
        ReadTolerantly(value, cbor =>
        {
            for (var left = cbor.ReadStartArray() ?? 0; left > 0; left--)
            {
                if (cbor.PeekState() != CborReaderState.StartMap)
                {
                    cbor.SkipValue();
                }
                else if (ReadLine(part, cbor) is { } line && !to.Any(line.IsSameAs))
                {
                    to.Add(line);
                }
            }

            return "";
        });
    }

    private static Line? ReadLine(AgreementPart part, CborReader cbor)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        for (var left = cbor.ReadStartMap() ?? 0; left > 0; left--)
        {
            var key = cbor.ReadTextString();
            if (cbor.PeekState() == CborReaderState.TextString)
            {
                texts[key] = cbor.ReadTextString();
            }
            else
            {
                cbor.SkipValue();
            }
        }

        cbor.ReadEndMap();
        var (id, own) = (texts.GetValueOrDefault("id", ""), texts.GetValueOrDefault("own", ""));
        if (id.Length + own.Length == 0)
        {
            return null;
        }

        return new(part, texts.GetValueOrDefault("time", ""), id, own, texts.GetValueOrDefault("term", ""));
    }

    private static string? TextOf(VaultRecord record, string field) => ReadTolerantly(record[field], cbor => cbor.ReadTextString());

    private static string? ReadTolerantly(ReadOnlyMemory<byte>? field, Func<CborReader, string> read)
    {
        if (field is not { } value)
        {
            return null;
        }

        try
        {
            return read(new(value, CborConformanceMode.Canonical));
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    private static byte[] WriteText(string text) => WriteCbor(cbor => cbor.WriteTextString(text));

    private static byte[] WriteCbor(Action<CborWriter> write)
    {
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        write(cbor);
        return cbor.Encode();
    }
}
