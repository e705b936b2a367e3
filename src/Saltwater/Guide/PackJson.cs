using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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
    /// <remarks>A bound on what a hostile or mistaken file can cost, and nothing else: the English guide is a third of it, and a language whose letters take two or three bytes each has room. What crosses the wire has budgets of its own, held page by page.</remarks>
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
            var pack = JsonSerializer.Deserialize(utf8, Json.Pack);
            return pack is null ? new(null, PackFault.Unreadable)
                : pack.Format != Pack.CurrentFormat ? new(null, PackFault.OtherFormat)
                : pack.Hash != HashOf(pack) ? new(null, PackFault.Damaged)
                : new(pack, null);
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
internal sealed partial class PackContext : JsonSerializerContext;

internal sealed class KebabEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>A condition as authors write it: <c>{"head":["known"]}</c> or <c>{"any":[…]}</c>.</summary>
internal sealed class ConditionJson : JsonConverter<Condition>
{
    public override Condition? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(reader.TokenType, JsonTokenType.StartObject);
        reader.Read();
        Expect(reader.TokenType, JsonTokenType.PropertyName);
        var form = reader.GetString()!;
        reader.Read();
        Expect(reader.TokenType, JsonTokenType.StartArray);
        var (answers, parts) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<Condition>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (form is "any" or "all" or "none")
            {
                parts.Add(Read(ref reader, typeToConvert, options)!);
            }
            else
            {
                Expect(reader.TokenType, JsonTokenType.String);
                answers.Add(reader.GetString()!);
            }
        }

        reader.Read();
        Expect(reader.TokenType, JsonTokenType.EndObject);
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
        var (form, parts) =
            value.Question is not null ? (value.Question, [])
            : !value.Any.IsEmpty ? ("any", value.Any)
            : !value.All.IsEmpty ? ("all", value.All)
            : ("none", value.None);
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

    private static void Expect(JsonTokenType found, JsonTokenType expected)
    {
        if (found != expected)
        {
            throw new JsonException("A condition has one field with a list.");
        }
    }
}

/// <summary>An item as a bare string, or as <c>[text, partnerTalk, source…]</c> where there is more to say.</summary>
internal sealed class ItemJson : JsonConverter<Item>
{
    public override Item Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new(reader.GetString()!, [], PartnerTalk: false);
        }

        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("An item is a text, or a list that begins with one.");
        }

        var text = reader.GetString()!;
        var partnerTalk = reader.Read() && reader.GetBoolean();
        var sources = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            sources.Add(reader.GetString() ?? throw new JsonException("A source has an id."));
        }

        return new(text, sources.ToImmutable(), partnerTalk);
    }

    public override void Write(Utf8JsonWriter writer, Item value, JsonSerializerOptions options)
    {
        if (value.Sources.IsEmpty && !value.PartnerTalk)
        {
            writer.WriteStringValue(value.Text);
            return;
        }

        writer.WriteStartArray();
        writer.WriteStringValue(value.Text);
        writer.WriteBooleanValue(value.PartnerTalk);
        foreach (var source in value.Sources)
        {
            writer.WriteStringValue(source);
        }

        writer.WriteEndArray();
    }
}

/// <summary>A section as <c>[heading, basis, item…]</c>, its basis as authors write it: <c>S13,judgement</c>.</summary>
internal sealed class SectionJson : JsonConverter<Section>
{
    private const string Judgement = "judgement";

    private readonly ItemJson item = new();

    public override Section Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var heading = PackText.Name<Heading>(PackText.Next(ref reader));
        var basis = PackText.Next(ref reader).Split(',', StringSplitOptions.RemoveEmptyEntries);
        var items = ImmutableArray.CreateBuilder<Item>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(item.Read(ref reader, typeof(Item), options)!);
        }

        return new(heading, items.ToImmutable(), [.. basis.Where(source => source != Judgement)], basis.Contains(Judgement));
    }

    public override void Write(Utf8JsonWriter writer, Section value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(PackText.Name(value.Heading));
        writer.WriteStringValue(string.Join(',', value.Judgement ? value.Sources.Add(Judgement) : value.Sources));
        foreach (var each in value.Items)
        {
            item.Write(writer, each, options);
        }

        writer.WriteEndArray();
    }
}

