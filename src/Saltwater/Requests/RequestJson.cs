using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.Reflections;

namespace Saltwater.Requests;

/// <summary>How replies are written, compiled in. Every field is written, null or empty where there is nothing, since the schemas require
/// all of them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
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
        typeof(KebabEnum<Listener>),
        typeof(KebabEnum<AskedBecause>),
        typeof(KebabEnum<StoppedBecause>),
        typeof(KebabEnum<SilentUse>),
        typeof(KebabEnum<Confidence>),
        typeof(KebabEnum<Heading>),
    ]
)]
[JsonSerializable(typeof(ReflectionDocument))]
[JsonSerializable(typeof(WordsDocument))]
[JsonSerializable(typeof(NowDocument))]
[JsonSerializable(typeof(ServicesDocument))]
internal sealed partial class RequestJson : JsonSerializerContext;

/// <summary>The replies as they are written: on one line, readable, and not meant to be pasted into HTML.</summary>
internal static class ReplyJson
{
    public static RequestJson Shapes { get; } =
        new(new(RequestJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
