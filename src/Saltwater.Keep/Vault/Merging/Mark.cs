using System.Collections.Immutable;
using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault.Merging;

/// <summary>What is known of one envelope.</summary>
/// <param name="Hash">Its name.</param>
/// <param name="Lamport">Its time; 0 where that is not known.</param>
/// <param name="IsHere">Whether it was merged; otherwise another one, or a list of heads, only named it.</param>
internal readonly record struct Mark(EnvelopeHash Hash, ulong Lamport, bool IsHere)
{
    /// <summary>Adds one to those of the same device and number: one each, whoever wrote them, by their names.</summary>
    public static ImmutableArray<Mark> JoinMarks(ImmutableArray<Mark> marks, Mark added)
    {
        for (var at = 0; at < marks.Length; at++)
        {
            var there = marks[at];
            if (there.Hash.Is(added.Hash))
            {
                return marks.SetItem(
                    at,
                    new(
                        // One that was only named has one form of its name; the envelope itself gives both, and readers of early files
                        // need both.
                        there.Hash.Other.IsEmpty
                            ? added.Hash
                            : there.Hash,
                        Math.Max(there.Lamport, added.Lamport),
                        there.IsHere || added.IsHere
                    )
                );
            }
        }

        // Sorted, so that two devices that learnt of them in another order write the same bytes.
        return marks.Add(added).Sort((one, other) => one.Hash.Hash.Span.SequenceCompareTo(other.Hash.Hash.Span));
    }
}
