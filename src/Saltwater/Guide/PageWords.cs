using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>The lines of the page to take along.</summary>
/// <remarks>One in the first person for each answer worth telling someone who helps, and what they may wish to ask.</remarks>
/// <remarks>
/// Nothing here follows from an answer. What stands around the lines is a screen.
/// These are classes: what a record adds would cross the wire with the first load, and few open the page.
/// </remarks>
/// <param name="groups">In the order on the page.</param>
/// <param name="asks">In the order in which they are offered.</param>
internal sealed class PageWords(ImmutableArray<PageGroup> groups, ImmutableArray<PageAsk> asks)
{
    /// <summary>In the order on the page.</summary>
    public ImmutableArray<PageGroup> Groups { get; } = groups;

    /// <summary>In the order in which they are offered.</summary>
    public ImmutableArray<PageAsk> Asks { get; } = asks;
}

/// <summary>Lines that belong together.</summary>
internal sealed class PageGroup(string id, bool isPrivate, string title, string partner, ImmutableArray<PageSaying> lines)
{
    public string Id { get; } = id;

    /// <summary>Whether none of its lines is ever ticked for anybody, nor shown where someone may look.</summary>
    public bool IsPrivate { get; } = isPrivate;

    /// <summary>As the one who cried reads it.</summary>
    public string Title { get; } = title;

    /// <summary>As the other person reads it.</summary>
    public string Partner { get; } = partner;

    public ImmutableArray<PageSaying> Lines { get; } = lines;

    /// <summary>The title for someone in this role.</summary>
    public string TitleFor(Role role) => role == Role.Partner ? Partner : Title;
}

/// <summary>What a question's answers say on the page.</summary>
internal sealed class PageSaying(Role role, string question, ImmutableSortedDictionary<string, string> answers)
{
    /// <summary>Who says it.</summary>
    public Role Role { get; } = role;

    /// <summary>Id of the question.</summary>
    public string Question { get; } = question;

    /// <summary>A line by the id of the answer. One that is not named here takes its statement on the path.</summary>
    public ImmutableSortedDictionary<string, string> Answers { get; } = answers;
}

/// <summary>What someone may wish to ask.</summary>
internal sealed class PageAsk(Role role, string says, ImmutableArray<string> after)
{
    /// <summary>Who may.</summary>
    public Role Role { get; } = role;

    public string Says { get; } = says;

    /// <summary>Offered once one of these questions has a line; always if it names none.</summary>
    public ImmutableArray<string> After { get; } = after;
}
