using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saltwater.Guide;

/// <summary>A record as a list of its values. One description serves writing, where there is a record, and reading, where there is none
/// yet.</summary>
internal abstract class RowJson<T> : JsonConverter<T>
    where T : class
{
    /// <summary>The record of what goes through the row.</summary>
    /// <param name="row">Gives back each value as it was written or read.</param>
    /// <param name="value">The record to write; null while reading.</param>
    protected abstract T Pass(ref JsonRow row, T? value);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var row = new JsonRow(reader, options);
        var value = Pass(ref row, null);
        reader = row.End();
        return value;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var row = new JsonRow(writer, options);
        writer.WriteStartArray();
        Pass(ref row, value);
        writer.WriteEndArray();
    }
}

/// <summary>A list being written, or one being read.</summary>
internal ref struct JsonRow
{
    private readonly JsonSerializerOptions options;
    private readonly Utf8JsonWriter? writer;
    private Utf8JsonReader reader;

    public JsonRow(Utf8JsonWriter writer, JsonSerializerOptions options) => (this.writer, this.options) = (writer, options);

    public JsonRow(Utf8JsonReader reader, JsonSerializerOptions options)
    {
        this.reader = reader;
        this.options = options;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list is missing.");
        }
    }

    public string Text(string? value)
    {
        if (writer is null)
        {
            return PackNames.Next(ref reader);
        }

        writer.WriteStringValue(value);
        return value!;
    }

    public bool Flag(bool value)
    {
        if (writer is null)
        {
            return reader.Read() && reader.GetBoolean();
        }

        writer.WriteBooleanValue(value);
        return value;
    }

    public T Name<T>(T? value)
        where T : struct, Enum
    {
        if (value is not { } name)
        {
            return PackNames.Name<T>(Text(null));
        }

        Text(PackNames.Name(name));
        return name;
    }

    /// <summary>All that is left.</summary>
    public ImmutableArray<T> Rest<T>(JsonConverter<T> item, ImmutableArray<T>? values)
    {
        if (writer is not null)
        {
            foreach (var value in values!)
            {
                item.Write(writer, value, options);
            }

            return values.Value;
        }

        var read = ImmutableArray.CreateBuilder<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            read.Add(item.Read(ref reader, typeof(T), options) ?? throw new JsonException("An item is missing."));
        }

        return read.ToImmutable();
    }

    /// <summary>The reader behind the list.</summary>
    public Utf8JsonReader End()
    {
        if (reader.TokenType != JsonTokenType.EndArray && !(reader.Read() && reader.TokenType == JsonTokenType.EndArray))
        {
            throw new JsonException("A list is longer than its record.");
        }

        return reader;
    }
}
