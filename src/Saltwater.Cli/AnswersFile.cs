using System.Text;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.Keep.Journal.Import;

namespace Saltwater.Cli;

/// <summary>Reads answers from a file or another program, however it stores its letters: some editors and shells write two bytes a letter.</summary>
internal static class AnswersFile
{
    public static AnswersReading Read(Pack pack, ReadOnlyMemory<byte> bytes, Role role) => AnswersJson.Read(pack, Utf8(bytes), role);

    // What is too large was cut off when it was read, and is refused as it is.
    private static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> bytes) =>
        bytes.Length <= AnswersJson.MostBytes && Encodings.Other(bytes.Span) is { } encoding ? Encoding.Convert(encoding, Encoding.UTF8, bytes.ToArray()) : bytes;
}
