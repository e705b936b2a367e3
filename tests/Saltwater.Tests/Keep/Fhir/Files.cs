using System.Text;
using System.Text.Json.Nodes;
using Saltwater.Guide;
using Saltwater.Keep;
using Saltwater.Keep.Appointments;
using Saltwater.Keep.Fhir;
using Saltwater.Keep.Journal;
using Saltwater.Tests.Golden;

namespace Saltwater.Tests.Keep.Fhir;

/// <summary>Every file for a clinic's system that the tests look at: the forms, and of each walk the answers and the document.</summary>
internal static class Files
{
    private static readonly RecordId Id = new(0x5AFE);

    /// <summary>Every walk of someone who is 18.</summary>
    public static List<(string Name, Answers Answers)> Walks { get; } =
    [
        .. WalkTests
            .Walks.Select(walk =>
                (
                    walk.Data,
                    Walk.Read(File.ReadAllText(Path.Combine(Guides.Root, "tests", "Saltwater.Tests", "Golden", walk.Data + ".md"))).Answers
                )
            )
            .Where(walk => QuestionnaireResponse.Write(Guides.English, walk.Answers, null, out _) is not null),
    ];

    /// <summary>Evenings with everything an entry can hold, hostile words among it.</summary>
    public static AppointmentChoices Journal { get; } =
        new()
        {
            Entries =
            [
                new()
                {
                    Id = new(1),
                    Day = new(2026, 3, 14),
                    Time = new(21, 30),
                    WrittenOn = new(2026, 3, 19),
                    Company = Company.WithSomeone,
                    Tears = true,
                    Felt = Felt.Mixed,
                    Note = "  <b>Long</b> & \"odd\" week.\u0000\u202E \uD800 \uFFFE\n\tIt eased something.  ",
                    Facts = Entry
                        .NoFacts.Add("stress", ["overloaded"])
                        .Add("meds", ["contraception", "other"])
                        .Add("wanted", ["skip"])
                        .Add("gone-since", ["yes"]),
                },
                new()
                {
                    Id = new(2),
                    Day = new(2026, 3, 2),
                    WrittenOn = new(2026, 3, 2),
                    Company = Company.Alone,
                    Tears = false,
                    Felt = Felt.Good,
                    Note = "\u0001 ",
                },
            ],
            Fields =
                AppointmentFields.Time
                | AppointmentFields.Company
                | AppointmentFields.Tears
                | AppointmentFields.Felt
                | AppointmentFields.Note
                | AppointmentFields.FromMemory,
            Questions = new HashSet<string> { "stress", "meds", "wanted", "gone-since" },
            BleedingBegan = [new(2026, 3, 1), new(2026, 2, 1)],
            Asks = ["Is this <usual>?", " "],
        };

    /// <summary>The form.</summary>
    public static JsonObject Form(Role role) => Parsed(Questionnaire.Write(Guides.English, role));

    /// <summary>The answers of the form.</summary>
    public static JsonObject Response(Answers answers) => Parsed(QuestionnaireResponse.Write(Guides.English, answers, null, out _)!);

    /// <summary>The document.</summary>
    public static JsonObject Document(Answers? answers, AppointmentChoices? chosen = null, IReadOnlySet<string>? only = null) =>
        Parsed(DocumentBundle.Write(Guides.English, answers, only, chosen, Guides.Today, Id)!);

    /// <summary>All of them.</summary>
    public static List<(string Name, JsonObject Json)> All() =>
        [
            ("form", Form(Role.Self)),
            ("form of the partner", Form(Role.Partner)),
            ("journal", Document(null, Journal)),
            (
                "journal to the month",
                Document(
                    null,
                    new()
                    {
                        Entries = Journal.Entries,
                        Dates = DateDetail.Month,
                        Fields = AppointmentFields.None,
                    }
                )
            ),
            ("both", Document(Walks[0].Answers, Journal)),
            .. Walks.Select(walk => ("answers of " + walk.Name, Response(walk.Answers))),
            .. Walks.Select(walk => ("document of " + walk.Name, Document(walk.Answers))),
        ];

    /// <summary>Every item of a form or of answers, with those around it.</summary>
    public static IEnumerable<(JsonObject Item, JsonObject[] Around)> Items(JsonObject of, params JsonObject[] around) =>
        (of["item"]?.AsArray() ?? [])
            .Select(item => item!.AsObject())
            .SelectMany(item => Items(item, [.. around, item]).Prepend((item, around)));

    private static JsonObject Parsed(byte[] json) => JsonNode.Parse(Encoding.UTF8.GetString(json))!.AsObject();
}
