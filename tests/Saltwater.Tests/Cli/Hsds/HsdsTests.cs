using System.Text;
using System.Text.Json.Nodes;
using Saltwater.Cli.Hsds;
using Saltwater.Guide;
using Saltwater.Tests.Json;

namespace Saltwater.Tests.Cli.Hsds;

/// <summary>Services for other directories: Open Referral HSDS 3.</summary>
public sealed class HsdsTests
{
    private static readonly JsonObject Page = HsdsWriter.Write(Guides.English.Services);

    private const int Mutations = 500;

    private static readonly string[] Parts = ["phones", "schedules", "service_areas", "languages"];

    private static IEnumerable<JsonObject> Services => Page["contents"]!.AsArray().Select(each => each!.AsObject());

    [Fact]
    public async Task A_foreign_validator_accepts_the_page_and_each_service()
    {
        var said = await Ask([("all", Page), .. Services.Select(service => ((string)service["name"]!, (JsonNode)PageOf(service)))]);

        Assert.Equal(1 + Guides.English.Services.Sum(each => each.Services.Length), said.Count);
        Assert.DoesNotContain(said, line => !line.StartsWith("yes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_with_one_fault_is_refused()
    {
        var random = new Random(15);
        var services = Services.ToList();
        var said = await Ask([
            .. Enumerable
                .Range(0, Mutations)
                .Select(_ =>
                {
                    var page = PageOf(services[random.Next(services.Count)]);
                    return (PutFaultInto(page, random), (JsonNode)page);
                }),
        ]);

        Assert.DoesNotContain(said, line => !line.StartsWith("no", StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_names_something_else_names_what_it_stands_in()
    {
        foreach (var service in Services)
        {
            Assert.All(Items(service, "attributes"), each =>
                Assert.Equal(("service", (string)service["id"]!), ((string)each["link_entity"]!, (string)each["link_id"]!))
            );
            Assert.All(Parts.SelectMany(part => Items(service, part)), each =>
                Assert.Equal((string)service["id"]!, (string)each["service_id"]!)
            );
            Assert.All(Items(service, "schedules"), schedule =>
                Assert.All(Items(schedule, "attributes"), each =>
                    Assert.Equal(("schedule", (string)schedule["id"]!), ((string)each["link_entity"]!, (string)each["link_id"]!))
                )
            );
        }
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
        Assert.Equal(
            Bytes(Guides.English),
            Bytes(Guides.English with { Services = HsdsReader.Read(Encoding.UTF8.GetBytes(Page.ToJsonString()))!.Value })
        );

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{ "contents": [ {} ] }""")]
    [InlineData("""{ "contents": [ { "name": "Somebody's list", "attributes": [ { "label": "country", "value": "GB" } ] } ] }""")]
    [InlineData("""{ "contents": [ 1 ] }""")]
    public void A_file_of_something_else_is_refused_whole(string text) => Assert.Null(HsdsReader.Read(Encoding.UTF8.GetBytes(text)));

    private static JsonObject PageOf(JsonObject service) =>
        new()
        {
            ["total_items"] = 1,
            ["total_pages"] = 1,
            ["page_number"] = 1,
            ["size"] = 1,
            ["first_page"] = true,
            ["last_page"] = true,
            ["empty"] = false,
            ["contents"] = new JsonArray(service.DeepClone()),
        };

    private static Task<List<string>> Ask(List<(string What, JsonNode Document)> pages)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Guides.Root, "tests", "foreign", "hsds-3.schema.json")));
        return ForeignSchemas.Ask(new() { ["page"] = schema }, [.. pages.Select(page => ("page", page.What, page.Document))]);
    }

    private static string PutFaultInto(JsonObject page, Random random)
    {
        var all = Below(page).ToList();
        while (true)
        {
            var node = all[random.Next(all.Count)];
            var name = node.Parent is JsonObject ? node.GetPropertyName() : "";
            var path = node.GetPath();
            switch (random.Next(5), node)
            {
                case (0, JsonObject map) when map.ContainsKey("id"):
                    map.Remove("id");
                    return $"{path} lost its id";
                case (1, JsonObject map):
                    map["added"] = "text";
                    return $"{path} has one more field";
                case (2, JsonValue)
                    when name is "status" or "freq" or "byday" or "opens_at" or "assured_date" or "link_entity"
                        || name.EndsWith("id", StringComparison.Ordinal):
                    node.ReplaceWith("no-such-value");
                    return $"{path} is in no list";
                case (3, { Parent: not null }):
                    node.ReplaceWith<JsonNode>(node is JsonArray ? "text" : new JsonArray("text"));
                    return $"{path} is of another type";
                case (4, { Parent: not null }):
                    node.ReplaceWith<JsonNode?>(null);
                    return $"{path} is null";
            }
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) =>
        [
            node,
            .. (
                node switch
                {
                    JsonObject map => map.Select(field => field.Value),
                    JsonArray list => list,
                    _ => (IEnumerable<JsonNode?>)[],
                }
            ).SelectMany(inside => Below(inside!)),
        ];

    private static byte[] Bytes(Pack pack) => PackBytes.Write(pack);

    private static IEnumerable<JsonObject> Items(JsonObject of, string name) => of[name]?.AsArray().Select(each => each!.AsObject()) ?? [];

    private static IEnumerable<string> Ids(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.Where(each => each.Key == "id")
                .Select(each => (string)each.Value!)
                .Concat(map.SelectMany(each => Ids(each.Value))),
            JsonArray list => list.SelectMany(Ids),
            _ => [],
        };
}
