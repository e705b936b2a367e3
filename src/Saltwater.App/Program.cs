using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Saltwater.App;
using Saltwater.App.Browser;
using Saltwater.App.Sessions;
using Saltwater.Guide;
using Saltwater.Reflections;

if (!OperatingSystem.IsBrowser())
{
    return;
}

await Script.Load();
if (PackBytes.Load(Script.GuideBytes()).Pack is not { } pack)
{
    Script.Fail();
    return;
}

var session = new Session(new ReasonNetwork(pack));
session.Take(Script.TakenTicks());
if (ScriptedPage.ChosenRole() is { } chosen)
{
    session.BeginAs(chosen);
}

var builder = WebAssemblyHostBuilder.CreateDefault();
builder.Services.AddSingleton<IPage, ScriptedPage>();
Faults.Hear(builder.Services);
builder.RootComponents.Add(
    typeof(Shell),
    "#app",
    ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Shell.Session)] = session })
);
var host = builder.Build();
InteropJson.Allow(host.Services);
await host.RunAsync();
