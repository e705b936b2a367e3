using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;
using Saltwater.Site.Files;

namespace Saltwater.Site.Reflect;

/// <summary>
/// Compiles a guide to a style sheet that reflects: what is ticked on the page sets custom properties on the results, and those sum up to each reason's weight,
/// place and band, raise flags and open what they call for. The same pack gives the same text; <c>reflect.css</c> says what the properties do.
/// </summary>
/// <remarks>
/// Weights are whole hundred-thousandths of a bit, log2 of the likelihood ratio. In bits the usual sizes, 4 and 0.5, are whole numbers, so
/// that sums that tie in the engine tie here;
/// and no sum leaves the 24 bits that every browser's numbers hold exactly.
/// </remarks>
internal static class ReflectSheet
{
    /// <summary>What a bit is counted in.</summary>
    public const int Bit = 100_000;

    // What one reason is put above another: nearer than any two sums of weights are, and more than what is lost where a browser hands on a
    // number of seven digits as six.
    private const int Above = Bit / 1_000;

    // Below any sum of finite weights, and above what a ruled-out reason falls to.
    private const int Floor = -80 * Bit;
    private const int RulesOut = -250 * Bit;

    // Whole numbers up to here are exact in 32-bit floating point, which some browsers calculate in.
    private const int Exact = 1 << 24;

    // Farther than any two reasons can be apart.
    private const int Shut = 400 * Bit;

    /// <summary>Everything the page needs: what is the same for every guide, and what this one adds.</summary>
    public static string For(Pack pack) => $"{Embedded.ReadText("reflect.css")}\n{WriteSheet(pack)}";

    public static string WriteSheet(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var form = Form.Of(pack);
        var (names, chain) = (new SheetNames(pack, form), new SelectorChain(form));
        var css = new StringBuilder();
        WriteWords(css, pack);
        WriteTicks(css, form, names);
        WriteSums(css, pack, form, names);
        WriteStates(css, pack, chain, names);
        WriteFlags(css, pack, chain);
        WriteUnderAge(css, pack, form, chain);
        WriteQuestions(css, form);
        return css.ToString().TrimEnd();
    }

    /// <summary>The reasons in the order of the page: where two weigh the same, the likelier one beforehand comes first, then the guide's order.</summary>
    public static ImmutableArray<Reason> OrderedReasons(Pack pack) =>
        [.. pack.Reasons.OrderByDescending(reason => pack.Model.Priors[reason.Prior])];

    /// <summary>The flags that have a place among the results, in the guide's order. Under 18 has none: it rebands everything.</summary>
    public static ImmutableArray<FlagRule> OrderedFlags(Pack pack) =>
        [.. pack.Safety.Flags.Where(flag => flag.Id != DangerSigns.UnderAgeFlag)];

    /// <summary>A flag's name in the sheet. Ids of flags have letters that selectors have not.</summary>
    public static string ClassOf(Pack pack, FlagRule flag) => Invariant($"k{OrderedFlags(pack).IndexOf(flag)}");

    // A band or an urgency is a number here; a counter style gives it its word.
    private static void WriteWords(StringBuilder css, Pack pack)
    {
        var bands = string.Join(
            ' ',
            new[] { Band.DoesNotSeemToFit, Band.CantTell, Band.MayPlayAPart, Band.FitsWell }.Select(band =>
                Invariant($"\"{PlainWords.Of(pack, band)}\"")
            )
        );
        var urgencies = string.Join(' ', Enum.GetValues<Urgency>().Select(urgency => Invariant($"\"{PlainWords.Of(pack, urgency)}\"")));
        css.Append(
            Invariant(
                $"@counter-style band{{system:fixed 1;symbols:{bands}}}\n@counter-style urgency{{system:fixed 0;symbols:{urgencies}}}\n"
            )
        );
    }

    private static void WriteTicks(StringBuilder css, Form form, SheetNames names)
    {
        var ticks = form
            .Sections.SelectMany(section => section.Asks)
            .SelectMany(ask => Telling(ask).Select(answer => (ask, answer)))
            .ToList();
        WriteOwn(css, ticks.Select(tick => $"q{names.Of(tick.ask, tick.answer)}").Distinct(StringComparer.Ordinal));
        foreach (var (ask, answer) in ticks)
        {
            css.Append(Invariant($"{SelectorChain.Of(ask, answer)}~.found{{--q{names.Of(ask, answer)}:+ 1}}\n"));
        }
    }

