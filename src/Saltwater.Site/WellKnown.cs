using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Saltwater.Site.Files;
using Saltwater.Site.Pages;

namespace Saltwater.Site;

/// <summary>What machines look for at the root of a host, whatever lies there.</summary>
internal static class WellKnown
{
    public const string RobotsPath = "/robots.txt";

    /// <summary>RFC 9116.</summary>
    public const string SecurityPath = "/.well-known/security.txt";

    private const string Type = "text/plain; charset=utf-8";

    // The standard asks for less than a year.
    private const int DaysGood = 364;

    private static readonly ImmutableArray<KeyValuePair<string, string>> NotKept = [new("Cache-Control", "no-store")];

    public static IEnumerable<SiteFile> Files(SiteSettings settings)
    {
        yield return PlainFile(
            RobotsPath,
            settings.Copy is { Searchable: true } ? $"User-agent: *\nAllow: {settings.Root}\n" : "User-agent: *\nDisallow: /\n"
        );

        // Without an operator it is the page of reports of the repository that the program was built from; where that is not known, there
        // is no address to give.
        if (settings.Made is { } made && (settings.Copy?.Contact.AbsoluteUri ?? Release.Reports) is { } contact)
        {
            yield return PlainFile(
                SecurityPath,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Contact: {contact}\nExpires: {made.AddDays(DaysGood):yyyy-MM-dd}T00:00:00Z\nPreferred-Languages: en\n"
                )
            );
        }
    }

    private static SiteFile PlainFile(string path, string text) => SiteFile.Of(path, Type, Encoding.UTF8.GetBytes(text), NotKept);
}
