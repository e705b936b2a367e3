using System.Collections.Immutable;
using System.Formats.Cbor;
using Saltwater.Keep.Vault;

namespace Saltwater.Keep.Journal;

/// <summary>An entry, one that is not finished, and a cycle day as fields of a vault's record. Fields that are not known here are left as
/// they are.</summary>
/// <remarks>
/// <c>type</c>: <c>entry</c>, <c>draft</c> or <c>cycle</c>. Of an entry: <c>when</c> [day, minute of the day or null, day of writing], days
/// counted from 0001-01-01; <c>how</c> [company or null, tears, felt or null];
/// <c>facts</c> {question: [answer, …]}; <c>note</c> text; <c>keep</c> days or null.
/// Of a draft the same, where tears may be null, and <c>of</c>: the 16 bytes of the entry's id. Of a cycle day: <c>day</c> [day, bleeding].
/// </remarks>
internal static class EntryFields
{
    public const string Type = "type";
    public const string EntryType = "entry";
    public const string CycleType = "cycle";
    public const string DraftType = "draft";

    private const string When = "when";
    private const string How = "how";
    private const string Facts = "facts";
    public const string Note = "note";
    private const string Keep = "keep";
    private const string Day = "day";
    private const string DraftOf = "of";

    private const int MinutesInHour = 60;

    /// <summary>Every field of an entry, each in canonical CBOR.</summary>
    public static IEnumerable<KeyValuePair<string, byte[]>> FieldsOf(Entry entry) =>
        [
            new(Type, WriteCbor(cbor => cbor.WriteTextString(EntryType))),
            .. SharedFields(
                entry.Day,
                entry.Time,
                entry.WrittenOn,
                entry.Company,
                entry.Tears,
                entry.Felt,
                entry.Facts,
                entry.Note,
                entry.KeepDays
            ),
        ];

    /// <summary>Every field of an entry that is not finished.</summary>
    public static IEnumerable<KeyValuePair<string, byte[]>> FieldsOf(EntryDraft draft) =>
        [
            new(Type, WriteCbor(cbor => cbor.WriteTextString(DraftType))),
            new(DraftOf, WriteCbor(cbor => cbor.WriteByteString(draft.Id.ToBytes()))),
            .. SharedFields(
                draft.Day,
                draft.Time,
                draft.Evening,
                draft.Company,
                draft.Tears,
                draft.Felt,
                draft.Facts,
                draft.Note,
                draft.KeepDays
            ),
        ];

    public static IEnumerable<KeyValuePair<string, byte[]>> FieldsOf(CycleDay day)
    {
        yield return new(Type, WriteCbor(cbor => cbor.WriteTextString(CycleType)));
        yield return new(
            Day,
            WriteCbor(cbor =>
            {
                cbor.WriteStartArray(2);
                cbor.WriteInt32(day.Day.DayNumber);
                cbor.WriteInt32((int)day.Bleeding);
                cbor.WriteEndArray();
            })
        );
    }

    /// <summary>What kind of record it is; null if it does not say.</summary>
    public static string? TypeOf(VaultRecord record) => ReadText(record[Type]);

    /// <summary>The entry a record holds; null if a newer or broken program wrote something else.</summary>
    public static Entry? ReadEntry(VaultRecord record) => ReadShared(record, told =>
        {
            if (told.Tears is not { } tears)
            {
                return null;
            }

            return new Entry
            {
                Id = record.Id,
                Day = told.Day,
                Time = told.Time,
                WrittenOn = told.Written,
                Company = told.Company,
                Tears = tears,
                Felt = told.Felt,
                Facts = told.Facts,
                Note = told.Note,
                KeepDays = told.KeepDays,
            };
        });

    /// <summary>The entry that was not finished; null if the record holds none.</summary>
    /// <param name="known">The entry it would change, by its id; null if there is none.</param>
    public static EntryDraft? ReadDraft(VaultRecord record, Func<RecordId, Entry?> known) => ReadShared(record, told =>
        {
            var id = record[DraftOf] is { } of
                ? RecordId.From(new CborReader(of, CborConformanceMode.Canonical).ReadByteString())
                : record.Id;
            return new EntryDraft(id, told.Written, known(id))
            {
                Day = told.Day,
                Time = told.Time,
                Tears = told.Tears,
                Company = told.Company,
                Felt = told.Felt,
                Facts = told.Facts,
                Note = told.Note,
                KeepDays = told.KeepDays,
            };
        });

