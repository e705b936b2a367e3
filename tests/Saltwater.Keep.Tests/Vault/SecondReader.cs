using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Saltwater.Keep.Tests.Vault;

/// <summary>The reader in <c>tests/second-reader</c>, in another language and written from docs/vault-format.md alone: what it makes of a backup.</summary>
internal sealed record SecondReader(string[]? Notes, int Days, int Lists, string? Root, int Missing, int Aside, string? List, bool Checksum, string? Refused)
{
    public static async Task<SecondReader> Read(byte[] backup, string secret, bool secretIsCode)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, backup, TestContext.Current.CancellationToken);
            using var node = Process.Start(new ProcessStartInfo("node", [Script(), file, secretIsCode ? "code" : "passphrase"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            await node.StandardInput.WriteLineAsync(secret);
            node.StandardInput.Close();
            var (said, wrong) = (node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal("", await wrong);
            return JsonSerializer.Deserialize<SecondReader>(await said, JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "second-reader", "read.mjs");
}
