using System.Collections.Immutable;
using System.Text.Json;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Json;

/// <summary>A reflection for other programs, as JSON and back. The shape is documented in docs/reflect-json.md and kept.</summary>
public static class ReflectionJson
{
    /// <summary>What other programs get of a reflection.</summary>
    /// <param name="pack">The guide that reflected.</param>
    /// <param name="reflection">What it came to.</param>
    /// <param name="country">Adds the services of this country beside each flag that needs one; none if null.</param>
    public static ReflectionDocument Of(Pack pack, Reflection reflection, string? country = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(reflection);
        var (role, next) = (reflection.Role, reflection.Next);
        return new(
            ReflectionDocument.CurrentFormat,
            Stamp(pack),
            pack.Purpose,
            role,
            reflection.Conclusion,
            reflection.CoercionPossible,
            reflection.PartnerTalkSafe,
            Raised(pack, reflection.Flags, country),
            reflection.Flags.IsEmpty ? null : pack.Safety.Unverified,
            [.. reflection.Threads.Select(thread => ShownThreadOf(role, thread))],
            [
                .. reflection
                    .Ranking.Where(ranked => !reflection.Threads.Any(thread => thread.Reason == ranked.Reason))
                    .Select(ranked => new ReflectionDocument.OtherReason(ranked.Reason.Id, ranked.Band)),
            ],
            AskedNextOf(role, next),
            next.Stopped,
            next.PrivateLeftOut,
            reflection.NotUsed,
            reflection.Conclusion == Conclusion.UnderAge ? pack.Safety.Youth : null
        );
    }

    /// <summary>Writes it, indented.</summary>
    public static string Write(ReflectionDocument document) => JsonSerializer.Serialize(document, DocumentedJson.Shapes.ReflectionDocument);

    /// <summary>Reads what <see cref="Write"/> wrote, here or elsewhere. Fields it does not know are passed over: a later version may have
    /// added them.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <returns>Null if it is not that, or of another format.</returns>
    public static ReflectionDocument? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var document = JsonSerializer.Deserialize(utf8, DocumentedJson.Shapes.ReflectionDocument);
            return document?.Format == ReflectionDocument.CurrentFormat ? document : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Which guide it was.</summary>
    internal static ReflectionDocument.GuideStamp Stamp(Pack pack) => new(pack.Version, pack.Language, pack.Hash);

    /// <summary>Danger signs as they are written.</summary>
    internal static ImmutableArray<ReflectionDocument.RaisedFlag> Raised(Pack pack, ImmutableArray<Flag> flags, string? country) =>
        [
            .. flags.Select(flag => new ReflectionDocument.RaisedFlag(
                flag.Id,
                flag.Urgency,
                flag.Title,
                flag.Do,
                flag.Watch,
                flag.Clock,
                flag.Need,
                flag.Sources,
                flag.Confirmed,
                pack.Reviewed,
                ServicesFor(pack, flag, country)
            )),
        ];

    private static ImmutableArray<Service>? ServicesFor(Pack pack, Flag flag, string? country)
    {
        if (country is null || flag.Needs.IsEmpty)
        {
            return null;
        }

        return [.. flag.Needs.SelectMany(need => ServiceFinder.Find(pack, country, need) ?? []).DistinctBy(service => service.Id)];
    }

    private static ReflectionDocument.AskedNext? AskedNextOf(Role role, NextQuestion next)
    {
        if (next.Question is not { } question)
        {
            return null;
        }

        return new(
            question.Id,
            question.AskFor(role),
            question.Why,
            question.Sensitive,
            question.AtMost,
            [.. next.Offered.Select(answer => new ReflectionDocument.OfferedAnswer(answer.Id, answer.Says, answer.Exclusive))],
            next.Because!.Value
        );
    }

    private static ReflectionDocument.ShownThread ShownThreadOf(Role role, Reflections.Thread thread) =>
        new(
            thread.Reason.Id,
            thread.Reason.Name,
            thread.Reason.Summary,
            thread.Band,
            thread.Gentle,
            SpokenAnswers(role, thread.For),
            SpokenAnswers(role, thread.Against),
            thread.WouldChange is not { } change ? null : new(change.Question.Id, change.Answer.Id, change.Raises),
            [
                .. thread.Steps.Select(section => new ReflectionDocument.StepSection(
                    section.Heading,
                    [.. section.Items.Select(item => new ReflectionDocument.ToDo(item.Text, item.Sources))],
                    section.Sources,
                    section.Judgement
                )),
            ],
            [.. thread.Words.Select(wording => new ReflectionDocument.Sentence(wording.Timing, wording.Tone, wording.Text))]
        );

    private static ImmutableArray<ReflectionDocument.SpokenAnswer> SpokenAnswers(Role role, ImmutableArray<Spoken> spoken) =>
        [
            .. spoken.Select(each => new ReflectionDocument.SpokenAnswer(
                each.Question.Id,
                each.Question.AskFor(role),
                each.Answer.Id,
                each.Answer.Says,
                each.Strength
            )),
        ];
}
