using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Saltwater.Site.Tests.Http;

/// <summary>The product's container as it is published, unpacked without an engine.</summary>
public sealed class ContainerImage : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saltwater-container-");

    /// <summary>What it says of itself: user, ports, command.</summary>
    internal JsonNode Configuration { get; private set; } = null!;

    /// <summary>The entries of the layer that is ours, the last.</summary>
    internal List<TarEntry> Ours { get; } = [];

    /// <summary>Its file system, with every layer laid over the one before.</summary>
    internal string Root => Path.Combine(folder.FullName, "root");

    /// <summary>The name of the base that the project itself asks for.</summary>
    internal string OwnBase { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var project = Path.Combine(BuiltSite.Root(), "src", "Saltwater.Cli");
        var configuration = Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!;
        var archive = Path.Combine(folder.FullName, "saltwater.tar");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "tmp"));
        OwnBase = (await Run(["msbuild", project, "-getProperty:ContainerBaseImage", "-nodeReuse:false"])).Trim();
        await using (var image = await BaseImage.Offer())
        {
            await Run([
                "publish",
                project,
                "--no-build",
                "--configuration",
                configuration,
                "-t:PublishContainer",
                "--nologo",
                "-nodeReuse:false",
                $"-p:PublishDir={folder.FullName}/publish/",
                $"-p:ContainerBaseImage={image.Name}",
                $"-p:ContainerArchiveOutputPath={archive}",
            ]);
        }

        Unpack(archive);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> Run(string[] arguments)
    {
        using var dotnet = Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                Environment = { ["TMPDIR"] = Path.Combine(folder.FullName, "tmp") },
            }
        )!;
        var (said, faults) = (dotnet.StandardOutput.ReadToEndAsync(), dotnet.StandardError.ReadToEndAsync());
        await dotnet.WaitForExitAsync();
        return dotnet.ExitCode == 0 ? await said : throw new InvalidOperationException(await said + await faults);
    }

    private void Unpack(string archive)
    {
        var blobs = Path.Combine(folder.FullName, "oci");
        Directory.CreateDirectory(blobs);
        TarFile.ExtractToDirectory(archive, blobs, overwriteFiles: false);
        var index = JsonNode.Parse(File.ReadAllText(Path.Combine(blobs, "index.json")))!;
        // One entry for each tag, all of the same image.
        var manifest = JsonNode.Parse(Blob(blobs, index["manifests"]!.AsArray().DistinctBy(each => (string)each!["digest"]!).Single()!))!;
        Configuration = JsonNode.Parse(Blob(blobs, manifest["config"]!))!;
        Directory.CreateDirectory(Root);
        var layers = manifest["layers"]!.AsArray();
        foreach (var layer in layers)
        {
            using var gzip = new GZipStream(new MemoryStream(Blob(blobs, layer!)), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            plain.Position = 0;
            TarFile.ExtractToDirectory(plain, Root, overwriteFiles: true);
            if (ReferenceEquals(layer, layers[^1]))
            {
                plain.Position = 0;
                using var entries = new TarReader(plain);
                while (entries.GetNextEntry(copyData: true) is { } entry)
                {
                    Ours.Add(entry);
                }
            }
        }

        // An engine makes these; and whoever runs what is inside, as another user, has to come to it.
        Directory.CreateDirectory(Path.Combine(Root, "proc"));
        Directory.CreateDirectory(Path.Combine(Root, "dev"));
        Directory.CreateDirectory(Path.Combine(Root, "with"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                folder.FullName,
                UnixFileMode.UserRead
                    | UnixFileMode.UserWrite
                    | UnixFileMode.UserExecute
                    | UnixFileMode.OtherRead
                    | UnixFileMode.OtherExecute
            );
        }
    }

    /// <summary>A part of the image, which its digest has to be true of.</summary>
    private static byte[] Blob(string blobs, JsonNode descriptor)
    {
        var digest = (string)descriptor["digest"]!;
        var bytes = File.ReadAllBytes(Path.Combine(blobs, "blobs", "sha256", digest["sha256:".Length..]));
        Assert.Equal(digest, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal((long)descriptor["size"]!, bytes.Length);
        return bytes;
    }
}
