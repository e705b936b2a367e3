using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace Saltwater.App.Keep.Browser;

/// <summary>A chosen file as <c>keep.js</c> reaches it.</summary>
[SupportedOSPlatform("browser")]
internal sealed class ScriptedFile(JSObject chosen)
    : ChosenFile(chosen.GetPropertyAsString("name") ?? "", (long)chosen.GetPropertyAsDouble("size"))
{
    public override async Task<byte[]> ReadPart(long start, int count)
    {
        using var answer = await KeepScript.ReadPart(chosen, start, start + count);
        if (answer.GetPropertyAsInt32("problem") != 0)
        {
            throw new IOException("The file cannot be read any more.");
        }

        return answer.GetPropertyAsByteArray("bytes") ?? [];
    }

    public override void Dispose()
    {
        chosen.Dispose();
        base.Dispose();
    }
}