/// <summary>A sentence as <c>[role, timing, tone, text]</c>.</summary>
internal sealed class WordingJson : JsonConverter<Wording>
{
    public override Wording Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (role, timing) = (PackText.Name<Role>(PackText.Next(ref reader)), PackText.Name<Timing>(PackText.Next(ref reader)));
        var (tone, text) = (PackText.Name<Tone>(PackText.Next(ref reader)), PackText.Next(ref reader));
        reader.Read();
        return new(role, timing, tone, text);
    }

    public override void Write(Utf8JsonWriter writer, Wording value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(PackText.Name(value.Role));
        writer.WriteStringValue(PackText.Name(value.Timing));
        writer.WriteStringValue(PackText.Name(value.Tone));
        writer.WriteStringValue(value.Text);
        writer.WriteEndArray();
    }
}

/// <summary>An answer with its effects as authors write them: <c>{"id":"longing","says":"…","effects":{"grief":"strongly-for/J"}}</c>. What is usual is left out.</summary>
internal sealed class AnswerJson : JsonConverter<Answer>
{
    private const string Evidence = "/E";
    private const string Judgement = "/J";
    private const double UsualBaseRate = 1;

    public override Answer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var answer = new Answer("", "", null, null, AskedOf.Both, Retired: false, Exclusive: false, Sensitive: false, UsualBaseRate, []);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = reader.GetString();
            reader.Read();
            answer = field switch
            {
                "id" => answer with { Id = reader.GetString() ?? "" },
                "says" => answer with { Says = reader.GetString() ?? "" },
                "partner" => answer with { SaysPartner = reader.GetString() },
                "quiet" => answer with { SaysQuietly = reader.GetString() },
                "role" => answer with { AskedOf = PackText.Name<AskedOf>(reader.GetString() ?? "") },
                "retired" => answer with { Retired = reader.GetBoolean() },
                "exclusive" => answer with { Exclusive = reader.GetBoolean() },
                "sensitive" => answer with { Sensitive = reader.GetBoolean() },
                "base" => answer with { BaseRate = reader.GetDouble() },
                "effects" => answer with { Effects = Effects(ref reader) },
                _ => throw new JsonException("An answer has no such field."),
            };
        }

        return answer;
    }

    public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id", value.Id);
        writer.WriteString("says", value.Says);
        if (value.SaysPartner is not null)
        {
            writer.WriteString("partner", value.SaysPartner);
        }

        if (value.SaysQuietly is not null)
        {
            writer.WriteString("quiet", value.SaysQuietly);
        }

        if (value.AskedOf != AskedOf.Both)
        {
            writer.WriteString("role", PackText.Name(value.AskedOf));
        }

        if (value.Retired)
        {
            writer.WriteBoolean("retired", true);
        }

        if (value.Exclusive)
        {
            writer.WriteBoolean("exclusive", true);
        }

        if (value.Sensitive)
        {
            writer.WriteBoolean("sensitive", true);
        }

        if (value.BaseRate != UsualBaseRate)
        {
            writer.WriteNumber("base", value.BaseRate);
        }

        if (!value.Effects.IsEmpty)
        {
            writer.WriteStartObject("effects");
            foreach (var effect in value.Effects)
            {
                writer.WriteString(effect.Reason, PackText.Name(effect.Strength) + (effect.FromEvidence ? Evidence : Judgement));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static ImmutableArray<Effect> Effects(ref Utf8JsonReader reader)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var reason = reader.GetString()!;
            var written = PackText.Next(ref reader);
            effects.Add(
                new(
                    reason,
                    PackText.Name<Strength>(written is { Length: > 2 } ? written[..^2] : ""),
                    written.EndsWith(Evidence, StringComparison.Ordinal)
                )
            );
        }

        return effects.ToImmutable();
    }
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
        return new(parts[0], parts is [_, var date] ? date : null, quoted);
    }

    public override void Write(Utf8JsonWriter writer, SiteSeen value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{(value.Quoted ? Quoted : "")}{value.Site}{(value.Date is null ? "" : " " + value.Date)}");
}

/// <summary>The words of closed lists inside a pack.</summary>
internal static class PackText
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

    public static string Next(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A text is missing.");
}
