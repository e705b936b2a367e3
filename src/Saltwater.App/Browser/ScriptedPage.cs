using System.Runtime.Versioning;
using Saltwater.Guide;

namespace Saltwater.App.Browser;

/// <summary>The page as <c>app.js</c> reaches it.</summary>
[SupportedOSPlatform("browser")]
internal sealed class ScriptedPage : IPage
{
    /// <summary>Who asks, if somebody chose that already.</summary>
    public static Role? ChosenRole() => RoleOf(Script.ChosenRole());

    public Role? TakeOver() => RoleOf(Script.TakeOver());

    public void MoveToHeading() => Script.MoveToHeading();

    public void SetReflecting(bool reflecting) => Script.SetReflecting(reflecting);

    public Task WhenIdle() => Script.WhenIdle();

    public void Print() => Script.Print();

    public (DayOfWeek Day, int Minute)? TimeIn(string zone) =>
        Script.MinuteOfWeekIn(zone) is >= 0 and var minutes ? ((DayOfWeek)(minutes / OpenTime.Day), minutes % OpenTime.Day) : null;

    public async Task<OfflineState> ReadOfflineState() => (OfflineState)await Script.ReadOfflineState();

    public async Task<OfflineState> KeepOffline() => (OfflineState)await Script.KeepOffline();

    public async Task<OfflineState> ForgetOffline() => (OfflineState)await Script.ForgetOffline();

    public bool HasPart(LaterPart part) => Script.HasPart(NameOf(part));

    public byte[] WordsOf(LaterPart part) => Script.WordsOf(NameOf(part));

    public void SaveText(string name, string text) => Script.SaveText(name, text);

    public Task<bool> CopyText(string text) => Script.CopyText(text);

    public async Task<string[]?> LoadPart(LaterPart part) =>
        await Script.LoadPart(NameOf(part)) is not "renewed" and var parts ? parts.Split(',', StringSplitOptions.RemoveEmptyEntries) : null;

    public bool OpenNewBuild(string[] given) => Script.OpenNewBuild(given);

    public Task<bool> OfferToInstall() => Script.OfferToInstall();

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