    private static IEnumerable<Answer> Telling(Ask ask) => ask.Ticks.Where(answer => !answer.Effects.IsEmpty);

    private static void WriteSums(StringBuilder css, Pack pack, Form form, SheetNames names)
    {
        var reasons = OrderedReasons(pack);
        var effects = (
            from section in form.Sections
            from ask in section.Asks
            from answer in ask.Ticks
            from effect in answer.Effects
            select (effect.Reason, effect.Strength, Tick: TickSelector(names, ask, answer))
        ).ToLookup(each => each.Reason);
        foreach (
            var (name, syntax) in (ReadOnlySpan<(string, string)>)
                [("s", "number"), ("o", "number"), ("f", "number"), ("k", "number"), ("b", "integer")]
        )
        {
            foreach (var reason in reasons.Where(reason => name != "o" || !reason.StandsBefore.IsEmpty))
            {
                css.Append(Invariant($"@property --{name}-{names.Of(reason)}{{syntax:\"<{syntax}>\";inherits:false;initial-value:0}}\n"));
            }
        }

        var (sums, keys, bands, passed) = (new StringBuilder(), new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var (reason, at) in reasons.Select((reason, at) => (reason, at)))
        {
            var prior = BitsOf(OddsOf(pack.Model.Priors[reason.Prior]));
            var weights = effects[reason.Id].ToLookup(each => each.Strength, each => each.Tick);
            WriteFit(pack, reason, prior, weights);
            var id = names.Of(reason);
            var (open, order, handedOn) = PlaceOf(reason, id);
            var strong = effects[reason.Id].Where(each => each.Strength == Strength.StronglyFor).Select(each => each.Tick).ToList();
            sums.Append(Invariant($"--s-{id}:max({Floor},{prior}"));
            foreach (var group in weights)
            {
                sums.Append(AddWeight(pack, group.Key, [.. group]));
            }

            sums.Append(Invariant($");--f-{id}:min({open},clamp(0,var(--s-{id}) - {CutOf(pack.Model.Bands.MayPlayAPart) - 1},1));"));

            // The key by which the best reason beside unexplained tears is found: its weight, then its place. It counts only if something
            // spoke strongly for it and it does not fit anyway.
            if (strong.Count > 0)
            {
                sums.Append(
                    Invariant(
                        $"--k-{id}:calc(var(--s-{id})*{reasons.Length} - {at} - {Far}*(1 - min(1,{open},1 - var(--f-{id}),{SumOf(strong)})));"
                    )
                );
                keys.Append(Invariant($",var(--k-{id})"));
            }

            sums.Append('\n');

            // Below its prior it does not seem to fit; what fits, has to be shown or is the best beside unexplained tears plays a part;
            // what fits and weighs enough fits well.
            var part = PartPlayed(reason, id, besideUnexplained: strong.Count > 0);
            bands.Append(
                Invariant($"--b-{id}:max(2 - clamp(0,{prior} - var(--s-{id}),1),3*{part},")
                    + Invariant($"4*min(var(--f-{id}),clamp(0,var(--s-{id}) - {CutOf(pack.Model.Bands.FitsWell) - 1},1)));\n")
            );
            if (!reason.StandsBefore.IsEmpty)
            {
                bands.Append(PlaceBefore(pack, reason, form, names));
            }

            passed.Append(handedOn);
            css.Append(Invariant($".r-{reason.Id}{{{handedOn}--band:var(--b-{id});") + Invariant($"order:calc({order})}}\n"));
        }

        var answered = form
            .Asks.Select(asks =>
                (
                    one: asks.First().One,
                    ticks: asks.SelectMany(ask => Telling(ask).Select(answer => TickSelector(names, ask, answer))).ToList()
                )
            )
            .ToLookup(each => each.one || each.ticks.Count == 1, each => each.ticks);
        var count = string.Join(
            " + ",
            answered[false]
                .Where(ticks => ticks.Count > 0)
                .Select(ticks => Invariant($"min(1,{SumOf(ticks)})"))
                .Prepend(SumOf(answered[true].SelectMany(ticks => ticks)))
        );
        var more = reasons
            .Where(reason => reason.Prior == "more")
            .Select(reason => Invariant($"var(--f-{names.Of(reason)})"))
            .DefaultIfEmpty("0");
        var calm = string.Join(
            " + ",
            reasons.Where(reason => reason.Reassuring).Select(reason => Invariant($"var(--f-{names.Of(reason)})")).DefaultIfEmpty("0")
        );
        var other = string.Join(
            " + ",
            reasons.Where(reason => !reason.Reassuring).Select(reason => Invariant($"var(--f-{names.Of(reason)})")).DefaultIfEmpty("0")
        );
        var shown = string.Join(
            " + ",
            reasons
                .Where(reason => reason.ShownWhen is not null)
                .Select(reason => Invariant($"var(--w-{names.Of(reason)},0)"))
                .DefaultIfEmpty("0")
        );
        css.Append(Invariant($".found{{--n:calc({count});--enough:clamp(0,var(--n) - {pack.Model.Bands.TellingAnswers - 1},1);\n{sums}"));
        css.Append(
            Invariant($"--fits:calc({calm} + {other});--only:min(var(--enough),{string.Join(" + ", more)},clamp(0,2 - var(--fits),1));\n")
        );
        css.Append(Invariant($"--threads:calc(var(--enough)*({other} + ({calm})*(1 - max(var(--unsure,0),var(--grave,0)))) + {shown});\n"));
        // No key reaches the best while nothing counts, or while tears are not the only thing unexplained.
        css.Append(Invariant($"--best:calc(max({-Far / 2}{keys}) + {2 * Far}*(1 - var(--only)));\n{bands}}}\n.reasons{{{passed}}}\n"));

        // WebKit hands on anew what is inherited by name alone only when something changes that is inherited anyway: without this a tick
        // could change nothing on the screen. Others need none of it, and would style more at each tick; they hang no punctuation.
        var stir = string.Join(' ', reasons.Select(reason => Invariant($"var(--s-{names.Of(reason)})")));
        css.Append(Invariant($"@supports (hanging-punctuation:first){{.found{{--stir:{stir}}}}}\n"));
    }

