using System.Diagnostics;

namespace Saltwater.Timings;

/// <summary><c>saltwater mcp</c> on standard input and output, from starting the program to its answers.</summary>
internal static class AskedProgram
{
    private const int Calls = 100;

    private static readonly string[] Opening =
    [
        """{"jsonrpc":"2.0","id":0,"method":"initialize","""
            + """ "params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"timings","version":"1"}}}""",
        """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
    ];

    /// <summary>Milliseconds until the first answer of a tool, and for each of a hundred after it.</summary>
    public static async Task<(double First, IReadOnlyCollection<double> Others)> Ask()
    {
        var began = Stopwatch.GetTimestamp();
        using var program = Begin("mcp");
        await Say(program, Opening[0]);
        await program.StandardOutput.ReadLineAsync();
        await Say(program, Opening[1]);
        await Call(program);
        var first = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var others = new List<double>();
        for (var call = 0; call < Calls; call++)
        {
            var at = Stopwatch.GetTimestamp();
            await Call(program);
            others.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }

        program.StandardInput.Close();
        await program.WaitForExitAsync();
        return (first, others);
    }

    /// <summary>Milliseconds for the program to say its version: what starting it takes by itself.</summary>
    public static async Task<double> Version()
    {
        var began = Stopwatch.GetTimestamp();
        using var program = Begin("--version");
        await program.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static Process Begin(string verb) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [ServedProgram.Program, verb]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;

    private static async Task Call(Process program)
    {
        await Say(
            program,
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"reflect","arguments":{"answers":{"feeling":["ashamed"],"often":["often"]}}}}"""
        );
        if (await program.StandardOutput.ReadLineAsync() is not { } answer || !answer.Contains("\"result\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The tool gave no answer. Build src/Saltwater.Cli for Release first.");
        }
    }

    private static async Task Say(Process program, string message)
    {
        await program.StandardInput.WriteLineAsync(message);
        await program.StandardInput.FlushAsync();
    }
}
