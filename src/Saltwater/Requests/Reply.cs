using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Help;
using Saltwater.Json;
using Saltwater.Reflections;
using Saltwater.Safety;
using Saltwater.Words;

namespace Saltwater.Requests;

/// <summary>What a request of another program gets: a pure function of guide and request, the same for every way of asking.</summary>
/// <param name="First">What has to be seen before anything else, a line each.</param>
/// <param name="Json">The documented JSON, UTF-8.</param>
internal sealed record Reply(ImmutableArray<string> First, ReadOnlyMemory<byte> Json)
{
    /// <summary>Answers a request.</summary>
    public static Reply To(ReasonNetwork network, Asked asked, Request request)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(request);
        var (pack, answers) = (network.Pack, request.Answers);
        if (asked == Asked.Reflect)
        {
            var reflection = ReflectionJson.Of(pack, Reflection.On(network, answers), request.Country);
            return WriteReply(
                pack,
                request.Country,
                reflection.Flags,
                reflection.Unverified,
                reflection.Youth,
                reflection,
                ReplyJson.Shapes.ReflectionDocument
            );
        }

        var standing = Standing.Of(pack, answers, request.Country);
        var (flags, unverified, youth) = (standing.Flags, standing.Unverified, standing.Youth);
        return asked switch
        {
            Asked.Words => WriteReply(
                pack,
                request.Country,
                flags,
                unverified,
                youth,
                ReplyWithWords(pack, request, standing),
                ReplyJson.Shapes.WordsDocument
            ),
            Asked.Now => WriteReply(
                pack,
                request.Country,
                flags,
                unverified,
                youth,
                ReplyWithNow(pack, answers, standing),
                ReplyJson.Shapes.NowDocument
            ),
            _ => WriteReply(
                pack,
                request.Country,
                flags,
                unverified,
                youth,
                ReplyWithServices(pack, request, standing),
                ReplyJson.Shapes.ServicesDocument
            ),
        };
    }

    private static WordsDocument ReplyWithWords(Pack pack, Request request, Standing standing)
    {
        var role = request.Answers.Role;
        var document = new WordsDocument(
            ReflectionDocument.CurrentFormat,
            standing.Flags,
            standing.Unverified,
            standing.Youth,
            ReflectionJson.Stamp(pack),
            role,
            standing.CoercionPossible,
            standing.PartnerTalkSafe,
            null,
            null,
            [],
            [],
            null
        );
        if (standing.UnderAge)
        {
            return document;
        }

        if (request.About == Request.BetterNot)
        {
            return standing.PartnerTalkSafe ? document with { To = Listener.Partner, BetterNot = pack.Words.BetterNot } : LeftOut();
        }

        var (name, listener, said) =
            pack.Reason(request.About!) is { } reason
                ? (
                    reason.Name,
                    role == Role.Partner ? Listener.Partner : reason.WordsTo,
                    Sayings.For(reason, role, null, null, standing.PartnerTalkSafe)
                )
            : pack.Words.Occasions.First(occasion => occasion.Id == request.About) is var occasion
            && Sayings.Occasions(pack, role, standing.PartnerTalkSafe).Contains(occasion)
                ? (occasion.Name, occasion.To, occasion.Words)
            : (occasion.Name, occasion.To, []);

        // Whom it is said to decides, whatever else holds; nothing is said lightly beside something that needs help today.
        return listener == Listener.Partner && !standing.PartnerTalkSafe
            ? LeftOut()
            : document with
            {
                Name = name,
                To = said.IsEmpty ? null : listener,
                Words =
                [
                    .. said.Where(each =>
                            each.Role == role && (request.Tone ?? each.Tone) == each.Tone && !(standing.Urgent && each.Tone == Tone.Light)
                        )
                        .Select(each => new ReflectionDocument.Sentence(each.Timing, each.Tone, each.Text)),
                ],
            };

        WordsDocument LeftOut() => document with { LeftOut = PathTexts.Of(pack).WordsLeftOut };
    }

    // While coercion is possible, a partner is told only what the flags say: to stop, make room and not press.
    private static NowDocument ReplyWithNow(Pack pack, Answers answers, Standing standing)
    {
        var document = new NowDocument(
            ReflectionDocument.CurrentFormat,
            standing.Flags,
            standing.Unverified,
            standing.Youth,
            ReflectionJson.Stamp(pack),
            answers.Role,
            standing.CoercionPossible,
            standing.PartnerTalkSafe,
            null,
            null,
            [],
            []
        );
        if (standing.UnderAge || (answers.Role == Role.Partner && standing.CoercionPossible))
        {
            return document;
        }

        var moment = answers.Role == Role.Partner ? pack.Beside : pack.Now;
        return document with
        {
            Title = moment.Title,
            Lead = moment.Purpose,
            Stages =
            [
                .. moment
                    .Stages.Select(stage => new NowDocument.Stretch(stage.Id, stage.Name, ToDo(stage.Steps)))
                    .Where(stage => !stage.Steps.IsEmpty),
            ],
            Avoid = ToDo(moment.Avoid),
        };

        ImmutableArray<ReflectionDocument.ToDo> ToDo(ImmutableArray<Item> items) =>
            [
                .. items
                    .Where(item => standing.PartnerTalkSafe || !item.PartnerTalk)
                    .Select(item => new ReflectionDocument.ToDo(item.Text, item.Sources)),
            ];
    }

    private static ServicesDocument ReplyWithServices(Pack pack, Request request, Standing standing)
    {
        var found = ServiceFinder.Find(pack, request.Country!, request.Need)!.Value;
        return new(
            ReflectionDocument.CurrentFormat,
            standing.Flags,
            standing.Unverified,
            standing.Youth is { } youth
                ? youth with
                {
                    Contacts = youth.In(request.Country!),
                    NoLine = ServiceFinder.NoYouthLine(pack, request.Country) ?? "",
                }
                : null,
            ReflectionJson.Stamp(pack),
            request.Country!,
            Countries.Name(pack, request.Country!),
            request.Need,
            HelpTexts.Of(pack).Trace,
            found.IsEmpty,
            standing.UnderAge ? []
                : found.IsEmpty ? ServiceFinder.Find(pack, request.Country!, ServiceFinder.Emergency)!.Value
                : found
        );
    }

    private static Reply WriteReply<T>(
        Pack pack,
        string? country,
        ImmutableArray<ReflectionDocument.RaisedFlag> flags,
        string? unverified,
        Youth? youth,
        T document,
        JsonTypeInfo<T> shape
    )
    {
        ImmutableArray<string> first =
            youth is not null
                ?
                [
                    youth.Title,
                    .. youth.Say,
                    .. youth
                        .Contacts.Where(contact => contact.Phone is not null && (country ?? contact.Country) == contact.Country)
                        .Select(contact => $"{Countries.Name(pack, contact.Country)}: {contact.Name}, {contact.Phone}"),
                ]
            : flags.IsEmpty ? [AssistantTexts.Of(pack).NoFlag]
            :
            [
                .. flags.SelectMany(flag =>
                    (string[])
                        [
                            $"{PlainWords.Of(pack, flag.Urgency)}: {flag.Title}",
                            .. flag.Do,
                            .. flag.Clock is { } clock ? [PlainWords.TimeLeft(pack, clock)] : (string[])[],
                            .. flag.Watch,
                        ]
                ),
                unverified!,
            ];
        return new([.. first, AssistantTexts.Of(pack).Seen], JsonSerializer.SerializeToUtf8Bytes(document, shape));
    }

    /// <summary>What stands before anything else is said.</summary>
    private sealed record Standing(
        bool UnderAge,
        bool CoercionPossible,
        bool PartnerTalkSafe,
        bool Urgent,
        ImmutableArray<ReflectionDocument.RaisedFlag> Flags,
        string? Unverified,
        Youth? Youth
    )
    {
        public static Standing Of(Pack pack, Answers answers, string? country)
        {
            var (underAge, found) = (DangerSigns.UnderAge(pack.Safety, answers), DangerSigns.Find(pack.Safety, answers));
            var shown = underAge ? [.. found.Where(flag => flag.Id == DangerSigns.UnderAgeFlag)] : found;
            return new(
                underAge,
                !underAge && DangerSigns.CoercionPossible(pack.Safety, answers),
                !underAge && DangerSigns.PartnerTalkSafe(pack.Safety, answers),
                shown.Any(flag => flag.Urgency <= Urgency.SameDay),
                ReflectionJson.Raised(pack, shown, country),
                shown.IsEmpty ? null : pack.Safety.Unverified,
                underAge ? pack.Safety.Youth : null
            );
        }
    }
}