    // Whether it is open, its place, and what is handed on by name: one whose gate is shut stands behind all others.
    private static (string Open, string Order, string HandedOn) PlaceOf(Reason reason, int id)
    {
        var place = Invariant($"--{(reason.StandsBefore.IsEmpty ? "s" : "o")}-{id}");
        var handedOn = Invariant($"--b-{id}:inherit;{place}:inherit;");
        if (reason.Gate is null)
        {
            return ("1", $"-1*var({place})", handedOn);
        }

        var open = Invariant($"var(--g-{id},0)");
        return (open, Invariant($"{Shut}*(1 - {open}) - var({place})"), handedOn + Invariant($"--g-{id}:inherit;"));
    }

    // One that may play a part, and that answers tell from those it is confused with, takes the place before them if it weighs no more
    // and fits no less well.
    private static string PlaceBefore(Pack pack, Reason reason, Form form, SheetNames names)
    {
        var id = names.Of(reason);
        var ahead = reason.StandsBefore.Select(before =>
        {
            var other = pack.Reason(before.Reason)!;
            var (behind, open) = (names.Of(other), other.Gate is null ? "" : Invariant($"*var(--g-{names.Of(other)},0)"));
            var noLess = Invariant($"clamp(0,1 + var(--b-{id}) - var(--b-{behind}),1)");
            return Invariant($"{Held(before.When, form, names)}*{noLess}{open}*(var(--s-{behind}) - var(--s-{id}) + {Above})");
        });
        return Invariant($"--o-{id}:calc(var(--s-{id}) + var(--f-{id})*max(0,{string.Join(',', ahead)}));\n");
    }

    // Whether a condition holds, as a sum over what is ticked anyway: a selector of its own would be looked for at each tick.
    private static string Held(Condition condition, Form form, SheetNames names)
    {
        IEnumerable<string> Each(ImmutableArray<Condition> parts) => parts.Select(part => Held(part, form, names));
        if (condition.Question is { } question)
        {
            var ticks = form.Asks[question]
                .SelectMany(ask =>
                    Telling(ask).Where(answer => condition.Answers.Contains(answer.Id)).Select(answer => TickSelector(names, ask, answer))
                )
                .Distinct(StringComparer.Ordinal);
            return $"min(1,{SumOf(ticks)})";
        }

        if (!condition.Any.IsDefaultOrEmpty)
        {
            return $"min(1,{string.Join(" + ", Each(condition.Any))})";
        }

        return condition.All.IsDefaultOrEmpty
            ? $"(1 - min(1,{string.Join(" + ", Each(condition.None))}))"
            : string.Join('*', Each(condition.All));
    }

