using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>A pack in the form a phone reads: many times faster to load than the JSON where code is interpreted, and without the weight of a JSON library.</summary>
/// <remarks>
/// It comes in parts, so that nobody waits for what they do not open: the first has what reflecting takes, and the journal's is loaded with the screens of what is kept. What only pages show stays there: the moment, occasions, care,
/// all sources and the words of their screens are empty once it is loaded, and so is what is said in a terminal or through other programs.
/// It carries no hash of its own: a page that loads it states the hash of the whole file, and the browser refuses other bytes.
/// The form belongs to one build, which writes and reads it; it is never kept. For each kind of record, writing and reading stand together, field by field in the same order.
/// </remarks>
internal static class PackBytes
{
    /// <summary>The screens whose words the app says from the start.</summary>
    public static readonly ImmutableArray<string> FromTheStart = ["dates", "help", "offline", "path", "places", "plain", "service"];

    /// <summary>The screens of what is kept.</summary>
    public static readonly ImmutableArray<string> OfTheJournal =
    [
        "kept",
        "support",
        "journal",
        "entry",
        "days",
        "evening",
        "patterns",
        "findings",
        "factors",
        "signs",
        "import",
        "vault",
        "unlock",
        "passphrase",
        "backup",
        "agreements",
        "free-to-say-no",
        "sheet",
        "files",
        "appointment",
        "take-along",
        "self-reported",
        "clinic",
    ];

    /// <summary>The pack's bytes. The same pack always gives the same bytes.</summary>
    public static byte[] Write(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var to = new PackWriter();
        WritePack(to, pack);
        return to.ToBytes(Pack.CurrentFormat);
    }

    /// <summary>Loads a pack. Never throws for bad bytes.</summary>
    public static PackLoad Load(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > PackJson.MostBytes)
        {
            return new(null, PackFault.Unreadable);
        }

