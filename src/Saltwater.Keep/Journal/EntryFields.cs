using System.Collections.Immutable;
using System.Formats.Cbor;
using Saltwater.Keep.Vault;

namespace Saltwater.Keep.Journal;

/// <summary>An entry and a cycle day as fields of a vault's record. Fields that are not known here are left as they are.</summary>
/// <remarks>
/// <c>type</c>: <c>entry</c> or <c>cycle</c>. Of an entry: <c>when</c> [day, minute of the day or null, day of writing], days counted from 0001-01-01; <c>how</c> [company or null, tears, felt or null];
/// <c>facts</c> {question: [answer, …]}; <c>note</c> text; <c>keep</c> days or null. Of a cycle day: <c>day</c> [day, bleeding].
/// </remarks>
internal static class EntryFields
{
    public const string Type = "type";
    public const string EntryType = "entry";
    public const string CycleType = "cycle";

    private const string When = "when";
    private const string How = "how";
    private const string Facts = "facts";
    public const string Note = "note";
    private const string Keep = "keep";
    private const string Day = "day";

    private const int MinutesInHour = 60;

    /// <summary>Every field of an entry, each in canonical CBOR.</summary>
    public static IEnumerable<KeyValuePair<string, byte[]>> Of(Entry entry)
    {
        yield return new(Type, Cbor(cbor => cbor.WriteTextString(EntryType)));
        yield return new(When, Cbor(cbor =>
        {
            cbor.WriteStartArray(3);
            cbor.WriteInt32(entry.Day.DayNumber);
            WriteOrNull(cbor, entry.Time is { } time ? (time.Hour * MinutesInHour) + time.Minute : null);
            cbor.WriteInt32(entry.WrittenOn.DayNumber);
            cbor.WriteEndArray();
        }));
        yield return new(How, Cbor(cbor =>
        {
            cbor.WriteStartArray(3);
            WriteOrNull(cbor, (int?)entry.Company);
            cbor.WriteBoolean(entry.Tears);
            WriteOrNull(cbor, (int?)entry.Felt);
            cbor.WriteEndArray();
        }));
        yield return new(Facts, Cbor(cbor => WriteFacts(cbor, entry.Facts)));
        yield return new(Note, Cbor(cbor => cbor.WriteTextString(entry.Note)));
        yield return new(Keep, Cbor(cbor => WriteOrNull(cbor, entry.KeepDays)));
    }

    public static IEnumerable<KeyValuePair<string, byte[]>> Of(CycleDay day)
    {
        yield return new(Type, Cbor(cbor => cbor.WriteTextString(CycleType)));
        yield return new(Day, Cbor(cbor =>
        {
            cbor.WriteStartArray(2);
            cbor.WriteInt32(day.Day.DayNumber);
            cbor.WriteInt32((int)day.Bleeding);
            cbor.WriteEndArray();
        }));
    }

    /// <summary>What kind of record it is; null if it does not say.</summary>
    public static string? TypeOf(VaultRecord record) => record[Type] is { } value ? Text(value) : null;

    /// <summary>The entry a record holds; null if a newer or broken program wrote something else.</summary>
    public static Entry? Read(VaultRecord record)
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
            var (company, tears, felt) = (ReadOrNull(cbor), cbor.ReadBoolean(), ReadOrNull(cbor));
            return new Entry
            {
                Id = record.Id,
                Day = DateOnly.FromDayNumber(day),
                Time = minute is { } of ? new TimeOnly(of / MinutesInHour, of % MinutesInHour) : null,
                WrittenOn = DateOnly.FromDayNumber(written),
                Company = company is 0 or 1 ? (Company)company : null,
                Tears = tears,
                Felt = felt is >= 0 and <= (int)Felt.Upsetting ? (Felt)felt : null,
                Facts = record[Facts] is { } facts ? ReadFacts(facts) : Entry.NoFacts,
                Note = record[Note] is { } note ? Text(note) : "",
                KeepDays = record[Keep] is { } keep ? ReadOrNull(new CborReader(keep, CborConformanceMode.Canonical)) : null,
            };
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

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

    public static string Text(ReadOnlyMemory<byte> value) => new CborReader(value, CborConformanceMode.Canonical).ReadTextString();

    private static byte[] Cbor(Action<CborWriter> write)
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

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadFacts(ReadOnlyMemory<byte> value)
    {
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

    private static int? ReadOrNull(CborReader cbor)
    {
        if (cbor.PeekState() == CborReaderState.Null)
        {
            cbor.ReadNull();
            return null;
        }

        return cbor.ReadInt32();
    }
}
