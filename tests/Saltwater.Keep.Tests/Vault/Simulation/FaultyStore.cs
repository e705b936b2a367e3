using System.Collections.Immutable;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Vault.Simulation;

/// <summary>The program ended here, as if its power had been cut.</summary>
internal sealed class CrashException : Exception;

/// <summary>A store on a disk that goes wrong in every way a disk can, as one seed decides.</summary>
internal sealed class FaultyStore(Random random) : IVaultStore
{
    private readonly Dictionary<string, byte[]> disk = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, byte[]?>> unflushed = [];

    /// <summary>How many of a hundred writes go wrong.</summary>
    public int FaultsInHundred { get; set; }

    /// <summary>What happened how often.</summary>
    public Dictionary<Fault, int> Happened { get; } = [];

    /// <summary>Whether everything that can be read would also survive.</summary>
    public bool IsSettled => unflushed.Count == 0;

    public ValueTask<ImmutableArray<string>> Names() => new([.. Visible().Keys]);

    public ValueTask<ImmutableArray<byte[]?>> Read(IReadOnlyList<string> names)
    {
        var visible = Visible();
        return new([.. names.Select(name => visible.GetValueOrDefault(name)?.ToArray())]);
    }

    public ValueTask<WriteResult> Write(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
    {
        var fault = random.Next(100) < FaultsInHundred ? (Fault)random.Next((int)Fault.BitFlip) : Fault.None;
        Note(fault);
        switch (fault)
        {
            case Fault.Full:
                return new(WriteResult.Full);
            case Fault.Aborted:
                return new(WriteResult.Unsure);
            case Fault.Gone:
                return new(WriteResult.Gone);
            case Fault.LostFlush:
                unflushed.AddRange(changes);
                return new(WriteResult.Unsure);
            case Fault.LostAnswer:
                Flush(changes);
                return new(WriteResult.Unsure);
            case Fault.Duplicate:
                Flush(changes);
                Flush(changes);
                return new(WriteResult.Done);
            case Fault.TornWrite:
                unflushed.AddRange(changes);
                Crash(torn: true);
                throw new CrashException();
            case Fault.Reordered:
                unflushed.AddRange(changes);
                Crash(torn: false);
                throw new CrashException();
            case Fault.CrashBefore:
                Crash(torn: false);
                throw new CrashException();
            case Fault.CrashAfter:
                Flush(changes);
                throw new CrashException();
            default:
                Flush(changes);
                return new(WriteResult.Done);
        }
    }

    public ValueTask<bool> EraseAll()
    {
        disk.Clear();
        unflushed.Clear();
        return new(true);
    }

    /// <summary>The power is cut: of what was not flushed, any part may be on the disk, later writes without earlier ones.</summary>
    public void Crash(bool torn)
    {
        foreach (var (name, bytes) in unflushed.OrderBy(_ => random.Next()).ToList())
        {
            switch (random.Next(torn ? 3 : 2))
            {
                case 0:
                    Put(name, bytes);
                    break;
                case 2 when bytes is { Length: > 1 }:
                    Put(name, bytes[..random.Next(bytes.Length)]);
                    break;
            }
        }

        unflushed.Clear();
    }

    /// <summary>Another disk with the same on it, as when a profile is copied.</summary>
    public FaultyStore Copy()
    {
        var copy = new FaultyStore(random) { FaultsInHundred = FaultsInHundred };
        foreach (var (name, bytes) in Visible())
        {
            copy.disk[name] = [.. bytes];
        }

        return copy;
    }

    /// <summary>One bit of one copy of every second item turns. Both copies of one item do not go at once: that is what a backup is for.</summary>
    public void Rot()
    {
        Note(Fault.BitFlip);
        var copy = random.Next(2) == 0 ? "a/" : "b/";
        foreach (
            var (name, bytes) in disk.Where(each =>
                    each.Value.Length > 0 && each.Key.StartsWith(copy, StringComparison.Ordinal) && random.Next(2) == 0
                )
                .ToList()
        )
        {
            var rotten = bytes.ToArray();
            rotten[random.Next(rotten.Length)] ^= (byte)(1 << random.Next(8));
            disk[name] = rotten;
        }
    }

    private void Note(Fault fault) => Happened[fault] = Happened.GetValueOrDefault(fault) + 1;

    private void Flush(IReadOnlyList<KeyValuePair<string, byte[]?>> changes)
    {
        foreach (var (name, bytes) in unflushed.Concat(changes))
        {
            Put(name, bytes);
        }

        unflushed.Clear();
    }

    private void Put(string name, byte[]? bytes)
    {
        if (bytes is null)
        {
            disk.Remove(name);
        }
        else
        {
            disk[name] = bytes;
        }
    }

    private Dictionary<string, byte[]> Visible()
    {
        if (unflushed.Count == 0)
        {
            return disk;
        }

        var visible = new Dictionary<string, byte[]>(disk, StringComparer.Ordinal);
        foreach (var (name, bytes) in unflushed)
        {
            if (bytes is null)
            {
                visible.Remove(name);
            }
            else
            {
                visible[name] = bytes;
            }
        }

        return visible;
    }
}

/// <summary>What can go wrong with a write, and with what lies on the disk.</summary>
internal enum Fault
{
    Full,
    Aborted,
    Gone,
    LostFlush,
    LostAnswer,
    Duplicate,
    TornWrite,
    Reordered,
    CrashBefore,
    CrashAfter,
    BitFlip,
    ClockJump,
    None,
}
