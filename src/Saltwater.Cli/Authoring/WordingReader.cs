using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Reads the words of one language and holds them against the structure: nothing without words, no words without a
/// place.</summary>
internal sealed class WordingReader(GuideFolder folder, string language, StructureReader structure, Reading reading, Prose prose)
{
    public ImmutableArray<Reason> ReadReasons(ImmutableArray<StructureReader.ReasonStructure> reasons)
    {
        var page = new ReasonPage(reading, prose);
        var pages = folder.List($"{language}/reasons", ".md");
        // Without reasons.yaml nothing can be said about pages; that it cannot be read was reported.
        foreach (var stray in pages.Where(file => !reasons.IsEmpty && !reasons.Any(reason => file == $"{language}/reasons/{reason.Id}.md")))
        {
            var name = Path.GetFileNameWithoutExtension(stray);
            reading.Problems.Add(
                ProblemCode.UnknownReason,
                stray,
                0,
                $"\"{name}\" is no reason.",
                "Rename the page, or add the reason to reasons.yaml. " + NearestName.Suggest(name, [.. reasons.Select(reason => reason.Id)])
            );
        }

        var read = ImmutableArray.CreateBuilder<Reason>();
        foreach (var reason in reasons)
        {
            var file = $"{language}/reasons/{reason.Id}.md";
            if (!pages.Contains(file))
            {
                reading.Problems.Add(
                    ProblemCode.WordingMissing,
                    file,
                    0,
                    $"The reason \"{reason.Id}\" has no page in \"{language}\".",
                    "Write it; guide/README.md shows the form."
                );
            }
            else if (
                folder.Read(file) is { } text
                && page.Read(text, file, partnerTalkAllowed: reason.WordsTo == Listener.Partner) is { } said
            )
            {
                read.Add(
                    new(
                        reason.Id,
                        reason.Code,
                        reason.ArticleItem,
                        said.Name,
                        said.Summary,
                        said.Short.Brief,
                        said.Short.BriefPartner,
                        said.Short.Tonight,
                        said.Short.TonightPartner,
                        reason.Evidence,
                        reason.Prior,
                        reason.Gate,
                        reason.NeverRuledOut,
                        reason.ShownWhen,
                        reason.StandsBefore,
                        reason.Reassuring,
                        reason.WordsTo,
                        said.Sections,
                        said.Words
                    )
                );
            }
        }

        return read.ToImmutable();
    }

    public ImmutableArray<Question> ReadQuestions(ImmutableArray<StructureReader.QuestionStructure> questions)
    {
        if (structure.OpenFile($"{language}/questions.yaml") is not { } file)
        {
            return [];
        }

        var said = new Dictionary<string, Fields>(StringComparer.Ordinal);
        foreach (var fields in file.Maps("questions"))
        {
            var id = fields.Text("id");
            reading.Refer(Named.Question, id, file.File, fields.LineOf("id"));
            if (!said.TryAdd(id, fields))
            {
                reading.Problems.Add(ProblemCode.DuplicateId, file.File, fields.Line, $"\"{id}\" has words twice.", "Keep one.");
            }
        }

        var read = ImmutableArray.CreateBuilder<Question>();
        foreach (var question in questions)
        {
            if (said.TryGetValue(question.Id, out var fields))
            {
                read.Add(ReadQuestion(question, fields));
            }
            else
            {
                reading.Problems.Add(
                    ProblemCode.WordingMissing,
                    file.File,
                    0,
                    $"The question \"{question.Id}\" has no words in \"{language}\".",
                    "Add its ask, why and answers."
                );
            }
        }

        return read.ToImmutable();
    }

