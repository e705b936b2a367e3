using System.Text;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>Bytes changed at random, the same on every run: reading them gives problems or a fault, never an exception.</summary>
public sealed class BrokenBytesTests
{
    // Characters that mean something in YAML, Markdown or the guide's own marks break more than letters do.
    private static readonly Gen<byte> Telling = Gen.OneOf<byte>(Gen.Byte, Gen.OneOf<byte>([.. "[]{}:,-#&*!|>'\"%@`\t\n \\?<~=/()_0"u8]));

    private static readonly Gen<Edit> Edits = Gen.Select(
        Gen.Int[0, 3],
        Gen.Double.Unit,
        Gen.Double.Unit,
        Gen.Int[1, 60],
        Telling,
        (kind, at, from, length, value) => new Edit(kind, at, from, length, value)
    );

    [Fact]
    public void A_guide_with_broken_files_is_read_without_an_exception()
    {
        var broken = Gen.Select(Gen.Int[0, GuideCopy.Files.Count - 1], Edits.Array[1, 3]).Array[8];
        using var guide = new GuideCopy();
        foreach (var files in Draw(broken, 30))
        {
            foreach (var (file, edits) in files)
            {
                guide.Write(GuideCopy.Files[file].File, Change(GuideCopy.Files[file].Bytes, edits));
            }

            Assert.NotNull(guide.Read());
            foreach (var (file, _) in files)
            {
                guide.Write(GuideCopy.Files[file].File, GuideCopy.Files[file].Bytes);
            }
        }
    }

    [Fact]
    public void A_broken_file_is_read_without_an_exception()
    {
        var files = GuideCopy.Files.Where(each => each.Bytes.Length < 30_000).ToList();
        foreach (var (index, edits) in Draw(Gen.Select(Gen.Int[0, files.Count - 1], Edits.Array[1, 5]), 1_500))
        {
            var (file, bytes) = files[index];
            var (text, reading) = (Encoding.UTF8.GetString(Change(bytes, edits)), new Reading());
            if (file.EndsWith(".md", StringComparison.Ordinal))
            {
                new ReasonPage(reading, Prose.Read(new GuideFolder("", reading.Problems), "none", reading)).Read(
                    text,
                    file,
                    partnerTalkAllowed: true
                );
            }
            else
            {
                YamlTree.Read(text, file, reading.Problems);
            }
        }
    }

    [Fact]
    public void Random_bytes_are_never_a_pack()
    {
        foreach (var bytes in Draw(Telling.Array[0, 400], 5_000))
        {
            Assert.NotNull(PackJson.Load(bytes).Fault);
        }
    }

    [Fact]
    public void A_broken_pack_is_refused_or_loads_as_it_was()
    {
        var bytes = PackJson.Write(Slim(GuideCopy.Unchanged.Packs[0]));
        foreach (var edits in Draw(Edits.Array[1, 4], 1_500))
        {
            RefusedOrEqual(bytes, Change(bytes, edits));
        }
    }

    [Fact]
    public void A_single_flipped_byte_is_refused_or_loads_as_it_was()
    {
        var bytes = PackJson.Write(Slim(GuideCopy.Unchanged.Packs[0]));
        foreach (var (at, mask) in Draw(Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[1, 255]), 2_000))
        {
            RefusedOrEqual(bytes, Flip(bytes, at, mask));
        }
    }

    [Fact]
    public void A_single_flipped_bit_of_the_whole_guide_is_refused_or_loads_as_it_was()
    {
        var bytes = PackJson.Write(GuideCopy.Unchanged.Packs[0]);
        foreach (var (at, bit) in Draw(Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[0, 7]), 60))
        {
            RefusedOrEqual(bytes, Flip(bytes, at, 1 << bit));
        }
    }

    private static void RefusedOrEqual(byte[] original, byte[] changed)
    {
        var load = PackJson.Load(changed);
        Assert.NotEqual(load.Pack is null, load.Fault is null);
        if (load.Pack is { } pack)
        {
            Assert.Equal(original, PackJson.Write(pack));
        }
    }

    private static byte[] Flip(byte[] bytes, int at, int mask)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[at] ^= (byte)mask;
        return flipped;
    }

    // A pack with every kind of thing in it but few of each: a byte of structure is hit more often, and loading is fast.
    private static Pack Slim(Pack pack) =>
        pack with
        {
            Reasons = [.. pack.Reasons.Where(reason => reason.Id == "coercion")],
            Questions = [.. pack.Questions.Where(question => question.Id is "safe-now" or "neck-signs")],
            Safety = pack.Safety with
            {
                Flags = [.. pack.Safety.Flags.Where(flag => flag.Window is not null).Take(1)],
                Elapsed = [.. pack.Safety.Elapsed.Take(2)],
            },
            Now = pack.Now with { Stages = [.. pack.Now.Stages.Take(1)] },
            Beside = pack.Beside with { Stages = [] },
            Words = new([.. pack.Words.Occasions.Take(1)], [.. pack.Words.BetterNot.Take(1)]),
            Aftercare = pack.Aftercare with { Times = [] },
            Limits = pack.Limits with
            {
                Kinds = [],
                Signals = [.. pack.Limits.Signals.TakeLast(1)],
                IfTearsCome = [.. pack.Limits.IfTearsCome.Take(3)],
            },
            Care = new([.. pack.Care.People.Take(1)], [.. pack.Care.Alone.Take(1)]),
            Services =
            [
                .. pack
                    .Services.Where(country => country.Country == "NZ")
                    .Select(country => country with { Services = [.. country.Services.Take(2)] }),
            ],
            Sources = [.. pack.Sources.Take(2)],
        };

    private static byte[] Change(byte[] bytes, IEnumerable<Edit> edits) => edits.Aggregate(bytes, (changed, edit) => edit.Apply(changed));

    private static IEnumerable<T> Draw<T>(Gen<T> gen, int count)
    {
        var source = new PCG(1, 20261122);
        for (var drawn = 0; drawn < count; drawn++)
        {
            yield return gen.Generate(source, null, out _);
        }
    }

    /// <summary>One change: a byte overwritten, some bytes put in, taken out, or copied from elsewhere.</summary>
    private sealed record Edit(int Kind, double At, double From, int Length, byte Value)
    {
        public byte[] Apply(byte[] bytes)
        {
            var (at, from) = ((int)(At * bytes.Length), (int)(From * bytes.Length));
            return Kind switch
            {
                0 => [.. bytes.AsSpan(0, at), Value, .. bytes.AsSpan(Math.Min(at + 1, bytes.Length))],
                1 => [.. bytes.AsSpan(0, at), .. Enumerable.Repeat(Value, Length), .. bytes.AsSpan(at)],
                2 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(Math.Min(at + Length, bytes.Length))],
                _ => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(from, Math.Min(Length, bytes.Length - from)), .. bytes.AsSpan(at)],
            };
        }
    }
}
