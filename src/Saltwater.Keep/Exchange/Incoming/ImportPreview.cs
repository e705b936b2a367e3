using System.Collections.Immutable;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.Incoming;

/// <summary>What a file would bring in. Nothing is changed by it: the caller writes what the person agrees to.</summary>
public sealed class ImportPreview
{
    /// <summary>What the file is.</summary>
    public required ImportKind Kind { get; init; }

    /// <summary>Why nothing can be taken from the file; null if it can be read.</summary>
    public ImportProblem? Refused { get; init; }

    /// <summary>Entries that are not here yet.</summary>
    public ImmutableArray<Entry> NewEntries { get; init; } = [];

    /// <summary>Entries that are here and read differently in the file; as in the file.</summary>
    public ImmutableArray<Entry> ChangedEntries { get; init; } = [];

    /// <summary>Days with bleeding that are not here yet.</summary>
    public ImmutableArray<CycleDay> NewDays { get; init; } = [];

    /// <summary>Days that are here with another amount: the record that is here, with the amount of the file.</summary>
    public ImmutableArray<CycleDay> ChangedDays { get; init; } = [];

    /// <summary>Lists of limits and care that are not here yet.</summary>
    public ImmutableArray<Agreement> NewAgreements { get; init; } = [];

    /// <summary>Lists that are here and read differently in the file: as in the file, with the other person's side as it is here.</summary>
    public ImmutableArray<Agreement> ChangedAgreements { get; init; } = [];

    /// <summary>How many entries, days and lists are here already, exactly as in the file.</summary>
    public int Same { get; init; }

    /// <summary>How many records were left out, for the reasons in <see cref="Reasons"/>.</summary>
    public int Skipped { get; init; }

    /// <summary>Where and why records were left out; the first 1,000, so that a hostile file cannot fill the memory with them.</summary>
    public ImmutableArray<SkippedRecord> Reasons { get; init; } = [];

    /// <summary>How many records are about something we do not bring in, such as steps or moods.</summary>
    public int LeftAside { get; init; }

    /// <summary>How many entries, days and lists are new.</summary>
    public int New => NewEntries.Length + NewDays.Length + NewAgreements.Length;

    /// <summary>How many entries, days and lists would change.</summary>
    public int Changed => ChangedEntries.Length + ChangedDays.Length + ChangedAgreements.Length;

    /// <summary>Whether <see cref="SkippedRecord.Place"/> counts lines of the file rather than its records.</summary>
    public bool PlacesAreLines => Kind is ImportKind.OpenEntries or ImportKind.OpenCycleDays or ImportKind.Drip or ImportKind.AppleHealth;

    /// <inheritdoc/>
    public override string ToString() => "ImportPreview";

    internal static ImportPreview Refuse(ImportProblem problem, ImportKind kind = ImportKind.Unknown) =>
        new() { Kind = kind, Refused = problem };
}

/// <summary>One record that was left out.</summary>
/// <param name="Place">Which line or record of the file; 1 for the first, 0 for the file as a whole.</param>
/// <param name="Problem">Why.</param>
public sealed record SkippedRecord(int Place, ImportProblem Problem);
