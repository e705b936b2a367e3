using Saltwater.Keep.Vault;

namespace Saltwater.Keep.Journal;

/// <summary>What one tap notes while the vault is locked: that it happened, and when. It becomes an entry at the next unlock.</summary>
public static class Captured
{
    /// <summary>The fields of that entry, for <see cref="LockedVault.Note"/>.</summary>
    /// <param name="moment">On the person's clock; kept to the minute, with the evening it belongs to.</param>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> FieldsFor(DateTime moment, bool tears) =>
        [
            .. EntryFields
                .FieldsOf(
                    new Entry
                    {
                        Id = default,
                        Day = EntryDraft.EveningOn(moment),
                        Time = TimeOnly.FromDateTime(moment),
                        WrittenOn = EntryDraft.EveningOn(moment),
                        Tears = tears,
                    }
                )
                .OrderBy(each => each.Key.Length)
                .ThenBy(each => each.Key, StringComparer.Ordinal),
        ];
}
