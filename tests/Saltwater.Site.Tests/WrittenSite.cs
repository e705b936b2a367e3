using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Saltwater.Site.Tests.WrittenSite))]

namespace Saltwater.Site.Tests;

/// <summary>The site written to a folder, behind a server of static files such as hosts have: it reads the file of headers, prefers the
/// compressed copies, and finds <c>/now</c> in <c>now.html</c>.</summary>
public sealed class WrittenSite : ServedSite
{
    /// <summary>Where it was written.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("site-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    protected override async Task<WebApplication> Start()
    {
        SiteFolder.Write(await BuiltSite.Rendered, Folder);
        var headers = Headers(File.ReadAllLines(Path.Combine(Folder, SiteFolder.HeadersFile)));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Run(context => Answer(context, headers));
        return app;
    }

    // Rules are looked up by the address that was asked for, as static hosts do.
    private static Dictionary<string, List<(string Name, string Value)>> Headers(string[] lines)
    {
        var rules = new Dictionary<string, List<(string, string)>>(StringComparer.Ordinal);
        List<(string, string)>? rule = null;
        foreach (var line in lines)
        {
            if (line.StartsWith('/'))
            {
                rules[line] = rule = [];
            }
            else if (line.Split(':', 2) is [var name, var value])
            {
                rule!.Add((name.Trim(), value.Trim()));
            }
        }

        return rules;
    }

    private async Task Answer(HttpContext context, Dictionary<string, List<(string Name, string Value)>> rules)
    {
        var path = context.Request.Path.Value!;
        var found = new[] { path, path + ".html", path + "index.html" }
            .Select(name => Path.GetFullPath(Path.Combine(Folder, name.TrimStart('/'))))
            .FirstOrDefault(name => name.StartsWith(Folder, StringComparison.Ordinal) && File.Exists(name));
        var file = found ?? Path.Combine(Folder, "404.html");
        context.Response.StatusCode = found is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        // What hosts know by themselves.
        context.Response.ContentType = Path.GetExtension(path) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".wasm" => "application/wasm",
            _ => "text/html; charset=utf-8",
        };
        foreach (
            var (name, value) in rules
                .Where(rule => rule.Key == path || (rule.Key.EndsWith('*') && path.StartsWith(rule.Key[..^1], StringComparison.Ordinal)))
                .SelectMany(rule => rule.Value)
        )
        {
            context.Response.Headers[name] = value;
        }

        foreach (var (encoding, ending) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (
                context.Request.GetTypedHeaders().AcceptEncoding.Any(each => each.Value == encoding && each.Quality != 0)
                && File.Exists(file + ending)
            )
            {
                context.Response.Headers.ContentEncoding = encoding;
                file += ending;
                break;
            }
        }

        context.Response.ContentLength = new FileInfo(file).Length;
        await context.Response.SendFileAsync(file);
    }
}
