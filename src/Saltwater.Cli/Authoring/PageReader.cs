using System.Collections.Immutable;
using Saltwater.Appointment;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Reads the words of the page to take along in one language.</summary>
internal sealed class PageReader(GuideFolder folder, string language, StructureReader structure, Reading reading, Prose prose)
{
    private readonly string file = $"{language}/page.yaml";

    /// <summary>The words, or null: a language without the file has no such page, and a file with a fault is reported.</summary>
    public PageWords? Read()
    {
        if (!folder.List(language, "page.yaml").Contains(file) || structure.Open(file) is not { } fields)
        {
            return null;
        }

        var before = reading.Problems.InOrder().Count;
        var says = Says(fields.Map("says"));
        ImmutableArray<PageGroup> groups = [.. fields.Maps("groups").Select(Group)];
        ImmutableArray<PageAsk> asks =
        [
            .. fields.Maps("asks").Select(each => Ask(each, Role.Self)),
            .. fields.Maps("partner-asks").Select(each => Ask(each, Role.Partner)),
        ];
        prose.CheckGrade(says.Values, file, fields.LineOf("says"), "The words of the page");
        var words = new PageWords(language, says, groups, asks);
        var bytes = PageWordsFile.Write(words).Length;
        if (bytes > PageWordsFile.MostBytes)
        {
            reading.Problems.Add(
                ProblemCode.PackTooLarge,
                file,
                0,
                $"The words of the page would have {bytes / 1000} KB; the limit is {PageWordsFile.MostBytes / 1000}.",
                "Shorten the longest lines."
            );
        }

        return reading.Problems.InOrder().Count > before ? null : words;
    }

    private ImmutableSortedDictionary<string, string> Says(Fields fields)
    {
        var says = PageWords.Keys.ToImmutableSortedDictionary(
            key => key,
            key =>
            {
                var text = fields.TextUnder(key);
                prose.CheckPhrases(text, file, fields.LineOf(key));
                return text;
            },
            StringComparer.Ordinal
        );
        fields.ReportUnasked();
        return says;
    }

    private PageGroup Group(Fields fields)
    {
        var group = new PageGroup(
            fields.Text("id"),
            fields.Flag("private"),
            Checked(fields, "title"),
            Checked(fields, "partner"),
            [.. Sayings(fields.Map("lines"), Role.Self), .. Sayings(fields.Map("partner-lines"), Role.Partner)]
        );
        prose.CheckGrade(group.Lines.SelectMany(each => each.Answers.Values), file, fields.Line, $"\"{group.Id}\"");
        return group;
    }

    private IEnumerable<PageSaying> Sayings(Fields fields, Role role)
    {
        foreach (var (question, line) in fields.Names)
        {
            reading.Refer(Named.Question, question, file, line);
            var answers = fields.Map(question);
            foreach (var (answer, at) in answers.Names)
            {
                reading.Refer(Named.Answer, $"{question}/{answer}", file, at);
            }

            yield return new(
                role,
                question,
                answers.Names.ToImmutableSortedDictionary(each => each.Name, each => Checked(answers, each.Name), StringComparer.Ordinal)
            );
        }
    }

    // A question to someone who helps never leads to a talk with the other person.
    private PageAsk Ask(Fields fields, Role role)
    {
        var ask = new PageAsk(role, Checked(fields, "says"), fields.References("after", Named.Question));
        prose.CheckPartnerTalk(new(ask.Says, [], false), file, fields.LineOf("says"));
        return ask;
    }

    private string Checked(Fields fields, string name)
    {
        var text = fields.Text(name);
        prose.CheckPhrases(text, file, fields.LineOf(name));
        return text;
    }
}
