using System.Text;

namespace Saltwater.Site;

/// <summary>The style sheets and the exit block, which are files of their own for those who write them and part of the assembly for those who run it.</summary>
internal static class Embedded
{
    public static string Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly carries no {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }
}
