using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Appointments;

/// <summary>What a person wants on the page they take to an appointment. What is not chosen is not on it.</summary>
public sealed class AppointmentChoices
{
    /// <summary>The entries to show, in any order.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Which parts of each entry to show.</summary>
    public AppointmentFields Fields { get; init; } = AppointmentFields.Tears | AppointmentFields.Felt | AppointmentFields.FromMemory;

    /// <summary>Ids of the questions whose answers are shown.</summary>
    public IReadOnlySet<string> Questions { get; init; } = new HashSet<string>();

    /// <summary>First days of bleeding to list; empty for none.</summary>
    public IReadOnlyList<DateOnly> BleedingBegan { get; init; } = [];

    /// <summary>How exact dates are.</summary>
    public DateDetail Dates { get; init; }

    /// <summary>What the person wants to ask, in their own words, one question each.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => "AppointmentChoices";
}

/// <summary>Parts of an entry that can be shown. The date always is.</summary>
[Flags]
public enum AppointmentFields
{
    /// <summary>The date alone.</summary>
    None = 0,

    /// <summary>The time of day.</summary>
    Time = 1,

    /// <summary>Alone or with someone; nothing about who.</summary>
    Company = 2,

    /// <summary>Whether there were tears.</summary>
    Tears = 4,

    /// <summary>How it felt.</summary>
    Felt = 8,

    /// <summary>The person's own line.</summary>
    Note = 16,

    /// <summary>That an entry was written days later, from memory.</summary>
    FromMemory = 32,
}

/// <summary>How exact the dates on a page are.</summary>
public enum DateDetail
{
    /// <summary>The day.</summary>
    Day,

    /// <summary>The month.</summary>
    Month,
}
