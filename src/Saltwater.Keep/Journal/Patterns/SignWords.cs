using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>Good reasons to ask someone, in the words of a guide's language.</summary>
internal readonly struct SignWords(Pack pack)
{
    private readonly SignsTexts says = SignsTexts.Of(pack);

    /// <summary>What was noticed, and which kind of person can help with what.</summary>
    public (string Say, string Ask) Of(Sign sign) =>
        sign.Id switch
        {
            "often" => (says.Often, says.OftenAsk),
            "lasts" => (says.Lasts, says.LastsAsk),
            "pain" => (says.Pain, says.PainAsk),
            "low" => (says.Low, says.LowAsk),
            "memories" => (says.Memories, says.MemoriesAsk),
            "relation" => (says.Relation, says.RelationAsk),
            "safety" => (says.Safety, says.SafetyAsk),
            var other => throw new ArgumentException($"No words for {other}.", nameof(sign)),
        };
}
