using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Reads the path (path.yaml), the list of screens (screens.yaml), and the words of both in one language.</summary>
internal sealed class PathReader(GuideFolder folder, StructureReader structure, Reading reading)
{
    /// <summary>The screen whose words hold the statements and chips of the path.</summary>
    public const string PathScreen = "path";

    // More, and it is no chip but a sentence again.
    private const int MostChipWords = 4;

    // As short as that it is a label, which may mean one thing here and another there, and be two words in another language.
    private const int MostLabelWords = 3;

    // Where each text of the language that is being read stood first. Begun with another letter, it stands in a line and not alone.
    private readonly Dictionary<string, (string Screen, string Key)> said = new(StringComparer.Ordinal);

    public sealed record StatementStructure(string Question, string Answer, int Line, AskedOf? Of);

    public sealed record AreaStructure(string Id, int Line, Condition? Said, ImmutableArray<StatementStructure> Statements);

    public sealed record PathStructure(ImmutableArray<AreaStructure> Areas, ImmutableArray<string> Broad, TellingRules Telling);

    /// <param name="PartnerTalk">Keys of the texts that may have a phrase which suggests talking with the partner.</param>
    /// <param name="NeedsSignOff">Whether its words need the signatures of CONTRIBUTING.md.</param>
    public sealed record ScreenStructure(
        string Id,
        ImmutableArray<ScreenText> Texts,
        ImmutableHashSet<string> PartnerTalk,
        bool NeedsSignOff
    );

    /// <summary>The areas and their statements, without words.</summary>
    public PathStructure? ReadPath()
    {
        if (structure.OpenFile("path.yaml") is not { } file)
        {
            return null;
        }

        var broad = file.References("broad", Named.Question);
        var telling = file.Map("telling");
        var rules = new TellingRules(
            telling.Whole("at-least"),
            telling.Whole("at-most"),
            telling.Whole("at-most-unclear"),
            telling.Whole("leading"),
            telling.Number("least-gain-bits")
        );
        var areas = file.Maps("areas")
            .Select(fields =>
            {
                var id = fields.Text("id");
                reading.Refer(Named.Answer, $"{AskingPath.StandsOut}/{id}", file.File, fields.LineOf("id"));
                var area = new AreaStructure(
                    id,
                    fields.Line,
                    fields.OptionalCondition("said"),
                    [.. fields.Maps("statements").Select(ReadStatement)]
                );
                return area;
            })
            .ToImmutableArray();
        return new(areas, broad, rules);
    }

