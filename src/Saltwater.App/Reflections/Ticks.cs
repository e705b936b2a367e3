using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.App.Reflections;

/// <summary>What is ticked of a question's answers.</summary>
internal static class Ticks
{
    /// <summary>After one was tapped: it goes if it was ticked, and what stands alone takes the place of all others.</summary>
    /// <param name="alone">Whether it stands alone.</param>
    public static ImmutableArray<string> After(Question question, ImmutableArray<string> ticked, Answer tapped, bool alone)
    {
        if (ticked.Contains(tapped.Id))
        {
            return ticked.Remove(tapped.Id);
        }

        if (alone)
        {
            return [tapped.Id];
        }

        return [.. ticked.Where(id => question.Answer(id) is { Exclusive: false }), tapped.Id];
    }
}
