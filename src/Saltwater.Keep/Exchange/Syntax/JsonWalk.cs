using System.Text.Json;
using Saltwater.Keep.Exchange.Incoming;

namespace Saltwater.Keep.Exchange.Syntax;

/// <summary>Reads one record and hands it over, or says why it cannot.</summary>
/// <param name="record">Stands on the record's beginning.</param>
/// <param name="place">Which record of its list it is, from 1.</param>
internal delegate void ReadRecord(ref Utf8JsonReader record, int place, ImportBuilder to);

/// <summary>Reads what stands under one name.</summary>
/// <param name="value">Stands on the value's beginning.</param>
internal delegate void ReadValue(ref Utf8JsonReader value, ImportBuilder to);

/// <summary>Steps through JSON without building a tree of it: memory stays bounded, and one bad record does not spoil the rest.</summary>
internal static class JsonWalk
{
    /// <summary>Deeper than any known export by far.</summary>
    private const int Deepest = 32;

    public static Utf8JsonReader BeginReading(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
        reader.Read();
        return reader;
    }

    /// <summary>Steps to the next member's name; false at the object's end.</summary>
    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Steps to the next element; false at the list's end.</summary>
    public static bool NextElement(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Makes sure that nothing stands behind the outermost value.</summary>
    /// <exception cref="JsonException">Something does.</exception>
    public static void ExpectEnd(ref Utf8JsonReader reader) => reader.Read();

    /// <summary>Reads what stands under one name of the outermost object, and steps over all else.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">How the value has to begin; one that begins otherwise is stepped over too.</param>
    public static void ReadMember(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, JsonTokenType kind, ImportBuilder to, ReadValue read)
    {
        var reader = BeginReading(json);
        while (NextMember(ref reader))
        {
            var isNamed = reader.ValueTextEquals(name);
            reader.Read();
            if (isNamed && reader.TokenType == kind)
            {
                read(ref reader, to);
            }
            else
            {
                reader.Skip();
            }
        }

        ExpectEnd(ref reader);
    }

    /// <summary>Reads a list of records, each by itself, so that a bad one spoils no other. Stands on the list's beginning.</summary>
    public static void ReadRecords(ref Utf8JsonReader reader, ImportBuilder to, ReadRecord read)
    {
        for (var place = 1; NextElement(ref reader); place++)
        {
            var record = reader;
            reader.Skip();
            if (record.TokenType == JsonTokenType.StartObject)
            {
                read(ref record, place, to);
            }
            else
            {
                to.SkipRecord(place, ImportProblem.BrokenRecord);
            }
        }
    }

    /// <summary>Steps over a list, counting.</summary>
    public static int CountElements(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (NextElement(ref reader))
        {
            reader.Skip();
            count++;
        }

        return count;
    }

    /// <summary>Steps onto a member's value and over it. A text, or null if it is none or not well formed.</summary>
    public static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return TextHere(ref reader);
    }

    /// <summary>The text at this place, or null if it is none; steps over it.</summary>
    public static string? TextHere(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: not text.
            return null;
        }
    }

    /// <summary>Steps over a member's value; whether it was true. Null if it is nothing that means yes or no.</summary>
    public static bool? ReadMark(ref Utf8JsonReader reader)
    {
        reader.Read();
        bool? mark = reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False or JsonTokenType.Null => false,
            JsonTokenType.Number => WholeNumber(ref reader) switch
            {
                0 => false,
                1 => true,
                _ => null,
            },
            JsonTokenType.String => CellValue.ReadMark(TextHere(ref reader)),
            _ => null,
        };
        reader.Skip();
        return mark;
    }

    /// <summary>The whole number at this place, also one written as <c>2.0</c> or as text; null if it is none. Does not step over
    /// it.</summary>
    public static int? WholeNumber(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt32(out var whole) => whole,
            JsonTokenType.Number
                when reader.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue => (int)number,
            JsonTokenType.String => CellValue.WholeNumber(TextHere(ref reader)),
            _ => null,
        };

    /// <summary>Steps over a member and its value.</summary>
    public static void SkipMember(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Whether brackets stand deeper than <see cref="Deepest"/>. Asked only about JSON that could not be read, to say why; a bomb
    /// shows at its beginning.</summary>
    public static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        json = json[..Math.Min(json.Length, 1024 * 1024)];
        var (depth, quoted) = (0, false);
        for (var at = 0; at < json.Length && depth <= Deepest; at++)
        {
            var each = json[at];
            if (quoted && each == '\\')
            {
                at++;
            }

            quoted ^= each == '"';
            depth += each switch
            {
                _ when quoted => 0,
                (byte)'[' or (byte)'{' => 1,
                (byte)']' or (byte)'}' => -1,
                _ => 0,
            };
        }

        return depth > Deepest;
    }
}
