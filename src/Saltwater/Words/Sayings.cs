using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Words;

/// <summary>Finds sentences fitted to reason, role, timing and tone.</summary>
public static class Sayings
{
    /// <summary>Sentences for a reason.</summary>
    /// <param name="role">Who says them.</param>
    /// <param name="timing">Said now or sent later; both if null.</param>
    /// <param name="tone">How they sound; every tone if null.</param>
    /// <param name="partnerTalkSafe">If not, only words to someone trusted are given; to the other person, none.</param>
    public static ImmutableArray<Wording> For(Reason reason, Role role, Timing? timing, Tone? tone, bool partnerTalkSafe)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (!partnerTalkSafe && (reason.WordsTo != Listener.Trusted || role == Role.Partner))
        {
            return [];
        }

        return
        [
            .. reason.Words.Where(wording =>
                wording.Role == role && (timing ?? wording.Timing) == wording.Timing && (tone ?? wording.Tone) == wording.Tone
            ),
        ];
    }

    /// <summary>Occasions someone in this role may want words for.</summary>
    /// <param name="partnerTalkSafe">If not, only occasions to speak with someone trusted are given.</param>
    public static ImmutableArray<Occasion> Occasions(Pack pack, Role role, bool partnerTalkSafe)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return [.. pack.Words.Occasions.Where(occasion => occasion.Role == role && (partnerTalkSafe || occasion.To != Listener.Partner))];
    }
}
