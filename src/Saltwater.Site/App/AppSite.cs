using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Saltwater.Guide;
using Saltwater.Site.Files;
using Saltwater.Site.Pages;

namespace Saltwater.Site.App;

/// <summary>The addresses of the app: its page, its files, the guide as it reads it, and what keeping it on a device takes.</summary>
internal static class AppSite
{
    private const string Page = "/app/app.js";

    private const string Script = "text/javascript; charset=utf-8";

    // Named by their content: what is once loaded never changes.
    private static readonly KeyValuePair<string, string> Forever = new("Cache-Control", "public, max-age=31536000, immutable");

    // Asked for again each time, so that a page never runs with a script of another build.
    private static readonly KeyValuePair<string, string> AskAgain = new("Cache-Control", "no-cache");

    private static readonly KeyValuePair<string, string> WorkerPolicy = new(
        "Content-Security-Policy",
        "default-src 'none'; connect-src 'self'"
    );

    // The worker with the keys of what somebody keeps: it computes, and asks nobody for anything.
    private static readonly KeyValuePair<string, string> VaultPolicy = new(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'"
    );

    /// <summary>The page the app starts on, and everything it loads.</summary>
    /// <param name="phrases">What people say in their own words, loaded once somebody opens the box; null where there is none.</param>
    /// <param name="page">The words of the page to take along, loaded once somebody opens it; null where there are none.</param>
    /// <param name="body">The page's body.</param>
    /// <param name="root">Where the site is on its host; begins and ends with a slash.</param>
    public static ImmutableArray<SiteFile> Files(Pack pack, AppBundle app, byte[]? phrases, byte[]? page, string body, string root)
    {
        var guide = PartOf("guide", PackBytes.Write(pack));
        List<SiteFile> parts = [guide, PartOf("journal", PackBytes.WriteJournal(pack))];
        if (phrases is not null)
        {
            parts.Add(PartOf("phrases", phrases));
        }

        if (page is not null)
        {
            parts.Add(PartOf("page", page));
        }

        var head = $"""
            <base href="{root}app/">
            {string.Join(
                '\n',
                parts.Select(part => $"<meta name=\"{NameOf(part)}\" content=\"{root}{part.Path[1..]} sha256-{part.Hash}\">")
            )}
            <script type="importmap">{app.ImportMap}</script>
            {string.Join('\n', app.Files.SelectMany(file => PreloadLinks(file, root + file.Path[1..])))}
            <script src="{root}{app.Start[1..]}" integrity="{IntegrityOf(app, app.Start)}" autostart="false" defer></script>
            <script type="module" src="{root}{Page[1..]}" integrity="{IntegrityOf(app, Page)}"></script>

            """;
        var document = Document.ForApp(pack, body, Embedded.ReadText("app.css"), head, [app.ImportMap], root);
        return
        [
            SiteFile.Of(AppAddress.Start, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(document.Html), document.Headers),
            .. parts,
            .. app.Files.Select(ToSiteFile),
        ];
    }

    /// <summary>What keeping the site on a device takes: a worker that knows every file with its hash, a manifest and its icons. None of it
    /// is loaded until somebody chooses it.</summary>
    /// <param name="files">Every other file of the site.</param>
    /// <param name="root">Where the site is on its host; begins and ends with a slash.</param>
    public static ImmutableArray<SiteFile> OfflineFiles(IReadOnlyCollection<SiteFile> files, string root)
    {
        ImmutableArray<SiteFile> look =
        [
            SiteFile.Of(
                "/icon.svg",
                "image/svg+xml",
                Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Document.Icon[(Document.Icon.IndexOf(',', StringComparison.Ordinal) + 1)..])),
                [AskAgain]
            ),
            SiteFile.Of("/icon-180.png", "image/png", Embedded.ReadBytes("icon-180.png"), [AskAgain]),
            SiteFile.Of("/icon-512.png", "image/png", Embedded.ReadBytes("icon-512.png"), [AskAgain]),
            SiteFile.Of(
                "/app.webmanifest",
                "application/manifest+json",
                Encoding.UTF8.GetBytes(Embedded.ReadText("app.webmanifest").Replace("\"/", $"\"{root}", StringComparison.Ordinal)),
                [AskAgain]
            ),
        ];
        // What takes everything away has to come from the server, with its header.
        var list = string.Join(
            ",\n",
            files
                .Where(file => file.Path != Website.WipePath)
                .Concat(look)
                .Select(file => $"[\"{root}{file.Path[1..]}\", \"sha256-{file.Hash}\"]")
        );
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, 8));
        var worker = Embedded
            .ReadText("sw.js")
            .Replace("/* version */", version, StringComparison.Ordinal)
            .Replace("/* files */", list, StringComparison.Ordinal);
        return [.. look, SiteFile.Of("/sw.js", Script, Encoding.UTF8.GetBytes(worker), [AskAgain, WorkerPolicy])];
    }

    // A part of the guide is named by its content; the page states its hash, and the browser refuses other bytes.
    private static SiteFile PartOf(string name, byte[] bytes) =>
        SiteFile.Of(
            $"/app/{name}.{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}.bin",
            "application/octet-stream",
            bytes,
            [Forever]
        );

    private static string NameOf(SiteFile part) => System.IO.Path.GetFileName(part.Path).Split('.')[0];

    private static string IntegrityOf(AppBundle app, string path) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(app.Files.Single(file => file.Path == path).Plain));

    // What the first script would only ask for one after the other comes beside it. A module is taken up only by who asks for the same
    // hash, so the link states it;
    // of the runtime, browsers ignore it in a link, and the start states it where it takes it up.
    private static IEnumerable<string> PreloadLinks(AppFile file, string address)
    {
        var name = System.IO.Path.GetFileName(file.Path);
        if (name.StartsWith("dotnet.", StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))
        {
            yield return $"""<link rel="modulepreload" href="{address}" integrity="sha256-{Convert.ToBase64String(SHA256.HashData(file.Plain))}">""";
        }
        else if (name.StartsWith("dotnet.native.", StringComparison.Ordinal) && name.EndsWith(".wasm", StringComparison.Ordinal))
        {
            yield return $"""<link rel="preload" as="fetch" crossorigin href="{address}">""";
        }
    }

    private static SiteFile ToSiteFile(AppFile file)
    {
        List<KeyValuePair<string, string>> headers = [AppBundle.IsNamedByContent(file.Path) ? Forever : AskAgain];
        if (AppBundle.IsVaultWorker(file.Path))
        {
            headers.Add(VaultPolicy);
        }

        var plain = SiteFile.Of(file.Path, TypeOf(file.Path), file.Plain, [.. headers]);
        if (file.Brotli.Length == 0)
        {
            return plain;
        }

        return plain.WithCompressed(file.Brotli, file.Gzip);
    }

    private static string TypeOf(string path) =>
        System.IO.Path.GetExtension(path) switch
        {
            ".js" => Script,
            ".wasm" => "application/wasm",
            ".json" => "application/json",
            _ => "application/octet-stream",
        };
}
