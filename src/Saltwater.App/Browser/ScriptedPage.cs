using System.Runtime.Versioning;
using Saltwater.Guide;

namespace Saltwater.App.Browser;

/// <summary>The page as <c>app.js</c> reaches it.</summary>
[SupportedOSPlatform("browser")]
internal sealed class ScriptedPage : IPage
{
    /// <summary>Who asks, if somebody chose that already.</summary>
    public static Role? Chosen() => RoleOf(Script.Chosen());

    public Role? Begun() => RoleOf(Script.Begun());

    public void Arrive() => Script.Arrive();

    public void Inside(bool reflecting) => Script.Inside(reflecting);

    public void Print() => Script.Print();

    public (DayOfWeek Day, int Minute)? Clock(string zone) =>
        Script.Clock(zone) is >= 0 and var minutes ? ((DayOfWeek)(minutes / OpenTime.Day), minutes % OpenTime.Day) : null;

    public async Task<KeepState> Kept() => (KeepState)await Script.Kept();

    public async Task<KeepState> Keep() => (KeepState)await Script.Keep();

    public async Task<KeepState> Forget() => (KeepState)await Script.Forget();

    public bool HasPhrases { get; } = Script.HasPhrases();

    public byte[] Phrases() => Script.Phrases();

    public byte[] Journal() => Script.Journal();

    public async Task<string[]?> Later(LaterPart part) => await Script.Later(part == LaterPart.OwnWords) is not "renewed" and var parts ? parts.Split(',', StringSplitOptions.RemoveEmptyEntries) : null;

    public bool Anew(string[] given) => Script.Anew(given);

    public Task<bool> Install() => Script.Install();

    private static Role? RoleOf(string chosen) => chosen switch
    {
        "self" => Role.Self,
        "partner" => Role.Partner,
        _ => null,
    };
}
