namespace Saltwater.Keep.Journal;

/// <summary>A screen of the journal. Which one is shown is a matter of state alone: the address never changes.</summary>
public enum JournalPlace
{
    /// <summary>All evenings, as a list or a calendar.</summary>
    Evenings,

    /// <summary>Noting or changing one.</summary>
    Form,

    /// <summary>One of them.</summary>
    One,

    /// <summary>A day of the calendar.</summary>
    Day,

    /// <summary>What they have in common.</summary>
    Patterns,

    /// <summary>A page to take to someone.</summary>
    Appointment,

    /// <summary>Files in and out.</summary>
    Files,
}
