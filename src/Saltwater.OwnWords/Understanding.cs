using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>
/// Finds in someone's own words what they may have answered, by reviewed phrases and nothing else. A pure function: the same phrases and
/// text give the same result, in time that grows no faster than the text;
/// nothing is kept, and no text makes it fail.
/// </summary>
public sealed class Understanding
{
    /// <summary>The topic that asks for the age before anything else.</summary>
    public const string UnderAge = "under-age";

    /// <summary>The most characters that are read.</summary>
    public const int MostCharacters = 4000;

    // Fewer known words than this share, and it is another language: English we tried it on has nine in ten, other languages at most four.
    private const double LeastKnown = 0.55;
    private const int FewWords = 4;

    // Stretches of one long sentence overlap by more than the longest line usually spans.
    private const int Overlap = 14;
    private const int ChatLines = 4;

    private readonly int scope;
    private readonly Catalog catalog;
    private readonly Lexicon lexicon;
    private readonly LineTable table;
    private readonly Tokens tokens;

    /// <summary>Makes phrases ready to be looked for.</summary>
    /// <param name="phrases">The phrases.</param>
    /// <param name="pack">The pack they <see cref="Phrases.AreFor">are for</see>.</param>
    public Understanding(Phrases phrases, Pack pack)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        (scope, catalog) = (phrases.Scope, new(phrases, pack));
        lexicon = new(phrases);
        table = new(phrases, lexicon.Count);
        tokens = new(phrases);
    }

    /// <summary>Looks for what a text says.</summary>
    /// <param name="text">Any text; at most <see cref="MostCharacters"/> of it are read.</param>
    /// <param name="role">Who wrote it: only questions this person can be asked are offered.</param>
    public Understood Understand(string text, Role role)
    {
        var read = CutToLength(text);
        var words = tokens.CutIntoWords(read);
        var hearing = new Hearing(catalog, read, words, LooksLikeChat(read));
        var (total, known) = HearAll(words, hearing);
        var legibility = total switch
        {
            0 => Legibility.NoWords,
            _ when IsThisLanguage(total, known) => Legibility.Read,
            _ => Legibility.OtherLanguage,
        };
        return hearing.ToUnderstood(legibility, read.Length < text.AsSpan().TrimEnd().Length, role);
    }

    /// <summary>Answers that lines offer.</summary>
    internal IEnumerable<string> Answers => catalog.Answers.Select(answer => answer.Name);

    /// <summary>Answers no text ever offers.</summary>
    internal IEnumerable<string> Calm => catalog.Calm.Select(answer => answer.Name);

    private static bool IsThisLanguage(int total, int known) => total < FewWords ? known > 0 : known >= total * LeastKnown;

    private static string CutToLength(string text)
    {
        if (text.Length <= MostCharacters)
        {
            return text;
        }

        var end = MostCharacters;
        while (end > MostCharacters / 2 && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        if (char.IsWhiteSpace(text[end]))
        {
            return text[..end];
        }

        // Half of a pair is no letter.
        return text[..(char.IsLowSurrogate(text[MostCharacters]) ? MostCharacters - 1 : MostCharacters)];
    }

    // Several lines that begin with a name or a time and a colon.
    private static bool LooksLikeChat(string text)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var start = line.TrimStart();
            var colon = start[..Math.Min(start.Length, 30)].IndexOf(':');
            if (colon > 0 && (start[0] == '[' || char.IsLetterOrDigit(start[0])))
            {
                lines++;
            }
        }

        return lines >= ChatLines;
    }

    internal static void ReadStretch(Stretch stretch, Context context, List<Token> words, int from, int to)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words)[from..to];
        stretch.ReadWords(span);
        context.Read(stretch, span);
    }

    // From the end of the last one, or a little before it where that was cut within a sentence.
    internal static bool NextStretch(List<Token> words, ref int from, ref int to)
    {
        if (to == words.Count)
        {
            return false;
        }

        from = to == 0 || words[to - 1].After == Break.Sentence ? to : to - Overlap;
        for (to = from + 1; to < words.Count && to - from < Stretch.Most && words[to - 1].After < Break.Sentence; )
        {
            to++;
        }

        return true;
    }

    // The first place where a line stands undenied; whose or when it was is left to the caller.
    internal static (int Start, int End)? FindLine(int line, Stretch stretch, Context context, bool isDanger, out bool weak)
    {
        (weak, var evenIfDenied, var at) = stretch.HeadOf(line);
        evenIfDenied |= isDanger;
        var crossable = stretch.Crossable;
        stretch.Crossable = evenIfDenied ? stretch.Everywhere : crossable;
        var found = FirstUndenied(at, stretch, evenIfDenied ? null : context);
        stretch.Crossable = crossable;
        return found;
    }

    private static (int Start, int End)? FirstUndenied(int at, Stretch stretch, Context? context)
    {
        for (var left = stretch.Everywhere; stretch.FirstStart(at, left) is var start and >= 0; left &= ~((2UL << start) - 1))
        {
            if (context?.IsDenied(start) != true)
            {
                return (start, System.Numerics.BitOperations.TrailingZeroCount(stretch.EndsOf(at, 1UL << start)));
            }
        }

        return null;
    }

    private (int Total, int Known) HearAll(List<Token> words, Hearing hearing)
    {
        var (stretch, context) = (new Stretch(lexicon, table), new Context(table, scope));
        var (total, known) = (0, 0);
        for (var (from, to) = (0, 0); NextStretch(words, ref from, ref to); )
        {
            ReadStretch(stretch, context, words, from, to);
            (total, known) = (total + stretch.Length, known + stretch.Known);
            var group = (int)Group.Count;
            for (
                var line = stretch.NextWorth(table.FirstOf[group], table.Lines.Length);
                line >= 0;
                line = stretch.NextWorth(line + 1, table.Lines.Length)
            )
            {
                while (table.FirstOf[group + 1] <= line)
                {
                    group++;
                }

                if (FindLine(line, stretch, context, hearing.IsDanger(group), out var weak) is { } at)
                {
                    hearing.HearLine(
                        group,
                        weak,
                        from + at.Start,
                        from + at.End,
                        context.IsSomeoneElses(at.Start),
                        context.IsEarlier(at.Start, at.End)
                    );
                }
            }
        }

        return (total, known);
    }
}
