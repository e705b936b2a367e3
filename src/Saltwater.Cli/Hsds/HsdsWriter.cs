using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;

namespace Saltwater.Cli.Hsds;

/// <summary>Services as other directories read them: Open Referral's Human Services Data Specification, version 3, a page of services with
/// all they hold.</summary>
/// <remarks>What the specification has no field for, such as how to reach a service without speaking, stands in attributes that
/// <see cref="HsdsReader"/> knows.</remarks>
internal static class HsdsWriter
{
    /// <summary>One page with every service of these countries.</summary>
    public static JsonObject Write(IEnumerable<CountryServices> countries)
    {
        JsonArray contents = [.. countries.SelectMany(country => country.Services.Select(service => Write(country, service)))];
        return new()
        {
            ["total_items"] = contents.Count,
            ["total_pages"] = 1,
            ["page_number"] = 1,
            ["size"] = contents.Count,
            ["first_page"] = true,
            ["last_page"] = true,
            ["empty"] = contents.Count == 0,
            ["contents"] = contents,
        };
    }

    private static JsonObject Write(CountryServices country, Service service)
    {
        var id = ToUuid(service.Id);
        return WithoutEmpty(
            new()
            {
                ["id"] = id,
                ["name"] = service.Name,
                ["description"] = service.Note,
                ["url"] = ToAddress(service.Website),
                ["status"] = "active",
                ["fees_description"] = service.Cost,
                ["eligibility_description"] = service.Audience,
                ["assured_date"] = service.Checked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["organization"] = new JsonObject
                {
                    ["id"] = ToUuid(service.Id, "organization"),
                    ["name"] = service.Name,
                    ["description"] = $"For {service.Audience}.",
                },
                ["phones"] = new JsonArray([.. WritePhones(service)]),
                ["schedules"] = new JsonArray([.. WriteSchedules(service)]),
                ["service_areas"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = ToUuid(service.Id, "area"),
                        ["service_id"] = id,
                        ["name"] = service.Region ?? country.Country,
                    }
                ),
                ["languages"] = new JsonArray([.. service.Languages.Select((language, at) => WriteLanguage(service, language, at))]),
                ["attributes"] = new JsonArray([
                    .. FactsOf(country, service)
                        .Select((fact, at) => WriteAttribute(ToUuid(service.Id, "attribute", at), "service", id, fact.Label, fact.Value)),
                ]),
            }
        );
    }

    private static IEnumerable<JsonObject> WritePhones(Service service)
    {
        if (service.Phone is { } phone)
        {
            yield return WithoutEmpty(
                new()
                {
                    ["id"] = ToUuid(service.Id, "phone"),
                    ["service_id"] = ToUuid(service.Id),
                    ["number"] = service.PhoneE164 ?? phone,
                    ["type"] = "voice",
                    ["description"] = service.PhoneE164 is null ? null : phone,
                }
            );
        }

        if (service.Text is { } text)
        {
            yield return WithoutEmpty(
                new()
                {
                    ["id"] = ToUuid(service.Id, "text"),
                    ["service_id"] = ToUuid(service.Id),
                    ["number"] = text.Number,
                    ["type"] = text.Via == "sms" ? "text" : text.Via,
                    ["description"] = text.Keyword,
                }
            );
        }
    }

    // The specification knows an offset and no zone, which would be wrong for half of the year: the zone is an attribute.
    private static IEnumerable<JsonObject> WriteSchedules(Service service)
    {
        if (service.Hours is not null && service.Open.IsEmpty)
        {
            yield return new()
            {
                ["id"] = ToUuid(service.Id, "schedule"),
                ["service_id"] = ToUuid(service.Id),
                ["description"] = service.Hours,
            };
        }

        foreach (var (at, time) in service.Open.Index())
        {
            yield return WithoutEmpty(
                new()
                {
                    ["id"] = ToUuid(service.Id, "schedule", at),
                    ["service_id"] = ToUuid(service.Id),
                    ["freq"] = "WEEKLY",
                    ["byday"] = string.Join(',', Enum.GetValues<DayOfWeek>().Where(time.On).Select(HsdsDays.CodeOf)),
                    ["opens_at"] = OpenTime.Time(time.From),
                    ["closes_at"] = OpenTime.Time(time.To),
                    ["description"] = service.Hours,
                    ["attending_type"] = time.Via?.ToString().ToLowerInvariant(),
                    ["attributes"] = WriteZone(service, time, at),
                }
            );
        }
    }

    private static JsonArray? WriteZone(Service service, OpenTime time, int at)
    {
        if (time.Zone is null)
        {
            return null;
        }

        var id = ToUuid(service.Id + "/schedule", "attribute", at);
        return new(WriteAttribute(id, "schedule", ToUuid(service.Id, "schedule", at), HsdsLabels.Zone, time.Zone));
    }

    private static IEnumerable<(string Label, string Value)> FactsOf(CountryServices country, Service service) =>
        new (string Label, string? Value)[]
        {
            (HsdsLabels.Id, service.Id),
            (HsdsLabels.Country, country.Country),
            (HsdsLabels.Reviewed, country.Reviewed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (HsdsLabels.Need, service.Category),
            (HsdsLabels.Chat, service.Chat),
            (HsdsLabels.Website, service.Website),
            (HsdsLabels.OneGroup, service.OneGroup ? "true" : null),
            (HsdsLabels.WithoutSpeaking, Kebab.Write(service.SilentUse)),
            (HsdsLabels.WithoutSpeakingHow, service.SilentHow),
            (HsdsLabels.Confidence, Kebab.Write(service.Confidence)),
        }
            .Concat(service.Also.Select(need => (Label: HsdsLabels.AlsoNeed, Value: (string?)need)))
            .Concat(
                service.Seen.Select(seen =>
                    (Label: seen.Quoted ? HsdsLabels.Quoted : HsdsLabels.Seen, Value: (string?)$"{seen.Site} {seen.Date}".TrimEnd())
                )
            )
            .Where(fact => fact.Value is not null)
            .Select(fact => (fact.Label, fact.Value!));

    private static JsonObject WriteAttribute(string id, string entity, string of, string label, string value) =>
        new()
        {
            ["id"] = id,
            ["link_id"] = of,
            ["link_entity"] = entity,
            ["label"] = label,
            ["value"] = value,
        };

    // Some services say in words what they offer, such as interpreters: only a language of its own has a code.
    private static JsonObject WriteLanguage(Service service, string language, int at) =>
        WithoutEmpty(
            new()
            {
                ["id"] = ToUuid(service.Id, "language", at),
                ["service_id"] = ToUuid(service.Id),
                ["name"] = language,
                ["code"] = language.Length is 2 or 3 && language.All(char.IsAsciiLetterLower) ? language : null,
            }
        );

    private static string? ToAddress(string? said)
    {
        if (said is null || said.Contains("://", StringComparison.Ordinal))
        {
            return said;
        }

        return "https://" + said;
    }

    private static JsonObject WithoutEmpty(JsonObject all)
    {
        foreach (var name in all.Where(each => each.Value is null or JsonArray { Count: 0 }).Select(each => each.Key).ToList())
        {
            all.Remove(name);
        }

        return all;
    }

    // The same every time, so that another directory recognises a service: RFC 9562, version 8.
    private static string ToUuid(string id, string part = "", int at = 0)
    {
        var bytes = SHA256
            .HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"saltwater service {id} {part} {at}")))
            .AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
