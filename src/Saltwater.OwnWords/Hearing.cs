using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>What was found in one text so far, and what it comes to in the end. Lives as long as one reading.</summary>
internal sealed class Hearing(Catalog catalog, string text, List<Token> words, bool isChat)
{
    private const double Weak = 0.35;
    private const double Another = 0.15;
    private const int MostOthers = 2;
    private const double Enough = 0.5;
    private const int FewWords = 5;
    private const int MostQuoted = 90;

    private readonly NamedAnswer[] answers = catalog.Answers;
    private readonly Found?[] found = new Found?[(int)Group.Count + catalog.Danger.Length + catalog.Areas.Length + catalog.Answers.Length];

    // Whatever is found in one clause has the same quote.
    private (int From, int To, string Quote) clause;

    private int FirstArea => (int)Group.Count + catalog.Danger.Length;

    private int FirstAnswer => FirstArea + catalog.Areas.Length;

    public bool IsDanger(int group) => group < FirstArea;

    public void HearLine(int group, bool weak, int start, int end, bool isSomeoneElses, bool isEarlier)
    {
        var doubt = DoubtAbout(group, isSomeoneElses, isEarlier);
        var here = found[group] ??= new();
        here.Lines++;
        var strength = weak ? Weak : 1;

        // Words about the person themselves say more than the same words about someone else.
        if (strength > here.Strength || (strength == here.Strength && doubt < here.Doubt))
        {
            (here.Strength, here.Doubt, here.From, here.To) = (strength, doubt, start, end);
        }
    }

    private Doubt DoubtAbout(int group, bool isSomeoneElses, bool isEarlier)
    {
        if (group >= FirstAnswer && (isChat || isSomeoneElses))
        {
            return Doubt.Whose;
        }

        return group >= FirstAnswer && isEarlier && !catalog.AnyTime.Contains(answers[group - FirstAnswer].Question.Id)
            ? Doubt.When
            : Doubt.None;
    }

    public Understood ToUnderstood(Legibility legibility, bool cutShort, Role role)
    {
        // What cannot be read says nothing, though some word of it may have been known.
        if (legibility != Legibility.Read)
        {
            Array.Clear(found);
        }

        var said = AnswersSaid();
        var topics = ImmutableArray.CreateBuilder<DangerHeard>();
        var mayBeUnderAge = false;
        for (var index = 0; index < catalog.Danger.Length; index++)
        {
            if (found[(int)Group.Count + index] is { } heard)
            {
                var topic = catalog.Danger[index];
                mayBeUnderAge |= topic.Topic == Understanding.UnderAge;
                topics.Add(new(topic.Topic, topic.Asks, topic.Signs, QuoteOf(heard)));
            }
        }

        var offers = ImmutableArray.CreateBuilder<Offer>();
        foreach (var candidate in said)
        {
            if (candidate.Named.Question.CanAsk(role))
            {
                offers.Add(candidate.Offer);
            }
        }

        return new()
        {
            Legibility = legibility,
            CutShort = cutShort,
            LooksLikeChat = isChat && legibility == Legibility.Read,
            MayBeUnderAge = mayBeUnderAge,
            Danger = topics.ToImmutable(),
            Areas = AreasSaid(said),
            Offers = offers.ToImmutable(),
        };
    }

    private static double RankOf(double total, int worth) => total * (0.4 + (0.2 * worth));

    // Best first; the order of the file is kept among equals.
    private static void InsertByRank(List<Candidate> sorted, Candidate candidate)
    {
        var at = sorted.Count;
        while (at > 0 && sorted[at - 1].Offer.Score < candidate.Offer.Score)
        {
            at--;
        }

        sorted.Insert(at, candidate);
    }

    private static Candidate CandidateOf(NamedAnswer named, string quote, Doubt doubt, double total) =>
        new(new(named.Question.Id, named.Answer, quote, doubt, RankOf(total, named.Worth)), named);

    private List<Candidate> AnswersSaid()
    {
        var candidates = new List<Candidate>();
        for (var index = 0; index < answers.Length; index++)
        {
            if (found[FirstAnswer + index] is { } here && here.Total >= Enough && !catalog.Calm.Contains(answers[index]))
            {
                InsertByRank(candidates, CandidateOf(answers[index], QuoteOf(here), here.Doubt, here.Total));
            }
        }

        var kept = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            KeepBest(kept, candidate);
        }

        foreach (var (answer, question, by) in catalog.Implied)
        {
            KeepImplied(candidates, kept, answer, question, by);
        }

