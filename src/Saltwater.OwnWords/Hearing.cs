using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>What was found in one text so far, and what it comes to in the end. Lives as long as one reading.</summary>
internal sealed class Hearing(Phrases phrases, LineTable table, string text, List<Token> words, bool isChat)
{
    private const double Weak = 0.35;
    private const double Another = 0.15;
    private const int MostOthers = 2;
    private const double Enough = 0.5;
    private const int ShortQuote = 5;
    private const int LongQuote = 24;

    private readonly string[] danger = phrases.Danger;
    private readonly string[] areas = phrases.Areas;
    private readonly string[] answers = phrases.Answers;
    private readonly Found?[] found = new Found?[table.FirstOf.Length];

    private int FirstArea => (int)Group.Count + danger.Length;

    private int FirstAnswer => FirstArea + areas.Length;

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
            (here.Strength, here.Doubt, here.Quote) = (strength, doubt, QuoteOf(start, end));
        }
    }

    private Doubt DoubtAbout(int group, bool isSomeoneElses, bool isEarlier)
    {
        if (group >= FirstAnswer && (isChat || isSomeoneElses))
        {
            return Doubt.Whose;
        }

        return group >= FirstAnswer && isEarlier && !phrases.AnyTime.Contains(QuestionOf(answers[group - FirstAnswer]))
            ? Doubt.When
            : Doubt.None;
    }

    public Understood ToUnderstood(Legibility legibility, bool cutShort, Role role)
    {
        if (legibility != Legibility.Read)
        {
            return new()
            {
                Legibility = legibility,
                CutShort = cutShort,
                LooksLikeChat = false,
                MayBeUnderAge = false,
                Danger = [],
                Areas = [],
                Offers = [],
            };
        }

        var said = AnswersSaid();
        var topics = ImmutableArray.CreateBuilder<DangerHeard>();
        var mayBeUnderAge = false;
        for (var index = 0; index < danger.Length; index++)
        {
            if (found[(int)Group.Count + index] is { } heard)
            {
                var row = danger[index].Split('\t');
                mayBeUnderAge |= row[0] == Understanding.UnderAge;
                topics.Add(new(row[0], SplitNames(row[1]), SplitNames(row[2]), heard.Quote));
            }
        }

        var offers = ImmutableArray.CreateBuilder<Offer>();
        foreach (var candidate in said)
        {
            if (role == Role.Self || !candidate.SelfOnly)
            {
                offers.Add(candidate.Offer);
            }
        }

        return new()
        {
            Legibility = legibility,
            CutShort = cutShort,
            LooksLikeChat = isChat,
            MayBeUnderAge = mayBeUnderAge,
            Danger = topics.ToImmutable(),
            Areas = AreasSaid(said),
            Offers = offers.ToImmutable(),
        };
    }

    private static ImmutableArray<string> SplitNames(string written) => [.. written.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string QuestionOf(string row) => row[..row.IndexOf('\t', StringComparison.Ordinal)];

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

    private static Candidate ReadCandidate(string row, Found found, double total)
    {
        var fields = row.Split('\t');
        return new(
            new(fields[0], fields[1], found.Quote, found.Doubt, RankOf(total, WholeNumber(fields[2]))),
            fields[3] == "1",
            WholeNumber(fields[4])
        );
    }

    private static int WholeNumber(string written) => int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);

    private List<Candidate> AnswersSaid()
    {
        var candidates = new List<Candidate>();
        for (var index = 0; index < answers.Length; index++)
        {
            if (
                found[FirstAnswer + index] is { } here
                && here.Total >= Enough
                && ReadCandidate(answers[index], here, here.Total) is var candidate
                && !phrases.Calm.Contains(candidate.Offer.Name)
            )
            {
                InsertByRank(candidates, candidate);
            }
        }

        var kept = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            KeepBest(kept, candidate);
        }

        foreach (var row in phrases.Implies)
        {
            KeepImplied(candidates, kept, row);
        }

        return kept;
    }

    private static void KeepImplied(List<Candidate> candidates, List<Candidate> kept, string row)
    {
        var by = row[(row.LastIndexOf('\t') + 1)..];
        foreach (var each in candidates)
        {
            if (by == each.Offer.Name || by == each.Offer.Question + "=*")
            {
                var implied = ReadCandidate(row, new() { Quote = each.Offer.Quote, Doubt = each.Offer.Doubt }, Enough);
                if (!candidates.Exists(other => other.Offer.Name == implied.Offer.Name))
                {
                    KeepBest(kept, implied);
                }

                return;
            }
        }
    }

    // Of a question with one answer only the best is offered.
    private static void KeepBest(List<Candidate> kept, Candidate candidate)
    {
        var before = 0;
        foreach (var each in kept)
        {
            before += each.Offer.Question == candidate.Offer.Question ? 1 : 0;
        }

        if (before < candidate.AtMost)
        {
            InsertByRank(kept, candidate);
        }
    }

    private ImmutableArray<AreaHeard> AreasSaid(List<Candidate> said)
    {
        var heard = new List<(AreaHeard Area, double Score)>();
        for (var index = 0; index < areas.Length; index++)
        {
            var own = found[FirstArea + index];
            var row = areas[index].Split('\t');
            var (score, quote) = (own?.Total ?? 0, own?.Quote);
            var names = row[1].Split(' ');
            var mine = ImmutableArray.CreateBuilder<string>();
            foreach (var each in said)
            {
                if (names.Contains(each.Offer.Name))
                {
                    mine.Add(each.Offer.Name);
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

                heard.Insert(at, (new(row[0], mine.ToImmutable(), quote!), score));
            }
        }

        return [.. heard.ConvertAll(each => each.Area)];
    }

    // A quote of one word says little: it takes in its neighbours, as far as the clause goes.
    private string QuoteOf(int start, int end)
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

    private sealed class Candidate(Offer offer, bool selfOnly, int atMost)
    {
        public Offer Offer => offer;

        public bool SelfOnly => selfOnly;

        public int AtMost => atMost;
    }
}
