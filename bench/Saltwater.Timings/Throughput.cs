using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Saltwater.Timings;

/// <summary>Requests a second of a page, held against a constant answer of the same server in the same run. Needs wrk.</summary>
internal static partial class Throughput
{
    public static async Task Write(Uri site, Rows rows, TextWriter output)
    {
        if (!IsThere())
        {
            rows.LeaveOut("Requests a second", "wrk is not installed; bench/timings installs it where it may.");
            return;
        }

        var rounds = new List<(double Page, double Constant, string PageTail, string ConstantTail)>();
        for (var round = 0; round < 3; round++)
        {
            var (constant, page) = (await Load(new(site, "health")), await Load(new(site, "now")));
            rounds.Add((page.PerSecond, constant.PerSecond, page.Tail, constant.Tail));
        }

        // Rounds are of one moment each: constant and page stood side by side in it.
        var middle = rounds.OrderBy(each => each.Page / each.Constant).ElementAt(1);
        rows.AtLeast("requests a second of `/now`, of those of a constant answer", middle.Page / middle.Constant, Budgets.Served);
        output.WriteLine();
        output.WriteLine("| answer | requests a second | 99 % within |");
        output.WriteLine("|---|---|---|");
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| a constant of two bytes | {middle.Constant:N0} | {middle.ConstantTail} |")
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| `/now`, Brotli | {middle.Page:N0} ({middle.Page / middle.Constant:0 %} of it; "
                    + $"at least {Budgets.Served:0 %} is the budget) | {middle.PageTail} |"
            )
        );
    }

    private static bool IsThere() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    private static async Task<(double PerSecond, string Tail)> Load(Uri address)
    {
        using var process = Process.Start(
            new ProcessStartInfo("wrk", ["-t1", "-c32", "-d5s", "--latency", "-H", "Accept-Encoding: br", address.AbsoluteUri])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (double.Parse(PerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture), Tail().Match(said).Groups[1].Value);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"99%\s+(\S+)")]
    private static partial Regex Tail();
}
