using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Saltwater.Guide;

/// <summary>Why a pack cannot be loaded.</summary>
public enum PackFault
{
    /// <summary>It is not JSON of the documented shape.</summary>
    Unreadable,

    /// <summary>Its format is not the one this build knows.</summary>
    OtherFormat,

    /// <summary>Its bytes do not match its hash: it was damaged or changed.</summary>
    Damaged,
}

/// <summary>A pack that was loaded, or why it was not. Exactly one of the two is set.</summary>
public readonly record struct PackLoad(Pack? Pack, PackFault? Fault);

/// <summary>Reads and writes packs as compact JSON. The same pack always gives the same bytes.</summary>
public static class PackJson
{
    /// <summary>The largest pack that is read or written, in bytes.</summary>
    /// <remarks>A bound on what a hostile or mistaken file can cost, and nothing else: the English guide is two fifths of it, and a language
    /// whose letters take two or three bytes each has room. What crosses the wire has budgets of its own, held page by page.</remarks>
    public const int MostBytes = 1_800_000;

    // Written where the hash goes while the hash is taken.
    private const string NoHash = "";

    // Quotation marks and dashes stay as they are: a pack is never pasted into HTML.
    private static readonly PackContext Json = new(
        new(PackContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>The pack's bytes: UTF-8 JSON with its hash filled in.</summary>
    public static byte[] Write(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return JsonSerializer.SerializeToUtf8Bytes(pack with { Hash = HashOf(pack) }, Json.Pack);
    }

    /// <summary>Loads a pack and holds it against its format and its hash. Never throws for bad bytes.</summary>
    public static PackLoad Load(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes)
        {
            return new(null, PackFault.Unreadable);
        }

        try
        {
            return JsonSerializer.Deserialize(utf8, Json.Pack) switch
            {
                null => new(null, PackFault.Unreadable),
                { Format: not Pack.CurrentFormat } => new(null, PackFault.OtherFormat),
                var pack when pack.Hash != HashOf(pack) => new(null, PackFault.Damaged),
                var pack => new(pack, null),
            };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return new(null, PackFault.Unreadable);
        }
    }

    private static string HashOf(Pack pack) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(pack with { Hash = NoHash }, Json.Pack)));
}

// What is false, null or the first of its kind is left out, which saves a quarter of the bytes.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    Converters = [
        typeof(KebabEnum<Role>),
        typeof(KebabEnum<Heading>),
        typeof(KebabEnum<Listener>),
        typeof(KebabEnum<Timing>),
        typeof(KebabEnum<Tone>),
        typeof(KebabEnum<AskedOf>),
        typeof(KebabEnum<PromptTheme>),
        typeof(KebabEnum<Strength>),
        typeof(KebabEnum<Urgency>),
        typeof(KebabEnum<SilentUse>),
        typeof(KebabEnum<Confidence>),
        typeof(KebabEnum<ContactWay>),
        typeof(KebabEnum<WritingDirection>),
        typeof(ConditionJson),
        typeof(ItemJson),
        typeof(SectionJson),
        typeof(WordingJson),
        typeof(AnswerJson),
        typeof(SiteSeenJson),
    ]
)]
[JsonSerializable(typeof(Pack))]
[JsonSerializable(typeof(WrittenAnswer))]
internal sealed partial class PackContext : JsonSerializerContext;

internal sealed class KebabEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>A condition as authors write it: <c>{"head":["known"]}</c> or <c>{"any":[…]}</c>.</summary>
internal sealed class ConditionJson : JsonConverter<Condition>
{
    public override Condition? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ExpectToken(reader.TokenType, JsonTokenType.StartObject);
        reader.Read();
        ExpectToken(reader.TokenType, JsonTokenType.PropertyName);
        var form = reader.GetString()!;
        reader.Read();
        ExpectToken(reader.TokenType, JsonTokenType.StartArray);
        var (answers, parts) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<Condition>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (form is "any" or "all" or "none")
            {
                parts.Add(Read(ref reader, typeToConvert, options)!);
            }
            else
            {
                ExpectToken(reader.TokenType, JsonTokenType.String);
                answers.Add(reader.GetString()!);
            }
        }

        reader.Read();
        ExpectToken(reader.TokenType, JsonTokenType.EndObject);
        return form switch
        {
            "any" => new(null, [], parts.ToImmutable(), [], []),
            "all" => new(null, [], [], parts.ToImmutable(), []),
            "none" => new(null, [], [], [], parts.ToImmutable()),
            _ => new(form, answers.ToImmutable(), [], [], []),
        };
    }

    public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options)
    {
        var (form, parts) = value switch
        {
            { Question: { } question } => (question, []),
            { Any.IsEmpty: false } => ("any", value.Any),
            { All.IsEmpty: false } => ("all", value.All),
            _ => ("none", value.None),
        };
        writer.WriteStartObject();
        writer.WriteStartArray(form);
        foreach (var answer in value.Answers)
        {
            writer.WriteStringValue(answer);
        }

        foreach (var part in parts)
        {
            Write(writer, part, options);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void ExpectToken(JsonTokenType found, JsonTokenType expected)
    {
        if (found != expected)
        {
            throw new JsonException("A condition has one field with a list.");
        }
    }
}

/// <summary>An item as a bare string, or as <c>[text, partnerTalk, source…]</c> where there is more to say.</summary>
internal sealed class ItemJson : RowJson<Item>
{
    public override Item Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new(reader.GetString()!, [], PartnerTalk: false);
        }

        return base.Read(ref reader, typeToConvert, options);
    }

    public override void Write(Utf8JsonWriter writer, Item value, JsonSerializerOptions options)
    {
        if (value.Sources.IsEmpty && !value.PartnerTalk)
        {
            writer.WriteStringValue(value.Text);
            return;
        }

        base.Write(writer, value, options);
    }

    protected override Item Pass(ref JsonRow row, Item? value)
    {
        var (text, partnerTalk) = (row.Text(value?.Text), row.Flag(value?.PartnerTalk ?? false));
        return new(text, row.Rest(JsonMetadataServices.StringConverter!, value?.Sources), partnerTalk);
    }
}

