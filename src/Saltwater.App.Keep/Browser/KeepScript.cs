using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace Saltwater.App.Keep.Browser;

/// <summary>The functions of <c>keep.js</c> (worker/page.ts).</summary>
[SupportedOSPlatform("browser")]
internal static partial class KeepScript
{
    private const string Module = "keep";

    /// <summary>Loads the module; once is enough, more do no harm.</summary>
    public static Task Load() => JSHost.ImportAsync(Module, "../keep.js");

    /// <summary>An object with <c>problem</c>, a <see cref="WorkerProblem"/>, and <c>bytes</c>.</summary>
    [JSImport("ask", Module)]
    internal static partial Task<JSObject> Ask(string operation, byte[] arguments);

    /// <summary>An object with <c>tries</c>, a power of ten, and <c>first</c>, a <see cref="FirstGuess"/>; null where it cannot be told.</summary>
    [JSImport("judge", Module)]
    internal static partial Task<JSObject?> Judge(byte[] passphrase);

    [JSImport("end", Module)]
    internal static partial void End();

    [JSImport("tryHold", Module)]
    internal static partial Task<int> TryHold();

    [JSImport("watchOver", Module)]
    internal static partial void Watch(
        double hiddenFor,
        double idleFor,
        [JSMarshalAs<JSType.Function>] Action hid,
        [JSMarshalAs<JSType.Function<JSType.Number>>] Action<int> tell
    );

    [JSImport("unwatch", Module)]
    internal static partial void Unwatch();

    [JSImport("lockOthers", Module)]
    internal static partial void LockOthers();

    [JSImport("reload", Module)]
    internal static partial void Reload();

    [JSImport("persist", Module)]
    internal static partial Task<bool> Persist();

    [JSImport("persisted", Module)]
    internal static partial Task<bool> Persisted();

    [JSImport("room", Module)]
    internal static partial Task<double> Room();

    [JSImport("memory", Module)]
    internal static partial double Memory();

    [JSImport("offset", Module)]
    internal static partial double Offset();

    [JSImport("marked", Module)]
    internal static partial bool Marked();

    [JSImport("mark", Module)]
    internal static partial void Mark(bool on);

    [JSImport("save", Module)]
    internal static partial void Save(string name, string type, byte[] bytes);

    /// <summary>An object with <c>name</c> and <c>size</c>; null if nothing is chosen.</summary>
    [JSImport("chosen", Module)]
    internal static partial JSObject? Chosen(string id);

    /// <summary>An object with <c>problem</c>, 0 if there is none, and <c>bytes</c>.</summary>
    [JSImport("part", Module)]
    internal static partial Task<JSObject> Part(JSObject chosen, double start, double end);

    [JSImport("arrive", Module)]
    internal static partial void Arrive();

    [JSImport("print", Module)]
    internal static partial void Print();

    [JSImport("wipe", Module)]
    internal static partial Task<bool> Wipe();
}
