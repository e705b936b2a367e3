namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>An envelope of one device, by its number and hash.</summary>
internal readonly record struct Head(ulong Number, ReadOnlyMemory<byte> Hash)
{
    public bool Equals(Head other) => Number == other.Number && Hash.Span.SequenceEqual(other.Hash.Span);

    public override int GetHashCode() => Number.GetHashCode();
}
