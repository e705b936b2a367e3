using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Saltwater.Host;

/// <summary>The app as it was published: the files a browser loads once somebody starts it.</summary>
/// <param name="Files">Every file, with what its publishing compressed.</param>
/// <param name="ImportMap">The import map that names the app's modules with their hashes.</param>
/// <param name="Start">Address of the script that loads the others.</param>
public sealed partial record AppBundle(ImmutableArray<AppFile> Files, string ImportMap, string Start)
{
    private const string Index = "index.html";

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
        return new(
            [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => file != index && Path.GetExtension(file) is not (".br" or ".gz"))
                .Order(StringComparer.Ordinal)
                .Select(file => new AppFile("/app/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(file), Compressed(file + ".br"), Compressed(file + ".gz")))],
            Map().Match(html).Groups["map"].Value,
            "/app/" + Script().Match(html).Groups["path"].Value);
    }

    private static byte[] Compressed(string file) => File.Exists(file) ? File.ReadAllBytes(file) : [];

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
