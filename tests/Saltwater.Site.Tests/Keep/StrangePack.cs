using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Saltwater.Appointment;
using Saltwater.Guide;
using Saltwater.Tests;

namespace Saltwater.Site.Tests.Keep;

/// <summary>A guide in a language that shares no letter with English: what is read in English letters on a screen then stands in code.</summary>
internal static class StrangePack
{
    private const int LengthBytes = 3;

    // The product, ways to write that are called so everywhere, words that a line wants to get, and files.
    private static readonly ImmutableArray<string> Names =
    [
        "Saltwater",
        "WhatsApp",
        "SMS",
        "backup.bin",
        "list.txt",
        "notes.json",
        .. BuiltSite.Pack.Services.SelectMany(country => country.Services).Select(service => service.Text?.Keyword).OfType<string>(),
    ];

    private static readonly Pack Whole = PseudoLanguage.Of(BuiltSite.Pack);

    /// <summary>The pack as the app reads it.</summary>
    public static Pack OfTheApp { get; } = PackBytes.Load(PackBytes.Write(Whole)).Pack!;

    /// <summary>The pack as the screens of what is kept have it.</summary>
    public static Pack Instance { get; } = PackBytes.WithJournal(OfTheApp, PackBytes.WriteJournal(Whole));

    /// <summary>What the page to take along says, as the app loads it.</summary>
    public static byte[] Page { get; } = PagePart.WritePage(Whole)!;

    /// <summary>English phrases, in a box that speaks the other language.</summary>
    public static byte[] Phrases { get; } = Spoken(BuiltSite.Phrases);

    /// <summary>What is read or read out in English letters.</summary>
    /// <remarks>The names of countries and of files, five words to learn, a code and what somebody wrote are no words of a screen.</remarks>
    public static IReadOnlyList<string> English<T>(IRenderedComponent<T> screen)
        where T : IComponent
    {
        var written = screen
            .Nodes.SelectMany(node => node.Descendants<IText>())
            .Where(text =>
                text.ParentElement is { LocalName: not "option" } parent
                    ? parent.Closest("#offered, #code, .quote") is null
                    : text.ParentElement?.GetAttribute("value") == ""
            )
            .Select(text => text.Text);
        var said = screen
            .FindAll("[aria-label], [title], [placeholder]")
            .SelectMany(each => new[] { each.GetAttribute("aria-label"), each.GetAttribute("title"), each.GetAttribute("placeholder") });
        // What stands around someone's own words is named by them.
        var quoted = screen.FindAll(".quote").Select(quote => quote.TextContent.Trim('“', '”')).ToList();
        return
        [
            .. written
                .Concat(said.OfType<string>().Except(quoted))
                .Where(text =>
                    Names.Aggregate(text, (left, file) => left.Replace(file, "", StringComparison.Ordinal)).Any(char.IsAsciiLetter)
                )
                .Distinct(),
        ];
    }

    // The words of the box are the first section behind the line in front; no browser has to hold these bytes against a hash.
    private static byte[] Spoken(byte[] phrases)
    {
        var from = phrases.AsSpan().IndexOf((byte)'\n') + 1;
        var rest = from + LengthBytes + (phrases[from] | (phrases[from + 1] << 8) | (phrases[from + 2] << 16));
        var rows = Encoding.UTF8.GetString(phrases[(from + LengthBytes)..rest]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var said = Encoding.UTF8.GetBytes(
            string.Concat(rows.Select(row => row.Split('\t')).Select(pair => $"{pair[0]}\t{PseudoLanguage.Said(pair[1])}\n"))
        );
        return [.. phrases[..from], (byte)said.Length, (byte)(said.Length >> 8), (byte)(said.Length >> 16), .. said, .. phrases[rest..]];
    }
}
