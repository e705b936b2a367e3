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
            if (!standing.PartnerTalkSafe)
            {
                return LeftOut();
            }

            return document with
            {
                To = Listener.Partner,
                BetterNot = pack.Words.BetterNot,
            };
        }

        var (name, listener, said) = WordsAbout(pack, request.About!, role, standing.PartnerTalkSafe);

        // Whom it is said to decides, whatever else holds; nothing is said lightly beside something that needs help today.
        if (listener == Listener.Partner && !standing.PartnerTalkSafe)
        {
            return LeftOut();
        }

        return document with
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

    private static (string Name, Listener To, ImmutableArray<Wording> Words) WordsAbout(
        Pack pack,
        string about,
        Role role,
        bool partnerTalkSafe
    )
    {
        if (pack.Reason(about) is { } reason)
        {
            var words = Sayings.For(reason, role, null, null, partnerTalkSafe);
            return (reason.Name, role == Role.Partner ? Listener.Partner : reason.WordsTo, words);
        }

        var occasion = pack.Words.Occasions.First(each => each.Id == about);
        if (!Sayings.Occasions(pack, role, partnerTalkSafe).Contains(occasion))
        {
            return (occasion.Name, occasion.To, []);
        }

        return (occasion.Name, occasion.To, occasion.Words);
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
        var country = request.Country!;
        var found = ServiceFinder.Find(pack, country, request.Need)!.Value;
        return new(
            ReflectionDocument.CurrentFormat,
            standing.Flags,
            standing.Unverified,
            YouthIn(pack, standing.Youth, country),
            ReflectionJson.Stamp(pack),
            country,
            Countries.Name(pack, country),
            request.Need,
            HelpTexts.Of(pack).Trace,
            found.IsEmpty,
            ToShow()
        );

        ImmutableArray<Service> ToShow()
        {
            if (standing.UnderAge)
            {
                return [];
            }

            return found.IsEmpty ? ServiceFinder.Find(pack, country, ServiceFinder.Emergency)!.Value : found;
        }
    }

    private static Youth? YouthIn(Pack pack, Youth? youth, string country)
    {
        if (youth is null)
        {
            return null;
        }

        return youth with
        {
            Contacts = youth.In(country),
            NoLine = ServiceFinder.NoYouthLine(pack, country) ?? "",
        };
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
        var says = AssistantTexts.Of(pack);
        IEnumerable<string> first = (youth, flags) switch
        {
            ({ } stop, _) => LinesOf(pack, stop, country),
            (_, []) => [says.NoFlag],
            _ => [.. flags.SelectMany(flag => LinesOf(pack, flag)), unverified!],
        };
        return new([.. first, says.Seen], JsonSerializer.SerializeToUtf8Bytes(document, shape));
    }

    private static IEnumerable<string> LinesOf(Pack pack, Youth youth, string? country) =>
        [
            youth.Title,
            .. youth.Say,
            .. youth
                .Contacts.Where(contact => contact.Phone is not null && (country ?? contact.Country) == contact.Country)
                .Select(contact => $"{Countries.Name(pack, contact.Country)}: {contact.Name}, {contact.Phone}"),
        ];

    private static IEnumerable<string> LinesOf(Pack pack, ReflectionDocument.RaisedFlag flag)
    {
        List<string> lines = [$"{PlainWords.Of(pack, flag.Urgency)}: {flag.Title}", .. flag.Do];
        if (flag.Clock is { } clock)
        {
            lines.Add(PlainWords.TimeLeft(pack, clock));
        }

        return [.. lines, .. flag.Watch];
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
