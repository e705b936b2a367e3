using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Reads the lines of the page to take along in one language.</summary>
internal sealed class PageReader(GuideFolder folder, string language, StructureReader structure, Reading reading, Prose prose)
{
    private readonly string file = $"{language}/page.yaml";

    /// <summary>The lines, or null: a language without the file has no such page, and a file with a fault is reported.</summary>
    public PageWords? Read()
    {
        if (!folder.List(language, "page.yaml").Contains(file) || structure.OpenFile(file) is not { } fields)
        {
            return null;
        }

        var before = reading.Problems.InOrder().Count;
        ImmutableArray<PageGroup> groups = [.. fields.Maps("groups").Select(ReadGroup)];
        ImmutableArray<PageAsk> asks =
        [
            .. fields.Maps("asks").Select(each => ReadAsk(each, Role.Self)),
            .. fields.Maps("partner-asks").Select(each => ReadAsk(each, Role.Partner)),
        ];
        return reading.Problems.InOrder().Count > before ? null : new(groups, asks);
    }

    private PageGroup ReadGroup(Fields fields)
    {
        var group = new PageGroup(
            fields.Text("id"),
            fields.Flag("private"),
            Checked(fields, "title"),
            Checked(fields, "partner"),
            [.. ReadSayings(fields.Map("lines"), Role.Self), .. ReadSayings(fields.Map("partner-lines"), Role.Partner)]
        );
        prose.CheckGrade(group.Lines.SelectMany(each => each.Answers.Values), file, fields.Line, $"\"{group.Id}\"");
        return group;
    }

    private IEnumerable<PageSaying> ReadSayings(Fields fields, Role role)
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
    private PageAsk ReadAsk(Fields fields, Role role)
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
