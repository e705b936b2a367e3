using Saltwater.Timings;

// dotnet run -c Release --project bench/Saltwater.Timings                      a table of times, and of requests a second
// dotnet run -c Release --project bench/Saltwater.Timings -- screens FOLDER    pictures of the main screens
// dotnet run -c Release --project bench/Saltwater.Timings -- path [FOLDER] the path as people walk it: taps, screens, words, places, paper;
// fails where any is too much
// The command line has to be built before.
await using var site = await ServedProgram.Start();
await using var browser = await Chromium.Launch();
if (args is ["screens", var folder])
{
    await Screens.Write(browser, site.Address, folder);
}
else if (args is ["path", .. var pictures])
{
    return await WalkedPath.Write(browser, site.Address, ServedProgram.Pack(), pictures.FirstOrDefault(), Console.Out) ? 0 : 1;
}
else
{
    await Timings.Write(browser, site.Address, Console.Out);
    await Throughput.Write(site.Address, Console.Out);
}

return 0;
