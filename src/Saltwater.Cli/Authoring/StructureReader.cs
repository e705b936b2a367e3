using System.Collections.Immutable;
using System.Globalization;
using Saltwater.Guide;
using Saltwater.Help;

namespace Saltwater.Cli.Authoring;

/// <summary>Reads the files that are the same in every language: reasons, questions, safety rules, sizes, sources, services.</summary>
internal sealed class StructureReader(GuideFolder folder, Reading reading)
{
    private static readonly ImmutableArray<string> PluralForms = ["zero", "one", "two", "few", "many"];
    private readonly Dictionary<(string File, string Id), int> serviceLines = [];

    public sealed record ReasonStructure(
        string Id,
        int Line,
        string Code,
        int? ArticleItem,
        string Evidence,
        string Prior,
        Condition? Gate,
        bool NeverRuledOut,
        Condition? ShownWhen,
        ImmutableArray<Precedence> StandsBefore,
        bool Reassuring,
        Listener WordsTo
    );

    public sealed record AnswerStructure(
        string Id,
        int Line,
        AskedOf AskedOf,
        bool Retired,
        bool Exclusive,
        bool Sensitive,
        double BaseRate,
        ImmutableArray<Effect> Effects
    );

    public sealed record QuestionStructure(
        string Id,
        int Line,
        string Ref,
        string Group,
        AskedOf AskedOf,
        int AtMost,
        bool Sensitive,
        Condition? When,
        string Basis,
        ImmutableArray<string> Sources,
        ImmutableArray<AnswerStructure> Answers
    );

    public sealed record FlagStructure(
        string Id,
        int Line,
        ImmutableArray<FlagLevel> Levels,
        TimeWindow? Window,
        string? Need,
        ImmutableArray<string> Sources,
        bool Judgement,
        bool Confirmed
    );

    public sealed record SafetyStructure(
        DateOnly Reviewed,
        ImmutableArray<string> HarmNeeds,
        Condition UnderAge,
        Condition CoercionPossible,
        Condition PartnerTalkSafe,
        ImmutableArray<ElapsedHours> Elapsed,
        ImmutableArray<FlagStructure> Flags
    );

    /// <summary>Opens one file of the guide; null, with the reason in the problems, if it has no fields.</summary>
    public Fields? OpenFile(string file)
    {
        if (folder.Read(file) is not { } text)
        {
            return null;
        }

        return Fields.Open(text, GuideSchema.NameFor(file), file, reading);
    }

    public ImmutableArray<ReasonStructure> ReadReasons()
    {
        if (OpenFile("reasons.yaml") is not { } file)
        {
            reading.CannotDefine(Named.Reason);
            return [];
        }

        var reasons = file.Maps("reasons")
            .Select(fields =>
            {
                var reason = new ReasonStructure(
                    ReadId(fields, Named.Reason),
                    fields.Line,
                    fields.Text("code"),
                    fields.OptionalWhole("article-item"),
                    fields.Text("evidence"),
                    Reference(fields, "prior", Named.Prior),
                    fields.OptionalCondition("gate"),
                    fields.Flag("never-ruled-out"),
                    fields.OptionalCondition("shown-when"),
                    [
                        .. fields
                            .OptionalMaps("stands-before")
                            .Select(other => new Precedence(Reference(other, "reason", Named.Reason), other.Condition("when"))),
                    ],
                    fields.Flag("reassuring"),
                    fields.OptionalChoice<Listener>("words-to") ?? Listener.Partner
                );
                return reason;
            })
            .ToImmutableArray();
        return reasons;
    }

    public ImmutableArray<QuestionStructure> ReadQuestions()
    {
        if (OpenFile("questions.yaml") is not { } file)
        {
            reading.CannotDefine(Named.Question, Named.Answer);
            return [];
        }

        var refs = new HashSet<string>(StringComparer.Ordinal);
        var questions = file.Maps("questions")
            .Select(fields =>
            {
                var question = ReadQuestion(fields);
                if (!refs.Add(question.Ref))
                {
                    reading.Problems.Add(
                        ProblemCode.DuplicateId,
                        file.File,
                        fields.LineOf("ref"),
                        $"Another question has the ref \"{question.Ref}\".",
                        "Refs are unique and never reused: take the next free one."
                    );
                }

                return question;
            })
            .ToImmutableArray();
        return questions;
    }

