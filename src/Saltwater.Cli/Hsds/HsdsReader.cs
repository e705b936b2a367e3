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
            if (JsonNode.Parse(json, documentOptions: new() { MaxDepth = 16 })?["contents"] is not JsonArray contents)
            {
                return null;
            }

            return
            [
                .. contents
                    .Select(each => each!.AsObject())
                    .Select(each => (Facts: ReadFacts(each), Json: each))
                    .GroupBy(each => SingleFact(each.Facts, HsdsLabels.Country))
                    .Select(ReadCountry),
            ];
        }
        catch (Exception fault)
            when (fault is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or NullReferenceException)
        {
            return null;
        }
    }

    private static CountryServices ReadCountry(IGrouping<string, (ILookup<string, string> Facts, JsonObject Json)> services) =>
        new(
            services.Key,
            ParseDate(SingleFact(services.First().Facts, HsdsLabels.Reviewed)),
            [.. services.Select(each => ReadService(each.Json, each.Facts, services.Key))]
        );

    private static Service ReadService(JsonObject json, ILookup<string, string> facts, string country)
    {
        var phones = ItemsOf(json, "phones").ToLookup(phone => TextOf(phone, "type"));
        var (phone, text) = (
            phones["voice"].FirstOrDefault(),
            phones.Where(each => each.Key != "voice").SelectMany(each => each).FirstOrDefault()
        );
        var (number, inside) = (TextOf(phone, "number"), TextOf(phone, "description"));
        var area = ItemsOf(json, "service_areas").Select(each => TextOf(each, "name")).FirstOrDefault();
        return new(
            SingleFact(facts, HsdsLabels.Id),
            area == country ? null : area,
            SingleFact(facts, HsdsLabels.Need),
            [.. facts[HsdsLabels.AlsoNeed]],
            TextOf(json, "name")!,
            inside ?? number,
            inside is null ? null : number,
            ReadTextLine(text),
            facts[HsdsLabels.Chat].FirstOrDefault(),
            facts[HsdsLabels.Website].FirstOrDefault(),
            ItemsOf(json, "schedules").Select(each => TextOf(each, "description")).FirstOrDefault(),
            [.. ItemsOf(json, "schedules").Where(each => each.ContainsKey("byday")).Select(ReadTime)],
            [.. ItemsOf(json, "languages").Select(each => TextOf(each, "name")!)],
            TextOf(json, "eligibility_description")!,
            facts.Contains(HsdsLabels.OneGroup),
            ParseDate(TextOf(json, "assured_date")!),
            TextOf(json, "fees_description"),
            Kebab.Read<SilentUse>(SingleFact(facts, HsdsLabels.WithoutSpeaking)) ?? SilentUse.Unknown,
            facts[HsdsLabels.WithoutSpeakingHow].FirstOrDefault(),
            TextOf(json, "description"),
            Kebab.Read<Confidence>(SingleFact(facts, HsdsLabels.Confidence)) ?? Confidence.Low,
            [.. ItemsOf(json, "attributes").Where(each => TextOf(each, "label") is HsdsLabels.Seen or HsdsLabels.Quoted).Select(ReadSeen)]
        );
    }

    private static TextLine? ReadTextLine(JsonObject? phone)
    {
        if (phone is null)
        {
            return null;
        }

        var via = TextOf(phone, "type")!;
        return new(TextOf(phone, "number")!, TextOf(phone, "description"), via == "text" ? "sms" : via);
    }

    private static OpenTime ReadTime(JsonObject schedule)
    {
        var days = TextOf(schedule, "byday")!
            .Split(',')
            .Select(code => HsdsDays.DayOf(code) ?? throw new FormatException())
            .Aggregate(Weekdays.None, (all, day) => all | (Weekdays)(1 << (int)day));
        return new(
            days,
            ParseMinute(TextOf(schedule, "opens_at")!),
            ParseMinute(TextOf(schedule, "closes_at")!),
            ReadFacts(schedule)[HsdsLabels.Zone].FirstOrDefault(),
            Kebab.Read<ContactWay>(TextOf(schedule, "attending_type") ?? "")
        );
    }

    private static SiteSeen ReadSeen(JsonObject attribute)
    {
        var parts = TextOf(attribute, "value")!.Split(' ', 2);
        return new(parts[0], parts.ElementAtOrDefault(1), TextOf(attribute, "label") == HsdsLabels.Quoted);
    }

    private static ILookup<string, string> ReadFacts(JsonObject of) =>
        ItemsOf(of, "attributes").ToLookup(each => TextOf(each, "label")!, each => TextOf(each, "value")!);

    private static string SingleFact(ILookup<string, string> facts, string label) =>
        facts[label].FirstOrDefault() ?? throw new FormatException();

    private static IEnumerable<JsonObject> ItemsOf(JsonObject of, string name) =>
        (of[name] as JsonArray ?? []).Select(item => item!.AsObject());

    private static string? TextOf(JsonObject? of, string name) => (string?)of?[name];

    private static DateOnly ParseDate(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int ParseMinute(string time) =>
        (int.Parse(time.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture) * 60)
        + int.Parse(time.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
