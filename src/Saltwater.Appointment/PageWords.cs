using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Appointment;

/// <summary>The words of the page to take along in one language: a line in the first person for each answer worth telling someone who
/// helps, and what they may wish to ask. Nothing here follows from an answer.</summary>
/// <param name="Says">The words of the screen and of the page itself, by <see cref="Keys"/>.</param>
/// <param name="Groups">In the order on the page.</param>
/// <param name="Asks">In the order in which they are offered.</param>
public sealed record PageWords(
    string Language,
    ImmutableSortedDictionary<string, string> Says,
    ImmutableArray<PageGroup> Groups,
    ImmutableArray<PageAsk> Asks
)
{
    /// <summary>The words every language has to have.</summary>
    public static readonly ImmutableArray<string> Keys =
    [
        "title",
        "lead",
        "private-title",
        "private-note",
        "private-left-out",
        "asks-title",
        "own",
        "own-asks",
        "page-title",
        "page-label",
        "empty",
        "too-long",
        "note",
        "print",
        "save",
        "copy",
        "copied",
        "not-copied",
        "as-text",
        "as-text-label",
        "back",
        "heading",
        "heading-partner",
        "notice",
        "notice-partner",
        "asked",
        "added",
    ];
}

/// <summary>Lines that belong together.</summary>
/// <param name="IsPrivate">Whether none of its lines is ever ticked for anybody, nor shown where someone may look.</param>
/// <param name="Title">As the one who cried reads it.</param>
/// <param name="Partner">As the other person reads it.</param>
public sealed record PageGroup(string Id, bool IsPrivate, string Title, string Partner, ImmutableArray<PageSaying> Lines)
{
    /// <summary>The title for someone in this role.</summary>
    public string TitleFor(Role role) => role == Role.Partner ? Partner : Title;
}

/// <summary>What a question's answers say on the page.</summary>
/// <param name="Role">Who says it.</param>
/// <param name="Question">Id of the question.</param>
/// <param name="Answers">A line by the id of the answer. One that is not named here takes its statement on the path.</param>
public sealed record PageSaying(Role Role, string Question, ImmutableSortedDictionary<string, string> Answers);

/// <summary>What someone may wish to ask.</summary>
/// <param name="Role">Who may.</param>
/// <param name="After">Offered once one of these questions has a line; always if it names none.</param>
public sealed record PageAsk(Role Role, string Says, ImmutableArray<string> After);
