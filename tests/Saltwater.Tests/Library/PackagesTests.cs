using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Saltwater.Tests.Cli;

namespace Saltwater.Tests.Library;

/// <summary>The packages as somebody else gets them: packed, restored from a folder into an empty place, built against and run.</summary>
public sealed class PackagesTests
{
    private static readonly string Configuration = Path.GetFileName(
        Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!
    );

    [Fact]
    public async Task The_sample_of_the_documentation_runs_against_the_packages_and_prints_what_it_says()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var feed = Path.Combine(folder.FullName, "feed");
        foreach (var project in new[] { "Saltwater.Inference", "Saltwater", "Saltwater.Guide.English" })
        {
            await Dotnet(Guides.Root, "pack", Path.Combine("src", project), "--no-build", "-c", Configuration, "-o", feed, "-v", "q");
        }

        var guide = Assert.Single(Directory.EnumerateFiles(feed, "Saltwater.Guide.English.*.nupkg"));
        var (version, page) = (
            Path.GetFileNameWithoutExtension(guide)["Saltwater.Guide.English.".Length..],
            await File.ReadAllTextAsync(Path.Combine(Guides.Root, "docs", "library.md"), stop)
        );
        var sample = Directory.CreateDirectory(Path.Combine(folder.FullName, "sample")).FullName;
        await File.WriteAllTextAsync(Path.Combine(sample, "Program.cs"), Block(page, "csharp"), stop);
        await File.WriteAllTextAsync(
            Path.Combine(sample, "nuget.config"),
            """<configuration><packageSources><clear /><add key="here" value="../feed" /></packageSources></configuration>""",
            stop
        );
        await File.WriteAllTextAsync(
            Path.Combine(sample, "sample.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <RestorePackagesPath>../packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Saltwater.Guide.English" Version="{version}" /></ItemGroup>
            </Project>
            """,
            stop
        );
        await Dotnet(sample, "build", "-o", "out", "-v", "q", "--nologo");

        Assert.Equal(Block(page, "text").Trim(), (await Dotnet(sample, Path.Combine("out", "sample.dll"))).Trim());
        Assert.All(Directory.EnumerateFiles(feed, "*.nupkg"), Describes);
        Assert.Equal(3, Directory.EnumerateFiles(feed, "*.snupkg").Count());
    }

    // What a feed shows of a package, and that nothing of this machine is in it.
    private static void Describes(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var nuspec = archive.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var said = XDocument
            .Load(nuspec)
            .Root!.Elements()
            .Single()
            .Elements()
            .ToLookup(element => element.Name.LocalName, element => element.Value);

        Assert.Contains(archive.Entries, entry => entry.FullName == "README.md");
        Assert.All(["description", "license", "readme", "authors"], name => Assert.NotEqual("", said[name].Single()));
        Assert.All(said, field => Assert.DoesNotContain(Guides.Root, string.Concat(field), StringComparison.Ordinal));
    }

    private static string Block(string page, string language) =>
        Regex.Match(page, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static async Task<string> Dotnet(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test itself was started with is of no concern to somebody else's build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var dotnet = Process.Start(start)!;
        var (output, error) = (dotnet.StandardOutput.ReadToEndAsync(), dotnet.StandardError.ReadToEndAsync());
        await dotnet.WaitForExitAsync();
        Assert.True(dotnet.ExitCode == 0, $"dotnet {string.Join(' ', args)}\n{await output}{await error}");
        return await output;
    }
}
