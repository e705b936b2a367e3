using System.Diagnostics;
using System.Formats.Tar;
using System.Net;
using System.Net.Sockets;

namespace Saltwater.Site.Tests.Http;

/// <summary>The container, published without an engine, unpacked, and run as an engine would run it: another user, no right, and nothing it
/// could write to.</summary>
public sealed class ContainerTests(ContainerImage image) : IClassFixture<ContainerImage>
{
    [Fact]
    public void It_runs_as_a_number_that_is_not_root_and_serves_unless_told_otherwise()
    {
        var configuration = image.Configuration["config"]!;

        Assert.Equal("1654", (string)configuration["User"]!);
        Assert.Equal(["dotnet", "/app/Saltwater.Cli.dll"], configuration["Entrypoint"]!.AsArray().Select(each => (string)each!));
        Assert.Equal(["serve"], configuration["Cmd"]!.AsArray().Select(each => (string)each!));
        Assert.Equal(["5080/tcp"], configuration["ExposedPorts"]!.AsObject().Select(each => each.Key));
        Assert.Contains("URLS=http://0.0.0.0:5080", configuration["Env"]!.AsArray().Select(each => (string)each!));
        Assert.Contains("Saltwater__BehindTls=true", configuration["Env"]!.AsArray().Select(each => (string)each!));
    }

    [Fact]
    public void It_says_what_it_is_and_under_which_licences()
    {
        var labels = image.Configuration["config"]!["Labels"]!;

        Assert.Equal("Saltwater", (string)labels["org.opencontainers.image.title"]!);
        Assert.Equal("Apache-2.0 AND CC-BY-4.0", (string)labels["org.opencontainers.image.licenses"]!);
        Assert.NotEmpty((string)labels["org.opencontainers.image.version"]!);
    }

    [Fact]
    public void The_base_has_no_shell_and_has_the_zones_that_opening_hours_need() =>
        Assert.Equal("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", image.OwnBase);

    [Fact]
    public void What_is_ours_lies_in_one_folder_where_others_may_read_and_nobody_else_may_write()
    {
        Assert.Contains(image.Ours, entry => entry.Name.EndsWith("app/app/index.html", StringComparison.Ordinal));
        Assert.All(image.Ours, entry =>
        {
            Assert.StartsWith("app", entry.Name.TrimStart('/', '.'), StringComparison.Ordinal);
            Assert.True(entry.EntryType is TarEntryType.Directory or TarEntryType.RegularFile);
            Assert.True(entry.Mode.HasFlag(UnixFileMode.OtherRead));
            Assert.False(
                entry.Mode.HasFlag(UnixFileMode.OtherWrite)
                    || entry.Mode.HasFlag(UnixFileMode.GroupWrite)
                    || entry.Mode.HasFlag(UnixFileMode.SetUser)
                    || entry.Mode.HasFlag(UnixFileMode.SetGroup)
            );
        });
    }

    [Fact]
    public async Task It_serves_from_a_file_system_that_cannot_be_written_and_says_that_it_is_well()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        using var server = Run(
            "URLS=" + address.OriginalString,
            ["--ro-bind", Path.Combine(BuiltSite.Root(), "deploy", "example-clinic"), "/with"],
            "serve",
            "--with",
            "/with"
        );
        var faults = server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            var first = await server
                .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            Assert.True(first is not null, first ?? await faults);

            using var client = new HttpClient { BaseAddress = address };
            Assert.Equal("ok", await client.GetStringAsync("/health", TestContext.Current.CancellationToken));
            foreach (var path in (string[])["/", "/now", "/help/gb", "/app/", "/about"])
            {
                using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.True(answer.Headers.Contains("Content-Security-Policy"), path);
                Assert.True(answer.Headers.Contains("Strict-Transport-Security"), path);
            }

            Assert.Contains(
                "Riverside",
                await client.GetStringAsync("/help/gb", TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
            Assert.Equal("ok", await Say("health", address.OriginalString));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_check_says_so_where_nothing_answers()
    {
        using var program = Run("", [], "health", $"http://127.0.0.1:{FreePort()}");
        var said = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, program.ExitCode);
        Assert.StartsWith("HEALTH-002", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_knows_the_clocks_of_other_places() => Assert.Matches("Open now|Closed now", await Say("services", "IE"));

    private async Task<string> Say(params string[] arguments)
    {
        using var program = Run("", [], arguments);
        var said = (await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, program.ExitCode);
        return said;
    }

    /// <summary>Runs the image's own command by its own settings, in namespaces of its own but for the network.</summary>
    private Process Run(string setting, string[] mounts, params string[] arguments)
    {
        Assert.SkipUnless(
            Sandbox.Works,
            "bubblewrap is not installed, or this system lets nobody make namespaces: what is inside the container was not run."
        );
        var configuration = image.Configuration["config"]!;
        var user = (string)configuration["User"]!;
        var settings = configuration["Env"]!
            .AsArray()
            .Select(each => (string)each!)
            .Append(setting)
            .Where(each => each.Length > 0)
            .SelectMany(each =>
                (string[])
                    [
                        "--setenv",
                        each[..each.IndexOf('=', StringComparison.Ordinal)],
                        each[(each.IndexOf('=', StringComparison.Ordinal) + 1)..],
                    ]
            );
        return Process.Start(
            Sandbox.As(
                user,
                [
                    "--ro-bind",
                    image.Root,
                    "/",
                    "--proc",
                    "/proc",
                    "--dev",
                    "/dev",
                    .. mounts,
                    "--remount-ro",
                    "/",
                    "--chdir",
                    (string)configuration["WorkingDir"]!,
                    "--clearenv",
                    .. settings,
                    "--",
                    .. configuration["Entrypoint"]!.AsArray().Select(each => (string)each!),
                    .. arguments,
                ]
            )
        )!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
