using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Saltwater.Guide;
using Saltwater.Reflections;

namespace Saltwater.Json;

/// <summary>How the documented shapes are written and read, compiled in: nothing is looked up while the program runs, so that trimmed programs can use it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(KebabCase<Role>), typeof(KebabCase<Conclusion>), typeof(KebabCase<Urgency>), typeof(KebabCase<Band>), typeof(KebabCase<Strength>), typeof(KebabCase<Timing>), typeof(KebabCase<Tone>),
        typeof(KebabCase<AskedBecause>), typeof(KebabCase<StoppedBecause>), typeof(KebabCase<SilentUse>), typeof(KebabCase<Confidence>), typeof(KebabCase<Heading>),
    ])]
[JsonSerializable(typeof(AnswersRequest))]
[JsonSerializable(typeof(ReflectionDocument))]
internal sealed partial class JsonShapes : JsonSerializerContext;

/// <summary>The shapes as they are written.</summary>
internal static class DocumentedJson
{
    /// <summary>Readable, and not meant to be pasted into HTML.</summary>
    public static JsonShapes Shapes { get; } = new(new(JsonShapes.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Names of closed lists as people write them: <c>strongly-for</c> for <c>StronglyFor</c>. A number is no name.</summary>
internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
