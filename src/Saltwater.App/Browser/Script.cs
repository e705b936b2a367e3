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
        await Ready();
    }

    [JSImport("guide", Module)]
    internal static partial byte[] Guide();

    [JSImport("taken", Module)]
    internal static partial string[] Taken();

    [JSImport("chosen", Module)]
    internal static partial string Chosen();

    [JSImport("begun", Module)]
    internal static partial string Begun();

    [JSImport("fail", Module)]
    internal static partial void Fail();

    [JSImport("wrong", Module)]
    internal static partial void Wrong(string kind);

    [JSImport("arrive", Module)]
    internal static partial void Arrive();

    [JSImport("inside", Module)]
    internal static partial void Inside(bool reflecting);

    [JSImport("print", Module)]
    internal static partial void Print();

    [JSImport("clock", Module)]
    internal static partial int Clock(string zone);

    [JSImport("kept", Module)]
    internal static partial Task<int> Kept();

    [JSImport("keep", Module)]
    internal static partial Task<int> Keep();

    [JSImport("forget", Module)]
    internal static partial Task<int> Forget();

    [JSImport("install", Module)]
    internal static partial Task<bool> Install();

    [JSImport("later", Module)]
    internal static partial Task<string> Later(string words);

    [JSImport("has", Module)]
    internal static partial bool Has(string words);

    [JSImport("words", Module)]
    internal static partial byte[] Words(string words);

    [JSImport("save", Module)]
    internal static partial void Save(string name, string text);

    [JSImport("copy", Module)]
    internal static partial Task<bool> Copy(string text);

    [JSImport("ready", Module)]
    private static partial Task Ready();

    [JSImport("anew", Module)]
    internal static partial bool Anew(string[] given);
}
