using System.Buffers.Binary;
using System.Security.Cryptography;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;
using static Saltwater.Keep.Tests.Vault.Vaults;

namespace Saltwater.Keep.Tests.Vault.Format.V1;

/// <summary>Whatever is done to the sections of a backup: what is sound is shown, nothing is said to fit that does not, nothing breaks, and the second reader comes to the same.</summary>
public sealed class StructuralMutationTests
{
    public static TheoryData<string> Files =>
        [.. KeptBackup.All.Select(each => each.File), "two devices", "two devices, compacted", "a copied profile", "noted while locked"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Of_every_mutation_all_that_is_sound_is_shown_and_never_said_to_fit(string file)
    {
        var (bytes, code) = await Backup(file);
        var sections = Sections.Of(bytes);
        var strange = Sections.Of((await Backup("two devices")).Bytes);
        var whole = await Restored(bytes, code);
        var all = Shown(whole.Vault!);
        var content = Content(whole.Vault!);

        // What each section tells when it stands alone beside the keys and the devices.
        Dictionary<string, HashSet<RecordId>> told = [];
        foreach (var section in sections.Skip(2))
        {
            told[Convert.ToHexString(section)] = [.. Shown((await Restored(Sections.File([.. sections[..2], section]), code)).Vault!)];
        }

        List<(string What, byte[] Bytes)> mutations = [.. Mutations(sections, strange, bytes)];
        foreach (var (what, mutated) in mutations)
        {
            var restored = await Restored(mutated, code);
            if (restored.Vault is not { } vault)
            {
                // Without a lock that opens, or a list of devices that is its own, there is nothing to show.
                Assert.True(restored.Problem is not null || restored.Unlocking != UnlockResult.Open, what);
                Assert.False(
                    IsWhole(sections[0], mutated) && IsWhole(sections[1], mutated),
                    $"{what}: {restored.Problem} {restored.Unlocking}"
                );
                continue;
            }

            var account = restored.Account!;
            var shown = Shown(vault);

            // What a device wrote is worth what the list of devices says of it.
            HashSet<RecordId> sound = !IsWhole(sections[1], mutated)
                ? []
                : [.. sections.Skip(2).Where(each => IsWhole(each, mutated)).SelectMany(each => told[Convert.ToHexString(each)])];
            Assert.True(sound.IsSubsetOf(shown), $"{what}: {sound.Except(shown).Count()} sound records of {sound.Count} are not shown");
            Assert.True(shown.IsSubsetOf(all), $"{what}: more is shown than there was");

            // The list vouches for all that stands before it.
            var vouched = bytes.AsSpan()[..^(37 + sections[^1].Length)];
            Assert.False(account.Fits && !mutated.AsSpan().StartsWith(vouched), $"{what}: said to fit");

            // Of a file without a sealed list nobody can tell what is gone from its end; that is said in other words.
            Assert.True(
                !account.ShowsEverything || Content(vault) == content || account.Heads == HeadList.Absent,
                $"{what}: said to show everything"
            );

            // Nothing is lost on the way back: what was sound is in the new file that is saved from it.
            Assert.Equal(shown, Shown((await Restored(await vault.Backup(), code)).Vault!));
        }

        var seconds = await SecondReader.ReadAll([.. mutations.Select(each => each.Bytes)], code, secretIsCode: true);
        Assert.Equal(mutations.Count, seconds.Count);
        foreach (var ((what, mutated), second) in mutations.Zip(seconds))
        {
            SecondReaderTests.AssertSame(await Restored(mutated, code), second, what);
        }
    }

    private static IEnumerable<(string What, byte[] Bytes)> Mutations(List<byte[]> sections, List<byte[]> strange, byte[] bytes)
    {
        foreach (var resealed in (bool[])[true, false])
        {
            (string, byte[]) Made(string what, List<byte[]> changed) =>
                ($"{what}{(resealed ? "" : ", its end does not fit")}", Sections.File(changed, resealed));

            yield return Made("in the opposite order", [.. Enumerable.Reverse(sections)]);
            yield return Made("everything twice", [.. sections, .. sections]);
            for (var at = 0; at < sections.Count; at++)
            {
                var section = sections[at];
                List<byte[]> without = [.. sections[..at], .. sections[(at + 1)..]];
                List<byte[]> With(params byte[][] instead) => [.. sections[..at], .. instead, .. sections[(at + 1)..]];
                yield return Made($"section {at} dropped", without);
                yield return Made($"section {at} twice", With(section, section));
                yield return Made($"section {at} twice, at the end", [.. sections, section]);
                yield return Made($"section {at} first", [section, .. without]);
                yield return Made($"section {at} last", [.. without, section]);
                yield return Made($"section {at} garbled", With(Sections.Flipped(section, section.Length - 70)));
                yield return Made($"section {at} garbled at its beginning", With(Sections.Flipped(section, Sections.Header)));
                yield return Made($"section {at} with a length that is not its own", With(Sections.Flipped(section, 4)));
                yield return Made($"section {at} of nothing", With(section[..1], new byte[4]));
                yield return Made($"noise before section {at}", With([9, 9, 9, .. RandomNumberGenerator.GetBytes(200)], section));
                yield return Made($"cut after section {at}", sections[..(at + 1)]);
                foreach (var other in strange.Where(each => each[0] == section[0]).Take(1))
                {
                    yield return Made($"section {at} from another vault", With(other));
                    yield return Made($"section {at} and one from another vault", With(other, section));
                }

                if (section[0] is 3 or 4 or 6)
                {
                    yield return Made($"section {at} with a lower number", With(Sections.Numbered(section, number => number - 1)));
                    yield return Made($"section {at} with a higher number", With(Sections.Numbered(section, number => number + 1_000)));
                    yield return Made(
                        $"section {at} also with another number",
                        With(section, Sections.Numbered(section, number => number + 1))
                    );
                    yield return Made($"section {at} with its signature's other form", With(Sections.Turned(section)));
                    yield return Made($"section {at} in both forms", With(section, Sections.Turned(section)));
                }
            }
        }

        var ends = 12;
        foreach (var section in sections)
        {
            yield return ($"ends at {ends}", bytes[..ends]);
            yield return ($"ends at {ends + (section.Length / 2)}", bytes[..(ends + (section.Length / 2))]);
            ends += section.Length;
        }
    }

    private static async Task<(byte[] Bytes, string Code)> Backup(string file)
    {
        if (KeptBackup.All.FirstOrDefault(each => each.File == file) is { } kept)
        {
            return (kept.Bytes, kept.Code);
        }

        var (store, keys) = (new MemoryStore(), QuickKeys());
        var (vault, code, _) = await LockedVault.Create(keys, store, Phrase, KdfCost.Usual);
        var here = vault!;
        await Notebook.Of(here).Save(Evening(1));
        await Notebook.Of(here).Save(Evening(2));
        if (file == "a copied profile")
        {
            var disk = new MemoryStore();
            var names = await store.Names();
            await disk.Write([.. names.Zip(await store.Read(names), KeyValuePair.Create)]);
            var copy = (await (await LockedVault.FindIn(keys.Copy(), disk))!.Unlock(Phrase)).Vault!;
            await Notebook.Of(here).Save(Evening(3));
            await Notebook.Of(copy).Save(Evening(4));
            await here.Merge(await copy.Backup());
            await Notebook.Of(here).Save(Evening(5));
            return (await here.Backup(), code);
        }

        if (file == "noted while locked")
        {
            var locked = (await LockedVault.FindIn(keys, store))!;
            await locked.Note([
                .. EntryFields
                    .FieldsOf(Evening(3, ""))
                    .Where(each => each.Key is "type" or "when" or "how")
                    .OrderBy(each => each.Key.Length),
            ]);
            return (await here.Backup(), code);
        }

        var there = (await LockedVault.RestoreBackup(QuickKeys(), new MemoryStore(), await here.Backup(), code, secretIsCode: true)).Vault!;
        await Notebook.Of(there).Save(Evening(3));
        await Notebook.Of(here).Save(Evening(4));
        await there.Merge(await here.Backup());
        if (file == "two devices, compacted")
        {
            // More than one part, and records after it.
            for (byte each = 10; each < 20; each++)
            {
                await Notebook.Of(there).Save(Evening(each, new string((char)('a' + each), 9_000)));
            }

            await there.Compact();
        }

        await Notebook.Of(there).Save(Evening(5));
        await Notebook.Of(there).Save(Evening(6));
        return (await there.Backup(), code);
    }

    private static Entry Evening(byte number, string? note = null) =>
        new()
        {
            Id = RecordId.From([.. new byte[15], number]),
            Day = new DateOnly(2026, 3, 1).AddDays(number),
            WrittenOn = new DateOnly(2026, 3, 1).AddDays(number),
            Tears = number % 2 == 0,
            Note = note ?? $"evening {number}",
        };

    private static async Task<RestoreResult> Restored(byte[] file, string code) =>
        await LockedVault.RestoreBackup(QuickKeys(), new MemoryStore(), file, code, secretIsCode: true);

    private static HashSet<RecordId> Shown(OpenVault vault) => [.. vault.Records.Select(each => each.Id)];

    private static string Content(OpenVault vault) =>
        string.Join(
            '\n',
            [
                .. vault.Records.Where(each => each.Alive).Select(each => $"{each.Id}"),
                .. Notebook.Of(vault).Entries.Select(each => $"{each.Id} {each.Day} {each.Note}"),
            ]
        );

    private static bool IsWhole(byte[] section, byte[] file) => file.AsSpan().IndexOf(section) >= 0;
}

/// <summary>The sections of a backup, each with its header and without the end.</summary>
internal static class Sections
{
    public const int Header = 5;

