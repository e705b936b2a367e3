using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault.Storage;

/// <summary>What a store holds, each item twice and with a check, so that one damaged copy is mended from the other.</summary>
/// <remarks>docs/vault-format.md, In the store.</remarks>
internal sealed class StoredItems(IVaultStore store)
{
    public const string Key = "key";
    public const string Control = "ctl";
    public const string Log = "log/";
    public const string Snapshot = "snap/";
    public const string Inbox = "box/";
    public const string Aside = "odd/";

    private const string Settled = "settled";
    private const int CheckSize = 8;
    private static readonly string[] Copies = ["a/", "b/"];

    public static string LogName(DeviceId device, ulong number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Log}{device}/{number:d16}");

    public static string ChunkName(ulong snapshot, int chunk) =>
        string.Create(CultureInfo.InvariantCulture, $"{Snapshot}{snapshot:d16}/{chunk:d6}");

    /// <summary>The name something has by its content.</summary>
    public static string HashName(string prefix, ReadOnlySpan<byte> bytes) =>
        prefix + Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));

    /// <summary>The names of all items of which at least one copy is there, in order.</summary>
    public async ValueTask<ImmutableSortedSet<string>> Names()
    {
        var names = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var name in await store.Names())
        {
            if (Copies.Any(copy => name.StartsWith(copy, StringComparison.Ordinal)) && !name.EndsWith(Settled, StringComparison.Ordinal))
            {
                names.Add(name[Copies[0].Length..]);
            }
        }

        return names.ToImmutable();
    }

    /// <summary>The items; null where there is none, or where both copies are damaged.</summary>
    public async ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names)
    {
        var first = await store.Read([.. names.Select(name => Copies[0] + name)]);
        var items = ImmutableArray.CreateBuilder<byte[]?>(names.Count);
        List<string> unsound = [];
        for (var at = 0; at < names.Count; at++)
        {
            var item = UnframeItem(names[at], first[at]);
            items.Add(item);
            // The second copies are asked for only where they are needed: reading a vault costs one reading of it, not two.
            if (item is null)
            {
                unsound.Add(names[at]);
            }
        }

        if (unsound.Count > 0)
        {
            var second = await store.Read([.. unsound.Select(name => Copies[1] + name)]);
            List<KeyValuePair<string, byte[]?>> mended = [];
            for (var at = 0; at < unsound.Count; at++)
            {
                if (UnframeItem(unsound[at], second[at]) is { } item)
                {
                    items[IndexOf(names, unsound[at])] = item;
                    mended.Add(new(Copies[0] + unsound[at], second[at]));
                }
            }

            if (mended.Count > 0)
            {
                // Only to be better off next time: what was asked for is known either way.
                _ = await store.Write(mended);
            }
        }

        return items.MoveToImmutable();
    }

    /// <summary>What the sound copies of an item hold, the one that is written last first: two things only where writing over it was broken
    /// off.</summary>
    public async ValueTask<ImmutableArray<byte[]>> SoundVersions(string name)
    {
        var read = await store.Read([.. Copies.Reverse().Select(copy => copy + name)]);
        var sound = read.Select(framed => UnframeItem(name, framed)).OfType<byte[]>().ToList();
        return sound is [var last, var first] && last.AsSpan().SequenceEqual(first) ? [last] : [.. sound];
    }

    /// <summary>Makes every copy of an item hold the same, one after the other and damaged ones first; one that does already is not
    /// touched.</summary>
    /// <returns>Whether they do. If not, whoever opens next tries again.</returns>
    public async ValueTask<bool> MakeCopiesAgree(string name, byte[] bytes)
    {
        var framed = FrameItem(name, bytes);
        var read = await store.Read([.. Copies.Select(copy => copy + name)]);
        if (await FlushStore() != WriteResult.Done)
        {
            return false;
        }

        // The copy that is damaged already goes first: at no moment is the only sound one being written.
        foreach (var (copy, there) in Copies.Zip(read).OrderBy(each => UnframeItem(name, each.Second) is not null))
        {
            if (
                (there is null || !there.AsSpan().SequenceEqual(framed))
                && await WriteCopies([new(name, bytes)], [copy]) != WriteResult.Done
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts back every copy that is missing or damaged, so that one more fault finds two sound ones.</summary>
    public async ValueTask MendCopies(IReadOnlyList<string> names)
    {
        // Reading mends the first copies.
        _ = await Read(names);
        var second = await store.Read([.. names.Select(name => Copies[1] + name)]);
        ImmutableArray<string> unsound = [.. names.Where((name, at) => UnframeItem(name, second[at]) is null)];
        if (unsound.Length > 0)
        {
            var items = await Read(unsound);
            _ = await store.Write([
                .. unsound
                    .Select((name, at) => (name, item: items[at]))
                    .Where(each => each.item is not null)
                    .Select(each => KeyValuePair.Create(Copies[1] + each.name, (byte[]?)FrameItem(each.name, each.item!))),
            ]);
        }
    }

    /// <summary>Writes items; null takes one away. <see cref="WriteResult.Done"/> means that both copies are on the disk.</summary>
    /// <remarks>What is written over goes one copy after the other, so that a crash at any moment leaves one of them whole.</remarks>
    public async ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
    {
        if (!changes.Any(each => IsWrittenOver(each.Key)))
        {
            // Both copies of an item that is never written over go in one write: the browser's store does all of it or nothing.
            return await WriteCopies(changes, Copies);
        }

        // What came before may be readable and not yet on the disk. Were the power cut during this write, both copies could be torn.
        if (await FlushStore() is not WriteResult.Done and var unsettled)
        {
            return unsettled;
        }

        // A copy that is damaged already goes first: the whole one is not touched before there are two again.
        var second = await store.Read([.. changes.Select(each => Copies[1] + each.Key)]);
        string[][] order = [Copies[..1], Copies[1..]];
        if (changes.Where((each, at) => second[at] is not null && UnframeItem(each.Key, second[at]) is null).Any())
        {
            Array.Reverse(order);
        }

        if (await WriteCopies(changes, order[0]) is not WriteResult.Done and var failed)
        {
            return failed;
        }

        return await WriteCopies(changes, order[1]);
    }

    /// <summary>Makes sure that everything that can be read is on the disk, by writing something of no meaning after it.</summary>
    public ValueTask<WriteResult> FlushStore() => WriteCopies([new(Settled, RandomNumberGenerator.GetBytes(CheckSize))], Copies[..1]);

    private static bool IsWrittenOver(string name) => name is Key or Control;

    private async ValueTask<WriteResult> WriteCopies(IReadOnlyList<KeyValuePair<string, byte[]?>> changes, string[] to)
    {
        List<KeyValuePair<string, byte[]?>> copies = [];
        foreach (var (name, bytes) in changes)
        {
            var framed = bytes is null ? null : FrameItem(name, bytes);
            copies.AddRange(to.Select(copy => KeyValuePair.Create(copy + name, framed)));
        }

        var written = await store.Write(copies);
        if (written == WriteResult.Unsure && await IsThere(copies))
        {
            return WriteResult.Done;
        }

        return written;
    }

    // Nobody said whether it went well, so it is looked at.
    private async ValueTask<bool> IsThere(List<KeyValuePair<string, byte[]?>> copies)
    {
        // A write that was never acknowledged may not be on the disk though it can be read: written once more, it is.
        if (await store.Write(copies) != WriteResult.Done)
        {
            return false;
        }

        var read = await store.Read([.. copies.Select(each => each.Key)]);
        return copies
            .Select((each, at) => each.Value is null ? read[at] is null : read[at] is { } there && there.AsSpan().SequenceEqual(each.Value))
            .All(same => same);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var at = 0; at < names.Count; at++)
        {
            if (names[at] == name)
            {
                return at;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name));
    }

    private static byte[] FrameItem(string name, byte[] bytes) => [.. bytes, .. ChecksumOf(name, bytes)];

    private static byte[]? UnframeItem(string name, byte[]? framed)
    {
        if (
            framed is not { Length: >= CheckSize }
            || !ChecksumOf(name, framed.AsSpan(..^CheckSize)).SequenceEqual(framed.AsSpan(^CheckSize..))
        )
        {
            return null;
        }

        return framed[..^CheckSize];
    }

    private static ReadOnlySpan<byte> ChecksumOf(string name, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // With its name: sound bytes that ended up under another name are damage too.
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData(bytes);
        return hash.GetHashAndReset().AsSpan(0, CheckSize);
    }
}
