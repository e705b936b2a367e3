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
using Saltwater.Site.Pages;
using Saltwater.Site.Reflect;

namespace Saltwater.Site;

/// <summary>Every address there is, rendered and compressed. The same whether a server answers from it or it is written to a folder.</summary>
public sealed class Website
{
    /// <summary>Sent with everything.</summary>
    public static readonly ImmutableArray<KeyValuePair<string, string>> Headers =
    [
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"),
        new("Vary", "Accept-Encoding"),
    ];

    /// <summary>The page that has the browser remove everything the site stored in it.</summary>
    internal const string WipePath = "/wipe";

    /// <summary>The header that removes it. Pages of others could lead here too, so <see cref="SiteServer"/> sends it only to our own.</summary>
    internal const string WipeHeader = "Clear-Site-Data";

    private readonly FrozenDictionary<string, SiteFile> byPath;

    private Website(ImmutableArray<SiteFile> files, SiteFile notFound, SiteFile noSuchCountry)
    {
        (Files, NotFound, NoSuchCountry) = (files, notFound, noSuchCountry);
        byPath = files.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>Every file, in the order of their addresses.</summary>
    public ImmutableArray<SiteFile> Files { get; }

    /// <summary>For an address that leads nowhere. It repeats nothing of what was asked for.</summary>
    public SiteFile NotFound { get; }

    /// <summary>For a country without checked services. It repeats nothing of what was asked for.</summary>
    public SiteFile NoSuchCountry { get; }

    /// <summary>What to answer for an address.</summary>
    /// <param name="path">As it was asked for; case and a slash at its end make no difference for pages.</param>
    public SiteFile Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (byPath.TryGetValue(path, out var exact))
        {
            return exact;
        }

        var tidy = path.Length > 1 ? path.TrimEnd('/').ToLowerInvariant() : path;
        return byPath.TryGetValue(tidy, out var near) && near.IsDocument ? near
            : tidy.StartsWith("/help/", StringComparison.Ordinal) ? NoSuchCountry
            : NotFound;
    }

    /// <summary>Renders everything.</summary>
    /// <param name="pack">The guide.</param>
    /// <param name="app">The app as it was published, or null for a site without it.</param>
    /// <param name="figures">What a guide reached on labelled accounts, or null if that was not measured. Shown only if it was this guide.</param>
    /// <param name="phrases">What people say in their own words, as the app reads it, or null for a site without a box to write in.</param>
    public static async Task<Website> Render(Pack pack, AppBundle? app, Figures? figures, byte[]? phrases = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);

        var files = new List<SiteFile>
        {
            await Page<DoorsPage>("/"),
            await Page<NowPage>("/now", sheet: Embedded.Text("moment.css")),
            await Page<BesidePage>("/beside", sheet: Embedded.Text("moment.css")),
            await Page<GuidePage>("/guide"),
            await Page<ReflectPage>("/reflect", sheet: ReflectSheet.For(pack)),
            await Page<WordsPage>("/words"),
            await Page<HelpPage>("/help"),
            await Page<AboutPage>("/about", new() { [nameof(AboutPage.Figures)] = figures?.Guide == pack.Hash ? figures : null }),
            Apart(await Page<PausePage>("/pause", sheet: Embedded.Text("moment.css"))),
        };
        var wipe = await Page<WipePage>(WipePath);
        files.Add(wipe with { Headers = wipe.Headers.Add(new(WipeHeader, "\"cache\", \"cookies\", \"storage\"")) });
        foreach (var country in pack.Services)
        {
            files.Add(await Page<CountryPage>($"/help/{country.Country.ToLowerInvariant()}", new() { [nameof(CountryPage.Country)] = country }));
        }

        if (app is not null)
        {
            files.Add(Apart(await Page<AgainPage>(AppSite.AgainPath, head: $"<meta http-equiv=\"refresh\" content=\"0;url={AppSite.NotesPath}\">\n")));
            files.AddRange(AppSite.Files(pack, app, phrases, await Body<AppPage>([])));
            files.AddRange(AppSite.Keeping(files));
        }

        // For programs, not for a device: they are no part of what is kept there.
        files.Add(Schema("/schema/request-1.json", JsonSchemas.Request()));
        files.Add(Schema("/schema/reflection-1.json", JsonSchemas.Reflection()));
        return new(
            [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
            await Page<NotFoundPage>("/404", status: 404),
            await Page<NotFoundPage>("/help/404", new() { [nameof(NotFoundPage.Country)] = true }, status: 404));

        // Of another group of pages than all others: the browser then goes on in a new process and ends the one before, and with it goes what its memory held of the page that was left.
        static SiteFile Apart(SiteFile page) => page with { Headers = page.Headers.Replace(Document.Together, Document.Apart) };

        static SiteFile Schema(string path, string schema) => SiteFile.Of(path, "application/json", Encoding.UTF8.GetBytes(schema), []);

        async Task<SiteFile> Page<T>(string path, Dictionary<string, object?>? parameters = null, string sheet = "", string head = "", int status = 200)
            where T : IComponent
        {
            var document = Document.Static(await Body<T>(parameters ?? []), sheet, head, anywhere: status == 404);
            return SiteFile.Of(path, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(document.Html), document.Headers, status);
        }

        // Every page takes the guide.
        Task<string> Body<T>(Dictionary<string, object?> parameters)
            where T : IComponent =>
            renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters) { [nameof(GuidedPage.Pack)] = pack }))).ToHtmlString());
    }
}
