using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Json;

/// <summary>How the documented shapes are written and read, compiled in: nothing is looked up while the program runs, so that trimmed
/// programs can use it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(KebabEnum<Role>),
        typeof(KebabEnum<Conclusion>),
        typeof(KebabEnum<Urgency>),
        typeof(KebabEnum<Band>),
        typeof(KebabEnum<Strength>),
        typeof(KebabEnum<Timing>),
        typeof(KebabEnum<Tone>),
        typeof(KebabEnum<AskedBecause>),
        typeof(KebabEnum<StoppedBecause>),
        typeof(KebabEnum<SilentUse>),
        typeof(KebabEnum<Confidence>),
        typeof(KebabEnum<ContactWay>),
        typeof(KebabEnum<Heading>),
    ]
)]
[JsonSerializable(typeof(AnswersRequest))]
[JsonSerializable(typeof(ReflectionDocument))]
internal sealed partial class JsonShapes : JsonSerializerContext;

/// <summary>The shapes as they are written.</summary>
internal static class DocumentedJson
{
    /// <summary>Readable, and not meant to be pasted into HTML.</summary>
    public static JsonShapes Shapes { get; } =
        new(new(JsonShapes.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