    private static readonly byte[] Begin = [.. "SWBACKUP"u8, 0, 0, 0, 1];

    public static List<byte[]> Of(byte[] file)
    {
        List<byte[]> sections = [];
        for (var at = Begin.Length; file[at] != 0; )
        {
            var end = at + Header + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 1));
            sections.Add(file[at..end]);
            at = end;
        }

        return sections;
    }

    /// <param name="resealed">Whether its end fits.</param>
    public static byte[] File(List<byte[]> sections, bool resealed = true)
    {
        byte[] body = [.. Begin, .. sections.SelectMany(each => each)];
        return [.. body, 0, 0, 0, 0, 32, .. resealed ? SHA256.HashData(body) : new byte[32]];
    }

    public static byte[] Flipped(byte[] section, int at)
    {
        var flipped = section.ToArray();
        flipped[at] ^= 4;
        return flipped;
    }

    public static byte[] Numbered(byte[] section, Func<ulong, ulong> number)
    {
        var numbered = section.ToArray();
        var place = numbered.AsSpan(Header + 40);
        BinaryPrimitives.WriteUInt64BigEndian(place, number(BinaryPrimitives.ReadUInt64BigEndian(place)));
        return numbered;
    }

    public static byte[] Turned(byte[] section) => [.. section[..Header], .. EnvelopeHash.WithOtherSignature(section.AsSpan(Header))];
}