    public SafetyRules? ReadSafety(StructureReader.SafetyStructure rules)
    {
        if (structure.OpenFile($"{language}/safety.yaml") is not { } file)
        {
            return null;
        }

        var unverified = Said(file, "unverified");
        var youth = ReadYouth(file.Map("youth"));
        var said = file.Map("flags");
        var flags = ImmutableArray.CreateBuilder<FlagRule>();
        foreach (var rule in rules.Flags)
        {
            if (!said.Has(rule.Id))
            {
                reading.Problems.Add(
                    ProblemCode.WordingMissing,
                    file.File,
                    said.Line,
                    $"The flag \"{rule.Id}\" has no words in \"{language}\".",
                    "Add its title and what to do."
                );
                continue;
            }

            flags.Add(Flag(rule, said.Map(rule.Id)));
        }

        said.ReportUnasked();
        return new(rules.UnderAge, rules.CoercionPossible, rules.PartnerTalkSafe, rules.Elapsed, flags.ToImmutable(), unverified, youth);
    }

    public Moment? ReadMoment(string name, bool marksPartnerTalk)
    {
        if (structure.OpenFile($"{language}/{name}.yaml") is not { } file)
        {
            return null;
        }

        var moment = new Moment(
            Said(file, "title"),
            Said(file, "purpose"),
            [
                .. file.Maps("stages")
                    .Select(fields =>
                    {
                        var stage = new Stage(
                            fields.Text("id"),
                            Said(fields, "name"),
                            [.. fields.Maps("steps").Select(step => ReadStep(step, marksPartnerTalk))]
                        );
                        prose.CheckGrade(stage.Steps.Select(step => step.Text), fields.File, fields.Line, $"\"{stage.Name}\"");
                        return stage;
                    }),
            ],
            [.. file.Maps("avoid").Select(step => ReadStep(step, false))]
        );
        return moment;
    }

    public Phrasebook? ReadPhrasebook()
    {
        if (structure.OpenFile($"{language}/words.yaml") is not { } file)
        {
            return null;
        }

        var occasions = file.Maps("occasions")
            .Select(fields =>
            {
                var role = fields.Text("role") == "partner" ? Role.Partner : Role.Self;
                var occasion = new Occasion(
                    fields.Text("id"),
                    Said(fields, "name"),
                    role,
                    fields.Choice<Listener>("to"),
                    [.. ReadWordings(fields, Timing.Now, role), .. ReadWordings(fields, Timing.Later, role)]
                );
                return occasion;
            })
            .ToImmutableArray();
        var betterNot = file.Maps("better-not")
            .Select(fields =>
            {
                var each = new BetterNot(fields.Text("say"), Said(fields, "why"), Said(fields, "instead"));
                return each;
            })
            .ToImmutableArray();
        return new(occasions, betterNot);
    }

    public Aftercare? ReadAftercare()
    {
        if (structure.OpenFile($"{language}/aftercare.yaml") is not { } file)
        {
            return null;
        }

        var care = new Aftercare(
            Said(file, "about"),
            [
                .. file.Maps("times")
                    .Select(fields =>
                    {
                        var time = new CareTime(fields.Text("id"), Said(fields, "name"), [.. fields.Maps("items").Select(CareItem)]);
                        prose.CheckGrade(time.Items.Select(item => item.Text), fields.File, fields.Line, $"\"{time.Name}\"");
                        return time;
                    }),
            ],
            ReadBasis(file)
        );
        return care;
    }

    public Limits? ReadLimits()
    {
        if (structure.OpenFile($"{language}/limits.yaml") is not { } file)
        {
            return null;
        }

        var limits = new Limits(
            Said(file, "about"),
            Said(file, "reminder"),
            [
                .. file.Maps("kinds")
                    .Select(fields =>
                    {
                        var kind = new LimitKind(
                            fields.Text("id"),
                            Said(fields, "name"),
                            Said(fields, "text"),
                            SaidEach(fields, "examples")
                        );
                        return kind;
                    }),
            ],
            [
                .. file.Maps("signals")
                    .Select(fields =>
                    {
                        var signal = new Signal(
                            fields.Text("id"),
                            Said(fields, "name"),
                            Said(fields, "text"),
                            fields.Flag("works-without-speech")
                        );
                        return signal;
                    }),
            ],
            [.. file.Maps("if-tears-come").Select(CareItem)],
            ReadBasis(file)
        );
        prose.CheckGrade(limits.Signals.Select(signal => signal.Text), file.File, file.LineOf("signals"), "\"signals\"");
        prose.CheckGrade(limits.IfTearsCome.Select(item => item.Text), file.File, file.LineOf("if-tears-come"), "\"if-tears-come\"");
        return limits;
    }

