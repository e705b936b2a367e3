using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>What was found in one text so far, and what it comes to in the end. Lives as long as one reading.</summary>
internal sealed class Hearing(PhraseSet phrases, string text, List<Token> words, bool isChat)
{
    private const double Weak = 0.35;
    private const double Another = 0.15;
    private const int MostOthers = 2;
    private const double Enough = 0.5;
    private const int ShortQuote = 5;
    private const int LongQuote = 24;

    private readonly Found?[] answers = new Found?[phrases.Answers.Length];
    private readonly Found?[] areas = new Found?[phrases.Areas.Length];
    private readonly string?[] danger = new string?[phrases.Danger.Length];

    public void Answer(int index, Line line, int start, int end, Doubt doubt) => Hear(ref answers[index], line, start, end, isChat ? Doubt.Whose : doubt);

    public void Area(int index, Line line, int start, int end) => Hear(ref areas[index], line, start, end, Doubt.None);

    public void Danger(int index, int start, int end) => danger[index] ??= Quote(start, end);

    public Understood Result(Legibility legibility, bool cutShort, Role role)
    {
        if (legibility != Legibility.Read)
        {
            return new() { Legibility = legibility, CutShort = cutShort, LooksLikeChat = false, MayBeUnderAge = false, Danger = [], Areas = [], Offers = [] };
        }

        var said = Said();
        var topics = Enumerable.Range(0, danger.Length).Where(index => danger[index] is not null).Select(index => (phrases.Danger[index], Quote: danger[index]!)).ToList();
        return new()
        {
            Legibility = legibility,
            CutShort = cutShort,
            LooksLikeChat = isChat,
            MayBeUnderAge = topics.Any(each => each.Item1.Topic == Understanding.UnderAge),
            Danger = [.. topics.Select(each => new DangerHeard(each.Item1.Topic, each.Item1.Asks, each.Item1.Signs, each.Quote))],
            Areas = Areas(said),
            Offers = [.. said.Where(each => role == Role.Self || !each.SelfOnly).Select(each => each.Offer)],
        };
    }

    private static void Keep(Dictionary<string, int> taken, List<Candidate> kept, Candidate candidate)
    {
        var before = taken.GetValueOrDefault(candidate.Offer.Question);
        if (before < candidate.AtMost)
        {
            taken[candidate.Offer.Question] = before + 1;
            kept.Add(candidate);
        }
    }

    private void Hear(ref Found? found, Line line, int start, int end, Doubt doubt)
    {
        found ??= new();
        found.Lines++;
        var strength = line.Weak ? Weak : 1;

        // Words about the person themselves say more than the same words about someone else.
        if (strength > found.Strength || (strength == found.Strength && doubt < found.Doubt))
        {
            (found.Strength, found.Doubt, found.Quote) = (strength, doubt, Quote(start, end));
        }
    }

    private List<Candidate> Said()
    {
        var candidates = new List<Candidate>();
        for (var index = 0; index < answers.Length; index++)
        {
            var of = phrases.Answers[index];
            if (answers[index] is { } found && found.Total >= Enough && !phrases.Calm.Contains($"{of.Question}={of.Answer}"))
            {
                candidates.Add(new(new(of.Question, of.Answer, found.Quote, found.Doubt, Rank(found.Total, of.Worth)), of.SelfOnly, of.AtMost));
            }
        }

        // The sort keeps the order of the file among equals.
        var kept = new List<Candidate>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var candidate in candidates.OrderByDescending(each => each.Offer.Score).Concat(Implied(candidates)))
        {
            Keep(taken, kept, candidate);
        }

        return [.. kept.OrderByDescending(each => each.Offer.Score)];
    }

    private IEnumerable<Candidate> Implied(List<Candidate> found)
    {
        foreach (var rule in phrases.Implies)
        {
            var by = found.Find(each => rule.Found == each.Offer.Name || rule.Found == each.Offer.Question + "=*");
            if (by is not null && !found.Exists(each => each.Offer.Question == rule.Question && each.Offer.Answer == rule.Answer))
            {
                yield return new(new(rule.Question, rule.Answer, by.Offer.Quote, by.Offer.Doubt, Rank(Enough, rule.Worth)), rule.SelfOnly, rule.AtMost);
            }
        }
    }

    private static double Rank(double total, int worth) => total * (0.4 + (0.2 * worth));

    private ImmutableArray<AreaHeard> Areas(List<Candidate> said)
    {
        var heard = new List<(AreaHeard Area, double Score)>();
        for (var index = 0; index < areas.Length; index++)
        {
            var of = phrases.Areas[index];
            var mine = said.Where(each => of.Answers.Contains(each.Offer.Name)).ToList();
            var score = (areas[index]?.Total ?? 0) + mine.Sum(each => each.Offer.Score);
            if (score >= Enough)
            {
                heard.Add((new(of.Area, [.. mine.Select(each => each.Offer.Name)], areas[index]?.Quote ?? mine[0].Offer.Quote), score));
            }
        }

        return [.. heard.OrderByDescending(each => each.Score).Select(each => each.Area)];
    }

    // A quote of one word says little: it takes in its neighbours, as far as the clause goes.
    private string Quote(int start, int end)
    {
        while (end - start < ShortQuote && start > 0 && words[start - 1].After == Break.None)
        {
            start--;
        }

        while (end - start < ShortQuote && end < words.Count && words[end - 1].After == Break.None)
        {
            end++;
        }

        return text[words[start].Start..words[Math.Min(end, start + LongQuote) - 1].End];
    }

    private sealed class Found
    {
        public int Lines { get; set; }

        public double Strength { get; set; }

        public Doubt Doubt { get; set; }

        public string Quote { get; set; } = "";

        public double Total => Strength + (Another * Math.Min(MostOthers, Lines - 1));
    }

    private sealed record Candidate(Offer Offer, bool SelfOnly, int AtMost);
}
