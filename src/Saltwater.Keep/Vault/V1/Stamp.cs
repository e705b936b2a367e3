namespace Saltwater.Keep.Vault.V1;

/// <summary>Where a write comes from: which envelope of which device, and its place in time that no clock gives.</summary>
internal readonly record struct Stamp(ulong Lamport, DeviceId Device, ulong Number) : IComparable<Stamp>
{
    public int CompareTo(Stamp other)
    {
        var order = Lamport.CompareTo(other.Lamport);
        return order != 0 ? order : Device.CompareTo(other.Device);
    }
}

/// <summary>One value of a field, and where it comes from.</summary>
internal readonly record struct Written(Stamp Stamp, ReadOnlyMemory<byte> Value)
{
    public override string ToString() => "Written";
}
