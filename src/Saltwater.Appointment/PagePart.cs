using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Appointment;

/// <summary>The part of a pack that the page to take along says, loaded only when someone opens it: its lines, and the words of its screen.</summary>
/// <remarks>
/// As every part it belongs to one build, and the browser has held its bytes against the hash its page states.
/// What writes and reads it is here, so that the first load does not carry it.
/// </remarks>
internal static class PagePart
{
    /// <summary>The part's bytes; null for a language that has no such page.</summary>
    public static byte[]? WritePage(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (pack.Page is not { } page)
        {
            return null;
        }

        var to = new PackWriter();
        WriteTexts(to, pack.Screens[TakeAlongTexts.Screen]);
        to.List(page.Groups, WriteGroup);
        to.List(page.Asks, WriteAsk);
        return to.ToBytes(Pack.CurrentFormat);
    }

    /// <summary>The pack with what the page says.</summary>
    /// <param name="pack">Loaded from the first part.</param>
    /// <param name="bytes">What <see cref="WritePage"/> made of the same pack.</param>
    public static Pack WithPage(Pack pack, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var from = new PackReader(bytes, out _);
        return pack with
        {
            Screens = pack.Screens.SetItem(TakeAlongTexts.Screen, ReadTexts(ref from)),
            Page = new(from.List(ReadGroup), from.List(ReadAsk)),
        };
    }

    private static void WriteGroup(PackWriter to, PageGroup group)
    {
        to.Text(group.Id);
        to.Flag(group.IsPrivate);
        to.Text(group.Title);
        to.Text(group.Partner);
        to.List(group.Lines, WriteSaying);
    }

    private static PageGroup ReadGroup(ref PackReader from) =>
        new(from.Text(), from.Flag(), from.Text(), from.Text(), from.List(ReadSaying));

    private static void WriteSaying(PackWriter to, PageSaying saying)
    {
        to.Name(saying.Role);
        to.Text(saying.Question);
        WriteTexts(to, saying.Answers);
    }

    private static PageSaying ReadSaying(ref PackReader from) => new(from.Name(Role.Partner), from.Text(), ReadTexts(ref from));

    private static void WriteAsk(PackWriter to, PageAsk ask)
    {
        to.Name(ask.Role);
        to.Text(ask.Says);
        to.Texts(ask.After);
    }

    private static PageAsk ReadAsk(ref PackReader from) => new(from.Name(Role.Partner), from.Text(), from.Texts());

    private static void WriteTexts(PackWriter to, ImmutableSortedDictionary<string, string> texts) =>
        to.List([.. texts], static (to, each) =>
        {
            to.Text(each.Key);
            to.Text(each.Value);
        });

    private static ImmutableSortedDictionary<string, string> ReadTexts(ref PackReader from) =>
        from.List(static (ref from) => KeyValuePair.Create(from.Text(), from.Text())).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
