using System.Collections.Immutable;

namespace Saltwater.Cli.Authoring;

/// <summary>Checks journal.yaml: what it names is there, and has words. The lists themselves are made from it when the program is built.</summary>
internal sealed class JournalReader(StructureReader structure, Reading reading)
{
    private const string File = "journal.yaml";

    private readonly HashSet<(string List, string Id)> ids = [];

    public enum Need
    {
        Someone,
        Tears,
    }

    public enum Source
    {
        Company,
        Cycle,
    }

    public enum Rule
    {
        Often,
        Any,
        Most,
        Safety,
    }

    public enum Freely
    {
        Yes,
        No,
    }

    /// <summary>Reports what is wrong with it.</summary>
    /// <param name="screens">Which texts there are.</param>
    public void Check(ImmutableArray<PathReader.ScreenStructure> screens)
    {
        if (structure.OpenFile(File) is not { } file)
        {
            return;
        }

        foreach (var fields in file.Maps("evening"))
        {
            Evening(fields);
        }

        file.References("not-kept", Named.Question);
        foreach (var fields in file.Maps("factors"))
        {
            Factor(fields, screens);
        }

        foreach (var fields in file.Maps("signs"))
        {
            Sign(fields, screens);
        }

        foreach (var fields in file.Maps("private-check"))
        {
            Said(fields, "private-check", "free-to-say-no", screens, "");
            fields.Choice<Freely>("free");
        }
    }

    private void Evening(Fields fields)
    {
        var question = fields.Text("question");
        reading.Refer(Named.Question, question, File, fields.LineOf("question"));
        Once(fields, "evening", question);
        if (fields.OptionalText("needs") is not null)
        {
            fields.Choice<Need>("needs");
        }

        if (fields.OptionalMap("after") is { } after)
        {
            var (asked, answer) = (after.Text("question"), after.Text("answer"));
            reading.Refer(Named.Question, asked, File, after.LineOf("question"));
            reading.Refer(Named.Answer, $"{asked}/{answer}", File, after.LineOf("answer"));
        }
    }

    private void Factor(Fields fields, ImmutableArray<PathReader.ScreenStructure> screens)
    {
        Said(fields, "factors", "factors", screens, "", "-with", "-without");
        var isElsewhere = fields.OptionalText("source") is not null;
        if (isElsewhere)
        {
            fields.Choice<Source>("source");
        }

        var (present, absent) = Answers(fields);
        Expect(isElsewhere || (present > 0 && absent > 0), fields, "A factor has answers that count as with and as without, or a source.");
    }

    private void Sign(Fields fields, ImmutableArray<PathReader.ScreenStructure> screens)
    {
        Said(fields, "signs", "signs", screens, "", "-ask");
        var rule = fields.Choice<Rule>("rule");
        var (present, absent) = Answers(fields);
        Expect(
            rule switch
            {
                Rule.Any => present > 0,
                Rule.Most => present > 0 && absent > 0,
                _ => present + absent == 0,
            },
            fields,
            "`any` needs answers that are present, `most` absent ones too, and the other rules none."
        );
        fields.Flag("free");
        Expect(!fields.References("people", Named.Carer).IsEmpty, fields, "A sign names who can help.");
    }

    // How many answers count as present, and how many as absent.
    private (int Present, int Absent) Answers(Fields fields)
    {
        var question = fields.OptionalText("question");
        var (present, absent) = (fields.TextNodes("present"), fields.TextNodes("absent"));
        if (question is not null)
        {
            reading.Refer(Named.Question, question, File, fields.LineOf("question"));
            foreach (var answer in present.AddRange(absent))
            {
                reading.Refer(Named.Answer, $"{question}/{answer.Text}", File, answer.Line);
            }
        }

        Expect(question is not null || (present.IsEmpty && absent.IsEmpty), fields, "Answers belong to a question.");
        Expect(
            !present.Any(answer => absent.Any(other => other.Text == answer.Text)),
            fields,
            "An answer cannot count as both present and absent."
        );
        return (present.Length, absent.Length);
    }

    // Its id stands once, and the screen says each of its texts.
    private void Said(
        Fields fields,
        string list,
        string screen,
        ImmutableArray<PathReader.ScreenStructure> screens,
        params string[] endings
    )
    {
        var id = fields.Text("id");
        Once(fields, list, id);
        var texts = screens.FirstOrDefault(each => each.Id == screen)?.Texts;
        foreach (var key in endings.Select(ending => id + ending).Where(key => texts?.Any(text => text.Key == key) == false))
        {
            reading.Problems.Add(
                ProblemCode.ScreenTextMissing,
                File,
                fields.LineOf("id"),
                $"The screen \"{screen}\" has no text \"{key}\".",
                "Add it to screens.yaml, and write it in every language."
            );
        }
    }

    private void Once(Fields fields, string list, string id)
    {
        if (!ids.Add((list, id)))
        {
            reading.Problems.Add(ProblemCode.DuplicateId, File, fields.Line, $"\"{id}\" stands twice under {list}.", "Keep one.");
        }
    }

    private void Expect(bool holds, Fields fields, string what)
    {
        if (!holds)
        {
            reading.Problems.Add(ProblemCode.OutOfRange, File, fields.Line, what, "See the top of the list.");
        }
    }
}