        return kept;
    }

    private static void KeepImplied(List<Candidate> candidates, List<Candidate> kept, NamedAnswer answer, string question, NamedAnswer? by)
    {
        Candidate? first = null;
        foreach (var each in candidates)
        {
            if (each.Named == answer)
            {
                return;
            }

            first ??= each.Named == by || (by is null && each.Named.Question.Id == question) ? each : null;
        }

        if (first is not null)
        {
            KeepBest(kept, CandidateOf(answer, first.Offer.Quote, first.Offer.Doubt, Enough));
        }
    }

    // Of a question with one answer only the best is offered.
    private static void KeepBest(List<Candidate> kept, Candidate candidate)
    {
        var before = 0;
        foreach (var each in kept)
        {
            before += each.Named.Question == candidate.Named.Question ? 1 : 0;
        }

        if (before < candidate.Named.Question.AtMost)
        {
            InsertByRank(kept, candidate);
        }
    }

    private ImmutableArray<AreaHeard> AreasSaid(List<Candidate> said)
    {
        var heard = new List<(AreaHeard Area, double Score)>();
        for (var index = 0; index < catalog.Areas.Length; index++)
        {
            var own = found[FirstArea + index];
            var (area, names) = catalog.Areas[index];
            var (score, quote) = (own?.Total ?? 0, own is null ? null : QuoteOf(own));
            var mine = ImmutableArray.CreateBuilder<string>();
            foreach (var each in said)
            {
                if (names.Contains(each.Named))
                {
                    mine.Add(each.Named.Name);
                    score += each.Offer.Score;
                    quote ??= each.Offer.Quote;
                }
            }

            if (score >= Enough)
            {
                var at = heard.Count;
                while (at > 0 && heard[at - 1].Score < score)
                {
                    at--;
                }

                heard.Insert(at, (new(area, mine.ToImmutable(), quote!), score));
            }
        }

        return [.. heard.ConvertAll(each => each.Area)];
    }

    private string QuoteOf(Found found) => QuoteOf(found.From, found.To);

    // Whole clauses, so that nobody reads half of what they said; of a clause of few words, its sentence. What is longer is cut between
    // words, and the cut shows.
    private string QuoteOf(int start, int end)
    {
        if (start >= clause.From && end <= clause.To)
        {
            return clause.Quote;
        }

        var (from, to) = (start, end);
        Widen(ref from, ref to, Break.Clause);
        if (!IsShort(from, to))
        {
            WidenByWords(ref start, ref end);
            return TextOf(start, end);
        }

        (start, end) = (from, to);
        if (to - from < FewWords)
        {
            Widen(ref start, ref end, Break.Sentence);
        }

        clause = (from, to, IsShort(start, end) ? TextOf(start, end) : TextOf(from, to));
        return clause.Quote;
    }

    private string TextOf(int from, int to)
    {
        var (start, end) = (words[from].Start, Math.Min(words[to - 1].End, words[from].Start + MostQuoted));
        var isCut = GoesOn(to - 1) || end < words[to - 1].End;
        end += end < text.Length && text[end] is ('?' or '!') ? 1 : 0;
        return (GoesOn(from - 1) ? "…" : "") + text[start..end] + (isCut ? "…" : "");
    }

    private bool IsShort(int from, int to) => words[to - 1].End - words[from].Start <= MostQuoted;

    // Whether the clause goes on behind a word.
    private bool GoesOn(int word) => word >= 0 && word < words.Count - 1 && words[word].After == Break.None;

    // Up to such breaks on both sides, or to where it is longer than a quote may be.
    private void Widen(ref int from, ref int to, Break edge)
    {
        var (first, last) = (words[from], words[to - 1]);
        while (from > 0 && last.End - first.Start <= MostQuoted && words[from - 1] is var before && before.After < edge)
        {
            (first, from) = (before, from - 1);
        }

        while (to < words.Count && last.After < edge && last.End - first.Start <= MostQuoted)
        {
            last = words[to++];
        }
    }

    // Word by word on both sides, as far as the clause goes.
    private void WidenByWords(ref int from, ref int to)
    {
        while (to - from > 1 && !IsShort(from, to))
        {
            to--;
        }

        for (var before = 0; before != to - from; )
        {
            before = to - from;
            from -= GoesOn(from - 1) && IsShort(from - 1, to) ? 1 : 0;
            to += GoesOn(to - 1) && IsShort(from, to + 1) ? 1 : 0;
        }
    }

    private sealed class Found
    {
        public int Lines { get; set; }

        public double Strength { get; set; }

        public Doubt Doubt { get; set; }

        public int From { get; set; }

        public int To { get; set; }

        public double Total => Strength + (Another * Math.Min(MostOthers, Lines - 1));
    }

    private sealed class Candidate(Offer offer, NamedAnswer named)
    {
        public Offer Offer => offer;

        public NamedAnswer Named => named;
    }
}
