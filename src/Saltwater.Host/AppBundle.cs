using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Saltwater.Host;

/// <summary>The app as it was published: the files a browser loads once somebody starts it.</summary>
/// <param name="Files">Address and bytes.</param>
/// <param name="ImportMap">The import map that names the app's modules with their hashes.</param>
public sealed partial record AppBundle(ImmutableArray<(string Path, byte[] Bytes)> Files, string ImportMap)
{
    private const string Start = "index.html";

    /// <summary>Reads a published app.</summary>
    /// <param name="folder">Its published folder.</param>
    /// <returns>Null if there is none.</returns>
    public static AppBundle? Read(string folder)
    {
        var start = Path.Combine(folder, Start);
        return !File.Exists(start) ? null : new(
            [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => file != start && Path.GetExtension(file) is not (".br" or ".gz"))
                .Order(StringComparer.Ordinal)
                .Select(file => ("/app/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(file)))],
            Map().Match(File.ReadAllText(start)).Groups["map"].Value);
    }

    [GeneratedRegex("""<script type="importmap">(?<map>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Map();
}