    /// <summary>What a program has to know of a language to write it.</summary>
    public LanguageRules ReadLanguage(string language)
    {
        if (OpenFile($"{language}/language.yaml") is not { } file)
        {
            return new(WritingDirection.Ltr, new(ImmutableSortedDictionary<string, string>.Empty));
        }

        var (direction, written) = (file.Choice<WritingDirection>("direction"), file.Map("plural"));
        var rules = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var form in PluralForms.Where(written.Has))
        {
            rules[form] = written.Text(form);
            try
            {
                _ = new PluralRules(rules.ToImmutable()).FormOf(0);
            }
            catch (FormatException unreadable)
            {
                rules.Remove(form);
                reading.Problems.Add(
                    ProblemCode.PluralUnreadable,
                    file.File,
                    written.LineOf(form),
                    $"The rule for \"{form}\" cannot be read. {unreadable.Message}",
                    "Copy the language's cardinal rule from the Unicode CLDR, without its samples."
                );
            }
        }

        written.ReportUnasked();
        return new(direction, new(rules.ToImmutable()));
    }

    public SafetyStructure? ReadSafety()
    {
        if (OpenFile("safety.yaml") is not { } file)
        {
            return null;
        }

        var reviewed = file.Date("reviewed");
        var harmNeeds = file.Texts("harm-needs");
        var named = file.OptionalMap("conditions");
        foreach (var (name, _) in named?.Names ?? [])
        {
            // A named condition may use the ones before it.
            reading.NameCondition(name, named!.Condition(name));
        }

        var (underAge, coercion, safe) = (
            file.Condition("under-age"),
            file.Condition("coercion-possible"),
            file.Condition("partner-talk-safe")
        );
        var elapsed = file.Maps("elapsed")
            .Select(fields =>
            {
                var (question, answer) = (Reference(fields, "question", Named.Question), fields.Text("answer"));
                reading.Refer(Named.Answer, $"{question}/{answer}", file.File, fields.LineOf("answer"));
                var hours = new ElapsedHours(question, answer, fields.Whole("at-least"), fields.OptionalWhole("at-most"));
                return hours;
            })
            .ToImmutableArray();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var flags = file.Maps("flags")
            .Select(fields =>
            {
                var flag = Flag(fields);
                if (!ids.Add(flag.Id))
                {
                    reading.Problems.Add(
                        ProblemCode.DuplicateId,
                        file.File,
                        fields.Line,
                        $"There is another flag \"{flag.Id}\".",
                        "Ids are unique: rename or remove one."
                    );
                }

                return flag;
            })
            .ToImmutableArray();
        return new(reviewed, harmNeeds, underAge, CoercionPossible(coercion, flags, harmNeeds), safe, elapsed, flags);
    }

    // What raises a flag for a need of harm, same-day or more urgent, keeps partner talk away by itself: no list has to be remembered.
    private static Condition CoercionPossible(Condition listed, ImmutableArray<FlagStructure> flags, ImmutableArray<string> harmNeeds)
    {
        var harms = flags
            .Where(flag => flag.Need is { } need && harmNeeds.Contains(need))
            .SelectMany(flag => flag.Levels.Where(level => level.Urgency <= Urgency.SameDay).Select(level => level.When));
        return new(null, [], [listed, .. harms], [], []);
    }

    public Model? ReadModel()
    {
        if (OpenFile("model.yaml") is not { } file)
        {
            reading.CannotDefine(Named.Prior);
            return null;
        }

        var strengths = file.Map("strengths");
        var ratios = Enum.GetValues<Strength>().ToImmutableSortedDictionary(each => each, each => strengths.Number(Kebab.Write(each)));
        CheckRatios(ratios, strengths);
        var repeated = file.Map("repeated");
        var repeats = Enum.GetValues<Strength>()
            .Where(each => each >= Strength.For)
            .ToImmutableSortedDictionary(
                each => each,
                each =>
                {
                    var fields = repeated.Map(Kebab.Write(each));
                    var repeat = new Repeat(fields.Whole("after"), fields.Number("ratio"));
                    if (repeat.Ratio > ratios[each])
                    {
                        reading.Problems.Add(
                            ProblemCode.OutOfRange,
                            file.File,
                            fields.Line,
                            $"A further answer would weigh more than the first of its strength, \"{Kebab.Write(each)}\".",
                            "Its ratio is at most that of the strength."
                        );
                    }

                    return repeat;
                }
            );
        var priors = file.Map("priors");
        var named = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var (name, line) in priors.Names)
        {
            reading.Define(Named.Prior, name, file.File, line);
            named[name] = priors.Number(name);
        }

        var bands = file.Map("bands");
        var cuts = new BandCuts(bands.Number("fits-well"), bands.Number("may-play-a-part"), bands.Whole("telling-answers"));
        if (cuts.MayPlayAPart >= cuts.FitsWell)
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                file.File,
                bands.Line,
                "\"may-play-a-part\" begins above \"fits-well\".",
                "It has to be the smaller of the two."
            );
        }

        var asking = file.Map("asking");
        var model = new Model(
            ratios,
            repeats,
            named.ToImmutable(),
            cuts,
            new(
                asking.References("opening", Named.Question),
                asking.Whole("at-most"),
                asking.Whole("at-most-skipped"),
                asking.Whole("good-tears-at-most"),
                asking.Number("least-gain-bits"),
                asking.Number("sensitive-burden-bits"),
                asking.Condition("good-tears"),
                asking.Condition("private-enough")
            )
        );
        return model;
    }

    public ImmutableArray<Source> ReadSources()
    {
        if (OpenFile("sources.yaml") is not { } file)
        {
            reading.CannotDefine(Named.Source);
            return [];
        }

        var sources = file.Maps("sources")
            .Select(fields =>
            {
                var source = new Source(ReadId(fields, Named.Source), fields.Text("cite"));
                return source;
            })
            .ToImmutableArray();
        return sources;
    }

    public ImmutableArray<CountryServices> ReadServices() =>
        [.. folder.List("services", ".yaml").Select(ServicesOf).OfType<CountryServices>()];

    /// <summary>The line a service stands on; 0 if it was not read.</summary>
    public int LineOfService(string file, string id) => serviceLines.GetValueOrDefault((file, id));

    private CountryServices? ServicesOf(string name)
    {
        if (OpenFile(name) is not { } file)
        {
            return null;
        }

        var country = file.Text("country");
        if (name != $"services/{country.ToLowerInvariant()}.yaml")
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                name,
                file.LineOf("country"),
                $"The country \"{country}\" is not the one the file is named for.",
                "Name the file for the country's two letters, in lower case."
            );
        }

        var reviewed = file.Date("reviewed");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var services = file.Maps("services")
            .Select(fields =>
            {
                var service = ReadService(fields, country, reviewed);
                serviceLines[(name, service.Id)] = fields.Line;
                if (!ids.Add(service.Id))
                {
                    reading.Problems.Add(
                        ProblemCode.DuplicateId,
                        name,
                        fields.Line,
                        $"There is another service \"{service.Id}\".",
                        "Ids are unique: rename or remove one."
                    );
                }

                return service;
            })
            .ToImmutableArray();
        return new(country, reviewed, services);
    }

    private Service ReadService(Fields fields, string country, DateOnly reviewed)
    {
        var id = fields.Text("id");
        var category = fields.Text("category");
        var checkedOn = fields.OptionalDate("checked") ?? reviewed;
        reading.Define(Named.Need, category);
        var service = new Service(
            id,
            fields.OptionalText("region"),
            category,
            fields.Texts("also"),
            fields.Text("name"),
            fields.OptionalText("phone"),
            fields.OptionalText("phone-e164"),
            ReadTextLine(fields.OptionalMap("text")),
            fields.OptionalText("chat"),
            fields.OptionalText("website"),
            fields.OptionalText("hours"),
            [.. fields.OptionalMaps("open").Select(ReadOpenTime)],
            fields.Texts("languages"),
            fields.Text("audience"),
            fields.Flag("one-group"),
            checkedOn,
            fields.OptionalText("cost"),
            fields.Choice<SilentUse>("silent-use"),
            fields.OptionalText("silent-how"),
            fields.OptionalText("note"),
            fields.Choice<Confidence>("confidence"),
            LastSeen([.. fields.OptionalMaps("sources").Select(ReadSeen)], checkedOn)
        );
        if (
            fields.File.Contains(country, StringComparison.OrdinalIgnoreCase)
            && service is { Phone: { } inside, PhoneE164: { } outside }
            && DialledNumbers.FaultOf(country, inside, outside) is { } fault
        )
        {
            reading.Problems.Add(
                ProblemCode.NumberUndiallable,
                fields.File,
                fields.LineOf("phone-e164"),
                fault,
                "Write a plus sign, the country's code and the number without its leading zero, or leave it out."
            );
        }

        if ((service.Phone ?? service.Text?.Number) is not null && (service.Seen.IsEmpty || reviewed == default))
        {
            reading.Problems.Add(
                ProblemCode.PhoneWithoutSource,
                fields.File,
                fields.Line,
                $"\"{id}\" has a number without a source and a review date.",
                "Add the page the number was read on, or leave the number out."
            );
        }

        if (service is { Phone: null, Text: null, Chat: null, Website: null, SilentHow: null })
        {
            reading.Problems.Add(
                ProblemCode.DeadEnd,
                fields.File,
                fields.Line,
                $"\"{id}\" cannot be reached in any way.",
                "Add a phone, text, chat, website or silent-how, or take it out."
            );
        }

        return service;
    }

    private static TextLine? ReadTextLine(Fields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        return new(fields.Text("number"), fields.OptionalText("keyword"), fields.Text("via"));
    }

    private OpenTime ReadOpenTime(Fields fields)
    {
        var days = ReadDays(fields.Text("days"));
        var (from, to) = (ReadMinute(fields.Text("from")), ReadMinute(fields.Text("to")));
        var time = new OpenTime(
            days ?? Weekdays.None,
            from ?? 0,
            to ?? 0,
            fields.OptionalText("zone"),
            fields.OptionalChoice<ContactWay>("via")
        );
        if (days is null || from is null or OpenTime.Day || to is null or 0)
        {
            reading.Problems.Add(
                ProblemCode.HoursWrong,
                fields.File,
                fields.Line,
                "These hours cannot be read.",
                "Write days as `daily`, `mon-fri` or `mon wed`, and times from 00:00 to 24:00."
            );
        }
        else if (!time.IsRoundTheClock && (time.Zone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(time.Zone, out _)))
        {
            reading.Problems.Add(
                ProblemCode.HoursWrong,
                fields.File,
                fields.Line,
                "These hours name no time zone.",
                "Add the place whose clocks count, for example `zone: Europe/London`."
            );
        }

        return time;
    }

    // Days after one another as mon-fri, single ones with spaces.
    private static Weekdays? ReadDays(string text)
    {
        var days = Weekdays.None;
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] ends = part.Split('-');
            if (
                ends.Length > 2
                || !Enum.TryParse<Weekdays>(ends[0], ignoreCase: true, out var first)
                || !Enum.TryParse<Weekdays>(ends[^1], ignoreCase: true, out var last)
                || last < first
            )
            {
                return null;
            }

            days |= (Weekdays)(((int)last * 2) - (int)first);
        }

        return days == Weekdays.None ? null : days;
    }

    private static int? ReadMinute(string text)
    {
        if (
            text is [var tens, var hour, ':', var ten, var one]
            && int.TryParse($"{tens}{hour}{ten}{one}", NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            && digits % 100 < 60
            && digits <= 2400
        )
        {
            return (digits / 100 * 60) + (digits % 100);
        }

        return null;
    }

    // The first source is the best one, and the newest tells how old what we know is; the rest stay in the guide's own files.
    private static ImmutableArray<SiteSeen> LastSeen(ImmutableArray<SiteSeen> seen, DateOnly read) =>
        seen.Length < 2 ? seen : [seen[0], seen.Skip(1).MaxBy(each => ServiceReviews.DayOf(each) ?? read)!];

    private SiteSeen ReadSeen(Fields fields)
    {
        var url = fields.Text("url");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                fields.File,
                fields.LineOf("url"),
                "This is not a web address.",
                "Write the whole address, with https."
            );
        }

        var host = address?.Host ?? "";
        var seen = new SiteSeen(
            host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host,
            fields.OptionalText("date"),
            fields.Flag("quoted")
        );
        return seen;
    }

    private QuestionStructure ReadQuestion(Fields fields)
    {
        var id = ReadId(fields, Named.Question);
        var many = fields.Text("select") == "many";
        var atMost = many ? fields.Whole("max") : 1;
        var question = new QuestionStructure(
            id,
            fields.Line,
            fields.Text("ref"),
            fields.Text("group"),
            fields.Choice<AskedOf>("role"),
            atMost,
            fields.Flag("sensitive"),
            fields.OptionalCondition("when"),
            fields.Text("basis"),
            fields.References("sources", Named.Source),
            [.. fields.Maps("answers").Select(answer => ReadAnswer(answer, id, many))]
        );
        if (question.Answers.Length < 2)
        {
            reading.Problems.Add(
                ProblemCode.DeadEnd,
                fields.File,
                fields.Line,
                $"\"{id}\" leaves no choice.",
                "Give it at least two answers."
            );
        }

        return question;
    }

    private AnswerStructure ReadAnswer(Fields fields, string question, bool many)
    {
        var id = fields.Text("id");
        reading.Define(Named.Answer, $"{question}/{id}", fields.File, fields.Line);
        var exclusive = fields.Flag("exclusive");
        if (exclusive && !many)
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                fields.File,
                fields.LineOf("exclusive"),
                "Every answer to a single choice stands alone.",
                "Take `exclusive` out."
            );
        }

        var effects = fields.MapOrNone("effects");
        return new(
            id,
            fields.Line,
            fields.OptionalChoice<AskedOf>("role") ?? AskedOf.Both,
            fields.Flag("retired"),
            exclusive,
            fields.Flag("sensitive"),
            fields.OptionalNumber("base") ?? 1.0,
            [.. effects.Names.Select(each => ReadEffect(effects, each.Name, each.Line))]
        );
    }

    private Effect ReadEffect(Fields effects, string reason, int line)
    {
        reading.Refer(Named.Reason, reason, effects.File, line);
        var written = effects.Text(reason);
        var strength = Kebab.Read<Strength>(written.Split('/')[0]);
        return new(reason, strength ?? Strength.For, written.EndsWith("/E", StringComparison.Ordinal));
    }

    private FlagStructure Flag(Fields fields)
    {
        var need = fields.OptionalText("need");
        if (need is not null)
        {
            reading.Refer(Named.Need, need, fields.File, fields.LineOf("need"));
        }

        var flag = new FlagStructure(
            fields.Text("id"),
            fields.Line,
            [
                .. fields
                    .Maps("levels")
                    .Select(level =>
                    {
                        var read = new FlagLevel(level.Choice<Urgency>("urgency"), level.Condition("when"));
                        return read;
                    }),
            ],
            ReadWindow(fields.OptionalMap("window")),
            need,
            fields.References("sources", Named.Source),
            fields.Flag("judgement"),
            fields.Flag("confirmed")
        );
        if (flag.Levels.IsEmpty)
        {
            reading.Problems.Add(
                ProblemCode.Unreachable,
                fields.File,
                fields.Line,
                $"\"{flag.Id}\" can never be raised.",
                "Add a level that says when it is raised."
            );
        }

        if (flag.Sources.IsEmpty && !flag.Judgement)
        {
            reading.Problems.Add(
                ProblemCode.ClaimWithoutSource,
                fields.File,
                fields.Line,
                $"\"{flag.Id}\" states an urgency without a source.",
                "Name the source, or mark it `judgement: true`."
            );
        }

        return flag;
    }

    private static TimeWindow? ReadWindow(Fields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        return new(fields.OptionalWhole("best-within-hours"), fields.Whole("closes-after-hours"), fields.Choice<Urgency>("afterwards"));
    }

    private void CheckRatios(ImmutableSortedDictionary<Strength, double> ratios, Fields strengths)
    {
        if (ratios[Strength.Told] <= ratios[Strength.For] || ratios[Strength.StronglyFor] <= ratios[Strength.Told])
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                strengths.File,
                strengths.Line,
                "The strengths are not in order.",
                "strongly-for above for, told between the two."
            );
        }
    }

    private string ReadId(Fields fields, Named kind)
    {
        var id = fields.Text("id");
        reading.Define(kind, id, fields.File, fields.Line);
        return id;
    }

    private string Reference(Fields fields, string name, Named kind)
    {
        var id = fields.Text(name);
        reading.Refer(kind, id, fields.File, fields.LineOf(name));
        return id;
    }
}