    private static string PartPlayed(Reason reason, int id, bool besideUnexplained)
    {
        List<string> any = [Invariant($"var(--f-{id})")];
        if (reason.ShownWhen is not null)
        {
            any.Add(Invariant($"var(--w-{id},0)"));
        }

        if (besideUnexplained)
        {
            any.Add(Invariant($"clamp(0,1 + var(--k-{id}) - var(--best),1)"));
        }

        return any is [var fits] ? fits : $"max({string.Join(',', any)})";
    }

    // Farther than any two keys can be apart.
    private static long Far => 100_000L * Bit;

    // A property of the results alone. Without this all below them would be styled anew when it changes. WebKit hands on such a property
    // only when something changes that all inherit, and a flag must not wait for that: there all below inherit it.
    private static void WriteOwn(StringBuilder css, IEnumerable<string> names)
    {
        css.Append("@supports not (hanging-punctuation:first){\n");
        foreach (var name in names)
        {
            css.Append(Invariant($"@property --{name}{{syntax:\"*\";inherits:false}}\n"));
        }

        css.Append("}\n");
    }

    private static void WriteStates(StringBuilder css, Pack pack, SelectorChain chain, SheetNames names)
    {
        WriteOwn(
            css,
            [
                .. pack.Reasons.Where(reason => reason.Gate is not null).Select(reason => $"g-{names.Of(reason)}"),
                .. pack.Reasons.Where(reason => reason.ShownWhen is not null).Select(reason => $"w-{names.Of(reason)}"),
            ]
        );

        void When(Condition? condition, string then)
        {
            if (condition is not null && chain.Of(condition) is { Length: > 0 } selector)
            {
                css.Append(Invariant($"{selector}~.found{{{then}}}\n"));
            }
        }

        foreach (var reason in pack.Reasons)
        {
            When(reason.Gate, Invariant($"--g-{names.Of(reason)}:1"));
            When(reason.ShownWhen, Invariant($"--w-{names.Of(reason)}:1"));
        }

        When(pack.Model.Asking.GoodTears, "--good:1");
        When(pack.Safety.PartnerTalkSafe, "--talk:list-item");
        When(pack.Safety.CoercionPossible, "--unsure:1;--calm:none;--at-ease:none;--careful:block;--talk:none");
    }

    private static void WriteFlags(StringBuilder css, Pack pack, SelectorChain chain)
    {
        var flags = OrderedFlags(pack).Select(flag => (flag, names: NamesOf(flag, ClassOf(pack, flag)))).ToList();
        WriteOwn(css, flags.SelectMany(each => each.names));
        css.Append(Invariant($"#first,.flags-region,.flags{{{HandOn(flags.SelectMany(each => each.names))}}}\n"));
        foreach (var hours in OrderedFlags(pack).Select(flag => flag.Window?.ClosesAfterHours).OfType<int>().Distinct().Order())
        {
            WriteOwn(css, [$"p{hours}", $"late{hours}", $"open{hours}"]);
            if (chain.Of(WhenPassed(pack, hours)) is { Length: > 0 } passed)
            {
                css.Append(Invariant($"{passed}~.found{{--p{hours}:1;--late{hours}:block;--open{hours}:none}}\n"));
            }
        }

        var shown = new StringBuilder();
        foreach (var (flag, names) in flags)
        {
            var name = ClassOf(pack, flag);

            // The first level that holds wins, so it is written last.
            foreach (var level in flag.Levels.Reverse())
            {
                if (chain.Of(level.When) is not { Length: > 0 } selector)
                {
                    continue;
                }

                css.Append(Invariant($"{selector}~.found{{--{name}:block;--u-{name}:{UrgencyOf(flag, level)}"))
                    .Append(StepsShown(flag, name, level.Urgency))
                    .Append(";--any:block;--flagged:1");
                if (level.Urgency == Urgency.Emergency)
                {
                    css.Append(";--dire:inline;--calmly:none;--grave:1;--calm:none");
                }

                css.Append("}\n");
            }

            shown.Append(Invariant($".{name}{{{HandOn(names)}display:var(--{name},none);--u:var(--u-{name})}}\n"));
            foreach (var steps in StepsNames(flag, name))
            {
                shown.Append(Invariant($".{steps}{{--{steps}:inherit;display:var(--{steps},none)}}\n"));
            }
        }

        css.Append(shown);
    }

