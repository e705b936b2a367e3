using System.Buffers.Binary;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;
using static Saltwater.Keep.Tests.Vault.Vaults;

namespace Saltwater.Keep.Tests.Vault.Format.V1;

/// <summary>What was done to the sections of a backup costs those sections alone, and is told.</summary>
public sealed class BackupMutationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_sealed_record_that_is_missing_or_changed_costs_that_record_and_is_told(bool resealed)
    {
        var (sections, ids) = await Ten();
        for (var each = 0; each < ids.Length; each++)
        {
            var at = sections.FindIndex(section => section[0] == 4) + each;
            foreach (
                var changed in new[]
                {
                    Without(sections, at),
                    With(sections, at, Sections.Flipped(sections[at], sections[at].Length - 70)),
                    With(sections, at, Sections.Numbered(sections[at], _ => 1_000)),
                }
            )
            {
                var restored = await Restore(Sections.File(changed, resealed));

                Assert.Equal(ids.Where((_, place) => place != each).Order(), restored.Vault!.Records.Select(record => record.Id).Order());
                Assert.False(restored.Account!.ShowsEverything);
                Assert.Equal(1, restored.Account.Missing);
            }
        }
    }

    [Fact]
    public async Task Records_of_another_device_that_had_seen_the_missing_one_are_shown()
    {
        var here = await New();
        await here.Save(Text(RecordId.New(), "note", "first"));
        await here.Save(Text(RecordId.New(), "note", "second"));
        var there = (
            await LockedVault.RestoreBackup(QuickKeys(), new MemoryStore(), await here.Backup(), Phrase, secretIsCode: false)
        ).Vault!;
        await there.Save(Text(RecordId.New(), "note", "third"));
        var sections = Sections.Of(await there.Backup());
        var second = Enumerable
            .Range(0, sections.Count)
            .Single(at => sections[at][0] == 4 && BinaryPrimitives.ReadUInt64BigEndian(sections[at].AsSpan(Sections.Header + 40)) == 2);

        var restored = await Restore(Sections.File(Without(sections, second), resealed: true));

        Assert.Equal(["first", "third"], restored.Vault!.Records.Select(each => Read(each, "note")!).Order(StringComparer.Ordinal));
        Assert.Equal(1, restored.Account!.Missing);
    }

    [Fact]
    public async Task A_part_of_a_snapshot_that_is_gone_costs_what_stood_in_it_alone()
    {
        var vault = await New();
        RecordId[] ids = [.. Enumerable.Range(0, 40).Select(_ => RecordId.New()).Order()];
        await vault.Save([.. ids.Select(id => Text(id, "note", new string('x', 9_000)))]);
        await vault.Compact();
        var sections = Sections.Of(await vault.Backup());
        var chunks = Enumerable.Range(0, sections.Count).Where(at => sections[at][0] == 3).ToList();
        Assert.True(chunks.Count > 5);

        foreach (var at in chunks.Skip(1))
        {
            var restored = await Restore(Sections.File(Without(sections, at), resealed: true));

            Assert.InRange(restored.Vault!.Records.Count(), ids.Length - 8, ids.Length - 1);
            Assert.Equal(1, restored.Account!.Unreadable);
            Assert.False(restored.Account.ShowsEverything);
        }

        // In any order, the parts are found by their signed numbers.
        Assert.Equal(
            ids,
            (await Restore(Sections.File([.. sections[..2], .. Enumerable.Reverse(sections[2..])], resealed: true)))
                .Vault!.Records.Select(each => each.Id)
                .Order()
        );
    }

    [Fact]
    public async Task Bringing_in_a_damaged_backup_takes_nothing_away_and_a_whole_one_fills_the_gap()
    {
        var (sections, ids) = await Ten();
        var at = sections.FindIndex(section => section[0] == 4) + 4;
        var (whole, damaged) = (Sections.File(sections, resealed: true), Sections.File(Without(sections, at), resealed: true));
        var here = (await Restore(whole)).Vault!;

        await here.Merge(damaged);
        Assert.Equal(ids.Order(), here.Records.Select(each => each.Id).Order());

        var there = (await Restore(damaged)).Vault!;
        Assert.Equal(WriteResult.Done, await there.Compact());
        await there.Save(Text(RecordId.New(), "note", "later"));
        await there.Merge(whole);
        Assert.Equal(ids.Length + 1, there.Records.Count());
        Assert.Equal(0, (await Restore(await there.Backup())).Account!.Missing);
    }

    [Fact]
    public async Task The_other_form_of_a_signature_is_the_same_envelope()
    {
        var (sections, ids) = await Ten();
        List<byte[]> turned = [.. sections.Select((each, at) => each[0] is 3 or 4 && at % 2 == 0 ? Sections.Turned(each) : each)];
        var here = (await Restore(Sections.File(sections, resealed: true))).Vault!;
        var root = here.Root();

        var restored = await Restore(Sections.File(turned, resealed: true));
        Assert.Equal(ids.Order(), restored.Vault!.Records.Select(each => each.Id).Order());
        Assert.Equal((0, 0L), (restored.Account!.Aside.Length, restored.Account.Missing));
        Assert.Equal(root, restored.Vault.Root());
        Assert.Equal(new MergeResult(null, 0, 0, 0), (await here.Merge(Sections.File(turned, resealed: true))).Merged);
        Assert.Equal(root, here.Root());

        var both = await Restore(Sections.File([.. sections, .. turned.Where((each, at) => each != sections[at])], resealed: true));
        Assert.Equal((0, true), (both.Account!.Aside.Length, both.Account.Doubles > 0));
    }

    private static async Task<(List<byte[]> Sections, RecordId[] Ids)> Ten()
    {
        var vault = await New();
        RecordId[] ids = [.. Enumerable.Range(0, 10).Select(_ => RecordId.New())];
        foreach (var id in ids)
        {
            await vault.Save(Text(id, "note", "kept"));
        }

        return (Sections.Of(await vault.Backup()), ids);
    }

    private static async Task<RestoreResult> Restore(byte[] file) =>
        await LockedVault.RestoreBackup(QuickKeys(), new MemoryStore(), file, Phrase, secretIsCode: false);

    private static List<byte[]> Without(List<byte[]> sections, int at) => [.. sections[..at], .. sections[(at + 1)..]];

    private static List<byte[]> With(List<byte[]> sections, int at, byte[] section) =>
        [.. sections[..at], section, .. sections[(at + 1)..]];
}
