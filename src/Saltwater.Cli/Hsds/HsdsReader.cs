using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;

namespace Saltwater.Cli.Hsds;

/// <summary>Reads what <see cref="HsdsWriter"/> writes.</summary>
internal static class HsdsReader
{
    /// <summary>The services of a page by country, in the order in which they stand there; null if it is no such page.</summary>
    public static ImmutableArray<CountryServices>? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new() { MaxDepth = 16 })?["contents"] is JsonArray contents
                ?
                [
                    .. contents
                        .Select(each => each!.AsObject())
                        .Select(each => (Facts: Facts(each), Json: each))
                        .GroupBy(each => One(each.Facts, HsdsLabels.Country))
                        .Select(Country),
                ]
                : null;
        }
        catch (Exception fault)
            when (fault is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or NullReferenceException)
        {
            return null;
        }
    }

    private static CountryServices Country(IGrouping<string, (ILookup<string, string> Facts, JsonObject Json)> services) =>
        new(
            services.Key,
            Date(One(services.First().Facts, HsdsLabels.Reviewed)),
            [.. services.Select(each => Service(each.Json, each.Facts, services.Key))]
        );

    private static Service Service(JsonObject json, ILookup<string, string> facts, string country)
    {
        var phones = Items(json, "phones").ToLookup(phone => Text(phone, "type"));
        var (phone, text) = (
            phones["voice"].FirstOrDefault(),
            phones.Where(each => each.Key != "voice").SelectMany(each => each).FirstOrDefault()
        );
        var (number, inside) = (phone is null ? null : Text(phone, "number"), phone is null ? null : Text(phone, "description"));
        var area = Items(json, "service_areas").Select(each => Text(each, "name")).FirstOrDefault();
        return new(
            One(facts, HsdsLabels.Id),
            area == country ? null : area,
            One(facts, HsdsLabels.Need),
            [.. facts[HsdsLabels.AlsoNeed]],
            Text(json, "name")!,
            inside ?? number,
            inside is null ? null : number,
            text is null
                ? null
                : new(Text(text, "number")!, Text(text, "description"), Text(text, "type") is "text" ? "sms" : Text(text, "type")!),
            facts[HsdsLabels.Chat].FirstOrDefault(),
            facts[HsdsLabels.Website].FirstOrDefault(),
            Items(json, "schedules").Select(each => Text(each, "description")).FirstOrDefault(),
            [.. Items(json, "schedules").Where(each => each.ContainsKey("byday")).Select(Time)],
            [.. Items(json, "languages").Select(each => Text(each, "name")!)],
            Text(json, "eligibility_description")!,
            facts.Contains(HsdsLabels.OneGroup),
            Date(Text(json, "assured_date")!),
            Text(json, "fees_description"),
            Kebab.Read<SilentUse>(One(facts, HsdsLabels.WithoutSpeaking)) ?? SilentUse.Unknown,
            facts[HsdsLabels.WithoutSpeakingHow].FirstOrDefault(),
            Text(json, "description"),
            Kebab.Read<Confidence>(One(facts, HsdsLabels.Confidence)) ?? Confidence.Low,
            [.. Items(json, "attributes").Where(each => Text(each, "label") is HsdsLabels.Seen or HsdsLabels.Quoted).Select(Seen)]
        );
    }

    private static OpenTime Time(JsonObject schedule)
    {
        var days = Text(schedule, "byday")!
            .Split(',')
            .Select(code => HsdsDays.Day(code) ?? throw new FormatException())
            .Aggregate(Weekdays.None, (all, day) => all | (Weekdays)(1 << (int)day));
        return new(
            days,
            Minute(Text(schedule, "opens_at")!),
            Minute(Text(schedule, "closes_at")!),
            Facts(schedule)[HsdsLabels.Zone].FirstOrDefault(),
            Text(schedule, "attending_type") is { } via ? Kebab.Read<ContactWay>(via) : null
        );
    }

    private static SiteSeen Seen(JsonObject attribute)
    {
        var parts = Text(attribute, "value")!.Split(' ', 2);
        return new(parts[0], parts.ElementAtOrDefault(1), Text(attribute, "label") == HsdsLabels.Quoted);
    }

    private static ILookup<string, string> Facts(JsonObject of) =>
        Items(of, "attributes").ToLookup(each => Text(each, "label")!, each => Text(each, "value")!);

    private static string One(ILookup<string, string> facts, string label) => facts[label].FirstOrDefault() ?? throw new FormatException();

    private static IEnumerable<JsonObject> Items(JsonObject of, string name) =>
        of[name] is JsonArray items ? items.Select(item => item!.AsObject()) : [];

    private static string? Text(JsonObject of, string name) => (string?)of[name];

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Minute(string time) =>
        (int.Parse(time.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture) * 60)
        + int.Parse(time.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
