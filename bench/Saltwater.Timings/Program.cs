using Saltwater.Timings;

// dotnet run -c Release --project bench/Saltwater.Timings                      a table of times, and of requests a second;
//                                                                              ends with 1 and says what is over budget if any is
// dotnet run -c Release --project bench/Saltwater.Timings -- only PART...      a part of it: pages, app, assistants, journal
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
    var rows = new Rows(Console.Out);
    var parts = args is ["only", .. var some] ? some : Timings.Parts;
    if (parts.Length == 0 || parts.Except(Timings.Parts).Any() || args is [not "only", ..])
    {
        Console.Error.WriteLine($"There is nothing of that name to measure. Known parts: {string.Join(", ", Timings.Parts)}.");
        return 2;
    }

    await using var stock = await StockSite.Start();
    if (stock is null && parts.Contains("app"))
    {
        rows.LeaveOut("The app's start", "the stock Blazor app is not there; bench/timings builds it.");
    }

    await Timings.Write(browser, site.Address, stock?.Address, rows, parts);
    if (parts == Timings.Parts)
    {
        await Throughput.Write(site.Address, rows, Console.Out);
    }

    Console.Out.WriteLine();
    Console.Out.WriteLine(
        rows.Over.Count > 0 ? "Over budget:"
        : rows.LeftOut.Count > 0 ? $"What was measured is in budget. Not measured: {string.Join(", ", rows.LeftOut)}."
        : parts != Timings.Parts ? $"What was measured is in budget: {string.Join(", ", parts)}."
        : "Every ratio is in budget."
    );
    foreach (var each in rows.Over)
    {
        Console.Out.WriteLine("- " + each);
    }

    return rows.Over.Count == 0 ? 0 : 1;
}

return 0;
