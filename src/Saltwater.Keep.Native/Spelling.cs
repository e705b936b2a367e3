using System.Text;
using Saltwater.Keep.Native.Unicode;

namespace Saltwater.Keep.Native;

/// <summary>A passphrase as the bytes that are stretched: the same on every keyboard.</summary>
internal static class Spelling
{
    public static byte[] Bytes(string passphrase) =>
        Encoding.UTF8.GetBytes(string.Join(' ', Nfkc.Of(passphrase).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
