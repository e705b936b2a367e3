using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saltwater.Cli.Streams;

/// <summary>Writes what only this command says for other programs; a reflection is written by the library.</summary>
internal static class OutputJson
{
    // Readable, and not meant to be pasted into HTML.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Write(object value) => JsonSerializer.Serialize(value, Options) + "\n";
}
