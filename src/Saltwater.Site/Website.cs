using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.Site.App;
using Saltwater.Site.Files;
using Saltwater.Site.Pages;
using Saltwater.Site.Reflect;

namespace Saltwater.Site;

/// <summary>Every address there is, rendered, and compressed when that is first asked for.</summary>
/// <remarks>The same whether a server answers from it or it is written to a folder.</remarks>
public sealed class Website
{
    /// <summary>Sent with everything.</summary>
    public static readonly ImmutableArray<KeyValuePair<string, string>> Headers =
    [
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new(
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
        ),
        new("Vary", "Accept-Encoding"),
    ];

    /// <summary>The page that has the browser remove everything the site stored in it.</summary>
    internal const string WipePath = "/wipe";

    /// <summary>The header that removes it. Pages of others could lead here too, so <see cref="SiteServer"/> sends it only to our own.</summary>
    internal const string WipeHeader = "Clear-Site-Data";

    private readonly FrozenDictionary<string, SiteFile> byPath;

    private Website(string root, ImmutableArray<SiteFile> files, SiteFile notFound, SiteFile noSuchCountry)
    {
        (Root, Files, NotFound, NoSuchCountry) = (root, files, notFound, noSuchCountry);
        byPath = files.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>Where the site is on its host, for example <c>/care/</c>; paths of <see cref="Files"/> begin there.</summary>
    public string Root { get; }

    /// <summary>Every file, in the order of their addresses.</summary>
    public ImmutableArray<SiteFile> Files { get; }

    /// <summary>For an address that leads nowhere. It repeats nothing of what was asked for.</summary>
    public SiteFile NotFound { get; }

    /// <summary>For a country without checked services. It repeats nothing of what was asked for.</summary>
    public SiteFile NoSuchCountry { get; }

    /// <summary>What to answer for an address.</summary>
    /// <param name="path">From the site's own root, as it was asked for; case and a slash at its end make no difference for pages.</param>
    public SiteFile FileAt(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (byPath.TryGetValue(path, out var exact))
        {
            return exact;
        }

        var tidy = path.Length > 1 ? path.TrimEnd('/').ToLowerInvariant() : path;
        if (byPath.TryGetValue(tidy, out var near) && near.IsDocument)
        {
            return near;
        }

        return tidy.StartsWith("/help/", StringComparison.Ordinal) ? NoSuchCountry : NotFound;
    }

    /// <summary>Compresses everything at once, on every processor there is: the time is spent at start, not while somebody waits.</summary>
    internal Website Compress()
    {
        Parallel.ForEach(Files.Append(NotFound).Append(NoSuchCountry), file => _ = file.Brotli.Length);
        return this;
    }

    /// <summary>Renders everything.</summary>
    /// <param name="pack">The guide.</param>
    /// <param name="app">The app as it was published, or null for a site without it.</param>
    /// <param name="figures">What a guide reached on labelled accounts, or null if that was not measured. Shown only if it was this guide.</param>
    /// <param name="phrases">What people say in their own words, as the app reads it, or null for a site without a box to write in.</param>
    /// <param name="settings">Where it is and whose copy it is; null for the guide as it is, at the root of its host.</param>
    /// <param name="page">The words of the page to take along, as the app reads them, or null for a site without it.</param>
    public static async Task<Website> Render(
        Pack pack,
        AppBundle? app,
        Figures? figures,
        byte[]? phrases = null,
        SiteSettings? settings = null,
        byte[]? page = null
    )
    {
        ArgumentNullException.ThrowIfNull(pack);
        settings ??= new();
        var (root, copy) = (settings.Root, settings.Copy);
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);

        var files = new List<SiteFile>
        {
            await Page<DoorsPage>("/"),
            await Page<NowPage>("/now", sheet: Embedded.ReadText("moment.css")),
            await Page<BesidePage>("/beside", sheet: Embedded.ReadText("moment.css")),
            await Page<GuidePage>("/guide"),
            await Page<ReflectPage>("/reflect", sheet: ReflectSheet.For(pack)),
            await Page<WordsPage>("/words"),
            await Page<HelpPage>("/help", new() { [nameof(HelpPage.Copy)] = copy }),
            await Page<AboutPage>(
                "/about",
                new()
                {
                    [nameof(AboutPage.Figures)] = figures?.Guide == (copy?.GuideHash ?? pack.Hash) ? figures : null,
                    [nameof(AboutPage.Copy)] = copy,
                }
            ),
            await Page<AccessPage>("/access", new() { [nameof(AccessPage.Copy)] = copy }),
            Apart(await Page<PausePage>("/pause", sheet: Embedded.ReadText("moment.css"))),
        };
        // The header clears all that the host stored, also what other sites below other paths of it did: only a host of our own may ask for that.
        var wipe = await Page<WipePage>(WipePath);
        if (root == "/")
        {
            wipe = wipe with { Headers = wipe.Headers.Add(new(WipeHeader, "\"cache\", \"cookies\", \"storage\"")) };
        }

        files.Add(wipe);
        foreach (var country in pack.Services)
        {
            files.Add(
                await Page<CountryPage>(
                    $"/help/{country.Country.ToLowerInvariant()}",
                    new() { [nameof(CountryPage.Country)] = country, [nameof(CountryPage.Copy)] = copy }
                )
            );
        }

        if (app is not null)
        {
            files.Add(
                Apart(
                    await Page<AgainPage>(
                        AppAddress.Again,
                        head: $"<meta http-equiv=\"refresh\" content=\"0;url={root}{AppAddress.Notes[1..]}\">\n"
                    )
                )
            );
            files.AddRange(AppSite.Files(pack, app, phrases, page, await Body<AppPage>([]), root));
            files.AddRange(AppSite.OfflineFiles(files, root));
        }

        files.AddRange(WellKnown.Files(settings));

        // For programs, not for a device: they are no part of what is kept there.
        files.Add(Schema("/schema/request-1.json", JsonSchemas.Request()));
        files.Add(Schema("/schema/reflection-1.json", JsonSchemas.Reflection()));
        return new(
            root,
            [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
            await Page<NotFoundPage>("/404", status: 404),
            await Page<NotFoundPage>("/help/404", new() { [nameof(NotFoundPage.Country)] = true }, status: 404)
        );

        // Of another group of pages than all others: the browser then goes on in a new process and ends the one before, and with it goes
        // what its memory held of the page that was left.
        static SiteFile Apart(SiteFile page) => page with { Headers = page.Headers.Replace(Document.Together, Document.Apart) };

        static SiteFile Schema(string path, string schema) => SiteFile.Of(path, "application/json", Encoding.UTF8.GetBytes(schema), []);

        async Task<SiteFile> Page<T>(
            string path,
            Dictionary<string, object?>? parameters = null,
            string sheet = "",
            string head = "",
            int status = 200
        )
            where T : IComponent
        {
            var document = Document.WithoutScript(pack, await Body<T>(parameters ?? []), sheet, head, root, anywhere: status == 404);
            return SiteFile.Of(path, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(document.Html), document.Headers, status);
        }

        // Every page takes the guide, and is written for a site that begins at its host's root: what leads to ourselves begins with a
        // slash, and nothing else does.
        Task<string> Body<T>(Dictionary<string, object?> parameters)
            where T : IComponent =>
            renderer.Dispatcher.InvokeAsync(async () =>
                (
                    await renderer.RenderComponentAsync<T>(
                        ParameterView.FromDictionary(new Dictionary<string, object?>(parameters) { [nameof(GuidedPage.Pack)] = pack })
                    )
                )
                    .ToHtmlString()
                    .Replace("href=\"/", $"href=\"{root}", StringComparison.Ordinal)
            );
    }
}
