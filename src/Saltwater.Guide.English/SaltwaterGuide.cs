namespace Saltwater.Guide.English;

/// <summary>The English guide, as it passed every check when this package was made.</summary>
public static class SaltwaterGuide
{
    private const string File = "guide.en.json";

    private static readonly Lazy<Pack> Read = new(() =>
    {
        using var file = typeof(SaltwaterGuide).Assembly.GetManifestResourceStream(File)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return PackJson.Load(bytes).Pack!;
    });

    /// <summary>The guide, read at its first use and then kept.</summary>
    public static Pack English => Read.Value;
}
