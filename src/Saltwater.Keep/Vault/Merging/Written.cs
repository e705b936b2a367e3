namespace Saltwater.Keep.Vault.Merging;

/// <summary>One value of a field, and where it comes from.</summary>
internal readonly record struct Written(Stamp Stamp, ReadOnlyMemory<byte> Value)
{
    public override string ToString() => "Written";
}
