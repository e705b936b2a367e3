using Saltwater.Guide;
using Saltwater.Json;

namespace Saltwater.Cli.Streams;

/// <summary>Reads answers from a file or another program, however it stores its letters: some editors and shells write two bytes a letter.</summary>
internal static class AnswersFile
{
    public static AnswersReading Read(Pack pack, ReadOnlyMemory<byte> bytes, Role role) =>
        AnswersJson.Read(pack, bytes.Length > AnswersJson.MostBytes ? bytes : SentBytes.ToUtf8(bytes), role);
}
