using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault.Merging;

/// <summary>Where a write comes from: which envelope of which device, and its place in time that no clock gives.</summary>
/// <param name="Tag">The first eight bytes of the envelope's name; 0 where it is not known. A profile that was copied may have written
/// another envelope under the same number.</param>
internal readonly record struct Dot(ulong Lamport, DeviceId Device, ulong Number, ulong Tag) : IComparable<Dot>
{
    public int CompareTo(Dot other) => (Lamport, Device, Number, Tag).CompareTo((other.Lamport, other.Device, other.Number, other.Tag));

    /// <summary>Whether both are of one envelope, as far as it is known.</summary>
    public bool Is(Dot other) =>
        Lamport == other.Lamport && Device == other.Device && Number == other.Number && (Tag == other.Tag || Tag == 0 || other.Tag == 0);
}
