using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>
/// What can be found: topics, areas, and answers of the pack. In the file of phrases a question is one sign and an answer two, which are
/// their places in the pack; so a file is for one order of questions and answers, and says for which.
/// </summary>
internal sealed class Catalog
{
    /// <summary>The sign of the first of a table.</summary>
    public const char First = '!';

    /// <summary>In place of an answer: any to that question.</summary>
    public const char Any = ' ';

    private readonly Pack pack;
    private readonly NamedAnswer[][] answers;

    public Catalog(Phrases phrases, Pack pack)
    {
        this.pack = pack;
        answers = new NamedAnswer[pack.Questions.Length][];
        for (var number = 0; number < answers.Length; number++)
        {
            var question = pack.Questions[number];
            var named = answers[number] = new NamedAnswer[question.Answers.Length];
            for (var each = 0; each < named.Length; each++)
            {
                named[each] = new(question, question.Answers[each]);
            }
        }

        (AnyTime, Calm) = ([.. QuestionsOf(phrases.AnyTime)], AnswersOf(phrases.Calm));
        Answers = AnswersOf(phrases.Answers);
        Danger = Array.ConvertAll(phrases.Danger, ReadTopic);
        Areas = Array.ConvertAll(phrases.Areas, ReadArea);
        Implied = Array.ConvertAll(phrases.Implied, ReadImplied);
    }

    /// <summary>Answers that lines offer, in the order of their lines.</summary>
    public NamedAnswer[] Answers { get; }

    /// <summary>Questions about the past, which another time does not make doubtful.</summary>
    public string[] AnyTime { get; }

    /// <summary>Answers no text ever offers.</summary>
    public NamedAnswer[] Calm { get; }

    /// <summary>Topics of danger, most pressing first; without the words.</summary>
    public DangerHeard[] Danger { get; }

    /// <summary>Areas, each with its answers.</summary>
    public (string Area, NamedAnswer[] Answers)[] Areas { get; }

    /// <summary>Answers that one found answer brings along; of a question where no answer is named, each of its answers does.</summary>
    public (NamedAnswer Answer, string Question, NamedAnswer? By)[] Implied { get; }

    /// <summary>Adds an id to a number that tells whether all ids are the same, in the same order.</summary>
    /// <remarks>FNV-1a, 32 bits, by letters: it tells two builds apart, and protects from nobody.</remarks>
    public static uint Mark(uint mark, string id)
    {
        foreach (var letter in id)
        {
            mark = (mark ^ letter) * 16777619;
        }

        return mark * 16777619;
    }

    private DangerHeard ReadTopic(string row)
    {
        var fields = row.Split('\t');
        return new(fields[0], [.. QuestionsOf(fields[1])], [.. Array.ConvertAll(AnswersOf(fields[2]), answer => answer.Name)], "");
    }

    private (string Area, NamedAnswer[] Answers) ReadArea(string row)
    {
        var tab = row.IndexOf('\t', StringComparison.Ordinal);
        return (row[..tab], AnswersOf(row[(tab + 1)..]));
    }

    private (NamedAnswer Answer, string Question, NamedAnswer? By) ReadImplied(string row) =>
        (AnswersOf(row[..2])[0], QuestionsOf(row[2..3])[0], row[3] == Any ? null : AnswersOf(row[2..])[0]);

    private string[] QuestionsOf(string written)
    {
        var all = new string[written.Length];
        for (var each = 0; each < all.Length; each++)
        {
            all[each] = pack.Questions[written[each] - First].Id;
        }

        return all;
    }

    private NamedAnswer[] AnswersOf(string written)
    {
        var all = new NamedAnswer[written.Length / 2];
        for (var each = 0; each < all.Length; each++)
        {
            all[each] = answers[written[2 * each] - First][written[(2 * each) + 1] - First];
        }

        return all;
    }
}
