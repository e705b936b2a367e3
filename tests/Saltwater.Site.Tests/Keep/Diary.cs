using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Saltwater.App.Keep;
using Saltwater.Guide;
using Saltwater.Keep;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Native;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Site.Tests.Keep;

/// <summary>A real vault with a journal, made quickly: its stretching costs nothing.</summary>
internal sealed class Diary
{
    public const string Phrase = "five quiet words by the sea";

    private Diary(OpenVault vault, StubbornStore store, TimeOnly time, Pack pack)
    {
        Store = store;
        Notes = new(vault, pack, Page, new StillClock(new DateTimeOffset(Today.ToDateTime(time), TimeSpan.Zero)));
    }

    public static DateOnly Today { get; } = new(2026, 3, 14);

    /// <summary>How days are written.</summary>
    public static DayWords Days => new(BuiltSite.KeepPack);

    public StubbornStore Store { get; }

    public StillKeepPage Page { get; } = new();

    public OpenNotes Notes { get; }

    public Notebook Book => Notes.Notebook;

    public static Diary Open(Pack? pack = null) => OpenAt(new(21, 30), pack).GetAwaiter().GetResult();

    public static async Task<Diary> OpenAt(TimeOnly time, Pack? pack = null)
    {
        var store = new StubbornStore();
        return new((await LockedVault.Create(QuickKeys(), store, Phrase, KdfCost.Usual)).Vault!, store, time, pack ?? BuiltSite.KeepPack);
    }

    public static NativeKeys QuickKeys() =>
        new(
            (passphrase, salt, cost) =>
                SHA256.HashData([.. passphrase, .. salt, .. Encoding.ASCII.GetBytes($"{cost.MemoryInKiB}/{cost.Passes}")])
        );

    public Entry With(
        int daysAgo = 0,
        bool tears = true,
        Felt? felt = null,
        string note = "",
        int writtenLater = 0,
        params (string Question, string Answer)[] facts
    )
    {
        var entry = new Entry
        {
            Id = RecordId.New(),
            Day = Today.AddDays(-daysAgo),
            WrittenOn = Today.AddDays(-daysAgo + writtenLater),
            Tears = tears,
            Felt = felt,
            Note = note,
            Facts = facts.ToImmutableSortedDictionary(
                each => each.Question,
                each => ImmutableArray.Create(each.Answer),
                StringComparer.Ordinal
            ),
        };
        Assert.Equal(WriteResult.Done, Book.Save(entry).AsTask().GetAwaiter().GetResult());
        return entry;
    }

    private sealed class StillClock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now;
    }

    /// <summary>A store that refuses to write as long as it is told to.</summary>
    internal sealed class StubbornStore : IVaultStore
    {
        private readonly MemoryStore inner = new();

        public WriteResult Answers { get; set; } = WriteResult.Done;

        public ValueTask<ImmutableArray<string>> Names() => inner.Names();

        public ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names) => inner.Read(names);

        public ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes) =>
            Answers == WriteResult.Done ? inner.Write(changes) : new(Answers);

        public ValueTask<bool> EraseAll() => inner.EraseAll();
    }
}
