using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Saltwater.Site.App;

/// <summary>The app as it was published: the files a browser loads once somebody starts it.</summary>
/// <param name="Files">Every file, with what its publishing compressed.</param>
/// <param name="ImportMap">The import map that names the app's modules with their hashes.</param>
/// <param name="Start">Address of the script that loads the others.</param>
public sealed partial record AppBundle(ImmutableArray<AppFile> Files, string ImportMap, string Start)
{
    private const string Index = "index.html";
    private const string Worker = "/app/vault.js";
    private const string Guessing = "/app/vault-guess.js";
    private const string Module = "/app/keep.js";
    private const string Folder = "/app/";

    /// <summary>Reads a published app.</summary>
    /// <param name="folder">Its published folder.</param>
    /// <returns>Null if there is none.</returns>
    public static AppBundle? Read(string folder)
    {
        var index = Path.Combine(folder, Index);
        if (!File.Exists(index))
        {
            return null;
        }

        var html = File.ReadAllText(index);
        ImmutableArray<AppFile> files =
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => file != index && Path.GetExtension(file) is not (".br" or ".gz"))
                .Order(StringComparer.Ordinal)
                .Select(file => new AppFile(
                    "/app/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'),
                    File.ReadAllBytes(file),
                    ReadCompressed(file + ".br"),
                    ReadCompressed(file + ".gz")
                )),
        ];
        return NameByContent(new(files, Map().Match(html).Groups["map"].Value, "/app/" + Script().Match(html).Groups["path"].Value));
    }

    /// <summary>Whether a file's name holds the hash of its content, so that the name means these bytes for ever.</summary>
    internal static bool IsNamedByContent(string path) =>
        path.StartsWith("/app/_framework/", StringComparison.Ordinal) || ByContent().IsMatch(path);

    /// <summary>Whether it is a worker that is told a passphrase: the one that holds the keys, or the one that says how early it would be guessed.</summary>
    internal static bool IsVaultWorker(string path) => path.StartsWith("/app/vault", StringComparison.Ordinal);

    // Names are beside the app's own address, so that the bundle serves at any path of a host. What is loaded late, by a page that may have
    // stood open over a new build, has to be of that page's build: so it is named by its content, and the import map and the module name
    // what they mean.
    private static AppBundle NameByContent(AppBundle bundle)
    {
        if (
            bundle.Files.FirstOrDefault(file => file.Path == Worker) is not { } worker
            || bundle.Files.FirstOrDefault(file => file.Path == Guessing) is not { } guessing
            || bundle.Files.FirstOrDefault(file => file.Path == Module) is not { } module
        )
        {
            return bundle;
        }

        var (workerPath, guessingPath) = (PathOf(Worker, worker.Plain), PathOf(Guessing, guessing.Plain));
        var text = Encoding.UTF8.GetBytes(
            Encoding
                .UTF8.GetString(module.Plain)
                .Replace($"\"{Worker[Folder.Length..]}\"", $"\"{workerPath[Folder.Length..]}\"", StringComparison.Ordinal)
                .Replace($"\"{Guessing[Folder.Length..]}\"", $"\"{guessingPath[Folder.Length..]}\"", StringComparison.Ordinal)
        );
        var modulePath = PathOf(Module, text);
        var map = JsonNode.Parse(bundle.ImportMap.Length > 0 ? bundle.ImportMap : "{}")!.AsObject();
        var imports = map["imports"]?.AsObject() ?? [];
        imports["./" + Module[Folder.Length..]] = "./" + modulePath[Folder.Length..];
        map["imports"] = imports;
        return bundle with
        {
            Files = bundle
                .Files.Replace(worker, worker with { Path = workerPath })
                .Replace(guessing, guessing with { Path = guessingPath })
                .Replace(module, new(modulePath, text, [], [])),
            ImportMap = map.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
        };
    }

    private static string PathOf(string path, byte[] content) =>
        $"{path[..^3]}.{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}.js";

    [GeneratedRegex("""^/app/(?:vault|vault-guess|keep|guide)\.[0-9a-f]{16}\.(?:js|bin)$""")]
    private static partial Regex ByContent();

    private static byte[] ReadCompressed(string file) => File.Exists(file) ? File.ReadAllBytes(file) : [];

    [GeneratedRegex("""<script type="importmap">(?<map>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Map();

    [GeneratedRegex("""<script src="(?<path>[^"]+)">""")]
    private static partial Regex Script();
}

/// <summary>One file of the published app.</summary>
/// <param name="Path">Its address, from the root.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Brotli">The same compressed; empty if publishing did not.</param>
/// <param name="Gzip">The same compressed; empty if publishing did not.</param>
public sealed record AppFile(string Path, byte[] Plain, byte[] Brotli, byte[] Gzip);
