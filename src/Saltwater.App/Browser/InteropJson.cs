using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.JSInterop;

namespace Saltwater.App.Browser;

/// <summary>
/// Names the types that the framework reads from JSON for an event, so that nothing has to be looked up by reflection and all of that can
/// be left out.
/// </summary>
internal static partial class InteropJson
{
    public static void Allow(IServiceProvider services) =>
        OptionsOf((JSRuntime)services.GetRequiredService<IJSRuntime>()).TypeInfoResolver = Known.Default;

    // Only classes derived from the runtime may see its options.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_JsonSerializerOptions")]
    private static extern JsonSerializerOptions OptionsOf(JSRuntime runtime);

    [JsonSerializable(typeof(EventArgs))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class Known : JsonSerializerContext;
}
