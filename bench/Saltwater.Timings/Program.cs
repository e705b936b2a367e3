using Saltwater.Timings;

// dotnet run -c Release --project bench/Saltwater.Timings                      a table of times, and of requests a second
// dotnet run -c Release --project bench/Saltwater.Timings -- screens FOLDER    pictures of the main screens
// The command line has to be built before.
await using var site = await ServedProgram.Start();
await using var browser = await Chromium.Launch();
if (args is ["screens", var folder])
{
    await Screens.Write(browser, site.Address, folder);
}
else
{
    await Timings.Write(browser, site.Address, Console.Out);
    await Throughput.Write(site.Address, Console.Out);
}
