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

    public bool Has(LaterPart part) => Script.Has(NameOf(part));

    public byte[] Words(LaterPart part) => Script.Words(NameOf(part));

    public void Save(string name, string text) => Script.Save(name, text);

    public Task<bool> Copy(string text) => Script.Copy(text);

    public async Task<string[]?> Later(LaterPart part) =>
        await Script.Later(NameOf(part)) is not "renewed" and var parts ? parts.Split(',', StringSplitOptions.RemoveEmptyEntries) : null;

    public bool Anew(string[] given) => Script.Anew(given);

    public Task<bool> Install() => Script.Install();

    // The name of the file with a part's words.
    private static string NameOf(LaterPart part) =>
        part switch
        {
            LaterPart.OwnWords => "phrases",
            LaterPart.TakeAlong => "page",
            _ => "journal",
        };

    private static Role? RoleOf(string chosen) =>
        chosen switch
        {
            "self" => Role.Self,
            "partner" => Role.Partner,
            _ => null,
        };
}
