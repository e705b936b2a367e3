namespace Saltwater.Keep.Agreements;

/// <summary>
/// Which screen of the lists is shown. From <see cref="Pass"/> to <see cref="Closed"/> the device may be in another person's hands.
/// </summary>
public enum HandOverStep
{
    /// <summary>All lists that are kept.</summary>
    Lists,

    /// <summary>The private check of the person who writes.</summary>
    Check,

    /// <summary>What the check comes to.</summary>
    Before,

    /// <summary>Writing one's own list.</summary>
    Form,

    /// <summary>One's own list, to read.</summary>
    Own,

    /// <summary>Choosing what the other person may see.</summary>
    Show,

    /// <summary>Handing the device over.</summary>
    Pass,

    /// <summary>The private check of the other person.</summary>
    TheirCheck,

    /// <summary>What their check comes to.</summary>
    TheirBefore,

    /// <summary>They write their list.</summary>
    TheirForm,

    /// <summary>They choose what to show.</summary>
    TheirShow,

    /// <summary>What both chose to show.</summary>
    Both,

    /// <summary>One of the two stopped.</summary>
    Closed,
}
