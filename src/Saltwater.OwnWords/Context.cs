namespace Saltwater.OwnWords;

/// <summary>Who and when a stretch is about, and what in it is denied.</summary>
internal sealed class Context(Lexicon lexicon, PhraseSet phrases)
{
    private const int WhoseReach = 8;
    private const int WhenReach = 8;
    private const int SupposedReach = 6;

    private readonly int[] deny = [.. phrases.Negation.Words.Select(lexicon.Word)];
    private readonly int[] stop = [.. phrases.Negation.Stops.Select(lexicon.Word)];
    private readonly Node[] except = Nodes(phrases.Negation.Except, lexicon);
    private readonly Dictionary<Experiencer, Node[]> cues = phrases.Experiencer.ToDictionary(each => each.Kind, each => Nodes(each.Phrases, lexicon));

    private ulong denying;
    private ulong stopping;
    private ulong clauses;
    private ulong someoneElse;
    private ulong earlier;
    private ulong notReal;
    private ulong own;

    public void Read(Stretch stretch, ReadOnlySpan<Token> words)
    {
        denying = Places(stretch, deny) & ~Covered(stretch, except);
        stopping = Places(stretch, stop);
        clauses = 0;
        for (var place = 0; place < words.Length; place++)
        {
            clauses |= words[place].After >= Break.Clause ? 1UL << place : 0;
        }

        var none = Covered(stretch, Of(Experiencer.NotThese));
        someoneElse = Covered(stretch, Of(Experiencer.SomeoneElse)) & ~none;
        earlier = Covered(stretch, Of(Experiencer.Earlier)) & ~none;
        notReal = Covered(stretch, Of(Experiencer.NotReal)) & ~none;
        own = Covered(stretch, Of(Experiencer.Own)) & ~someoneElse;
        stretch.Crossable = stretch.Everywhere & ~denying;
    }

    /// <summary>Whether what begins here is denied, wished for or supposed.</summary>
    public bool IsDenied(int start) => Reaches(denying, start, phrases.Negation.Scope) || Reaches(notReal, start, SupposedReach);

    public bool IsSomeoneElses(int start)
    {
        for (var place = start; place >= 0 && place >= start - WhoseReach; place--)
        {
            if (Has(someoneElse, place))
            {
                return true;
            }

            if (place < start && Has(own, place))
            {
                return false;
            }
        }

        return false;
    }

    public bool IsEarlier(int start, int end)
    {
        for (var place = Math.Max(0, start - WhenReach); place < Math.Min(Stretch.Most, end + WhenReach); place++)
        {
            if (Has(earlier, place))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(ulong set, int place) => (set >> place & 1) != 0;

    private static ulong Places(Stretch stretch, int[] words)
    {
        var places = 0UL;
        foreach (var word in words)
        {
            places |= stretch.At(word);
        }

        return places;
    }

    // Every place that one of these phrases covers.
    private static ulong Covered(Stretch stretch, Node[] phrases)
    {
        var covered = 0UL;
        foreach (var phrase in phrases)
        {
            for (var starts = phrase.Step(stretch.Everywhere, stretch) == 0 ? 0 : stretch.Everywhere; starts != 0; starts &= starts - 1)
            {
                var start = starts & (~starts + 1);
                var ends = phrase.Step(start, stretch);
                covered |= ends == 0 ? 0 : (ends & (~ends + 1)) - start;
            }
        }

        return covered;
    }

    private static Node[] Nodes(IEnumerable<string> phrases, Lexicon lexicon) => [.. phrases.Select(phrase => LineReader.Read(phrase, lexicon).Pattern)];

    private Node[] Of(Experiencer kind) => cues.GetValueOrDefault(kind) ?? [];

    // Whether one of these places stands shortly before, in the same clause and with nothing that stops it.
    private bool Reaches(ulong places, int start, int reach)
    {
        for (var place = start - 1; place >= 0 && place >= start - reach; place--)
        {
            if (Has(clauses, place) || Has(stopping, place))
            {
                return false;
            }

            if (Has(places, place))
            {
                return true;
            }
        }

        return false;
    }
}
