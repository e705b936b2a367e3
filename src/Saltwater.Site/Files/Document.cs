using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Saltwater.Guide;

namespace Saltwater.Site.Files;

/// <summary>A whole page: what a browser gets in one answer, with the policy that allows exactly that and nothing else.</summary>
/// <param name="Html">The document.</param>
/// <param name="Headers">Its policy, and that it is not kept.</param>
internal sealed record Document(string Html, ImmutableArray<KeyValuePair<string, string>> Headers)
{
    /// <summary>Title of every page, so that history and tabs show nothing more.</summary>
    private const string Title = "Saltwater";

    /// <summary>A plain horizon: an icon without a request, and without a meaning.</summary>
    public const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' "
        + "rx='4' fill='%23262b2e'/%3E%3Cpath d='M2 10c2-1.5 4-1.5 6 0s4 1.5 6 0' fill='none' stroke='%23e8d5b8' "
        + "stroke-width='1.6'/%3E%3C/svg%3E";

    /// <summary>In one process with our other pages, and with nobody else's.</summary>
    public static readonly KeyValuePair<string, string> Together = new("Cross-Origin-Opener-Policy", "same-origin");

    /// <summary>Not in the process of our other pages.</summary>
    public static readonly KeyValuePair<string, string> Apart = new(Together.Key, "unsafe-none");

    private static readonly string Look = Embedded.ReadText("site.css");
    private static readonly string Leave = Embedded.ReadText("leave.js");

    /// <summary>A page that needs no script; the exit block is the only one it has.</summary>
    /// <param name="pack">Whose language it is in.</param>
    /// <param name="body">What stands between the body's tags.</param>
    /// <param name="sheet">Style of this page alone, after the common one.</param>
    /// <param name="head">What it needs in its head beyond that.</param>
    /// <param name="root">Where the site is on its host; begins and ends with a slash.</param>
    /// <param name="anywhere">Whether it answers for addresses that nobody can list. A static host sends no policy with those, so the page
    /// brings its own.</param>
    public static Document WithoutScript(
        Pack pack,
        string body,
        string sheet = "",
        string head = "",
        string root = "/",
        bool anywhere = false
    )
    {
        var leave = LeaveTo(root);
        var style = sheet.Length == 0 ? Look : Look + "\n" + sheet;
        var policy = WritePolicy(
            $"script-src '{HashOf(leave)}'; style-src '{HashOf(style)}'; img-src data:; base-uri 'none'; form-action 'none'; trusted-types 'none'"
        );
        return new(
            WriteHtml(
                pack,
                body,
                style,
                leave,
                first: anywhere ? $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n" : "",
                last: head
            ),
            WithPolicy(policy)
        );
    }

    /// <summary>The page that the app starts on.</summary>
    /// <param name="pack">Whose language it is in.</param>
    /// <param name="body">What is shown while it loads.</param>
    /// <param name="sheet">Style of the app.</param>
    /// <param name="head">What the app's start needs in the head.</param>
    /// <param name="root">Where the site is on its host; begins and ends with a slash.</param>
    /// <param name="inline">The text of every inline script in <paramref name="head"/>, for the policy.</param>
    public static Document ForApp(Pack pack, string body, string sheet, string head, IEnumerable<string> inline, string root)
    {
        var leave = LeaveTo(root);
        var style = Look + "\n" + sheet;
        var hashes = string.Join(' ', inline.Append(leave).Select(text => $"'{HashOf(text)}'"));
        return new(
            WriteHtml(pack, body, style, leave, last: head),
            WithPolicy(
                WritePolicy(
                    $"script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src '{HashOf(style)}'; img-src 'self' data:; "
                        + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; "
                        + "trusted-types default"
                )
            )
        );
    }

    /// <summary>As a policy names a text it allows.</summary>
    public static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string WritePolicy(string allowed) =>
        $"default-src 'none'; object-src 'none'; require-trusted-types-for 'script'; {allowed}";

    // Who may frame a page cannot be said in the page itself.
    private static ImmutableArray<KeyValuePair<string, string>> WithPolicy(string policy) =>
        [new("Content-Security-Policy", $"frame-ancestors 'none'; {policy}"), new("Cache-Control", "no-store"), Together];

    // A page that is come back to goes to the start, wherever that is.
    private static string LeaveTo(string root) => Leave.Replace(":\"/\"", $":\"{root}\"", StringComparison.Ordinal);

    private static string WriteHtml(Pack pack, string body, string style, string leave, string first = "", string last = "") =>
        $"""
            <!doctype html>
            <html lang="{pack.Language}" dir="{(pack.Rules.Direction == WritingDirection.Rtl ? "rtl" : "ltr")}">
            <head>
            <meta charset="utf-8">
            {first}<meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="dark light">
            <title>{Title}</title>
            <link rel="icon" href="{Icon}">
            <style>{style}</style>
            {last}</head>
            <body>
            {body}
            <script>{leave}</script>
            </body>
            </html>
            """;
}