        try
        {
            var from = new PackReader(bytes, out var format);
            return format != Pack.CurrentFormat ? new(null, PackFault.OtherFormat) : new(ReadPack(ref from), null);
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException or IndexOutOfRangeException)
        {
            return new(null, PackFault.Damaged);
        }
    }

    /// <summary>What the screens of what is kept say, beside what there is from the start.</summary>
    public static byte[] WriteJournal(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var to = new PackWriter();
        WriteScreens(to, pack, OfTheJournal);
        WriteAftercare(to, pack.Aftercare);
        WriteLimits(to, pack.Limits);
        WritePrompts(to, pack.Prompts);
        return to.ToBytes(Pack.CurrentFormat);
    }

    /// <summary>The pack with what the screens of what is kept say.</summary>
    /// <param name="pack">Loaded from the first part.</param>
    /// <param name="bytes">What <see cref="WriteJournal"/> made of the same pack; a page that loads them has held them against their hash.</param>
    public static Pack WithJournal(Pack pack, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var from = new PackReader(bytes, out _);
        return pack with
        {
            Screens = pack.Screens.AddRange(ReadScreens(ref from)),
            Aftercare = ReadAftercare(ref from),
            Limits = ReadLimits(ref from),
            Prompts = ReadPrompts(ref from),
        };
    }

    private static void WritePack(PackWriter to, Pack pack)
    {
        to.Text(pack.Version);
        to.Text(pack.Language);
        to.Name(pack.Rules.Direction);
        WriteTexts(to, pack.Rules.Plural.Rules);
        to.Text(pack.Hash);
        to.Date(pack.Reviewed);
        to.Text(pack.Purpose);
        WriteModel(to, pack.Model);
        to.List(pack.Reasons, WriteReason);
        to.List(pack.Questions, WriteQuestion);
        WritePath(to, pack.Path);
        WriteScreens(to, pack, FromTheStart);
        WriteSafety(to, pack.Safety);
        to.List(pack.Services, WriteCountry);
    }

    private static Pack ReadPack(ref PackReader from) =>
        new(
            Pack.CurrentFormat,
            from.Text(),
            from.Text(),
            new(from.Name(WritingDirection.Ltr), new(ReadTexts(ref from))),
            from.Text(),
            from.Date(),
            from.Text(),
            ReadModel(ref from),
            from.List(ReadReason),
            from.List(ReadQuestion),
            ReadPath(ref from),
            ReadScreens(ref from).ToImmutableSortedDictionary(StringComparer.Ordinal),
            ReadSafety(ref from),
            new("", "", [], []),
            new("", "", [], []),
            new([], []),
            new("", [], []),
            new("", "", [], [], [], []),
            new("", [], []),
            new([], []),
            from.List(ReadCountry),
            []
        );

    private static void WriteScreens(PackWriter to, Pack pack, ImmutableArray<string> screens) =>
        to.List([.. pack.Screens.Where(screen => screens.Contains(screen.Key))], static (to, screen) =>
        {
            to.Text(screen.Key);
            WriteTexts(to, screen.Value);
        });

    private static ImmutableArray<KeyValuePair<string, ImmutableSortedDictionary<string, string>>> ReadScreens(ref PackReader from) =>
        from.List(static (ref from) => KeyValuePair.Create(from.Text(), ReadTexts(ref from)));

    private static void WritePrompts(PackWriter to, WritingPrompts prompts)
    {
        to.Text(prompts.About);
        to.List(prompts.Prompts, static (to, each) =>
        {
            to.Text(each.Id);
            to.Name(each.Theme);
            to.Text(each.Ask);
        });
        to.Texts(prompts.Sources);
    }

    private static WritingPrompts ReadPrompts(ref PackReader from) =>
        new(
            from.Text(),
            from.List(static (ref from) => new WritingPrompt(from.Text(), from.Name(PromptTheme.NoIdea), from.Text())),
            from.Texts()
        );

    private static void WriteModel(PackWriter to, Model model)
    {
        to.List([.. model.Strengths], static (to, each) =>
        {
            to.Name(each.Key);
            to.Real(each.Value);
        });
        to.List([.. model.Repeated], static (to, each) =>
        {
            to.Name(each.Key);
            to.Number(each.Value.After);
            to.Real(each.Value.Ratio);
        });
        to.List([.. model.Priors], static (to, each) =>
        {
            to.Text(each.Key);
            to.Real(each.Value);
        });
        to.Real(model.Bands.FitsWell);
        to.Real(model.Bands.MayPlayAPart);
        to.Number(model.Bands.TellingAnswers);
        to.Texts(model.Asking.Opening);
        to.Number(model.Asking.AtMost);
        to.Number(model.Asking.AtMostSkipped);
        to.Number(model.Asking.GoodTearsAtMost);
        to.Real(model.Asking.LeastGainBits);
        to.Real(model.Asking.SensitiveBurdenBits);
        WriteCondition(to, model.Asking.GoodTears);
        WriteCondition(to, model.Asking.PrivateEnough);
    }

    private static Model ReadModel(ref PackReader from) =>
        new(
            from.List(static (ref from) => KeyValuePair.Create(from.Name(Strength.StronglyFor), from.Real())).ToImmutableSortedDictionary(),
            from.List(static (ref from) => KeyValuePair.Create(from.Name(Strength.StronglyFor), new Repeat(from.Number(), from.Real())))
                .ToImmutableSortedDictionary(),
            from.List(static (ref from) => KeyValuePair.Create(from.Text(), from.Real())).ToImmutableSortedDictionary(),
            new(from.Real(), from.Real(), from.Number()),
            new(
                from.Texts(),
                from.Number(),
                from.Number(),
                from.Number(),
                from.Real(),
                from.Real(),
                ReadCondition(ref from),
                ReadCondition(ref from)
            )
        );

    private static void WriteCondition(PackWriter to, Condition condition)
    {
        to.TextOrNone(condition.Question);
        to.Texts(condition.Answers);
        to.List(condition.Any, WriteCondition);
        to.List(condition.All, WriteCondition);
        to.List(condition.None, WriteCondition);
    }

    private static Condition ReadCondition(ref PackReader from) =>
        new(from.TextOrNone(), from.Texts(), from.List(ReadCondition), from.List(ReadCondition), from.List(ReadCondition));

    private static void WriteReason(PackWriter to, Reason reason)
    {
        to.Text(reason.Id);
        to.Text(reason.Code);
        to.NumberOrNone(reason.ArticleItem);
        to.Text(reason.Name);
        to.Text(reason.Summary);
        WriteItem(to, reason.Brief);
        WriteItem(to, reason.BriefPartner);
        WriteItem(to, reason.Tonight);
        WriteItem(to, reason.TonightPartner);
        to.Text(reason.Evidence);
        to.Text(reason.Prior);
        to.OrNone(reason.Gate, WriteCondition);
        to.Flag(reason.NeverRuledOut);
        to.OrNone(reason.ShownWhen, WriteCondition);
        to.Flag(reason.Reassuring);
        to.Name(reason.WordsTo);
        to.List(reason.Sections, WriteSection);
        to.List(reason.Words, WriteWording);
    }

    private static Reason ReadReason(ref PackReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.NumberOrNone(),
            from.Text(),
            from.Text(),
            ReadItem(ref from),
            ReadItem(ref from),
            ReadItem(ref from),
            ReadItem(ref from),
            from.Text(),
            from.Text(),
            from.OrNone(ReadCondition),
            from.Flag(),
            from.OrNone(ReadCondition),
            from.Flag(),
            from.Name(Listener.Trusted),
            from.List(ReadSection),
            from.List(ReadWording)
        );

    private static void WriteSection(PackWriter to, Section section)
    {
        to.Name(section.Heading);
        to.List(section.Items, WriteItem);
        to.Flag(section.Judgement);
    }

    private static Section ReadSection(ref PackReader from) =>
        new(from.Name(Heading.IfYouAreThePartner), from.List(ReadItem), [], from.Flag());

    private static void WriteItem(PackWriter to, Item item)
    {
        to.Text(item.Text);
        to.Flag(item.PartnerTalk);
    }

    private static Item ReadItem(ref PackReader from) => new(from.Text(), [], from.Flag());

    private static void WriteWording(PackWriter to, Wording wording)
    {
        to.Name(wording.Role);
        to.Name(wording.Timing);
        to.Name(wording.Tone);
        to.Text(wording.Text);
    }

    private static Wording ReadWording(ref PackReader from) =>
        new(from.Name(Role.Partner), from.Name(Timing.Later), from.Name(Tone.Light), from.Text());

    private static void WriteQuestion(PackWriter to, Question question)
    {
        to.Text(question.Id);
        to.Text(question.Ref);
        to.Text(question.Group);
        to.Name(question.AskedOf);
        to.Number(question.AtMost);
        to.Flag(question.Sensitive);
        to.OrNone(question.When, WriteCondition);
        to.Text(question.Ask);
        to.TextOrNone(question.AskPartner);
        to.Text(question.Why);
        to.List(question.Answers, WriteAnswer);
    }

    private static Question ReadQuestion(ref PackReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Text(),
            from.Name(AskedOf.Both),
            from.Number(),
            from.Flag(),
            from.OrNone(ReadCondition),
            from.Text(),
            from.TextOrNone(),
            from.Text(),
            [],
            from.List(ReadAnswer)
        );

    private static void WritePath(PackWriter to, AskingPath path)
    {
        to.List(path.Areas, static (to, area) =>
        {
            to.Text(area.Id);
            to.OrNone(area.Said, WriteCondition);
            to.List(area.Statements, WriteStatement);
        });
        to.Texts(path.Broad);
        to.Number(path.Telling.AtLeast);
        to.Number(path.Telling.AtMost);
        to.Number(path.Telling.Leading);
        to.Real(path.Telling.LeastGainBits);
        WriteTexts(to, path.Chips);
    }

    private static AskingPath ReadPath(ref PackReader from) =>
        new(
            from.List(static (ref from) => new Area(from.Text(), from.OrNone(ReadCondition), from.List(ReadStatement))),
            from.Texts(),
            new(from.Number(), from.Number(), from.Number(), from.Real()),
            ReadTexts(ref from)
        );

    private static void WriteStatement(PackWriter to, Statement statement)
    {
        to.Text(statement.Question);
        to.Text(statement.Answer);
        to.Name(statement.Of);
        to.TextOrNone(statement.Says);
        to.TextOrNone(statement.Partner);
    }

    private static Statement ReadStatement(ref PackReader from) =>
        new(from.Text(), from.Text(), from.Name(AskedOf.Both), from.TextOrNone(), from.TextOrNone());

    private static void WriteTexts(PackWriter to, ImmutableSortedDictionary<string, string> texts) =>
        to.List([.. texts], static (to, each) =>
        {
            to.Text(each.Key);
            to.Text(each.Value);
        });

    private static ImmutableSortedDictionary<string, string> ReadTexts(ref PackReader from) =>
        from.List(static (ref from) => KeyValuePair.Create(from.Text(), from.Text())).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static void WriteAnswer(PackWriter to, Answer answer)
    {
        to.Text(answer.Id);
        to.Text(answer.Says);
        to.TextOrNone(answer.SaysPartner);
        to.TextOrNone(answer.SaysQuietly);
        to.Name(answer.AskedOf);
        to.Flag(answer.Retired);
        to.Flag(answer.Exclusive);
        to.Flag(answer.Sensitive);
        to.Real(answer.BaseRate);
        to.List(answer.Effects, static (to, each) =>
        {
            to.Text(each.Reason);
            to.Name(each.Strength);
            to.Flag(each.FromEvidence);
        });
    }

    private static Answer ReadAnswer(ref PackReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.TextOrNone(),
            from.TextOrNone(),
            from.Name(AskedOf.Both),
            from.Flag(),
            from.Flag(),
            from.Flag(),
            from.Real(),
            from.List(static (ref from) => new Effect(from.Text(), from.Name(Strength.StronglyFor), from.Flag()))
        );

    private static void WriteSafety(PackWriter to, SafetyRules safety)
    {
        WriteCondition(to, safety.UnderAge);
        WriteCondition(to, safety.CoercionPossible);
        WriteCondition(to, safety.PartnerTalkSafe);
        to.List(safety.Elapsed, static (to, each) =>
        {
            to.Text(each.Question);
            to.Text(each.Answer);
            to.Number(each.AtLeast);
            to.NumberOrNone(each.AtMost);
        });
        to.List(safety.Flags, WriteFlag);
        to.Text(safety.Unverified);
        to.Text(safety.Youth.Title);
        to.Texts(safety.Youth.Say);
        to.Text(safety.Youth.NoLine);
        to.Date(safety.Youth.Checked);
        to.List(safety.Youth.Contacts, static (to, each) =>
        {
            to.Text(each.Country);
            to.Text(each.Name);
            to.Text(each.For);
            to.TextOrNone(each.Phone);
        });
    }

    private static SafetyRules ReadSafety(ref PackReader from) =>
        new(
            ReadCondition(ref from),
            ReadCondition(ref from),
            ReadCondition(ref from),
            from.List(static (ref from) => new ElapsedHours(from.Text(), from.Text(), from.Number(), from.NumberOrNone())),
            from.List(ReadFlag),
            from.Text(),
            new(
                from.Text(),
                from.Texts(),
                from.Text(),
                from.Date(),
                from.List(static (ref from) => new YouthContact(from.Text(), from.Text(), from.Text(), from.TextOrNone(), []))
            )
        );

    private static void WriteFlag(PackWriter to, FlagRule flag)
    {
        to.Text(flag.Id);
        to.List(flag.Levels, static (to, each) =>
        {
            to.Name(each.Urgency);
            WriteCondition(to, each.When);
        });
        to.OrNone(flag.Window, static (to, window) =>
        {
            to.NumberOrNone(window.BestWithinHours);
            to.Number(window.ClosesAfterHours);
            to.Name(window.Afterwards);
        });
        to.TextOrNone(flag.Need);
        WriteFlagWords(to, flag.Words);
        WriteFlagWords(to, flag.PartnerWords);
        to.Texts(flag.Watch);
        to.Flag(flag.Judgement);
        to.Flag(flag.Confirmed);
    }

    private static FlagRule ReadFlag(ref PackReader from) =>
        new(
            from.Text(),
            from.List(static (ref from) => new FlagLevel(from.Name(Urgency.Routine), ReadCondition(ref from))),
            from.OrNone(static (ref from) => new TimeWindow(from.NumberOrNone(), from.Number(), from.Name(Urgency.Routine))),
            from.TextOrNone(),
            ReadFlagWords(ref from),
            ReadFlagWords(ref from),
            from.Texts(),
            [],
            from.Flag(),
            from.Flag()
        );

    private static void WriteFlagWords(PackWriter to, FlagWords words)
    {
        to.Text(words.Title);
        to.List(words.Steps, static (to, each) =>
        {
            to.Name(each.Urgency);
            to.Texts(each.Do);
        });
        to.Texts(words.Passed);
    }

    private static FlagWords ReadFlagWords(ref PackReader from) =>
        new(from.Text(), from.List(static (ref from) => new FlagSteps(from.Name(Urgency.Routine), from.Texts())), from.Texts());

    private static void WriteAftercare(PackWriter to, Aftercare aftercare)
    {
        to.Text(aftercare.About);
        to.List(aftercare.Times, static (to, each) =>
        {
            to.Text(each.Id);
            to.Text(each.Name);
            to.List(each.Items, WriteCareItem);
        });
        to.Texts(aftercare.Sources);
    }

    private static Aftercare ReadAftercare(ref PackReader from) =>
        new(from.Text(), from.List(static (ref from) => new CareTime(from.Text(), from.Text(), from.List(ReadCareItem))), from.Texts());

    private static void WriteCareItem(PackWriter to, CareItem item)
    {
        to.Text(item.Id);
        to.Text(item.Text);
        to.Texts(item.Sources);
        to.Flag(item.PartnerTalk);
    }

    private static CareItem ReadCareItem(ref PackReader from) => new(from.Text(), from.Text(), from.Texts(), from.Flag());

    private static void WriteLimits(PackWriter to, Limits limits)
    {
        to.Text(limits.About);
        to.Text(limits.Reminder);
        to.List(limits.Kinds, static (to, each) =>
        {
            to.Text(each.Id);
            to.Text(each.Name);
            to.Text(each.Text);
            to.Texts(each.Examples);
        });
        to.List(limits.Signals, static (to, each) =>
        {
            to.Text(each.Id);
            to.Text(each.Name);
            to.Text(each.Text);
            to.Flag(each.WorksWithoutSpeech);
        });
        to.List(limits.IfTearsCome, WriteCareItem);
        to.Texts(limits.Sources);
    }

    private static Limits ReadLimits(ref PackReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.List(static (ref from) => new LimitKind(from.Text(), from.Text(), from.Text(), from.Texts())),
            from.List(static (ref from) => new Signal(from.Text(), from.Text(), from.Text(), from.Flag())),
            from.List(ReadCareItem),
            from.Texts()
        );

    private static void WriteCountry(PackWriter to, CountryServices country)
    {
        to.Text(country.Country);
        to.Date(country.Reviewed);
        to.List(country.Services, WriteService);
    }

    private static CountryServices ReadCountry(ref PackReader from) => new(from.Text(), from.Date(), from.List(ReadService));

    private static void WriteService(PackWriter to, Service service)
    {
        to.Text(service.Id);
        to.TextOrNone(service.Region);
        to.Text(service.Category);
        to.Texts(service.Also);
        to.Text(service.Name);
        to.TextOrNone(service.Phone);
        to.TextOrNone(service.PhoneE164);
        to.OrNone(service.Text, static (to, line) =>
        {
            to.Text(line.Number);
            to.TextOrNone(line.Keyword);
            to.Text(line.Via);
        });
        to.TextOrNone(service.Chat);
        to.TextOrNone(service.Website);
        to.TextOrNone(service.Hours);
        to.List(service.Open, static (to, each) =>
        {
            to.Number((int)each.Days);
            to.Number(each.From);
            to.Number(each.To);
            to.TextOrNone(each.Zone);
            to.NumberOrNone((int?)each.Via);
        });
        to.Texts(service.Languages);
        to.Text(service.Audience);
        to.Flag(service.OneGroup);
        to.Date(service.Checked);
        to.TextOrNone(service.Cost);
        to.Name(service.SilentUse);
        to.TextOrNone(service.SilentHow);
        to.TextOrNone(service.Note);
        to.Name(service.Confidence);
        to.List(service.Seen, static (to, each) =>
        {
            to.Text(each.Site);
            to.TextOrNone(each.Date);
            to.Flag(each.Quoted);
        });
    }

    private static Service ReadService(ref PackReader from) =>
        new(
            from.Text(),
            from.TextOrNone(),
            from.Text(),
            from.Texts(),
            from.Text(),
            from.TextOrNone(),
            from.TextOrNone(),
            from.OrNone(static (ref from) => new TextLine(from.Text(), from.TextOrNone(), from.Text())),
            from.TextOrNone(),
            from.TextOrNone(),
            from.TextOrNone(),
            from.List(
                static (ref from) =>
                    new OpenTime((Weekdays)from.Number(), from.Number(), from.Number(), from.TextOrNone(), (ContactWay?)from.NumberOrNone())
            ),
            from.Texts(),
            from.Text(),
            from.Flag(),
            from.Date(),
            from.TextOrNone(),
            from.Name(SilentUse.Unknown),
            from.TextOrNone(),
            from.TextOrNone(),
            from.Name(Confidence.Low),
            from.List(static (ref from) => new SiteSeen(from.Text(), from.TextOrNone(), from.Flag()))
        );
}
