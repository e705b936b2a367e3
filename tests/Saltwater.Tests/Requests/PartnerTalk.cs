using System.Buffers;
using System.Text.RegularExpressions;
using Saltwater.Guide;
using Saltwater.Safety;

namespace Saltwater.Tests.Requests;

/// <summary>Everything the guide says that means talking with the other person, and what of it stands in a text.</summary>
internal static partial class PartnerTalk
{
    private static readonly SearchValues<string> Texts = SearchValues.Create([.. Find(Guides.English)], StringComparison.Ordinal);

    /// <summary>Random answers with a sign of pressure, fear or force, each time the same.</summary>
    public static List<Answers> CoercedAnswers(int count)
    {
        var random = new Random(20_261_128);
        var found = new List<Answers>();
        while (found.Count < count)
        {
            var answers = Guides
                .English.Questions.Where(question => question.Id is not ("age18" or AskingPath.Adult) && random.Next(5) == 0)
                .Aggregate(Answers.None(found.Count % 2 == 0 ? Role.Self : Role.Partner), (answers, question) =>
                    answers.With(question, AnyAnswers.To(question, random))
                );
            if (DangerSigns.CoercionPossible(Guides.English.Safety, answers) && !DangerSigns.UnderAge(Guides.English.Safety, answers))
            {
                found.Add(answers);
            }
        }

        return found;
    }

    /// <summary>The first of it that stands in a text, whatever signs it is written with.</summary>
    public static IEnumerable<string> In(string text)
    {
        var plain = Escaped()
            .Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString())
            .Replace("\\\"", "\"", StringComparison.Ordinal);
        var at = plain.AsSpan().IndexOfAny(Texts);
        return at < 0 ? [] : [plain.Substring(at, Math.Min(60, plain.Length - at))];
    }

    private static HashSet<string> Find(Pack pack)
    {
        var items = pack
            .Reasons.SelectMany(reason =>
                reason.Sections.SelectMany(section =>
                    section.Items.Select(item => (item.Text, Talk: item.PartnerTalk || section.Heading == Heading.IfYouAreThePartner))
                )
            )
            .Concat(
                pack.Now.Stages.Concat(pack.Beside.Stages)
                    .SelectMany(stage => stage.Steps)
                    .Concat(pack.Now.Avoid)
                    .Concat(pack.Beside.Avoid)
                    .Select(item => (item.Text, Talk: item.PartnerTalk))
            )
            .Concat(
                pack.Aftercare.Times.SelectMany(time => time.Items)
                    .Concat(pack.Limits.IfTearsCome)
                    .Select(item => (item.Text, Talk: item.PartnerTalk))
            )
            .Concat(
                pack.Reasons.SelectMany(reason =>
                    reason.Words.Select(wording => (wording.Text, Talk: wording.Role == Role.Partner || reason.WordsTo == Listener.Partner))
                )
            )
            .Concat(
                pack.Words.Occasions.SelectMany(occasion =>
                    occasion.Words.Select(wording => (wording.Text, Talk: occasion.To == Listener.Partner))
                )
            )
            .Concat(pack.Words.BetterNot.Select(each => (Text: each.Instead, Talk: true)))
            .ToLookup(each => each.Text, each => each.Talk, StringComparer.Ordinal);

        // What is also said where it means no such thing tells nothing.
        return [.. items.Where(each => each.All(talk => talk)).Select(each => each.Key)];
    }

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escaped();
}
