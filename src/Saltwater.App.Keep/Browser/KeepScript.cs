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
    internal static partial Task<JSObject> AskWorker(string operation, byte[] arguments);

    /// <summary>An object with <c>tries</c>, a power of ten, and <c>first</c>, a <see cref="FirstGuess"/>; null where it cannot be told.</summary>
    [JSImport("judge", Module)]
    internal static partial Task<JSObject?> Judge(byte[] passphrase);

    [JSImport("end", Module)]
    internal static partial void EndWorker();

    [JSImport("tryHold", Module)]
    internal static partial Task<int> TryHold();

    [JSImport("watchOver", Module)]
    internal static partial void WatchAbsence(
        double hiddenFor,
        double idleFor,
        [JSMarshalAs<JSType.Function>] Action hid,
        [JSMarshalAs<JSType.Function<JSType.Number>>] Action<int> tell
    );

    [JSImport("unwatch", Module)]
    internal static partial void StopWatching();

    [JSImport("lockOthers", Module)]
    internal static partial void LockOthers();

    [JSImport("reload", Module)]
    internal static partial void Reload();

    [JSImport("persist", Module)]
    internal static partial Task<bool> AskToPersist();

    [JSImport("persisted", Module)]
    internal static partial Task<bool> IsPersistent();

    [JSImport("room", Module)]
    internal static partial Task<double> BytesLeft();

    [JSImport("memory", Module)]
    internal static partial double MemoryInGigabytes();

    [JSImport("offset", Module)]
    internal static partial double OffsetInMinutes();

    [JSImport("marked", Module)]
    internal static partial bool IsMarked();

    [JSImport("mark", Module)]
    internal static partial void SetMark(bool on);

    [JSImport("save", Module)]
    internal static partial void SaveFile(string name, string type, byte[] bytes);

    /// <summary>An object with <c>name</c> and <c>size</c>; null if nothing is chosen.</summary>
    [JSImport("chosen", Module)]
    internal static partial JSObject? FileIn(string id);

    /// <summary>An object with <c>problem</c>, 0 if there is none, and <c>bytes</c>.</summary>
    [JSImport("part", Module)]
    internal static partial Task<JSObject> ReadPart(JSObject chosen, double start, double end);

    [JSImport("arrive", Module)]
    internal static partial void MoveToHeading();

    [JSImport("print", Module)]
    internal static partial void Print();

    [JSImport("wipe", Module)]
    internal static partial Task<bool> WipeSite();
}
