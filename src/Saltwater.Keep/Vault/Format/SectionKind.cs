namespace Saltwater.Keep.Vault.Format;

/// <summary>What a section of a backup is. The values are those of the format.</summary>
public enum SectionKind : byte
{
    /// <summary>The end, with its checksum.</summary>
    End = 0,

    /// <summary>The key record.</summary>
    Key = 1,

    /// <summary>The control log.</summary>
    Control = 2,

    /// <summary>A part of the snapshot.</summary>
    Chunk = 3,

    /// <summary>A sealed record.</summary>
    Record = 4,

    /// <summary>A note made while it was locked.</summary>
    Inbox = 5,

    /// <summary>The sealed list of what was newest.</summary>
    Heads = 6,

    /// <summary>No section: bytes between two that make no sense.</summary>
    Garbled = 255,
}
