using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Saltwater.Keep.Tests.Vault.Format.V1;

/// <summary>The reader in <c>tests/second-reader</c>, in another language and written from docs/vault-format.md alone: what it makes of a backup.</summary>
internal sealed record SecondReader(
    string[]? Notes,
    int Days,
    int Lists,
    string? Root,
    long Missing,
    int Aside,
    int Doubles,
    int Unreadable,
    string? List,
    string? Damage,
    string? Refused
)
{
    public static async Task<SecondReader> Read(byte[] backup, string secret, bool secretIsCode) =>
        (await ReadAll([backup], secret, secretIsCode))[0];

    /// <summary>What it makes of each of several, in one go.</summary>
    public static async Task<IReadOnlyList<SecondReader>> ReadAll(IReadOnlyList<byte[]> backups, string secret, bool secretIsCode)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            List<string> files = [];
            foreach (var backup in backups)
            {
                files.Add(Path.Combine(folder.FullName, $"{files.Count}"));
                await File.WriteAllBytesAsync(files[^1], backup, TestContext.Current.CancellationToken);
            }

            using var node = Process.Start(
                new ProcessStartInfo("node", [Script(), secretIsCode ? "code" : "passphrase", .. files])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            await node.StandardInput.WriteLineAsync(secret);
            node.StandardInput.Close();
            var (said, wrong) = (
                node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
                node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
            );
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal("", await wrong);
            return
            [
                .. (await said)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => JsonSerializer.Deserialize<SecondReader>(line, JsonSerializerOptions.Web)!),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Script([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "second-reader", "read.mjs");
}
