using Saltwater.Keep.Vault;

namespace Saltwater.Keep.Journal;

/// <summary>What one tap notes while the vault is locked: that it happened, and when. It becomes an entry at the next unlock.</summary>
public static class Captured
{
    /// <summary>The fields of that entry, for <see cref="LockedVault.Note"/>.</summary>
    /// <param name="day">The day on the person's clock.</param>
    /// <param name="time">The time of day; kept to the minute.</param>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Fields(DateOnly day, TimeOnly time, bool tears) =>
        [.. EntryFields.Of(new Entry { Id = default, Day = day, Time = time, WrittenOn = day, Tears = tears }).OrderBy(each => each.Key.Length).ThenBy(each => each.Key, StringComparer.Ordinal)];
}
