using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Saltwater.Keep.Exchange.Syntax;

/// <summary>Writes a file of JSON that somebody may open in an editor: indented, with letters of other languages as they are, since it is
/// not put into a page.</summary>
internal static class JsonFile
{
    /// <summary>UTF-8 without a byte order mark, the same bytes on any machine.</summary>
    /// <param name="members">Writes what stands in the outermost object.</param>
    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (
            var to = new Utf8JsonWriter(
                bytes,
                new()
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            to.WriteStartObject();
            members(to);
            to.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
