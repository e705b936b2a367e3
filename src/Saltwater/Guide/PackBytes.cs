using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>A pack in the form a phone reads: many times faster to load than the JSON where code is interpreted, and without the weight of
/// a JSON library.</summary>
/// <remarks>
/// It comes in parts, so that nobody waits for what they do not open: the first has what reflecting takes, and the journal's is loaded with
/// the screens of what is kept. What only pages show stays there: the moment, occasions, care,
/// all sources and the words of their screens are empty once it is loaded, and so is what is said in a terminal or through other programs.
/// It carries no hash of its own: a page that loads it states the hash of the whole file, and the browser refuses other bytes.
/// The form belongs to one build, which writes and reads it; it is never kept. How a record is written and read is made from its
/// declaration, field by field in that order.
/// </remarks>
[BytesOf(typeof(Pack))]
[BytesOf(typeof(JournalPart))]
internal static partial class PackBytes
{
    /// <summary>The screens whose words the app says from the start.</summary>
    public static readonly ImmutableArray<string> FromTheStart = ["dates", "help", "offline", "path", "places", "plain", "service"];

    /// <summary>The screens of what is kept.</summary>
    public static readonly ImmutableArray<string> OfTheJournal =
    [
        "kept",
        "support",
        "journal",
        "entry",
        "days",
        "evening",
        "patterns",
        "findings",
        "factors",
        "signs",
        "import",
        "vault",
        "unlock",
        "passphrase",
        "backup",
        "agreements",
        "free-to-say-no",
        "sheet",
        "files",
        "appointment",
        "take-along",
        "self-reported",
        "clinic",
    ];

    /// <summary>The pack's bytes. The same pack always gives the same bytes.</summary>
    public static byte[] Write(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var to = new PackWriter();
        WritePack(to, pack with { Screens = Screens(pack, FromTheStart) });
        return to.ToBytes(Pack.CurrentFormat);
    }

    /// <summary>Loads a pack. Never throws for bad bytes.</summary>
    public static PackLoad Load(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > PackJson.MostBytes)
        {
            return new(null, PackFault.Unreadable);
        }

        try
        {
            var from = new PackReader(bytes, out var format);
            if (format != Pack.CurrentFormat)
            {
                return new(null, PackFault.OtherFormat);
            }

            return new(ReadPack(ref from) with { Format = format }, null);
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException or IndexOutOfRangeException)
        {
            return new(null, PackFault.Damaged);
        }
    }

    /// <summary>What the screens of what is kept say, beside what there is from the start.</summary>
    public static byte[] WriteJournal(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var to = new PackWriter();
        WriteJournalPart(to, new(Screens(pack, OfTheJournal), pack.Aftercare, pack.Limits, pack.Prompts));
        return to.ToBytes(Pack.CurrentFormat);
    }

    /// <summary>The pack with what the screens of what is kept say.</summary>
    /// <param name="pack">Loaded from the first part.</param>
    /// <param name="bytes">What <see cref="WriteJournal"/> made of the same pack; a page that loads them has held them against their
    /// hash.</param>
    public static Pack WithJournal(Pack pack, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var from = new PackReader(bytes, out _);
        var part = ReadJournalPart(ref from);
        return pack with
        {
            Screens = pack.Screens.AddRange(part.Screens),
            Aftercare = part.Aftercare,
            Limits = part.Limits,
            Prompts = part.Prompts,
        };
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Screens(
        Pack pack,
        ImmutableArray<string> some
    ) => pack.Screens.RemoveRange(pack.Screens.Keys.Except(some));

    /// <summary>What is loaded with the screens of what is kept.</summary>
    private sealed record JournalPart(
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Screens,
        Aftercare Aftercare,
        Limits Limits,
        WritingPrompts Prompts
    );
}
