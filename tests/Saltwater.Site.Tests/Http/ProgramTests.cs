using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Saltwater.Site.Tests.Http;

/// <summary>The program as an operator starts it.</summary>
public sealed partial class ProgramTests
{
    private const string Marker = "zqx7731";

    [Fact]
    public async Task The_server_writes_down_nothing_about_a_visit_and_stops_when_asked()
    {
        var stop = TestContext.Current.CancellationToken;
        using var program = Start("serve", "--urls=http://127.0.0.1:0");
        var said = new StringBuilder();
        var started = new TaskCompletionSource<Uri>();
        void Hear(string? line)
        {
            lock (said)
            {
                said.AppendLine(line);
            }

            if (Listening().Match(line ?? "") is { Success: true } match)
            {
                started.TrySetResult(new(match.Value));
            }
        }

        program.OutputDataReceived += (_, line) => Hear(line.Data);
        program.ErrorDataReceived += (_, line) => Hear(line.Data);
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        try
        {
            var address = await started.Task.WaitAsync(TimeSpan.FromMinutes(2), stop);
            var before = said.ToString();

            using var client = new HttpClient();
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Marker);
            foreach (var path in (string[])["now", "help/gb", Marker, "help/" + Marker, "now?" + Marker])
            {
                using var answer = await client.GetAsync(new Uri(address, path), stop);
            }

            // Mistakes are where loggers get talkative.
            await Wire.Send(address, $"GET /{Marker} HTTP/9.9\r\n{Marker}\r\nConnection: close\r\n\r\n");
            await Wire.Send(address, $"POST /{Marker} HTTP/1.1\r\nHost: {Marker}\r\nContent-Length: 9999\r\nConnection: close\r\n\r\nabc");
            await Wire.Get(address, "/%00" + Marker);

            using var kill = Process.Start("kill", ["-TERM", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await program.WaitForExitAsync(stop);

            Assert.Equal(0, program.ExitCode);
            Assert.Equal(before.Trim(), said.ToString().Trim());
        }
        finally
        {
            if (!program.HasExited)
            {
                program.Kill();
            }
        }
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_plainly()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        using var program = Start("serve", $"--urls=http://{taken.LocalEndpoint}");
        var said = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(0, program.ExitCode);
        Assert.Contains("SERVE-001", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [BuiltSite.Program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
