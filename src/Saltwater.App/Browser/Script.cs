using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace Saltwater.App.Browser;

/// <summary>The functions of <c>app.js</c>, which started this program.</summary>
[SupportedOSPlatform("browser")]
internal static partial class Script
{
    private const string Module = "app";

    public static async Task Load()
    {
        await JSHost.ImportAsync(Module, "../app.js");
        await WhenReady();
    }

    [JSImport("guide", Module)]
    internal static partial byte[] GuideBytes();

    [JSImport("taken", Module)]
    internal static partial string[] TakenTicks();

    [JSImport("chosen", Module)]
    internal static partial string ChosenRole();

    [JSImport("begun", Module)]
    internal static partial string TakeOver();

    [JSImport("fail", Module)]
    internal static partial void Fail();

    [JSImport("wrong", Module)]
    internal static partial void Wrong(string kind);

    [JSImport("arrive", Module)]
    internal static partial void MoveToHeading();

    [JSImport("inside", Module)]
    internal static partial void SetReflecting(bool reflecting);

    [JSImport("idle", Module)]
    internal static partial Task WhenIdle();

    [JSImport("print", Module)]
    internal static partial void Print();

    [JSImport("clock", Module)]
    internal static partial int MinuteOfWeekIn(string zone);

    [JSImport("kept", Module)]
    internal static partial Task<int> ReadOfflineState();

    [JSImport("keep", Module)]
    internal static partial Task<int> KeepOffline();

    [JSImport("forget", Module)]
    internal static partial Task<int> ForgetOffline();

    [JSImport("install", Module)]
    internal static partial Task<bool> OfferToInstall();

    [JSImport("later", Module)]
    internal static partial Task<string> LoadPart(string words);

    [JSImport("has", Module)]
    internal static partial bool HasPart(string words);

    [JSImport("words", Module)]
    internal static partial byte[] WordsOf(string words);

    [JSImport("save", Module)]
    internal static partial void SaveText(string name, string text);

    [JSImport("copy", Module)]
    internal static partial Task<bool> CopyText(string text);

    [JSImport("ready", Module)]
    private static partial Task WhenReady();

    [JSImport("anew", Module)]
    internal static partial bool OpenNewBuild(string[] given);
}
