using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.OwnWords;

namespace Saltwater.Cli.Authoring;

/// <summary>Reads what people say in one language, and holds every line against its own two sentences: one it has to find something in, and
/// one it must not.</summary>
internal sealed class PhraseReader(
    GuideFolder folder,
    string language,
    StructureReader structure,
    Reading reading,
    ImmutableArray<StructureReader.QuestionStructure> questions,
    StructureReader.SafetyStructure? safety
)
{
    // A phone loads it when the box is opened; as sent it is about a third of its size.
    private const int MostBytes = 200_000;

    // A guide is read more than once in this program: the same lines hold against the same sentences again.
    private static volatile HeldLines? held;

    private readonly string file = $"{language}/phrases.yaml";

    private readonly List<WrittenLine> lines = [];

    // Answers that some rule of safety reads as a sign: whatever else a safety question can be answered with is calm, or says nothing.
    // Null where the rules cannot be read: then nobody can tell, and what is wrong with the rules is said instead.
    private readonly HashSet<string>? signs = safety
        ?.Flags.SelectMany(flag => flag.Levels)
        .Select(level => level.When)
        .Append(safety.CoercionPossible)
        .SelectMany(NamedIn)
        .ToHashSet();

    /// <summary>A line with its two sentences, and the place it stands at.</summary>
    private sealed record WrittenLine(string Owner, bool IsDanger, string Text, string Finds, string Leaves, int At);

    /// <summary>Phrases as a device reads them, and the lines they came from with their sentences.</summary>
    private sealed record HeldLines(byte[] Bytes, ImmutableArray<WrittenLine> Lines)
    {
        public bool IsSameAs(HeldLines? other) =>
            other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes) && Lines.SequenceEqual(other.Lines);
    }

    /// <summary>The phrases, or null: a language without the file has no box to write in, and a file with a fault is reported.</summary>
    /// <param name="says">The words of the box.</param>
    public PhraseSet? Read(ImmutableSortedDictionary<string, string> says)
    {
        if (!folder.List(language, "phrases.yaml").Contains(file) || structure.OpenFile(file) is not { } fields)
        {
            return null;
        }

        var before = reading.Problems.InOrder().Count;
        var calm = NamedIn(fields.TextNodes("calm"));
        var phrases = new PhraseSet(
            language,
            [.. questions.Select(each => new AskedQuestion(each.Id, [.. each.Answers.Select(answer => answer.Id)]))],
            ReadConcepts(fields.Map("concepts")),
            ReadAnswers(fields.Map("answers"), calm),
            ReadAreas(fields.Maps("areas")),
            ReadDanger(fields.Maps("danger")),
            ReadReplacements(fields.Map("normalise")),
            ReadReplacements(fields.Map("endings")),
            SplitLines(fields.Text("common")),
            ReadNegation(fields.Map("negation")),
            ReadExperiencers(fields.Map("experiencer")),
            fields.References("any-time", Authoring.Named.Question),
            calm,
            ReadImplications(fields.Maps("implies"), calm),
            says
        );
        if (reading.Problems.InOrder().Count > before)
        {
            return null;
        }

        if (!CanBePacked(phrases))
        {
            return null;
        }

        var bytes = PhraseFile.Write(phrases);
        HoldExamples(phrases, bytes);
        if (bytes.Length > MostBytes)
        {
            ReportProblem(
                ProblemCode.PhrasesTooLarge,
                0,
                $"The phrases would have {bytes.Length / 1000} KB; the limit is {MostBytes / 1000}.",
                "Merge lines that find the same."
            );
        }

        return phrases;
    }

    private static IEnumerable<string> NamedIn(Condition condition) =>
        condition
            .Answers.Select(answer => $"{condition.Question}={answer}")
            .Concat(condition.Any.Concat(condition.All).SelectMany(NamedIn));

    private static ImmutableArray<string> SplitLines(string text) =>
        [.. text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    private static ImmutableArray<Concept> ReadConcepts(Fields fields) =>
        [.. fields.Names.Select(each => new Concept(each.Name, fields.Texts(each.Name)))];

    private static ImmutableArray<Replacement> ReadReplacements(Fields fields) =>
        [.. fields.Names.Select(each => new Replacement(each.Name, fields.Text(each.Name)))];

    private static NegationRules ReadNegation(Fields fields)
    {
        var rules = new NegationRules(
            fields.Whole("scope"),
            SplitLines(fields.Text("words")),
            SplitLines(fields.Text("stops")),
            fields.Texts("except")
        );
        return rules;
    }

    private static ImmutableArray<ExperiencerPhrases> ReadExperiencers(Fields fields)
    {
        ImmutableArray<ExperiencerPhrases> all =
        [
            new(Experiencer.SomeoneElse, fields.Texts("someone-else")),
            new(Experiencer.Earlier, fields.Texts("earlier")),
            new(Experiencer.NotReal, fields.Texts("not-real")),
            new(Experiencer.Own, fields.Texts("own")),
            new(Experiencer.NotThese, fields.Texts("not-these")),
        ];
        return all;
    }

    private ImmutableArray<AnswerPhrases> ReadAnswers(Fields fields, ImmutableArray<string> calm)
    {
        var all = ImmutableArray.CreateBuilder<AnswerPhrases>();
        foreach (var (question, line) in fields.Names)
        {
            reading.Refer(Authoring.Named.Question, question, file, line);
            var answers = fields.Map(question);
            foreach (var (answer, at) in answers.Names)
            {
                reading.Refer(Authoring.Named.Answer, $"{question}/{answer}", file, at);
                var written = Lines(answers.Maps(answer), $"{question}={answer}", isDanger: false);
                if (ReadStructure(question, answer) is var (asked, said))
                {
                    RefuseCalm(asked, said, calm, at);
                    all.Add(new(question, answer, written));
                }
            }
        }

        return all.ToImmutable();
    }

    private ImmutableArray<AreaPhrases> ReadAreas(ImmutableArray<Fields> areas) =>
        [
            .. areas.Select(fields =>
            {
                var area = fields.Text("id");
                var read = new AreaPhrases(
                    area,
                    NamedIn(fields.TextNodes("answers")),
                    Lines(fields.OptionalMaps("lines"), area, isDanger: false)
                );
                return read;
            }),
        ];

    private ImmutableArray<DangerPhrases> ReadDanger(ImmutableArray<Fields> topics) =>
        [
            .. topics.Select(fields =>
            {
                var topic = fields.Text("topic");
                var read = new DangerPhrases(
                    topic,
                    fields.References("asks", Authoring.Named.Question),
                    NamedIn(fields.TextNodes("signs")),
                    Lines(fields.Maps("lines"), topic, isDanger: true)
                );
                return read;
            }),
        ];

    private ImmutableArray<Implication> ReadImplications(ImmutableArray<Fields> rules, ImmutableArray<string> calm)
    {
        var all = ImmutableArray.CreateBuilder<Implication>();
        foreach (var fields in rules)
        {
            var (found, offers) = (fields.Text("found"), fields.Text("offers"));
            Refer(found, fields.LineOf("found"));
            Refer(offers, fields.LineOf("offers"));
            if (offers.Split('=') is [var question, var answer] && ReadStructure(question, answer) is var (asked, said))
            {
                RefuseCalm(asked, said, calm, fields.LineOf("offers"));
                all.Add(new(found, question, answer));
            }
        }

        return all.ToImmutable();
    }

    private ImmutableArray<string> Lines(ImmutableArray<Fields> written, string owner, bool isDanger)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var fields in written)
        {
            var line = new WrittenLine(owner, isDanger, fields.Text("line"), fields.Text("yes"), fields.Text("no"), fields.Line);
            lines.Add(line);
            texts.Add(line.Text);
        }

        return texts.ToImmutable();
    }

    /// <summary>Names written as <c>question=answer</c>.</summary>
    private ImmutableArray<string> NamedIn(ImmutableArray<YamlText> nodes)
    {
        foreach (var node in nodes)
        {
            Refer(node.Text, node.Line);
        }

        return [.. nodes.Select(node => node.Text)];
    }

    private void Refer(string name, int line)
    {
        if (name.Split('=') is not [var question, var answer])
        {
            ReportProblem(ProblemCode.WrongType, line, $"\"{name}\" names no answer.", "Write question=answer, for example feeling=sad.");
            return;
        }

        reading.Refer(Authoring.Named.Question, question, file, line);
        if (answer != "*")
        {
            reading.Refer(Authoring.Named.Answer, $"{question}/{answer}", file, line);
        }
    }

    private (StructureReader.QuestionStructure Question, StructureReader.AnswerStructure Answer)? ReadStructure(
        string question,
        string answer
    )
    {
        var asked = questions.FirstOrDefault(each => each.Id == question);
        if (asked?.Answers.FirstOrDefault(each => each.Id == answer) is not { } said)
        {
            return null;
        }

        return (asked, said);
    }

    private static int WorthOf(StructureReader.AnswerStructure answer) =>
        answer.Effects.Select(effect => effect.Strength).DefaultIfEmpty().Max() switch
        {
            Strength.StronglyFor => 3,
            >= Strength.For => 2,
            _ => 1,
        };

    // Words that sound calm are what a frightened person writes as well, so they never answer a question of safety.
    private void RefuseCalm(
        StructureReader.QuestionStructure question,
        StructureReader.AnswerStructure answer,
        ImmutableArray<string> calm,
        int line
    )
    {
        var name = $"{question.Id}={answer.Id}";
        if (calm.Contains(name) || (question.Group == Guide.Question.SafetyGroup && WorthOf(answer) < 2 && signs?.Contains(name) == false))
        {
            ReportProblem(
                ProblemCode.CalmFromText,
                line,
                $"\"{name}\" is a calm answer; a text never offers one.",
                "Take its lines out: the question itself is asked."
            );
        }
    }

    // Whether every line could be read at all: only then they can be packed.
    private bool CanBePacked(PhraseSet phrases)
    {
        // Read line by line first, so that every malformed one is named where it stands.
        HashSet<string> names = [.. phrases.Concepts.Select(concept => concept.Name)];
        foreach (var line in lines)
        {
            Try(line.At, () => LineReader.Read(line.Text, names));
        }

        var fields = phrases
            .Concepts.Select(concept => (Action)(() => PhraseWriter.Members(concept, names)))
            .Concat(
                phrases
                    .Negation.Words.Concat(phrases.Negation.Stops)
                    .Concat(phrases.Negation.Except)
                    .Concat(phrases.Experiencer.SelectMany(each => each.Phrases))
                    .Select(phrase => (Action)(() => LineReader.Read(phrase, names)))
            );
        foreach (var read in fields)
        {
            Try(0, read);
        }

        return reading.Problems.InOrder().All(problem => problem.Code != ProblemCode.LineMalformed);
    }

    private void HoldExamples(PhraseSet phrases, byte[] bytes)
    {
        var written = new HeldLines(bytes, [.. lines]);
        if (written.IsSameAs(held))
        {
            return;
        }

        var before = reading.Problems.InOrder().Count;
        var trial = new LineTrial(PhraseFile.Read(bytes)!);
        var owners = phrases
            .Danger.Select(each => (each.Topic, IsDanger: true))
            .Concat(phrases.Areas.Select(each => (each.Area, false)))
            .Concat(phrases.Answers.Select(each => ($"{each.Question}={each.Answer}", false)))
            .ToList();
        var groups = lines.ToLookup(line => (line.Owner, line.IsDanger));
        for (var index = 0; index < owners.Count; index++)
        {
            var first = trial.FirstOf((int)OwnWords.Group.Count + index);
            HoldExamples(trial, [.. groups[owners[index]]], first);
        }

        if (reading.Problems.InOrder().Count == before)
        {
            held = written;
        }
    }

    // The lines of one answer, area or topic, which stand one after the other.
    private void HoldExamples(LineTrial trial, ImmutableArray<WrittenLine> group, int first)
    {
        for (var index = 0; index < group.Length; index++)
        {
            var (line, written) = (first + index, group[index]);
            if (!trial.FindsIn(line, written.Finds, written.IsDanger))
            {
                ReportProblem(
                    ProblemCode.LineMissesItsSentence,
                    written.At,
                    $"A line of \"{written.Owner}\" finds nothing in the sentence it has to find something in.",
                    "Correct the line or the sentence."
                );
            }

            if (trial.FindsIn(line, written.Leaves, written.IsDanger))
            {
                ReportProblem(
                    ProblemCode.LineFindsTooMuch,
                    written.At,
                    $"A line of \"{written.Owner}\" finds something in the sentence it has to leave alone.",
                    "Make the line narrower, or correct the sentence."
                );
            }

            bool IsWeak(int at) => group[at].Text.TrimStart(' ', '+').StartsWith('~');
            var shadow = Enumerable
                .Range(0, index)
                .FirstOrDefault(
                    before => (IsWeak(index) || !IsWeak(before)) && trial.FindsIn(first + before, written.Finds, written.IsDanger),
                    -1
                );
            if (shadow >= 0)
            {
                ReportProblem(
                    ProblemCode.LineShadowed,
                    written.At,
                    $"What this line of \"{written.Owner}\" shows is found by the line at {group[shadow].At} already.",
                    "Give a sentence that only this line finds, or take the line out."
                );
            }
        }
    }

    private void Try(int line, Action read)
    {
        try
        {
            read();
        }
        catch (LineException malformed)
        {
            ReportProblem(ProblemCode.LineMalformed, line, malformed.Message, "Write it as guide/README.md shows.");
        }
    }

    private void ReportProblem(string code, int line, string what, string remedy) => reading.Problems.Add(code, file, line, what, remedy);
}
