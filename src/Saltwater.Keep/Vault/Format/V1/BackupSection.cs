namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>One section of a backup.</summary>
/// <param name="Number">From 1, as people count.</param>
/// <param name="At">Where it begins in the file.</param>
internal sealed record BackupSection(int Number, SectionKind Kind, int At, ReadOnlyMemory<byte> Bytes)
{
    public override string ToString() => "BackupSection";
}