    /// <summary>Which screens have words of their own, and the key of each text.</summary>
    public ImmutableArray<ScreenStructure> ReadScreens()
    {
        if (structure.OpenFile("screens.yaml") is not { } file)
        {
            return [];
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var screens = file.Maps("screens")
            .Select(fields =>
            {
                var screen = new ScreenStructure(
                    fields.Text("id"),
                    [.. TextsOf(fields, "texts", counted: false), .. TextsOf(fields, "counted", counted: true)],
                    [.. fields.MapOrNone("partner-talk").Names.Select(each => each.Name)],
                    fields.OptionalText("sign-off") is not null
                );
                foreach (
                    var (key, line) in fields
                        .MapOrNone("partner-talk")
                        .Names.Where(each => !screen.Texts.Any(text => text.Key == each.Name))
                )
                {
                    reading.Problems.Add(
                        ProblemCode.UnknownId,
                        file.File,
                        line,
                        $"The screen \"{screen.Id}\" has no text \"{key}\" to mark.",
                        "Correct the key, or take the mark out."
                    );
                }

                if (!ids.Add(screen.Id) || screen.Texts.DistinctBy(text => text.Key).Count() != screen.Texts.Length)
                {
                    reading.Problems.Add(
                        ProblemCode.DuplicateId,
                        file.File,
                        fields.Line,
                        $"The screen \"{screen.Id}\" or one of its keys stands twice.",
                        "Keep one."
                    );
                }

                return screen;
            })
            .ToImmutableArray();
        return screens;
    }

    /// <summary>The words of one language for every screen, and of the path's statements.</summary>
    /// <param name="questions">Who can be asked what: a statement is offered to whoever can be asked its question.</param>
    public (AskingPath? Path, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Screens) ReadWords(
        string language,
        PluralRules plural,
        PathStructure? path,
        ImmutableArray<ScreenStructure> screens,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        Prose prose
    )
    {
        AskingPath? saidPath = null;
        said.Clear();
        var all = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (
            var stray in folder
                .List($"{language}/screens", ".yaml")
                .Where(file => !screens.IsEmpty && !screens.Any(screen => file == FileOf(language, screen.Id)))
        )
        {
            reading.Problems.Add(
                ProblemCode.UnknownId,
                stray,
                0,
                "It belongs to no screen.",
                "Rename it, or add the screen to screens.yaml."
            );
        }

        foreach (var screen in screens)
        {
            if (structure.OpenFile(FileOf(language, screen.Id)) is not { } file)
            {
                continue;
            }

            all[screen.Id] = Texts(screen, plural, file, prose);
            var (statements, chips) = (file.MapOrNone("statements"), file.OptionalMap("chips"));
            if (path is not null && screen.Id == PathScreen)
            {
                saidPath = Said(path, questions, statements, chips, prose);
            }
        }

        return (saidPath, all.ToImmutable());
    }

    private StatementStructure ReadStatement(Fields fields)
    {
        var (question, answer) = (fields.Text("question"), fields.Text("answer"));
        reading.Refer(Named.Question, question, fields.File, fields.LineOf("question"));
        reading.Refer(Named.Answer, $"{question}/{answer}", fields.File, fields.LineOf("answer"));
        return new(question, answer, fields.Line, fields.OptionalChoice<AskedOf>("role"));
    }

    private IEnumerable<ScreenText> TextsOf(Fields screen, string name, bool counted)
    {
        foreach (var node in screen.TextNodes(name))
        {
            if (ScreenText.Read(node.Text, counted) is { } text)
            {
                yield return text;
            }
            else
            {
                reading.Problems.Add(
                    ProblemCode.OutOfRange,
                    screen.File,
                    node.Line,
                    $"\"{node.Text}\" is no key with places.",
                    "Write for example `asked-enough {count:n} {name}`."
                );
            }
        }
    }

    private ImmutableSortedDictionary<string, string> Texts(ScreenStructure screen, PluralRules plural, Fields file, Prose prose)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var written = file.Map("texts");
        foreach (var text in screen.Texts.Where(text => !text.Counted))
        {
            texts[text.Key] = ReadWritten(screen, text, written.OptionalText(text.Key), written, written.LineOf(text.Key), prose);
        }

        prose.CheckGrade(texts.Values, file.File, written.Line, $"\"{screen.Id}\"");
        written.ReportUnasked();
        var counted = file.MapOrNone("counted");
        foreach (var text in screen.Texts.Where(text => text.Counted))
        {
            if (!counted.Has(text.Key))
            {
                ReportMissing(screen, text.Key, file.File, file.Line);
                continue;
            }

            var forms = counted.Map(text.Key);
            texts[$"{text.Key}.{PluralRules.Other}"] = ReadWritten(
                screen,
                text,
                forms.OptionalText("other"),
                forms,
                forms.LineOf("other"),
                prose
            );
            foreach (var form in plural.Rules.Keys)
            {
                texts[$"{text.Key}.{form}"] = ReadWritten(screen, text, forms.OptionalText(form), forms, forms.LineOf(form), prose);
            }

            forms.ReportUnasked();
        }

        counted.ReportUnasked();
        return texts.ToImmutable();
    }

    private string ReadWritten(ScreenStructure screen, ScreenText text, string? words, Fields written, int line, Prose prose)
    {
        if (words is null)
        {
            return ReportMissing(screen, text.Key, written.File, written.Line);
        }

        prose.CheckPhrases(words, written.File, line);
        prose.CheckPartnerTalk(
            new(words, [], screen.PartnerTalk.Contains(text.Key)),
            written.File,
            line,
            $"Find words that do not. Or, where it cannot hurt, give \"{text.Key}\" under partner-talk in screens.yaml, with the reason."
        );
        if (!screen.NeedsSignOff && prose.SpeaksOfEmergencyHelp(words))
        {
            reading.Problems.Add(
                ProblemCode.EmergencyWithoutSignOff,
                written.File,
                line,
                $"\"{text.Key}\" says what to do in an emergency, and its screen needs no signature.",
                "Give the screen its sign-off in screens.yaml, and name it in CONTRIBUTING.md."
            );
        }

        CheckOnce(screen, text, words, written.File, line);
        if (!text.HasPlaces(words))
        {
            reading.Problems.Add(
                ProblemCode.ScreenPlacesDiffer,
                written.File,
                line,
                $"\"{text.Key}\" has {text.PlacesInWords}, and this text has others.",
                "Use each place once, and no other braces."
            );
        }

        return words;
    }

    // Said twice, a text is mended once: the two drift apart.
    private void CheckOnce(ScreenStructure screen, ScreenText text, string words, string file, int line)
    {
        if (words.Split(' ').Length <= MostLabelWords || said.TryAdd(words, (screen.Id, text.Key)))
        {
            return;
        }

        // The forms of one text may be the same.
        if (said[words] is var first && first != (screen.Id, text.Key))
        {
            reading.Problems.Add(
                ProblemCode.ScreenTextTwice,
                file,
                line,
                $"\"{text.Key}\" says what \"{first.Key}\" of the screen \"{first.Screen}\" says.",
                "Keep one of the two, and let both places read it."
            );
        }
    }

