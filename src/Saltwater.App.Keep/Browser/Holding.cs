namespace Saltwater.App.Keep.Browser;

/// <summary>Whether this tab is the one that writes, and if not why. The values are those of worker/page.ts.</summary>
public enum Holding
{
    /// <summary>It is.</summary>
    Held = 0,

    /// <summary>Another tab is.</summary>
    Elsewhere = 1,

    /// <summary>The address begins with http, and browsers then give nothing that keys and locks are made of.</summary>
    NotSecure = 2,

    /// <summary>The browser is too old, or was told not to.</summary>
    TooOld = 3,
}