/// <summary>A section as <c>[heading, basis, item…]</c>, its basis as authors write it: <c>S13,judgement</c>.</summary>
internal sealed class SectionJson : RowJson<Section>
{
    private const string Judgement = "judgement";

    private readonly ItemJson item = new();

    protected override Section Pass(ref JsonRow row, Section? value)
    {
        var heading = row.Name(value?.Heading);
        var basis = row.Text(BasisOf(value)).Split(',', StringSplitOptions.RemoveEmptyEntries);
        return new(heading, row.Rest(item, value?.Items), [.. basis.Where(source => source != Judgement)], basis.Contains(Judgement));
    }

    private static string? BasisOf(Section? section) =>
        section switch
        {
            null => null,
            { Judgement: true } => string.Join(',', section.Sources.Add(Judgement)),
            _ => string.Join(',', section.Sources),
        };
}

/// <summary>A sentence as <c>[role, timing, tone, text]</c>.</summary>
internal sealed class WordingJson : RowJson<Wording>
{
    protected override Wording Pass(ref JsonRow row, Wording? value) =>
        new(row.Name(value?.Role), row.Name(value?.Timing), row.Name(value?.Tone), row.Text(value?.Text));
}

/// <summary>An answer as it stands in a pack: what is usual is left out, and effects are as authors write them,
/// <c>"grief":"strongly-for/J"</c>.</summary>
internal sealed record WrittenAnswer(
    string Id,
    string Says,
    string? Partner,
    string? Quiet,
    AskedOf? Role,
    bool Retired,
    bool Exclusive,
    bool Sensitive,
    double? Base,
    OrderedDictionary<string, string>? Effects
);

/// <summary>Answers by way of <see cref="WrittenAnswer"/>.</summary>
internal sealed class AnswerJson : JsonConverter<Answer>
{
    private const string Evidence = "/E";
    private const string Judgement = "/J";
    private const double UsualBaseRate = 1;

    public override Answer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = JsonSerializer.Deserialize(ref reader, FormIn(options)) ?? throw new JsonException("An answer is missing.");
        return new(
            read.Id,
            read.Says,
            read.Partner,
            read.Quiet,
            read.Role ?? AskedOf.Both,
            read.Retired,
            read.Exclusive,
            read.Sensitive,
            read.Base ?? UsualBaseRate,
            [.. (read.Effects ?? []).Select(effect => EffectOf(effect.Key, effect.Value))]
        );
    }

    public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            new WrittenAnswer(
                value.Id,
                value.Says,
                value.SaysPartner,
                value.SaysQuietly,
                Unless(AskedOf.Both, value.AskedOf),
                value.Retired,
                value.Exclusive,
                value.Sensitive,
                Unless(UsualBaseRate, value.BaseRate),
                value.Effects.IsEmpty ? null : new(value.Effects.Select(effect => KeyValuePair.Create(effect.Reason, Written(effect))))
            ),
            FormIn(options)
        );

    // What is usual is left out.
    private static T? Unless<T>(T usual, T value)
        where T : struct => EqualityComparer<T>.Default.Equals(value, usual) ? null : value;

    private static JsonTypeInfo<WrittenAnswer> FormIn(JsonSerializerOptions options) =>
        (JsonTypeInfo<WrittenAnswer>)options.GetTypeInfo(typeof(WrittenAnswer));

    private static string Written(Effect effect) => PackNames.Name(effect.Strength) + (effect.FromEvidence ? Evidence : Judgement);

    private static Effect EffectOf(string reason, string written) =>
        new(
            reason,
            PackNames.Name<Strength>(written is { Length: > 2 } ? written[..^2] : ""),
            written.EndsWith(Evidence, StringComparison.Ordinal)
        );
}

/// <summary>A site as <c>gov.uk 2026-04-22</c>, with a tilde in front if it was only quoted.</summary>
internal sealed class SiteSeenJson : JsonConverter<SiteSeen>
{
    private const char Quoted = '~';

    public override SiteSeen Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = (reader.GetString() ?? "").AsSpan();
        var quoted = text.StartsWith(Quoted.ToString());
        var parts = text.TrimStart(Quoted).ToString().Split(' ', 2);
        return new(parts[0], parts.ElementAtOrDefault(1), quoted);
    }

    public override void Write(Utf8JsonWriter writer, SiteSeen value, JsonSerializerOptions options)
    {
        var seen = string.Join(' ', ((string?[])[value.Site, value.Date]).OfType<string>());
        writer.WriteStringValue(value.Quoted ? Quoted + seen : seen);
    }
}

/// <summary>How what is in a closed list is named inside a pack.</summary>
internal static class PackNames
{
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T Name<T>(string name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Name(value) == name)
            {
                return value;
            }
        }

        throw new JsonException("A name of no known kind.");
    }

    public static string Next(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A text is missing.");
        }

        return reader.GetString()!;
    }
}
