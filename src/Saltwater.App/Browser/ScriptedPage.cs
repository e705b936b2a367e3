using System.Runtime.Versioning;

namespace Saltwater.App.Browser;

/// <summary>The page as <c>app.js</c> reaches it.</summary>
[SupportedOSPlatform("browser")]
internal sealed class ScriptedPage : IPage
{
    public void Arrive() => Script.Arrive();

    public void Print() => Script.Print();

    public async Task<KeepState> Kept() => (KeepState)await Script.Kept();

    public async Task<KeepState> Keep() => (KeepState)await Script.Keep();

    public async Task<KeepState> Forget() => (KeepState)await Script.Forget();

    public async Task<string[]> Later() => (await Script.Later()).Split(',', StringSplitOptions.RemoveEmptyEntries);

    public Task<bool> Install() => Script.Install();
}
