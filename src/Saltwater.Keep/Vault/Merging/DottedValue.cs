namespace Saltwater.Keep.Vault.Merging;

/// <summary>One value of a field, and where it comes from.</summary>
internal readonly record struct DottedValue(Dot Dot, ReadOnlyMemory<byte> Value)
{
    public override string ToString() => "DottedValue";
}
