using System.Text;
using System.Text.Json.Nodes;
using Saltwater.Cli.Hsds;
using Saltwater.Guide;

namespace Saltwater.Tests.Cli;

/// <summary>Services for other directories: Open Referral HSDS 3.</summary>
public sealed class HsdsTests
{
    private static readonly JsonObject Page = HsdsWriter.Write(Guides.English.Services);

    private static readonly string[] OfService = ["id", "name", "status"], OfOrganization = ["id", "name", "description"], Statuses = ["active", "inactive", "defunct", "temporarily closed"];

    private static IEnumerable<JsonObject> Services => Page["contents"]!.AsArray().Select(each => each!.AsObject());

    // What the specification's schemas of service, organization, phone, schedule, service_area, language and attribute require.
    [Fact]
    public void Every_service_has_what_the_specification_requires()
    {
        Assert.Equal(Guides.English.Services.Sum(each => each.Services.Length), Services.Count());
        Assert.All(Services, service =>
        {
            Assert.All(OfService, name => Assert.NotEqual("", (string)service[name]!));
            Assert.All(OfOrganization, name => Assert.NotEqual("", (string)service["organization"]![name]!));
            Assert.Contains((string)service["status"]!, Statuses);
            Assert.True(service["url"] is null || Uri.TryCreate((string)service["url"]!, UriKind.Absolute, out _));
            Assert.All(Items(service, "phones"), phone => Assert.False(string.IsNullOrWhiteSpace((string?)phone["number"])));
            Assert.All(Items(service, "schedules"), schedule => Assert.True(schedule["freq"] is null || (string)schedule["freq"]! is "WEEKLY" or "MONTHLY"));
        });
    }

    [Fact]
    public void Every_id_is_a_uuid_of_its_own_and_the_same_next_time()
    {
        var ids = Ids(Page).ToList();

        Assert.All(ids, id => Assert.True(Guid.TryParse(id, out _)));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids, Ids(HsdsWriter.Write(Guides.English.Services)));
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same_services() =>
        Assert.Equal(Bytes(Guides.English), Bytes(Guides.English with { Services = HsdsReader.Read(Encoding.UTF8.GetBytes(Page.ToJsonString()))!.Value }));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{ "contents": [ {} ] }""")]
    [InlineData("""{ "contents": [ { "name": "Somebody's list", "attributes": [ { "label": "country", "value": "GB" } ] } ] }""")]
    [InlineData("""{ "contents": [ 1 ] }""")]
    public void A_file_of_something_else_is_refused_whole(string text) => Assert.Null(HsdsReader.Read(Encoding.UTF8.GetBytes(text)));

    private static byte[] Bytes(Pack pack) => PackBytes.Write(pack);

    private static IEnumerable<JsonObject> Items(JsonObject of, string name) => of[name]?.AsArray().Select(each => each!.AsObject()) ?? [];

    private static IEnumerable<string> Ids(JsonNode? node) => node switch
    {
        JsonObject map => map.Where(each => each.Key == "id").Select(each => (string)each.Value!).Concat(map.SelectMany(each => Ids(each.Value))),
        JsonArray list => list.SelectMany(Ids),
        _ => [],
    };
}
