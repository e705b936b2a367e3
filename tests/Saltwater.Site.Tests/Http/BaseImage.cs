using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Saltwater.Site.Tests.Http;

/// <summary>Stands in for the base image of the registry: the runtime of this machine, the libraries it is linked to and the time zones,
/// without a shell or any other program, offered as a registry offers it.</summary>
/// <remarks>The protocol is the OCI distribution specification's, as far as pulling one image needs it.</remarks>
internal sealed partial class BaseImage : IAsyncDisposable
{
    private const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    private const string Configuration = "application/vnd.oci.image.config.v1+json";
    private const string Layer = "application/vnd.oci.image.layer.v1.tar+gzip";
    private const string Zones = "/usr/share/zoneinfo";

    private readonly WebApplication registry;

    private BaseImage(WebApplication registry) => this.registry = registry;

    /// <summary>What a project names to build on it.</summary>
    public string Name =>
        "localhost:"
        + new Uri(registry.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port
        + "/base:10.0";

    public static async Task<BaseImage> Offer()
    {
        var (layer, inside) = Pack();
        var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        // The user is root here, so that a program that runs as anyone else owes it to the project.
        var configuration = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                architecture,
                os = "linux",
                config = new { Env = (string[])["PATH=/usr/bin", "ASPNETCORE_HTTP_PORTS=8080"], User = "0" },
                rootfs = new { type = "layers", diff_ids = (string[])[inside] },
            }
        );
        var manifest = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                schemaVersion = 2,
                mediaType = Manifest,
                config = new
                {
                    mediaType = Configuration,
                    digest = Digest(configuration),
                    size = configuration.Length,
                },
                layers = new[]
                {
                    new
                    {
                        mediaType = Layer,
                        digest = Digest(layer),
                        size = layer.Length,
                    },
                },
            }
        );
        var blobs = new[] { configuration, layer }.ToDictionary(Digest, blob => blob);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/v2/", () => Results.Json(new { }));
        app.MapGet("/v2/base/manifests/{which}", (HttpContext context) =>
        {
            context.Response.Headers["Docker-Content-Digest"] = Digest(manifest);
            return Results.Bytes(manifest, Manifest);
        });
        app.MapGet("/v2/base/blobs/{digest}", (string digest) =>
            blobs.TryGetValue(digest, out var blob) ? Results.Bytes(blob, "application/octet-stream") : Results.NotFound()
        );
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => registry.DisposeAsync();

    private static (byte[] Layer, string Inside) Pack()
    {
        var shared = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var dotnet = Path.GetFullPath(Path.Combine(shared, "..", "..", ".."));
        var version = Path.GetFileName(shared);
        string[] runtime =
        [
            Path.Combine(dotnet, "host", "fxr"),
            shared,
            Path.Combine(dotnet, "shared", "Microsoft.AspNetCore.App", version),
        ];
        var files = runtime
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Append(Path.Combine(dotnet, "dotnet"))
            .ToList();

        using var plain = new MemoryStream();
        using (var tar = new TarWriter(plain, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var file in files)
            {
                Add(tar, file, "usr/share/dotnet/" + Path.GetRelativePath(dotnet, file));
            }

            foreach (
                var library in Linked(
                    files.Where(file => file.EndsWith(".so", StringComparison.Ordinal) || Path.GetFileName(file) == "dotnet")
                )
            )
            {
                Add(tar, library, library[1..]);
            }

            foreach (var zone in Directory.EnumerateFiles(Zones, "*", SearchOption.AllDirectories))
            {
                Add(tar, zone, zone[1..]);
            }

            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "usr/bin/dotnet") { LinkName = "../share/dotnet/dotnet" });
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain.GetBuffer(), 0, (int)plain.Length);
        }

        return (packed.ToArray(), Digest(plain.ToArray()));
    }

    private static void Add(TarWriter tar, string file, string name)
    {
        using var content = new MemoryStream(File.ReadAllBytes(file));
        tar.WriteEntry(
            new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = content,
                Mode =
                    UnixFileMode.UserRead
                    | UnixFileMode.UserExecute
                    | UnixFileMode.GroupRead
                    | UnixFileMode.GroupExecute
                    | UnixFileMode.OtherRead
                    | UnixFileMode.OtherExecute,
            }
        );
    }

    /// <summary>The system's libraries that these need, by the names they are loaded under. OpenSSL is loaded by name alone.</summary>
    private static IEnumerable<string> Linked(IEnumerable<string> programs)
    {
        var linked = Paths().Matches(Say("ldd", programs)).Select(match => match.Groups[1].Value);
        var openSsl = Paths()
            .Matches(Say("/sbin/ldconfig", ["-p"]))
            .Select(match => match.Groups[1].Value)
            .Where(path => OpenSsl().IsMatch(path));
        return linked.Concat(openSsl).Where(path => !path.Contains("/dotnet/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
    }

    private static string Say(string program, IEnumerable<string> arguments)
    {
        using var said = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        said.ErrorDataReceived += (_, _) => { };
        said.BeginErrorReadLine();
        var text = said.StandardOutput.ReadToEnd();
        said.WaitForExit();
        return text;
    }

    private static string Digest(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex(@"(?:=> |^\s+)(/\S+\.so\S*)(?: \(0x|$)", RegexOptions.Multiline)]
    private static partial Regex Paths();

    [GeneratedRegex(@"/lib(ssl|crypto)\.so\.3$")]
    private static partial Regex OpenSsl();
}
