using System.Collections.Frozen;
using System.Globalization;
using ModelContextProtocol.Protocol;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Help;
using Saltwater.Reflections;
using Saltwater.Requests;

namespace Saltwater.Cli.ModelContext;

/// <summary>What can be read without an answer. Nothing is known of who reads, so nothing here means talking with the other person.</summary>
internal sealed class AssistantResources
{
    private const string PurposeAddress = "saltwater://purpose";
    private const string Markdown = "text/markdown";

    private readonly FrozenDictionary<string, ReadResourceResult> texts;

    public AssistantResources(Pack pack)
    {
        var said = AssistantTexts.Of(pack);
        List<(Resource Resource, string Text)> all =
        [
            (
                new()
                {
                    Uri = PurposeAddress,
                    Name = "purpose",
                    Title = said.PurposeTitle,
                    MimeType = Markdown,
                },
                PurposeText(pack)
            ),
            .. pack.Reasons.Select(reason =>
                (
                    new Resource
                    {
                        Uri = $"saltwater://reasons/{reason.Id}",
                        Name = reason.Id,
                        Title = reason.Name,
                        Description = said.ReasonAbout,
                        MimeType = Markdown,
                    },
                    ReasonText(pack, reason)
                )
            ),
            .. pack.Services.Select(each =>
                (
                    new Resource
                    {
                        Uri = $"saltwater://services/{each.Country}",
                        Name = $"services-{each.Country}",
                        Title = said.CountryAbout(Countries.Name(pack, each.Country)),
                        MimeType = Markdown,
                    },
                    ServicesText(pack, each.Country)
                )
            ),
        ];
        All = new() { Resources = [.. all.Select(each => each.Resource)] };
        Templates = new()
        {
            ResourceTemplates =
            [
                new()
                {
                    UriTemplate = "saltwater://reasons/{reason}",
                    Name = "reason",
                    Description = said.ReasonAbout,
                    MimeType = Markdown,
                },
                new()
                {
                    UriTemplate = "saltwater://services/{country}",
                    Name = "services",
                    Description = said.ServicesAbout,
                    MimeType = Markdown,
                },
            ],
        };
        texts = all.ToFrozenDictionary(
            each => each.Resource.Uri,
            each => new ReadResourceResult
            {
                Contents =
                [
                    new TextResourceContents
                    {
                        Uri = each.Resource.Uri,
                        MimeType = Markdown,
                        Text = each.Text,
                    },
                ],
            },
            StringComparer.Ordinal
        );
    }

    public ListResourcesResult All { get; }

    public ListResourceTemplatesResult Templates { get; }

    public ReadResourceResult ReadResource(string? address) =>
        texts.GetValueOrDefault(address ?? "") ?? throw AssistantServer.ToException(RequestProblem.NotThere);

    private static string PurposeText(Pack pack) =>
        JoinParagraphs(
            pack.Purpose,
            $"{AssistantTexts.Of(pack).Status} {pack.Safety.Unverified}",
            AssistantTexts.Of(pack).Seen,
            string.Create(CultureInfo.InvariantCulture, $"{pack.Version}, {pack.Reviewed:yyyy-MM-dd}, {pack.Hash}")
        );

    private static string ReasonText(Pack pack, Reason reason) =>
        JoinParagraphs([
            $"# {reason.Name}",
            reason.Summary,
            .. reason
                .Sections.Where(section => section.Heading != Heading.IfYouAreThePartner)
                .SelectMany(section =>
                    (string[])
                        [
                            $"## {PlainWords.Of(pack, section.Heading)}",
                            .. section
                                .Items.Where(item => !item.PartnerTalk)
                                .Select(item => $"- {item.Text}{(item.Sources.IsEmpty ? "" : $" ({string.Join(", ", item.Sources)})")}"),
                        ]
                ),
        ]);

    private static string ServicesText(Pack pack, string country) =>
        JoinParagraphs([
            $"# {Countries.Name(pack, country)}",
            HelpTexts.Of(pack).Trace,
            .. ServiceFinder
                .Find(pack, country, null)!
                .Value.Select(service =>
                    $"- {string.Join(" · ", new[]
            {
                service.Name,
                service.Category,
                service.Phone,
                service.Text is { } text ? $"{text.Via} {text.Keyword} {text.Number}" : null,
                service.Chat,
                service.Website,
                service.Hours,
                service.Audience,
                service.Note,
                DatesOf(service),
            }.OfType<string>())}"
                ),
        ]);

    private static string DatesOf(Service service) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{service.Checked:yyyy-MM-dd}, {ServiceReviews.NewestSource(service):yyyy-MM-dd}, {Authoring.Kebab.Write(service.Confidence)}"
        );

    private static string JoinParagraphs(params IEnumerable<string> lines) => string.Join("\n\n", lines) + "\n";
}
