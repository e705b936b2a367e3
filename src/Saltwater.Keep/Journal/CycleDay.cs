namespace Saltwater.Keep.Journal;

/// <summary>A day on which a period began or went on, written here or brought from a cycle tracker.</summary>
/// <param name="Id">Which record of the vault it is.</param>
/// <param name="Day">The day.</param>
/// <param name="Bleeding">How much; spotting by itself begins no cycle.</param>
public sealed record CycleDay(RecordId Id, DateOnly Day, Bleeding Bleeding)
{
    /// <inheritdoc/>
    public override string ToString() => "CycleDay";
}

/// <summary>How much bleeding there was on a day.</summary>
public enum Bleeding
{
    /// <summary>A trace.</summary>
    Spotting,

    /// <summary>Light.</summary>
    Light,

    /// <summary>Medium, or some without saying how much.</summary>
    Medium,

    /// <summary>Heavy.</summary>
    Heavy,
}
