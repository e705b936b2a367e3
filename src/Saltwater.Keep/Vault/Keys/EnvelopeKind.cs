namespace Saltwater.Keep.Vault.Keys;

/// <summary>What an envelope holds. The values are those of the format.</summary>
public enum EnvelopeKind : byte
{
    /// <summary>A batch of changes to records.</summary>
    Record = 1,

    /// <summary>A part of a snapshot.</summary>
    Snapshot = 2,

    /// <summary>Something noted while the vault was locked.</summary>
    Inbox = 7,
}
