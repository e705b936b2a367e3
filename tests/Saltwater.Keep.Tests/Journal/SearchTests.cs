using Saltwater.Keep.Journal;
using Saltwater.Keep.Tests.Vault;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Journal;

/// <summary>What is sought is found however it was typed.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData("Caf\u00e9, and it\u2019s late", "Caf\u00e9", "cafe", "CAFE", "cafe\u0301", "it's", "it\u2019s", "and  it")]
    [InlineData("Cafe\u0301 fu\u0308r dich", "caf\u00e9", "f\u00fcr", "fur", "fuer", "F\u00dcR")]
    [InlineData("Stra\u00dfe, bl\u00e5, \u0142za, \u0130stanbul \u0131l\u0131k", "strasse", "blaa", "bla", "lza", "istanbul", "ilik")]
    [InlineData("\u201cquiet\u201d \u2014 twenty\u2013two", "\"quiet\"", "- twenty", "twenty-two")]
    [InlineData("\u05d4\u05b7\u05d9\u05bc\u05d5\u05b9\u05dd", "\u05d4\u05d9\u05d5\u05dd")]
    [InlineData("\u0627\u0644\u064a\u064e\u0648\u0652\u0645 \u0623\u0646\u0627", "\u0627\u0644\u064a\u0648\u0645", "\u0627\u0646\u0627")]
    [InlineData("\u03ac\u03bd\u03b8\u03c1\u03c9\u03c0\u03bf\u03c2", "\u0391\u039d\u0398\u03a1\u03a9\u03a0\u039f\u03a3")]
    [InlineData("\u304b\u3099\u3063\u3053\u3046", "\u304c\u3063\u3053\u3046")]
    [InlineData("\ud55c\uae00", "\u1112\u1161\u11ab\uae00", "\ud55c\u1100")]
    [InlineData("\uff26\uff35\uff2c\uff2c width", "full")]
    [InlineData("A long walk -- then  rain, & it's late", "walk - then", "THEN RAIN", "then  rain", "rain,  & it\u2019s")]
    [InlineData("Two lines\nof it", "lines of")]
    [InlineData("A long-distance call", "LONG\u2013distance  call")]
    public void It_is_found(string note, params string[] sought) =>
        Assert.All(sought, each => Assert.True(SearchFolding.ContainsFolded(note, SearchFolding.FoldText(each)), each));

    [Theory]
    [InlineData("\u0915\u093f", "\u0915\u0940")]
    [InlineData("\u304b", "\u304c")]
    [InlineData("caf\u00e9", "coffee")]
    [InlineData("A long week.", "long weekend")]
    public void Another_word_is_not(string note, string sought) =>
        Assert.False(SearchFolding.ContainsFolded(note, SearchFolding.FoldText(sought)));

    [Theory]
    [InlineData("2026-11-30T01:40", "2026-11-29")]
    [InlineData("2026-11-30T04:59", "2026-11-29")]
    [InlineData("2026-11-30T05:00", "2026-11-30")]
    [InlineData("2026-11-29T23:59", "2026-11-29")]
    public async Task One_night_is_one_evening_also_for_the_tap_while_locked(string moment, string evening)
    {
        var (at, day) = (
            DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture),
            DateOnly.Parse(evening, System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Equal(day, EntryDraft.EveningOn(at));

        var (keys, store) = (Vaults.QuickKeys(), new MemoryStore());
        Assert.NotNull((await LockedVault.Create(keys, store, Vaults.Phrase, KdfCost.Usual)).Vault);
        await (await LockedVault.FindIn(keys, store))!.Note(Captured.FieldsFor(at, true));
        var noted = Assert.Single(Notebook.Of((await (await LockedVault.FindIn(keys, store))!.Unlock(Vaults.Phrase)).Vault!).Entries);
        Assert.Equal((day, false), (noted.Day, noted.FromMemory));
    }
}
