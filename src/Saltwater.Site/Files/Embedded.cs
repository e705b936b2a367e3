using System.Text;

namespace Saltwater.Site.Files;

/// <summary>The style sheets, the exit block and the icons, which are files of their own for those who write them and part of the assembly
/// for those who run it.</summary>
internal static class Embedded
{
    public static string ReadText(string name)
    {
        using var reader = new StreamReader(OpenResource(name), Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }

    public static byte[] ReadBytes(string name)
    {
        using var stream = OpenResource(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Stream OpenResource(string name) =>
        typeof(Embedded).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly carries no {name}.");
}
