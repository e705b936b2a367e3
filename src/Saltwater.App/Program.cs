using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices.JavaScript;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.JSInterop;
using Saltwater.App;
using Saltwater.Guide;
using Saltwater.Reflections;
#pragma warning disable CA1416
await JSHost.ImportAsync("app", "/app/app.js");
var watch = Stopwatch.StartNew();
var bytes = B.Pack();
Console.WriteLine($"bytes {bytes.Length} {watch.ElapsedMilliseconds}");
for (var i = 0; i < 2; i++)
{
    watch.Restart();
    var p = PackBytes.Load(bytes);
    Console.WriteLine($"load {p.Fault} {watch.ElapsedMilliseconds}");
    watch.Restart();
    var n = new ReasonNetwork(p.Pack!);
    Console.WriteLine($"network {watch.ElapsedMilliseconds}");
    var a = Answers.None(Role.Self);
    for (var k = 0; k < 40; k++)
    {
        watch.Restart();
        var q = NextQuestion.After(n, a);
        var t = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        Reflection.On(n, a);
        Console.WriteLine($"next {t} reflect {watch.Elapsed.TotalMilliseconds} {q.Question?.Id}");
        if (q.Question is null) { break; }
        a = a.With(q.Question, q.Offered[0].Id);
    }
}
var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<Reflect>("#app");
var host = builder.Build();
O.Get((JSRuntime)(IJSRuntime)host.Services.GetService(typeof(IJSRuntime))!).TypeInfoResolver = Ctx.Default;
await host.RunAsync();

internal static partial class B
{
    [JSImport("pack", "app")]
    internal static partial byte[] Pack();
}
internal static class O { [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_JsonSerializerOptions")] public static extern JsonSerializerOptions Get(JSRuntime r); }
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class Ctx : JsonSerializerContext;
