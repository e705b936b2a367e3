namespace Saltwater.Keep.Exchange.Incoming;

/// <summary>What a file turned out to be, told by its content, never by its name.</summary>
public enum ImportKind
{
    /// <summary>Nothing we can read.</summary>
    Unknown,

    /// <summary>Our own open JSON.</summary>
    OpenJson,

    /// <summary>Our own table of entries.</summary>
    OpenEntries,

    /// <summary>Our own table of days with bleeding.</summary>
    OpenCycleDays,

    /// <summary>CSV from drip.</summary>
    Drip,

    /// <summary>measurements.json from Clue.</summary>
    Clue,

    /// <summary>An older Clue backup, one object a day.</summary>
    ClueBackup,

    /// <summary>JSON from Flo.</summary>
    Flo,

    /// <summary>export.xml from Apple Health.</summary>
    AppleHealth,
}
