using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>
/// Finds in someone's own words what they may have answered, by reviewed phrases and nothing else. A pure function: the same phrases and text give the same result, in time that grows no faster than the text;
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

    private readonly PhraseSet phrases;
    private readonly Lexicon lexicon = new();
    private readonly int[][][] concepts;
    private readonly Line[][] answers;
    private readonly Line[][] areas;
    private readonly Line[][] danger;
    private readonly ImmutableHashSet<string> anyTime;

    /// <summary>Makes phrases ready to be looked for.</summary>
    /// <exception cref="ArgumentException">A line is malformed; authoring refuses such phrases, so a part that passed has none.</exception>
    public Understanding(PhraseSet phrases)
    {
        this.phrases = phrases;
        anyTime = [.. phrases.AnyTime];
        try
        {
            foreach (var concept in phrases.Concepts)
            {
                lexicon.AddConcept(concept.Name);
            }

            concepts = [.. phrases.Concepts.Select(concept => ConceptMembers.Of(concept, lexicon))];
            answers = [.. phrases.Answers.Select(each => Read(each.Lines))];
            areas = [.. phrases.Areas.Select(each => Read(each.Lines))];
            danger = [.. phrases.Danger.Select(each => Read(each.Lines))];
            _ = new Context(lexicon, phrases);
        }
        catch (LineException malformed)
        {
            throw new ArgumentException(malformed.Message, nameof(phrases), malformed);
        }

        foreach (var word in phrases.Common)
        {
            lexicon.Common(word);
        }
    }

    /// <summary>Looks for what a text says.</summary>
    /// <param name="text">Any text; at most <see cref="MostCharacters"/> of it are read.</param>
    /// <param name="role">Who wrote it: only questions this person can be asked are offered.</param>
    public Understood Understand(string text, Role role)
    {
        var read = Shorten(text);
        var words = new Tokens(phrases).Cut(read);
        var hearing = new Hearing(phrases, read, words, LooksLikeChat(read));
        var (total, known) = Hear(words, hearing);
        var legibility = total == 0 ? Legibility.NoWords : IsThisLanguage(total, known) ? Legibility.Read : Legibility.OtherLanguage;
        return hearing.Result(legibility, read.Length < text.AsSpan().TrimEnd().Length, role);
    }

    /// <summary>Whether one line finds something in a sentence; for the author's own examples.</summary>
    internal bool Finds(Line line, string sentence, bool isDanger)
    {
        var words = new Tokens(phrases).Cut(sentence);
        var (stretch, context) = (new Stretch(lexicon, concepts), new Context(lexicon, phrases));
        foreach (var (from, to) in Stretches(words))
        {
            Prepare(stretch, context, words, from, to, isDanger || line.EvenIfDenied);
            if (Find(line, stretch, context, isDanger) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a line with these phrases' words and concepts.</summary>
    /// <exception cref="LineException">It is malformed.</exception>
    internal Line ReadLine(string written) => LineReader.Read(written, lexicon);

    private static bool IsThisLanguage(int total, int known) => total < FewWords ? known > 0 : known >= total * LeastKnown;

    private static string Shorten(string text)
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

        return text[..(char.IsWhiteSpace(text[end]) ? end : char.IsLowSurrogate(text[MostCharacters]) ? MostCharacters - 1 : MostCharacters)];
    }

    // Several lines that begin with a name or a time and a colon.
    private static bool LooksLikeChat(string text)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var start = line.TrimStart();
            var colon = start[..Math.Min(start.Length, 30)].IndexOf(':');
            lines += colon > 0 && (start[0] == '[' || char.IsLetterOrDigit(start[0])) ? 1 : 0;
        }

        return lines >= ChatLines;
    }

    private static void Prepare(Stretch stretch, Context context, List<Token> words, int from, int to, bool acrossDenial)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words)[from..to];
        stretch.Read(span);
        context.Read(stretch, span);
        if (acrossDenial)
        {
            stretch.Crossable = stretch.Everywhere;
        }
    }

    private static IEnumerable<(int From, int To)> Stretches(List<Token> words)
    {
        var from = 0;
        while (from < words.Count)
        {
            var to = from;
            while (to < words.Count && to - from < Stretch.Most && (to == from || words[to - 1].After < Break.Sentence))
            {
                to++;
            }

            yield return (from, to);
            from = to < words.Count && words[to - 1].After < Break.Sentence ? to - Overlap : to;
        }
    }

    // The first place where a line stands undenied; whose or when it was is left to the caller.
    private static (int Start, int End)? Find(Line line, Stretch stretch, Context context, bool isDanger)
    {
        if (line.Pattern.Step(stretch.Everywhere, stretch) == 0)
        {
            return null;
        }

        for (var start = 0; start < stretch.Length; start++)
        {
            var ends = line.Pattern.Step(1UL << start, stretch);
            if (ends != 0 && (isDanger || line.EvenIfDenied || !context.IsDenied(start)))
            {
                return (start, System.Numerics.BitOperations.TrailingZeroCount(ends));
            }
        }

        return null;
    }

    private Line[] Read(ImmutableArray<string> lines) => [.. lines.Select(line => LineReader.Read(line, lexicon))];

    private (int Total, int Known) Hear(List<Token> words, Hearing hearing)
    {
        var (stretch, context) = (new Stretch(lexicon, concepts), new Context(lexicon, phrases));
        var (total, known) = (0, 0);
        foreach (var (from, to) in Stretches(words))
        {
            Prepare(stretch, context, words, from, to, acrossDenial: false);
            (total, known) = (total + stretch.Length, known + stretch.Known);
            var crossable = stretch.Crossable;
            Each(answers, (index, line, at) => hearing.Answer(index, line, from + at.Start, from + at.End, DoubtOf(phrases.Answers[index].Question, context, at)), stretch, context, isDanger: false);
            Each(areas, (index, line, at) => hearing.Area(index, line, from + at.Start, from + at.End), stretch, context, isDanger: false);
            stretch.Crossable = stretch.Everywhere;
            Each(danger, (index, _, at) => hearing.Danger(index, from + at.Start, from + at.End), stretch, context, isDanger: true);
            stretch.Crossable = crossable;
        }

        return (total, known);
    }

    private static void Each(Line[][] groups, Action<int, Line, (int Start, int End)> heard, Stretch stretch, Context context, bool isDanger)
    {
        for (var index = 0; index < groups.Length; index++)
        {
            foreach (var line in groups[index])
            {
                if (Find(line, stretch, context, isDanger) is { } at)
                {
                    heard(index, line, at);
                }
            }
        }
    }

    private Doubt DoubtOf(string question, Context context, (int Start, int End) at) =>
        context.IsSomeoneElses(at.Start) ? Doubt.Whose
        : !anyTime.Contains(question) && context.IsEarlier(at.Start, at.End) ? Doubt.When
        : Doubt.None;
}
