namespace Saltwater.App.Keep.Browser;

/// <summary>Why it is time to lock. The values are those of worker/page.ts.</summary>
public enum LockReason
{
    /// <summary>The page was out of sight for as long as was chosen.</summary>
    Hidden = 0,

    /// <summary>Nothing was touched for as long as was chosen.</summary>
    Idle = 1,

    /// <summary>The browser put the page to sleep. The keys are gone already.</summary>
    Frozen = 2,

    /// <summary>The page was left. The keys are gone already.</summary>
    Left = 3,

    /// <summary>Another tab locked. The keys are gone already.</summary>
    OtherTab = 4,
}
