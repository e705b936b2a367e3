using System.Text.Json;

namespace Saltwater.Keep.Tests.Vault.Format.V1;

/// <summary>Backups that earlier versions saved. People have such files in drawers for years: what opened once opens for ever.</summary>
/// <param name="Notes">Of every entry, in ordinal order.</param>
internal sealed record KeptBackup(string File, string Passphrase, string Code, string[] Notes, int CycleDays, int Agreements)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "vectors", "backups");

    public static KeptBackup[] All { get; } =
        JsonDocument
            .Parse(System.IO.File.ReadAllBytes(Path.Combine(Folder, "backups.json")))
            .RootElement.GetProperty("backups")
            .Deserialize<KeptBackup[]>(JsonSerializerOptions.Web)!;

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.bin").Select(Path.GetFileName).OfType<string>();

    public byte[] Bytes => System.IO.File.ReadAllBytes(Path.Combine(Folder, File));
}
