using System.Text;
using Saltwater.Site.Files;

namespace Saltwater.Site;

/// <summary>Writes a site to a folder, for any server of static files: pages, compressed copies, and a file of headers.</summary>
public static class SiteFolder
{
    /// <summary>Name of the file that says which headers go with which address, in the form several static hosts read.</summary>
    public const string HeadersFile = "_headers";

    /// <summary>Writes every file; what is already there under the same name is replaced.</summary>
    /// <param name="site">What to write.</param>
    /// <param name="folder">Made if it does not exist.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(Website site, string folder)
    {
        ArgumentNullException.ThrowIfNull(site);
        foreach (var file in site.Compress().Files.Append(site.NotFound))
        {
            var path = Path.Combine(folder, NameOf(file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Plain.Span);
            WriteCompressed(path + ".br", file.Brotli);
            WriteCompressed(path + ".gz", file.Gzip);
        }

        File.WriteAllText(Path.Combine(folder, HeadersFile), WriteHeaders(site));
    }

    /// <summary>Where a file lies, below the folder: a page <c>/now</c> as <c>now.html</c>, so that its address has no slash at the end.</summary>
    public static string NameOf(SiteFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file switch
        {
            { Path: "/" } => "index.html",
            { IsDocument: true } => file.Path[1..] + ".html",
            _ => file.Path[1..],
        };
    }

    private static void WriteCompressed(string path, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllBytes(path, bytes.Span);
        }
    }

    // Hosts read a hundred rules or fewer, and pass over the rest without a word. So files of one folder that are sent alike share a rule.
    private static IEnumerable<(string Path, IReadOnlyList<KeyValuePair<string, string>> Headers)> GroupHeaders(
        IReadOnlyList<SiteFile> files
    )
    {
        foreach (var folder in files.GroupBy(file => file.Path[..(file.Path.LastIndexOf('/') + 1)]))
        {
            var all = files.Where(file => file.Path.StartsWith(folder.Key, StringComparison.Ordinal)).Select(OwnHeaders).ToList();
            if (folder.Key != "/" && all.Count > 1 && all.TrueForAll(each => each.SequenceEqual(all[0])))
            {
                yield return (folder.Key + "*", all[0]);
                continue;
            }

            foreach (var file in folder)
            {
                yield return (file.Path, OwnHeaders(file));
            }
        }
    }

    // It cannot be said only to our own page here, as the server does: another site's link or picture could erase what a person keeps.
    // Every host knows what a program of the platform is by its ending; the type of the rest is said.
    private static List<KeyValuePair<string, string>> OwnHeaders(SiteFile file)
    {
        List<KeyValuePair<string, string>> headers = [.. file.Headers.Where(header => header.Key != Website.WipeHeader)];
        if (Path.GetExtension(file.Path) is not (".js" or ".wasm"))
        {
            headers.Add(new("Content-Type", file.ContentType));
        }

        return headers;
    }

    private static string WriteHeaders(Website site)
    {
        var text = new StringBuilder(site.Root + "*\n");
        Append(Website.Headers.Append(new("Strict-Transport-Security", "max-age=63072000; includeSubDomains")));
        foreach (var (path, headers) in GroupHeaders([.. site.Files, site.NotFound]))
        {
            text.Append(site.Root).Append(path.AsSpan(1)).Append('\n');
            Append(headers);
        }

        return text.ToString();

        void Append(IEnumerable<KeyValuePair<string, string>> headers)
        {
            foreach (var (name, value) in headers)
            {
                text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
            }
        }
    }
}