    private string ReportMissing(ScreenStructure screen, string key, string file, int line)
    {
        reading.Problems.Add(ProblemCode.ScreenTextMissing, file, line, $"The screen \"{screen.Id}\" has no text \"{key}\".", "Write it.");
        return "";
    }

    private AskingPath Said(
        PathStructure path,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        Fields statements,
        Fields? chips,
        Prose prose
    )
    {
        var areas = path
            .Areas.Select(area =>
            {
                var words = new Dictionary<(string, string), Fields>();
                if (statements.Has(area.Id))
                {
                    foreach (var fields in statements.Maps(area.Id))
                    {
                        words[(fields.Text("question"), fields.Text("answer"))] = fields;
                    }
                }

                var said = new Area(
                    area.Id,
                    area.Said,
                    [.. area.Statements.Select(each => Said(each, questions, words, statements, prose))]
                );
                foreach (var fields in words.Values)
                {
                    reading.Problems.Add(
                        ProblemCode.UnknownId,
                        statements.File,
                        fields.Line,
                        $"The area \"{area.Id}\" has no such statement.",
                        "Add it to path.yaml, or take its words out."
                    );
                }

                return said;
            })
            .ToImmutableArray();
        statements.ReportUnasked();
        return new(areas, path.Broad, path.Telling, ReadChips(statements, chips, questions, prose));
    }

    private Statement Said(
        StatementStructure statement,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        Dictionary<(string, string), Fields> words,
        Fields statements,
        Prose prose
    )
    {
        // Of a question that cannot be read nothing is known, and that it cannot be read was reported.
        var question = questions.FirstOrDefault(question => question.Id == statement.Question);
        var of = statement.Of ?? question?.AskedOf ?? AskedOf.Both;
        string? says = null,
            partner = null;
        if (words.Remove((statement.Question, statement.Answer), out var fields))
        {
            (says, partner) = (CleanOrNone(fields, "says", prose), CleanOrNone(fields, "partner", prose));
        }

        if (question is not null && ((of != AskedOf.Partner && says is null) || (of != AskedOf.Self && partner is null)))
        {
            var whom = says is null && of != AskedOf.Partner ? "the one who cried" : "the partner";
            reading.Problems.Add(
                ProblemCode.StatementWordingMissing,
                statements.File,
                fields?.Line ?? statements.Line,
                $"The statement \"{statement.Question}: {statement.Answer}\" has no words for {whom}.",
                "Write says or partner, or narrow its role in path.yaml."
            );
        }

        return of switch
        {
            AskedOf.Self => new(statement.Question, statement.Answer, of, says, null),
            AskedOf.Partner => new(statement.Question, statement.Answer, of, null, partner),
            _ => new(statement.Question, statement.Answer, of, says, partner),
        };
    }

    private static string? CleanOrNone(Fields fields, string name, Prose prose)
    {
        if (fields.OptionalText(name) is not { } text)
        {
            return null;
        }

        return CleanText(text, fields.File, fields.LineOf(name), prose);
    }

    private ImmutableSortedDictionary<string, string> ReadChips(
        Fields statements,
        Fields? chips,
        ImmutableArray<StructureReader.QuestionStructure> questions,
        Prose prose
    )
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var written = chips?.OptionalMap(question.Id);
            foreach (var answer in question.Answers)
            {
                if (written is not null && written.Has(answer.Id))
                {
                    read[$"{question.Id}/{answer.Id}"] = ReadChip(written, answer.Id, prose);
                }
                else if (answer.Effects.Any(effect => effect.Strength >= Strength.For))
                {
                    reading.Problems.Add(
                        ProblemCode.ChipMissing,
                        statements.File,
                        (written ?? chips ?? statements).Line,
                        $"The answer \"{question.Id}: {answer.Id}\" speaks for a reason and has no chip.",
                        $"Say it in at most {MostChipWords} words under chips."
                    );
                }
            }

            written?.ReportUnasked();
        }

        // Where the questions cannot be read, nothing is known of their chips.
        if (!questions.IsEmpty)
        {
            chips?.ReportUnasked();
        }

        return read.ToImmutable();
    }

    private string ReadChip(Fields written, string answer, Prose prose)
    {
        var chip = CleanText(written.Text(answer), written.File, written.LineOf(answer), prose);
        if (chip.Split(' ').Length > MostChipWords)
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                written.File,
                written.LineOf(answer),
                $"The chip \"{chip}\" has more than {MostChipWords} words.",
                "Say it shorter."
            );
        }

        return chip;
    }

    private static string CleanText(string text, string file, int line, Prose prose)
    {
        prose.CheckPhrases(text, file, line);
        return text;
    }

    private static string FileOf(string language, string screen) => $"{language}/screens/{screen}.yaml";
}
