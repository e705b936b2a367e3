using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Appointment;

/// <summary>What a person can put on the page, made from what they answered and from nothing else.</summary>
/// <remarks>No reason, no urgency and no advice ever reaches it.</remarks>
public sealed class Offer
{
    private Offer(TakeAlongTexts says, Role role) => (Says, Role) = (says, role);

    /// <summary>The words around the lines.</summary>
    internal TakeAlongTexts Says { get; }

    /// <summary>Who answered. What the other person says of the one who cried is told as they saw or heard it.</summary>
    public Role Role { get; }

    /// <summary>The lines by group; no group is empty.</summary>
    public ImmutableArray<OfferedGroup> Groups { get; private init; } = [];

    /// <summary>What they may wish to ask. None is ever chosen for them.</summary>
    public ImmutableArray<string> Asks { get; private init; } = [];

    /// <summary>Whether private lines were left out, since someone may look at the screen.</summary>
    public bool LeavesOut { get; private init; }

    /// <summary>All lines, in the order on the page.</summary>
    public IEnumerable<OfferedLine> Lines => Groups.SelectMany(group => group.Lines);

    /// <summary>The lines that stand chosen at first: those that are not private.</summary>
    public IEnumerable<OfferedLine> Usual => Lines.Where(line => !line.IsPrivate);

    /// <summary>What can be on the page, or null: for someone under 18 there is none, nor in a language without such a page.</summary>
    public static Offer? Of(Pack pack, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(answers);
        if (pack.Page is not { } words || DangerSigns.UnderAge(pack.Safety, answers))
        {
            return null;
        }

        var role = answers.Role;
        var all = words
            .Groups.Select(group => new OfferedGroup(
                group.TitleFor(role),
                [.. group.Lines.Where(each => each.Role == role).SelectMany(saying => LinesOf(pack, answers, group, saying))]
            ))
            .ToList();
        var watched = ReflectionPath.Watched(pack, answers);
        ImmutableArray<OfferedGroup> shown =
        [
            .. all.Select(group => group with { Lines = [.. group.Lines.Where(line => !watched || !line.IsPrivate)] })
                .Where(group => !group.Lines.IsEmpty),
        ];
        var questions = shown.SelectMany(group => group.Lines).Select(line => line.Question).ToHashSet(StringComparer.Ordinal);
        return new(TakeAlongTexts.Of(pack), role)
        {
            Groups = shown,
            Asks =
            [
                .. words
                    .Asks.Where(ask => ask.Role == role && (ask.After.IsEmpty || ask.After.Any(questions.Contains)))
                    .Select(ask => ask.Says),
            ],
            LeavesOut = watched && all.Any(group => group.Lines.Any(line => line.IsPrivate)),
        };
    }

    /// <summary>What a person can answer is nobody's to see by accident.</summary>
    public override string ToString() => nameof(Offer);

    // In the guide's order, and only what someone in this role can be asked.
    private static IEnumerable<OfferedLine> LinesOf(Pack pack, Answers answers, PageGroup within, PageSaying saying) =>
        from question in pack.Questions
        where question.Id == saying.Question && question.CanAsk(answers.Role)
        from answer in question.Answers
        where answers[question.Id].Contains(answer.Id)
        let says = saying.Answers.GetValueOrDefault(answer.Id) ?? StatementFor(pack, answers.Role, question, answer)
        where says is not null
        select new OfferedLine(
            $"{within.Id}/{question.Id}/{answer.Id}",
            question.Id,
            says,
            within.IsPrivate || question.Sensitive || answer is { Sensitive: true } or { SaysQuietly: not null }
        );

    private static string? StatementFor(Pack pack, Role role, Question question, Answer answer) =>
        pack
            .Path.Areas.SelectMany(area => area.Statements)
            .FirstOrDefault(each => each.Question == question.Id && each.Answer == answer.Id && each.IsFor(role))
            ?.SaysFor(role)
            is { Length: > 0 } says
            ? says + "."
            : null;
}

/// <summary>Lines that belong together.</summary>
public sealed record OfferedGroup(string Title, ImmutableArray<OfferedLine> Lines)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(OfferedGroup);
}

/// <summary>One line that can be on the page.</summary>
/// <param name="Id">Names it among all lines of an offer.</param>
/// <param name="Question">Id of the question that it answers.</param>
/// <param name="Says">In the first person.</param>
/// <param name="IsPrivate">Whether it is never chosen for anybody.</param>
public sealed record OfferedLine(string Id, string Question, string Says, bool IsPrivate)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(OfferedLine);
}
