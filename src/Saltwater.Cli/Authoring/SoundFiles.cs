using System.Collections.Concurrent;

namespace Saltwater.Cli.Authoring;

/// <summary>
/// The files this program has read and found to keep to their schema. A guide's folder is read more than once, for its words and for what
/// people say in their own: what stands there as it stood is not taken apart again.
/// </summary>
/// <remarks>One text for each file: what replaces it takes its place. A file with a fault is not kept, so it is told each time.</remarks>
internal static class SoundFiles
{
    private static readonly ConcurrentDictionary<(string Schema, string File), (string Text, YamlMap Map)> Known = new();

    /// <summary>The fields of a file if it was sound with the same text under the same schema, else null.</summary>
    public static YamlMap? Find(string schema, string file, string text)
    {
        if (Known.TryGetValue((schema, file), out var before) && before.Text == text)
        {
            return before.Map;
        }

        return null;
    }

    public static void Keep(string schema, string file, string text, YamlMap map) => Known[(schema, file)] = (text, map);
}
