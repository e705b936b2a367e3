namespace Saltwater.OwnWords;

/// <summary>
/// Topics, areas and answers by name, as found in the file of phrases. A name stands there once; everywhere else a question is one sign,
/// and an answer two.
/// </summary>
internal sealed class Catalog
{
    /// <summary>The sign of the first of a table.</summary>
    public const char First = '!';

    /// <summary>In place of an answer: any to that question.</summary>
    public const char Any = ' ';

    private readonly string[] questions;
    private readonly NamedAnswer[][] answers;

    /// <summary>Reads the tables.</summary>
    /// <param name="names">Of each question its name, two numbers and the names of its answers; how much an answer tells stands in front
    /// of one that has lines.</param>
    /// <param name="settings">Questions about the past, and calm answers.</param>
    /// <param name="danger">Of each topic its name, its questions and its signs.</param>
    /// <param name="areas">Of each area its name and its answers.</param>
    /// <param name="implied">An answer, and the one or the question that brings it along.</param>
    public Catalog(string[] names, string[] settings, string[] danger, string[] areas, string[] implied)
    {
        (questions, answers) = (new string[names.Length], new NamedAnswer[names.Length][]);
        var withLines = new List<NamedAnswer>();
        for (var number = 0; number < names.Length; number++)
        {
            var row = names[number].Split('\t');
            questions[number] = row[0];
            answers[number] = new NamedAnswer[row.Length - 2];
            for (var each = 0; each < answers[number].Length; each++)
            {
                var (name, worth) = (row[each + 2], 0);
                if (name[0] < '0')
                {
                    (name, worth) = (name[1..], name[0] - First);
                }

                var answer = answers[number][each] = new(row[0], name, worth, row[1][0] == 's', row[1][1] - First);
                if (worth > 0)
                {
                    withLines.Add(answer);
                }
            }
        }

        Answers = [.. withLines];
        (AnyTime, Calm) = ([.. QuestionsOf(settings[0])], AnswersOf(settings[1]));
        Danger = Array.ConvertAll(danger, ReadTopic);
        Areas = Array.ConvertAll(areas, ReadArea);
        Implied = Array.ConvertAll(implied, ReadImplied);
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
        (AnswersOf(row[..2])[0], questions[row[2] - First], row[3] == Any ? null : AnswersOf(row[2..])[0]);

    private string[] QuestionsOf(string written)
    {
        var all = new string[written.Length];
        for (var each = 0; each < all.Length; each++)
        {
            all[each] = questions[written[each] - First];
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

/// <summary>An answer by name, and what is known of it. There is one of each.</summary>
internal sealed class NamedAnswer(string question, string answer, int worth, bool selfOnly, int atMost)
{
    /// <summary>Id of the question.</summary>
    public string Question => question;

    /// <summary>Id of the answer.</summary>
    public string Answer => answer;

    /// <summary>Both, as <c>question=answer</c>.</summary>
    public string Name { get; } = question + "=" + answer;

    /// <summary>How much it tells, from 1 to 3; 0 where it has no lines and nothing brings it along.</summary>
    public int Worth => worth;

    /// <summary>Only the one who cried can be asked.</summary>
    public bool SelfOnly => selfOnly;

    /// <summary>How many answers to the question may be chosen.</summary>
    public int AtMost => atMost;
}
