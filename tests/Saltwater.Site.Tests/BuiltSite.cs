using Saltwater.Appointment;
using Saltwater.Guide;
using Saltwater.Site.App;
using Saltwater.Site.Pages;

namespace Saltwater.Site.Tests;

/// <summary>The site as this build makes it, rendered once for all tests: what <c>saltwater serve</c> answers with.</summary>
internal static class BuiltSite
{
    /// <summary>The folder of the built program, which holds the pack, the app and the figures.</summary>
    public static string Folder { get; } =
        Path.Combine(
            Root(),
            "src",
            "Saltwater.Cli",
            Path.GetRelativePath(Path.Combine(Root(), "tests", "Saltwater.Site.Tests"), AppContext.BaseDirectory)
        );

    public static string Program { get; } = Path.Combine(Folder, "Saltwater.Cli.dll");

    public static Pack Pack { get; } =
        PackJson.Load(File.ReadAllBytes(Path.Combine(Folder, "guide.en.json"))).Pack
        ?? throw new InvalidOperationException("The pack of this build cannot be used.");

    /// <summary>The pack as the app reads it: without what only pages show. Whoever tests a screen of the app gives it this one, or it
    /// shows what no phone ever has.</summary>
    public static Pack AppPack { get; } =
        PackBytes.Load(PackBytes.Write(Pack)).Pack ?? throw new InvalidOperationException("The pack of this build cannot be used.");

    /// <summary>The pack as the screens of what is kept have it.</summary>
    public static Pack KeepPack { get; } = PackBytes.WithJournal(AppPack, PackBytes.WriteJournal(Pack));

    public static AppBundle? App { get; } = AppBundle.Read(Path.Combine(Folder, "app"));

    /// <summary>Where the worker with the keys is, and the module that starts it: named by their content.</summary>
    public static string VaultWorker { get; } =
        App?.Files.Single(file => file.Path.StartsWith("/app/vault.", StringComparison.Ordinal)).Path ?? "";

    public static Figures? Figures { get; } = Figures.Read(File.ReadAllBytes(Path.Combine(Folder, "figures.json")));

    /// <summary>What people say in their own words, as the app loads it when the box is opened.</summary>
    public static byte[] Phrases { get; } = File.ReadAllBytes(Path.Combine(Folder, "phrases.en.bin"));

    /// <summary>What the page to take along says, as the app loads it when it is opened.</summary>
    public static byte[] Page { get; } = PagePart.WritePage(Pack)!;

    private static readonly Lazy<Task<Website>> Once = new(() => Website.Render(Pack, App, Figures, Phrases, page: Page));

    public static Task<Website> Rendered => Once.Value;

    /// <summary>The repository's root.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Saltwater.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root was not found above the tests.");
        }

        return folder.FullName;
    }
}
