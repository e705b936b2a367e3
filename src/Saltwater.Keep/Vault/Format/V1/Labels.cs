using System.Buffers.Binary;
using System.Text;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>What each derived key is for. One label for one use.</summary>
/// <remarks>docs/vault-format.md, Keys. The worker has the same list, and a test holds both against the document.</remarks>
internal static class Labels
{
    public const string Record = "rec";
    public const string Snapshot = "snap";
    public const string InboxWrap = "inb";
    public const string Control = "ctl";
    public const string Header = "hdr";

    public const string WrapLocal = "luk";
    public const string WrapMaster = "vmk";
    public const string WrapMasterForCode = "rec";
    public const string WrapInbox = "inb";
    public const string WrapEnrol = "rkey";

    public const int CodeSize = 20;

    public static byte[] Code { get; } = "v1/rck/"u8.ToArray();

    public static byte[] MessageInfo(ReadOnlySpan<byte> bound) => [.. "v1/env/"u8, .. bound];

    public static byte[] InboxInfo(ReadOnlySpan<byte> vaultId, ReadOnlySpan<byte> ephemeral, ReadOnlySpan<byte> inbox) =>
        [.. "v1/inbox/"u8, .. WithLength(vaultId), .. WithLength(ephemeral), .. WithLength(inbox)];

    public static byte[] KeyInfo(string label, ReadOnlySpan<byte> context) => [.. Encoding.ASCII.GetBytes("v1/" + label + "/"), .. context];

    public static byte[] WrapInfo(string label, ReadOnlySpan<byte> context) => KeyInfo("wrap-" + label, context);

    public static byte[] KeyContext(ReadOnlySpan<byte> vaultId, uint epoch)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, epoch);
        return [.. WithLength(vaultId), .. WithLength(number)];
    }

    private static byte[] WithLength(ReadOnlySpan<byte> bytes) => [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
}
