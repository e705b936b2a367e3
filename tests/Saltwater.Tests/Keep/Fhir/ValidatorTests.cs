using System.Diagnostics;
using System.Text.Json.Nodes;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Validation;
using Saltwater.Guide;
using Task = System.Threading.Tasks.Task;

namespace Saltwater.Tests.Keep.Fhir;

/// <summary>What two validators of others say of every file for a clinic's system: Firely's, which knows the standard's structure and
/// rules, and the one of npm.</summary>
public sealed class ValidatorTests
{
    private const int Mutations = 400;

    private static readonly FhirJsonDeserializer Strict = new(
        new DeserializerSettings().UsingMode(DeserializationMode.Strict, NarrativeValidationKind.FhirXhtml)
    );

    [Fact]
    public void Firely_reads_every_file_strictly_and_finds_no_fault()
    {
        Assert.All(Files.All(), file => Assert.Equal("", Faults(file.Json)));
        Assert.True(Files.Walks.Count > 40, $"{Files.Walks.Count} walks");
    }

    [Fact]
    public void Firely_refuses_a_file_with_one_fault() =>
        Assert.All(Mutated(), file => Assert.True(Faults(file.Json).Length > 0, file.Name));

    [Fact]
    public async Task The_validator_of_npm_accepts_every_file() =>
        Assert.DoesNotContain(await Ask([.. Files.All(), .. Files.All().Select(file => (file.Name, Flat(file.Json)))]), line =>
            !line.StartsWith("yes", StringComparison.Ordinal)
        );

    [Fact]
    public async Task The_validator_of_npm_refuses_a_file_with_one_fault() =>
        Assert.DoesNotContain(await Ask(Mutated(flat: true)), line => !line.StartsWith("no", StringComparison.Ordinal));

    [Fact]
    public void Firely_reads_what_was_meant()
    {
        var form = Read<Questionnaire>(Files.Form(Role.Self));
        var document = Read<Bundle>(Files.Document(Files.Walks[0].Answers, Files.Journal));
        var composition = Assert.IsType<Composition>(document.Entry[0].Resource);

        Assert.Equal(
            (PublicationStatus.Draft, true, Guides.English.Version, Guides.English.Purpose),
            (form.Status, form.Experimental, form.Version, form.Purpose)
        );
        Assert.Equal((Bundle.BundleType.Document, CompositionStatus.Preliminary), (document.Type, composition.Status));
        Assert.All(document.Entry.Skip(1), entry => Assert.IsType<QuestionnaireResponse>(entry.Resource));

        // Whatever a section points at is in the document, and whatever is in it is pointed at.
        Assert.Equal(
            document.Entry.Skip(1).Select(entry => entry.FullUrl),
            composition.Section.SelectMany(section => section.Entry).Select(entry => entry.Reference)
        );
        Assert.Null(composition.Subject);
        Assert.All(composition.Author, author => Assert.Null(author.Reference));
    }

    private static List<(string Name, JsonObject Json)> Mutated(bool flat = false)
    {
        var (random, all) = (new Random(15), Files.All());
        return
        [
            .. Enumerable
                .Range(0, Mutations)
                .Select(each =>
                {
                    var json = flat ? Flat(all[each % all.Count].Json) : all[each % all.Count].Json.DeepClone().AsObject();
                    return (FhirFaults.PutInto(json, random), json);
                }),
        ];
    }

    // The validator of npm looks at no item inside another, so all of them are laid side by side for it.
    private static JsonObject Flat(JsonObject file)
    {
        var json = file.DeepClone().AsObject();
        foreach (
            var resource in (json["entry"]?.AsArray() ?? [])
                .Select(entry => entry!["resource"]!.AsObject())
                .Append(json)
                .Where(resource => resource["item"] is not null)
        )
        {
            var items = Files.Items(resource).Select(each => each.Item).ToList();
            resource["item"] = new JsonArray();
            foreach (var item in items)
            {
                var alone = item.DeepClone().AsObject();
                alone.Remove("item");
                resource["item"]!.AsArray().Add(alone);
            }
        }

        return json;
    }

    private static T Read<T>(JsonObject json)
        where T : Resource => Assert.IsType<T>(Strict.DeserializeResource(json.ToJsonString()));

    private static string Faults(JsonObject json)
    {
        try
        {
            return Strict.TryDeserializeResource(json.ToJsonString(), out var _, out var issues)
                ? ""
                : string.Join('\n', issues.Select(issue => issue.Message));
        }
        catch (DeserializationFailedException fault)
        {
            return fault.Message;
        }
    }

    private static async Task<List<string>> Ask(List<(string Name, JsonObject Json)> files)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", Path.Combine(Guides.Root, "tests", "foreign", "fhir.mjs"))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        foreach (var (name, json) in files)
        {
            await node.StandardInput.WriteLineAsync(new JsonObject { ["what"] = name, ["document"] = json.DeepClone() }.ToJsonString());
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.Equal("", await error);
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        Assert.Equal(files.Count, lines.Count);
        return lines;
    }
}