    // A window that has passed makes its own help less urgent, never an emergency.
    private static string UrgencyOf(FlagRule flag, FlagLevel level)
    {
        var urgency = level.Urgency;
        if (flag.Window is not { } window || urgency == Urgency.Emergency || window.Afterwards <= urgency)
        {
            return Invariant($"{(int)urgency}");
        }

        return Invariant($"calc({(int)urgency} + {window.Afterwards - urgency}*var(--p{window.ClosesAfterHours},0))");
    }

    private static ImmutableArray<string> NamesOf(FlagRule flag, string name) => [name, $"u-{name}", .. StepsNames(flag, name)];

    private static string HandOn(IEnumerable<string> names) => string.Concat(names.Select(name => $"--{name}:inherit;"));

    /// <summary>The class of the list of steps for one urgency of a flag; none where the flag has but one list, which is always shown.</summary>
    public static string? StepsName(FlagRule flag, string name, Urgency urgency) =>
        flag is { Window: null, Words.Steps.Length: 1 } ? null : Invariant($"l{(int)urgency}-{name}");

    private static IEnumerable<string> StepsNames(FlagRule flag, string name)
    {
        foreach (var list in flag.Words.Steps.Select(level => StepsName(flag, name, level.Urgency)).OfType<string>())
        {
            yield return list;
        }

        if (flag.Window is not null)
        {
            yield return $"lp-{name}";
        }
    }

    // Of a flag's lists exactly one is shown: that of the level that holds, or, once its clock has run out, what is still possible.
    private static string StepsShown(FlagRule flag, string name, Urgency urgency)
    {
        var shown = new StringBuilder();
        foreach (var list in StepsNames(flag, name))
        {
            var chosen = list == StepsName(flag, name, urgency);
            var clock = flag.Window is { } window && urgency != Urgency.Emergency ? Invariant($"{window.ClosesAfterHours}") : null;
            var late = list.StartsWith("lp-", StringComparison.Ordinal);
            var value = (late, chosen, clock) switch
            {
                (true, _, not null) => $"var(--late{clock},none)",
                (false, true, not null) => $"var(--open{clock},block)",
                (false, true, null) => "block",
                _ => "none",
            };
            shown.Append(Invariant($";--{list}:{value}"));
        }

        return shown.ToString();
    }

    /// <summary>When a window that closes after so many hours has surely passed: asked of the danger signs themselves, for every set of
    /// answers about the time.</summary>
    private static Condition WhenPassed(Pack pack, int hours)
    {
        var always = new Condition(null, [], [], [], []);
        var clock = new FlagRule(
            "",
            [new(Urgency.SameDay, always)],
            new(null, hours, Urgency.Routine),
            null,
            new("", [], []),
            new("", [], []),
            [],
            [],
            false,
            false
        );
        var rules = pack.Safety with { Flags = [clock] };
        var said = pack
            .Safety.Elapsed.Select(each => each.Question)
            .Distinct(StringComparer.Ordinal)
            .Select(id => pack.Question(id)!)
            .ToList();
        var states = said.Aggregate(
            (IEnumerable<(Answers Answers, ImmutableArray<Condition> All)>)[(Answers.None(Role.Self), [])],
            (sofar, question) =>
            {
                ImmutableArray<string> ids =
                [
                    .. pack.Safety.Elapsed.Where(each => each.Question == question.Id).Select(each => each.Answer),
                ];
                return sofar.SelectMany(state =>
                    ids.Select(id => (state.Answers.With(question, id), state.All.Add(new(question.Id, [id], [], [], []))))
                        .Append((state.Answers, state.All.Add(new(null, [], [], [], [new(question.Id, ids, [], [], [])]))))
                );
            }
        );
        return new(
            null,
            [],
            [
                .. states
                    .Where(state => DangerSigns.Find(rules, state.Answers) is [{ Clock.HasPassed: true }])
                    .Select(state => new Condition(null, [], [], state.All, [])),
            ],
            [],
            []
        );
    }

