using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Saltwater.Site;
using Saltwater.Site.App;
using Saltwater.Site.Files;

namespace Saltwater.Tests.Site.Pages;

/// <summary>The site of this repository's guide, rendered once for all tests, and what a person reads on its pages.</summary>
internal static partial class Sites
{
    /// <summary>As much of the app as its page takes: the app's own files are not needed to look at the page it starts on.</summary>
    public static AppBundle App { get; } =
        new([new("/app/start.js", [1], [], []), new("/app/app.js", [2], [], [])], """{"imports":{}}""", "/app/start.js");

    public static Website English { get; } =
        Website
            .Render(Guides.English, App, new(Guides.English.Hash, 48, new(.7, .6, .8), new(.9, .8, .95), new(.98, .9, 1), 14, 14))
            .GetAwaiter()
            .GetResult();

    public static IEnumerable<SiteFile> Pages =>
        English.Files.Append(English.NotFound).Append(English.NoSuchCountry).Where(file => file.IsDocument);

    public static string Html(SiteFile file) => Encoding.UTF8.GetString(file.Plain.Span);

    /// <summary>The text of a page, a line for each paragraph, heading or item.</summary>
    public static string Text(SiteFile file) =>
        WebUtility.HtmlDecode(Tag().Replace(Inline().Replace(Blank().Replace(NotRead().Replace(Html(file), "\n"), " "), ""), "\n"));

    [GeneratedRegex("<(style|script)\\b[^>]*>.*?</\\1>|<!--.*?-->|<title>.*?</title>", RegexOptions.Singleline)]
    private static partial Regex NotRead();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"</?(?:a|b|em|strong|small|span|label|input|abbr)\b[^>]*>")]
    private static partial Regex Inline();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
