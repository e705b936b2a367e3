using System.Collections.Immutable;

namespace Saltwater.Keep.Agreements;

/// <summary>What somebody taps in the private check. It stays on that one screen and nowhere else.</summary>
public enum Reply
{
    /// <summary>Left open.</summary>
    None,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>Not sure.</summary>
    NotSure,

    /// <summary>No.</summary>
    No,
}

/// <summary>The rule of the private check. It is no verdict: it decides whether the next screen suggests doing things with the other
/// person, and whether support stands open.</summary>
public static class FreeToSayNo
{
    private static readonly ImmutableArray<(string Id, Reply Free)> Check = PrivateCheck.Questions;

    /// <summary>What is asked, by its id, in this order.</summary>
    public static ImmutableArray<string> Asked { get; } = [.. Check.Select(each => each.Id)];

    /// <summary>True only if all of it was answered, and nothing left a doubt.</summary>
    /// <param name="replies">In the order of <see cref="Asked"/>.</param>
    public static bool Holds(params ReadOnlySpan<Reply> replies)
    {
        var free = replies.Length == Check.Length;
        for (var at = 0; at < replies.Length && free; at++)
        {
            free = replies[at] == Check[at].Free;
        }

        return free;
    }
}