    public WritingPrompts? ReadPrompts()
    {
        if (structure.OpenFile($"{language}/prompts.yaml") is not { } file)
        {
            return null;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var prompts = new WritingPrompts(
            Said(file, "about"),
            [
                .. file.Maps("prompts")
                    .Select(fields =>
                    {
                        var (id, theme, ask) = (fields.Text("id"), fields.Choice<PromptTheme>("theme"), Said(fields, "ask"));
                        if (!ids.Add(id))
                        {
                            reading.Problems.Add(
                                ProblemCode.DuplicateId,
                                fields.File,
                                fields.LineOf("id"),
                                $"There is another question to write on \"{id}\".",
                                "Ids are unique: rename or remove one."
                            );
                        }

                        return new WritingPrompt(id, theme, ask);
                    }),
            ],
            ReadBasis(file)
        );
        prose.CheckGrade(prompts.Prompts.Select(prompt => prompt.Ask), file.File, file.LineOf("prompts"), "\"prompts\"");
        return prompts;
    }

    public Care? ReadCare()
    {
        if (structure.OpenFile($"{language}/care.yaml") is not { } file)
        {
            reading.CannotDefine(Named.Carer);
            return null;
        }

        var care = new Care(
            [
                .. file.Maps("people")
                    .Select(fields =>
                    {
                        var carer = new Carer(
                            fields.Text("id"),
                            Said(fields, "name"),
                            Said(fields, "for"),
                            Said(fields, "first-visit"),
                            SaidEach(fields, "treatments"),
                            fields.Flag("partner-talk"),
                            ReadBasis(fields)
                        );
                        reading.Define(Named.Carer, carer.Id);
                        prose.CheckGrade([carer.For, carer.FirstVisit], fields.File, fields.Line, $"\"{carer.Name}\"");
                        return carer;
                    }),
            ],
            [
                .. file.Maps("alone")
                    .Select(fields =>
                    {
                        var practice = new Practice(
                            fields.Text("id"),
                            Said(fields, "name"),
                            SaidEach(fields, "steps"),
                            Said(fields, "support"),
                            Said(fields, "caution"),
                            ReadBasis(fields)
                        );
                        prose.CheckGrade(
                            [.. practice.Steps, practice.Support, practice.Caution],
                            fields.File,
                            fields.Line,
                            $"\"{practice.Name}\""
                        );
                        return practice;
                    }),
            ]
        );
        return care;
    }

    private Question ReadQuestion(StructureReader.QuestionStructure question, Fields fields)
    {
        var answers = fields.Map("answers");
        var (partnerAnswers, quiet) = (fields.OptionalMap("partner-answers"), fields.OptionalMap("quiet"));
        var read = new Question(
            question.Id,
            question.Ref,
            question.Group,
            question.AskedOf,
            question.AtMost,
            question.Sensitive,
            question.When,
            Said(fields, "ask", numbers: true),
            ReadOtherwise(fields, "partner"),
            Said(fields, "why", numbers: true),
            question.Sources,
            [
                .. question.Answers.Select(answer => new Answer(
                    answer.Id,
                    ReadOtherwise(answers, answer.Id) ?? MissingAnswer(answers, question.Id, answer.Id),
                    ReadOtherwise(partnerAnswers, answer.Id),
                    ReadOtherwise(quiet, answer.Id),
                    answer.AskedOf,
                    answer.Retired,
                    answer.Exclusive,
                    answer.Sensitive,
                    answer.BaseRate,
                    answer.Effects
                )),
            ]
        );
        answers.ReportUnasked();
        partnerAnswers?.ReportUnasked();
        quiet?.ReportUnasked();
        return read;
    }

    private string? ReadOtherwise(Fields? answers, string id) => answers?.Has(id) == true ? Said(answers, id, numbers: true) : null;

    private string MissingAnswer(Fields answers, string question, string answer)
    {
        reading.Problems.Add(
            ProblemCode.WordingMissing,
            answers.File,
            answers.Line,
            $"The answer \"{answer}\" to \"{question}\" has no words in \"{language}\".",
            "Add what a person would say."
        );
        return "";
    }

    private FlagRule Flag(StructureReader.FlagStructure rule, Fields fields)
    {
        // A flag's numbers rest on its sources or on judgement, both named in safety.yaml.
        var words = FlagWordsOf(rule, fields, Said(fields, "title", numbers: true), fields.LineOf("title"));
        var partner = fields.Map("partner");
        var flag = new FlagRule(
            rule.Id,
            rule.Levels,
            rule.Window,
            rule.Need,
            words,
            FlagWordsOf(rule, partner, partner.Has("title") ? Said(partner, "title") : words.Title, fields.LineOf("partner")),
            SaidEach(fields, "watch", numbers: true),
            rule.Sources,
            rule.Judgement,
            rule.Confirmed
        );
        prose.CheckGrade([flag.Words.Title + ".", .. SentencesOf(flag.Words), .. flag.Watch], fields.File, fields.Line, $"\"{rule.Id}\"");
        prose.CheckGrade(SentencesOf(flag.PartnerWords), fields.File, fields.Line, $"\"{rule.Id}\" for the partner");
        return flag;
    }

    private static IEnumerable<string> SentencesOf(FlagWords words) => words.Steps.SelectMany(level => level.Do).Concat(words.Passed);

    // Steps belong to a level: nobody in an emergency may read that it is enough to ask someone today.
    private FlagWords FlagWordsOf(StructureReader.FlagStructure rule, Fields fields, string title, int line)
    {
        var steps = ImmutableArray.CreateBuilder<FlagSteps>();
        foreach (var urgency in Enum.GetValues<Urgency>())
        {
            var name = Kebab.Write(urgency);
            var needed = rule.Levels.Any(level => level.Urgency == urgency);
            ImmutableArray<string> said = SaidEach(fields, name, numbers: true);
            if (needed && said.IsEmpty)
            {
                reading.Problems.Add(
                    ProblemCode.StepsMissing,
                    fields.File,
                    line,
                    $"\"{rule.Id}\" can be {name} and does not say what to do then.",
                    $"Add `{name}`, with what to do, the most important first."
                );
            }

            if (!needed && !said.IsEmpty)
            {
                reading.Problems.Add(
                    ProblemCode.StepsMissing,
                    fields.File,
                    line,
                    $"\"{rule.Id}\" has steps for {name}, and no level of it is that.",
                    "Take them out, or add the level to safety.yaml."
                );
            }

            if (urgency == Urgency.Emergency && needed && !said.IsEmpty && !prose.NamesEmergencyHelp(said[0]))
            {
                reading.Problems.Add(
                    ProblemCode.EmergencyWithoutNumber,
                    fields.File,
                    line,
                    $"\"{rule.Id}\" is an emergency, and its first step does not name the emergency number.",
                    "Begin with it; `emergency-first` in style.yaml lists how it may be called."
                );
            }

            if (!said.IsEmpty)
            {
                steps.Add(new(urgency, said));
            }
        }

        ImmutableArray<string> passed = SaidEach(fields, "passed", numbers: true);
        if (rule.Window is not null && passed.IsEmpty)
        {
            reading.Problems.Add(
                ProblemCode.ClockWithoutClosing,
                fields.File,
                line,
                $"\"{rule.Id}\" runs a clock and does not say what is still possible once it is over.",
                "Add `passed`."
            );
        }

        return new(title, steps.ToImmutable(), passed);
    }

    private Youth ReadYouth(Fields fields)
    {
        var youth = new Youth(
            Said(fields, "title"),
            SaidEach(fields, "say", numbers: true),
            Template("no-line", "{country}"),
            fields.Date("checked"),
            [
                .. fields
                    .Maps("contacts")
                    .Select(contact =>
                    {
                        var read = new YouthContact(
                            contact.Text("country"),
                            Said(contact, "name", numbers: true),
                            Said(contact, "for", numbers: true),
                            contact.OptionalText("phone"),
                            contact.References("sources", Named.Source)
                        );
                        if (read is { Phone: not null, Sources.IsEmpty: true })
                        {
                            reading.Problems.Add(
                                ProblemCode.PhoneWithoutSource,
                                contact.File,
                                contact.Line,
                                $"\"{read.Name}\" has a number without a source.",
                                "Add the source, or leave the number out."
                            );
                        }

                        return read;
                    }),
            ]
        );
        return youth;

        // A sentence with a place to fill is no finished sentence, so it is not read as one.
        string Template(string name, string place)
        {
            var (text, line) = (fields.Text(name), fields.LineOf(name));
            prose.CheckPhrases(text, fields.File, line);
            if (text.Length > 0 && !text.Contains(place, StringComparison.Ordinal))
            {
                reading.Problems.Add(
                    ProblemCode.ValueUnknown,
                    fields.File,
                    line,
                    $"\"{name}\" has no {place}.",
                    $"Say where it goes: {place} is filled in."
                );
            }

            return text;
        }
    }

    private Item ReadStep(Fields fields, bool marksPartnerTalk)
    {
        var (text, basis) = (fields.Text("text"), ReadBasis(fields, keepJudgement: true));
        var item = CitedText.Read(text, fields.Flag("partner-talk"), basis, fields.File, fields.Line, reading);
        prose.CheckPhrases(item.Text, fields.File, fields.Line);
        if (marksPartnerTalk)
        {
            prose.CheckPartnerTalk(item, fields.File, fields.Line);
        }

        return item;
    }

    private CareItem CareItem(Fields fields)
    {
        var item = CitedText.Read(fields.Text("text"), fields.Flag("partner-talk"), [], fields.File, fields.Line, reading);
        var care = new CareItem(fields.Text("id"), item.Text, item.Sources, item.PartnerTalk);
        prose.CheckPhrases(item.Text, fields.File, fields.Line);
        prose.CheckPartnerTalk(item, fields.File, fields.Line);
        return care;
    }

    private List<Wording> ReadWordings(Fields occasion, Timing timing, Role role)
    {
        var name = Kebab.Write(timing);
        var tones = occasion.Map(name);
        var wordings = Enum.GetValues<Tone>()
            .SelectMany(tone =>
                tones
                    .TextNodes(Kebab.Write(tone))
                    .Select(node =>
                    {
                        var wording = new Wording(role, timing, tone, node.Text);
                        SpokenCheck.Check(wording, tones.File, node.Line, reading, prose);
                        return wording;
                    })
            )
            .ToList();
        SpokenCheck.CheckTones(wordings, $"{occasion.Text("id")}, {name}", occasion.File, tones.Line, reading);
        return wordings;
    }

    private ImmutableArray<string> ReadBasis(Fields fields, bool keepJudgement = false)
    {
        var basis = fields.TextNodes("basis");
        foreach (var source in basis.Where(source => source.Text != CitedText.Judgement))
        {
            reading.Refer(Named.Source, source.Text, fields.File, source.Line);
        }

        if (basis.IsEmpty)
        {
            reading.Problems.Add(
                ProblemCode.BasisMissing,
                fields.File,
                fields.Line,
                "It does not say what it rests on.",
                "Add `basis: [S13, judgement]`."
            );
        }

        return [.. basis.Select(source => source.Text).Where(source => keepJudgement || source != CitedText.Judgement)];
    }

    private string Said(Fields fields, string name, bool numbers = false) =>
        CleanText(fields.Text(name), fields.File, fields.LineOf(name), numbers);

    private ImmutableArray<string> SaidEach(Fields fields, string name, bool numbers = false) =>
        [.. fields.TextNodes(name).Select(node => CleanText(node.Text, fields.File, node.Line, numbers))];

    // Where a whole block names its basis, or the text is a question, numbers need no mark of their own.
    private string CleanText(string text, string file, int line, bool numbers)
    {
        var item = CitedText.Read(text, partnerTalk: false, numbers ? [CitedText.Judgement] : [], file, line, reading);
        prose.CheckPhrases(item.Text, file, line);
        return item.Text;
    }
}