    private static void WriteUnderAge(StringBuilder css, Pack pack, Form form, SelectorChain chain)
    {
        // What says so stays, so that it can be taken back.
        var said = pack
            .Safety.UnderAge.Mentions()
            .SelectMany(look =>
                form.Asks[look.Question]
                    .Select(ask => (ask.Anchor, ticks: ask.Ticks.Where(answer => look.Answers.Contains(answer.Id)).ToImmutableArray(), ask))
            )
            .Where(each => !each.ticks.IsEmpty);
        css.Append(
            Invariant($".reflect{Rule.Of(pack.Safety.UnderAge, form).Compound}{{--asked:none}}\n")
                + string.Join(',', said.Select(each => $"#{each.Anchor.Id}{Rule.GivenIn(each.ask, each.ticks).Compound}").Distinct())
                + "{display:block}\n"
        );
        css.Append(Invariant($"{chain.Of(pack.Safety.UnderAge)}~.found{{--youth:block;--grown:none;--list:none;--any:none!important}}\n"));
    }

    // A detail is asked once its line is ticked. It is looked for where that line is, if that stands before it or around it, and else in the whole
    // form, which takes longer: so of lines of which one is enough, only those that stand after it are.
    private static void WriteQuestions(StringBuilder css, Form form)
    {
        foreach (var ask in form.Sections.SelectMany(section => section.Asks).Where(form.IsDetail))
        {
            var rule = Rule.Of(ask.Question.When!, form);
            var shown = (rule.Kind == RuleKind.Any ? rule.Parts : [rule])
                .GroupBy(part =>
                    part.Anchors.All(anchor => anchor == ask.Anchor) ? Place.Around
                    : part.Anchors.All(anchor => anchor.At < ask.Anchor.At) ? Place.Before
                    : Place.Anywhere
                )
                .Select(parts => (place: parts.Key, rule: new Rule(RuleKind.Any, [.. parts])))
                .Select(each =>
                    each.place switch
                    {
                        Place.Around => $"#{ask.Anchor.Id}{each.rule.Compound} ",
                        Place.Before => $"{SelectorChain.Of(each.rule)}~",
                        _ => $".reflect{each.rule.Compound} ",
                    }
                );
            css.Append(Invariant($"{string.Join(',', shown.Select(where => $"{where}#{ask.Id}"))}{{display:var(--asked,block)}}\n"));
        }
    }

    // Where the line stands that asks for a detail.
    private enum Place
    {
        Around,
        Before,
        Anywhere,
    }

    // A tick is the text "+ 1", and nothing where it is not set: so only what is ticked has to be read as part of a sum.
    private static string TickSelector(SheetNames names, Ask ask, Answer answer) => Invariant($"var(--q{names.Of(ask, answer)},)");

    private static string SumOf(IEnumerable<string> ticks) => $"0 {string.Join(' ', ticks)}";

    private static int WeightOf(Pack pack, Strength strength) =>
        pack.Model.Strengths[strength] is > 0 and var ratio ? BitsOf(ratio) : RulesOut;

    // What was said more than once weighs less: w·min(n, a) + v·max(0, n − a).
    private static string AddWeight(Pack pack, Strength strength, List<string> ticks)
    {
        var (weight, said) = (WeightOf(pack, strength), SumOf(ticks));
        return pack.Model.Repeated.TryGetValue(strength, out var repeat) && ticks.Count > repeat.After
            ? Invariant($" + {weight}*min({repeat.After},{said}) + {BitsOf(repeat.Ratio)}*max(0,{said} - {repeat.After})")
            : Invariant($"{(weight < 0 ? " - " : " + ")}{Math.Abs(weight)}*({said})");
    }

    private static int CutOf(double probability) => (int)Math.Ceiling(Math.Log2(OddsOf(probability)) * Bit);

    private static double OddsOf(double probability) => probability / (1 - probability);

    private static int BitsOf(double ratio) => (int)Math.Round(Math.Log2(ratio) * Bit);

    private static void WriteFit(Pack pack, Reason reason, int prior, ILookup<Strength, string> weights)
    {
        var each = weights
            .Where(group => WeightOf(pack, group.Key) > RulesOut)
            .Select(group => WeightOf(pack, group.Key) * group.Count())
            .ToList();
        var (least, most) = (prior + each.Where(weight => weight < 0).Sum(), prior + each.Where(weight => weight > 0).Sum());
        if (least <= Floor || most >= Floor - RulesOut || most > Exact)
        {
            throw new InvalidOperationException($"The weights of {reason.Id} add up to more than the sheet can sum.");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
