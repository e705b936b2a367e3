using System.Collections.Immutable;
using System.Text.Json;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>The small data files of this folder, carried inside the library: each one object that holds one list of flat rows of
/// texts.</summary>
internal static class Resource
{
    /// <summary>The rows of a file.</summary>
    public static ImmutableArray<Row> Rows(string file)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not in the library. It is named in Saltwater.Keep.csproj.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var reader = new Utf8JsonReader(bytes);
        while (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Read();
        }

        var rows = ImmutableArray.CreateBuilder<Row>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            rows.Add(ReadRow(ref reader));
        }

        return rows.ToImmutable();
    }

    private static Row ReadRow(ref Utf8JsonReader reader)
    {
        var cells = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            cells[name] = reader.TokenType == JsonTokenType.StartArray ? ReadTexts(ref reader) : [reader.GetString()!];
        }

        return new(cells);
    }

    private static ImmutableArray<string> ReadTexts(ref Utf8JsonReader reader)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(reader.GetString()!);
        }

        return texts.ToImmutable();
    }
}

/// <summary>A row: texts by name.</summary>
internal sealed class Row(Dictionary<string, ImmutableArray<string>> cells)
{
    /// <summary>One text.</summary>
    /// <exception cref="InvalidDataException">The row has none of this name.</exception>
    public string this[string name] => Optional(name) ?? throw new InvalidDataException($"A row has no \"{name}\".");

    public string? Optional(string name) => cells.TryGetValue(name, out var texts) ? texts[0] : null;

    public ImmutableArray<string> List(string name) => cells.TryGetValue(name, out var texts) ? texts : [];
}