    public static CycleDay? ReadCycle(VaultRecord record)
    {
        try
        {
            if (record[Day] is not { } day)
            {
                return null;
            }

            var cbor = new CborReader(day, CborConformanceMode.Canonical);
            _ = cbor.ReadStartArray();
            return new(record.Id, DateOnly.FromDayNumber(cbor.ReadInt32()), (Bleeding)Math.Clamp(cbor.ReadInt32(), 0, (int)Bleeding.Heavy));
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    public static string ReadText(ReadOnlyMemory<byte> value) => new CborReader(value, CborConformanceMode.Canonical).ReadTextString();

    private static string? ReadText(ReadOnlyMemory<byte>? field)
    {
        if (field is not { } value)
        {
            return null;
        }

        return ReadText(value);
    }

    private static IEnumerable<KeyValuePair<string, byte[]>> SharedFields(
        DateOnly day,
        TimeOnly? time,
        DateOnly written,
        Company? company,
        bool? tears,
        Felt? felt,
        ImmutableSortedDictionary<string, ImmutableArray<string>> facts,
        string note,
        int? keepDays
    )
    {
        yield return new(
            When,
            WriteCbor(cbor =>
            {
                cbor.WriteStartArray(3);
                cbor.WriteInt32(day.DayNumber);
                WriteOrNull(cbor, (time?.Hour * MinutesInHour) + time?.Minute);
                cbor.WriteInt32(written.DayNumber);
                cbor.WriteEndArray();
            })
        );
        yield return new(
            How,
            WriteCbor(cbor =>
            {
                cbor.WriteStartArray(3);
                WriteOrNull(cbor, (int?)company);
                WriteOrNull(cbor, tears);
                WriteOrNull(cbor, (int?)felt);
                cbor.WriteEndArray();
            })
        );
        yield return new(Facts, WriteCbor(cbor => WriteFacts(cbor, facts)));
        yield return new(Note, WriteCbor(cbor => cbor.WriteTextString(note)));
        yield return new(Keep, WriteCbor(cbor => WriteOrNull(cbor, keepDays)));
    }

    private static T? ReadShared<T>(VaultRecord record, Func<SharedValues, T?> read)
        where T : class
    {
        try
        {
            if (record[When] is not { } when || record[How] is not { } how)
            {
                return null;
            }

            var cbor = new CborReader(when, CborConformanceMode.Canonical);
            _ = cbor.ReadStartArray();
            var (day, minute, written) = (cbor.ReadInt32(), ReadOrNull(cbor), cbor.ReadInt32());
            cbor = new CborReader(how, CborConformanceMode.Canonical);
            _ = cbor.ReadStartArray();
            var (company, tears, felt) = (ReadOrNull(cbor), ReadFlagOrNull(cbor), ReadOrNull(cbor));
            return read(
                new(
                    DateOnly.FromDayNumber(day),
                    minute is { } of ? new TimeOnly(of / MinutesInHour, of % MinutesInHour) : null,
                    DateOnly.FromDayNumber(written),
                    company is 0 or 1 ? (Company)company : null,
                    tears,
                    felt is >= 0 and <= (int)Felt.Upsetting ? (Felt)felt : null,
                    ReadFacts(record[Facts]),
                    ReadText(record[Note]) ?? "",
                    ReadNumber(record[Keep])
                )
            );
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] WriteCbor(Action<CborWriter> write)
    {
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        write(cbor);
        return cbor.Encode();
    }

    private static void WriteFacts(CborWriter cbor, ImmutableSortedDictionary<string, ImmutableArray<string>> facts)
    {
        cbor.WriteStartMap(facts.Count);
        foreach (var (question, answers) in facts)
        {
            cbor.WriteTextString(question);
            cbor.WriteStartArray(answers.Length);
            foreach (var answer in answers)
            {
                cbor.WriteTextString(answer);
            }

            cbor.WriteEndArray();
        }

        cbor.WriteEndMap();
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadFacts(ReadOnlyMemory<byte>? field)
    {
        if (field is not { } value)
        {
            return Entry.NoFacts;
        }

        var cbor = new CborReader(value, CborConformanceMode.Canonical);
        var count = cbor.ReadStartMap() ?? 0;
        if (count == 0)
        {
            return Entry.NoFacts;
        }

        var facts = Entry.NoFacts.ToBuilder();
        for (; count > 0; count--)
        {
            var question = cbor.ReadTextString();
            var answers = ImmutableArray.CreateBuilder<string>();
            for (var left = cbor.ReadStartArray() ?? 0; left > 0; left--)
            {
                answers.Add(cbor.ReadTextString());
            }

            cbor.ReadEndArray();
            facts.Add(question, answers.ToImmutable());
        }

        return facts.ToImmutable();
    }

    private static void WriteOrNull(CborWriter cbor, int? value)
    {
        if (value is { } number)
        {
            cbor.WriteInt32(number);
        }
        else
        {
            cbor.WriteNull();
        }
    }

    private static int? ReadNumber(ReadOnlyMemory<byte>? field)
    {
        if (field is not { } value)
        {
            return null;
        }

        return ReadOrNull(new CborReader(value, CborConformanceMode.Canonical));
    }

    private static int? ReadOrNull(CborReader cbor)
    {
        if (cbor.PeekState() == CborReaderState.Null)
        {
            cbor.ReadNull();
            return null;
        }

        return cbor.ReadInt32();
    }

    private static void WriteOrNull(CborWriter cbor, bool? value)
    {
        if (value is { } flag)
        {
            cbor.WriteBoolean(flag);
        }
        else
        {
            cbor.WriteNull();
        }
    }

    private static bool? ReadFlagOrNull(CborReader cbor)
    {
        if (cbor.PeekState() == CborReaderState.Null)
        {
            cbor.ReadNull();
            return null;
        }

        return cbor.ReadBoolean();
    }

    // What an entry and an unfinished one have in common, as read.
    private readonly record struct SharedValues(
        DateOnly Day,
        TimeOnly? Time,
        DateOnly Written,
        Company? Company,
        bool? Tears,
        Felt? Felt,
        ImmutableSortedDictionary<string, ImmutableArray<string>> Facts,
        string Note,
        int? KeepDays
    )
    {
        public override string ToString() => "SharedValues";
    }
}
