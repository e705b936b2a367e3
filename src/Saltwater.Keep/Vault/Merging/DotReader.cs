using System.Formats.Cbor;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault.Merging;

/// <summary>Reads stamps as one state wrote them.</summary>
/// <param name="devices">The state's list of devices; a stamp names one by its place.</param>
/// <param name="tagOf">For states whose stamps do not say which envelope of that number they mean; otherwise null.</param>
internal sealed class DotReader(DeviceId[] devices, Func<DeviceId, ulong, ulong>? tagOf)
{
    public static DotReader None { get; } = new([], null);

    /// <summary>How many numbers a stamp is.</summary>
    public int Size => tagOf is null ? 4 : 3;

    /// <summary>Whether what was read can be written as it is.</summary>
    public bool Writes(DeviceId[] order) => tagOf is null && devices.AsSpan().SequenceEqual(order);

    public Dot Read(CborReader cbor)
    {
        var (lamport, device, number) = (cbor.ReadUInt64(), devices[cbor.ReadInt32()], cbor.ReadUInt64());
        return new(lamport, device, number, tagOf is null ? cbor.ReadUInt64() : tagOf(device, number));
    }
}
