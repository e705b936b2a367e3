namespace Saltwater.Keep.Agreements;

/// <summary>What somebody taps in the private check. It stays on that one screen and nowhere else.</summary>
public enum Reply
{
    /// <summary>Left open.</summary>
    None,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>Not sure.</summary>
    NotSure,

    /// <summary>No.</summary>
    No,
}

/// <summary>The rule of the private check. It is no verdict: it decides whether the next screen suggests doing things with the other
/// person, and whether support stands open.</summary>
public static class FreeToSayNo
{
    /// <summary>True only if all three were answered, and none left a doubt.</summary>
    /// <param name="canSayNo">I can say no, and it is taken well.</param>
    /// <param name="isAfraid">I am afraid of how it is taken.</param>
    /// <param name="isPushed">Someone checks this device or pushes me to do this.</param>
    public static bool Holds(Reply canSayNo, Reply isAfraid, Reply isPushed) =>
        (canSayNo, isAfraid, isPushed) is (Reply.Yes, Reply.No, Reply.No);
}
