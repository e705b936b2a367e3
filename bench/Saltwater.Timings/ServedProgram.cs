using System.Diagnostics;
using System.Text.RegularExpressions;
using Saltwater.Guide;

namespace Saltwater.Timings;

/// <summary>The built program, serving on a free port until it is disposed of.</summary>
internal sealed partial class ServedProgram : IAsyncDisposable
{
    private readonly Process process;

    private ServedProgram(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    private static string Folder => Path.Combine(Root(), "src", "Saltwater.Cli", "bin", "Release", "net10.0");

    /// <summary>The built program.</summary>
    public static string Program { get; } = Path.Combine(Folder, "Saltwater.Cli.dll");

    /// <summary>The guide the program serves.</summary>
    public static Pack Pack() =>
        PackJson.Load(File.ReadAllBytes(Path.Combine(Folder, "guide.en.json"))).Pack
        ?? throw new InvalidOperationException("The guide beside the program cannot be read. Build src/Saltwater.Cli for Release again.");

    public static async Task<ServedProgram> Start()
    {
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [Program, "serve", "--urls=http://127.0.0.1:0"]) { RedirectStandardOutput = true }
        )!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // Only this name counts as secure without a certificate.
                return new(process, new(match.Value.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
            }
        }

        throw new InvalidOperationException("The program did not start. Build src/Saltwater.Cli for Release first.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Saltwater.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root was not found.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
