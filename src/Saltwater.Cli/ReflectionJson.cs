using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Reflections;

namespace Saltwater.Cli;

/// <summary>A reflection for other programs. The shape is documented in docs/reflect-json.md and kept.</summary>
internal static class ReflectionJson
{
    private const int Format = 1;

    /// <summary>Readable, and not meant to be pasted into HTML.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Write(Pack pack, Reflection reflection, string? country) => JsonSerializer.Serialize(
        new
        {
            Format,
            Guide = new { pack.Version, pack.Language, pack.Hash },
            pack.Purpose,
            reflection.Role,
            reflection.Conclusion,
            reflection.CoercionPossible,
            reflection.PartnerTalkSafe,
            Flags = reflection.Flags.Select(flag => new
            {
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
                Services = country is null || flag.Needs.IsEmpty ? null : flag.Needs.SelectMany(need => ServiceFinder.Find(pack, country, need) ?? []).DistinctBy(service => service.Id),
            }),
            Unverified = reflection.Flags.IsEmpty ? null : pack.Safety.Unverified,
            Threads = reflection.Threads.Select(thread => new
            {
                Reason = thread.Reason.Id,
                thread.Reason.Name,
                thread.Reason.Summary,
                thread.Band,
                thread.Gentle,
                For = thread.For.Select(spoken => Say(reflection.Role, spoken)),
                Against = thread.Against.Select(spoken => Say(reflection.Role, spoken)),
                WouldChange = thread.WouldChange is null ? null : new { Question = thread.WouldChange.Question.Id, Answer = thread.WouldChange.Answer.Id, thread.WouldChange.Raises },
                Steps = thread.Steps.Select(section => new { section.Heading, Items = section.Items.Select(item => new { item.Text, item.Sources }), section.Sources, section.Judgement }),
                Words = thread.Words.Select(wording => new { wording.Timing, wording.Tone, wording.Text }),
            }),
            Others = reflection.Ranking.Where(ranked => !reflection.Threads.Any(thread => thread.Reason == ranked.Reason)).Select(ranked => new { Reason = ranked.Reason.Id, ranked.Band }),
            Next = reflection.Next.Question is not { } question ? null : new
            {
                Question = question.Id,
                Ask = question.AskFor(reflection.Role),
                question.Why,
                question.Sensitive,
                question.AtMost,
                Answers = reflection.Next.Offered.Select(answer => new { answer.Id, answer.Says, answer.Exclusive }),
                reflection.Next.Because,
            },
            reflection.Next.Stopped,
            reflection.Next.PrivateLeftOut,
            reflection.NotUsed,
            Youth = reflection.Conclusion == Conclusion.UnderAge ? pack.Safety.Youth : null,
        },
        Options);

    private static object Say(Role role, Spoken spoken) => new
    {
        Question = spoken.Question.Id,
        Ask = spoken.Question.AskFor(role),
        Answer = spoken.Answer.Id,
        spoken.Answer.Says,
        spoken.Strength,
    };
}
