using System.Collections.Immutable;

namespace Saltwater.Guide;

/// <summary>An observation asked in plain language.</summary>
/// <param name="Id">Stable: kept entries and other programs point at it.</param>
/// <param name="Ref">The reviewers' number, for example <c>O22</c>.</param>
/// <param name="Group">What it is about; <c>safety</c> is asked first and in file order.</param>
/// <param name="AskedOf">Who can be asked.</param>
/// <param name="AtMost">How many answers may be chosen; 1 for a single choice.</param>
/// <param name="Sensitive">Asked only when the person said they are private, with a warning first.</param>
/// <param name="When">Asked only when this holds; null if always.</param>
/// <param name="Ask">The question.</param>
/// <param name="AskPartner">The question to a partner where it reads differently; null where it does not.</param>
/// <param name="Why">Why we ask, told to the person.</param>
/// <param name="Sources">What the effects rest on; the reviewers' reasoning is in the guide's own files.</param>
public sealed record Question(
    string Id,
    string Ref,
    string Group,
    AskedOf AskedOf,
    int AtMost,
    bool Sensitive,
    Condition? When,
    string Ask,
    string? AskPartner,
    string Why,
    [LeftOutOfBytes] ImmutableArray<string> Sources,
    ImmutableArray<Answer> Answers
)
{
    /// <summary>The group that is asked before anything else.</summary>
    public const string SafetyGroup = "safety";

    /// <summary>The group of short questionnaires, which are never asked unless the person chose them.</summary>
    public const string ScreenersGroup = "screeners";

    /// <summary>The group that opens: who is asked, and what stands out.</summary>
    public const string OpeningGroup = "opening";

    /// <summary>The group of what a partner saw, was told and did: asked as statements, never one by one.</summary>
    public const string ToldGroup = "told";

    /// <summary>The answer with this id, or null.</summary>
    public Answer? Answer(string id) => Answers.FirstOrDefault(answer => answer.Id == id);

    /// <summary>Whether someone in this role can be asked.</summary>
    public bool CanAsk(Role role) => AskedOf.Includes(role);

    /// <summary>The question as it reads for someone in this role.</summary>
    public string AskFor(Role role) => role == Role.Partner ? AskPartner ?? Ask : Ask;
}

/// <summary>Who can be asked a question.</summary>
public enum AskedOf
{
    /// <summary>Only the one who cried.</summary>
    Self,

    /// <summary>Only the partner.</summary>
    Partner,

    /// <summary>Either, a partner from what they saw, know of themselves or were told.</summary>
    Both,
}

/// <summary>Who belongs to those that can be asked.</summary>
internal static class AskedOfRoles
{
    /// <summary>Whether someone in this role is one of them.</summary>
    public static bool Includes(this AskedOf asked, Role role) =>
        asked switch
        {
            AskedOf.Self => role == Role.Self,
            AskedOf.Partner => role == Role.Partner,
            _ => true,
        };
}

/// <summary>One answer a person can choose.</summary>
/// <param name="Says">The answer in the person's words.</param>
/// <param name="SaysPartner">The same in a partner's words where it reads differently; null where it does not.</param>
/// <param name="SaysQuietly">As it reads where someone may look at the screen; null where it reads the same.</param>
/// <param name="AskedOf">Who is offered it.</param>
/// <param name="Retired">Still understood where it was answered before; no longer offered.</param>
/// <param name="Exclusive">Stands alone where several may be chosen.</param>
/// <param name="Sensitive">Offered only when the person said they are private.</param>
/// <param name="BaseRate">How common the answer is among people for whom no reason speaks, relative to its siblings; an editorial
/// judgement.</param>
/// <param name="Effects">What it speaks for and against.</param>
public sealed record Answer(
    string Id,
    string Says,
    string? SaysPartner,
    string? SaysQuietly,
    AskedOf AskedOf,
    bool Retired,
    bool Exclusive,
    bool Sensitive,
    double BaseRate,
    ImmutableArray<Effect> Effects
)
{
    /// <summary>Whether someone in this role is offered it.</summary>
    public bool IsOffered(Role role) => !Retired && AskedOf.Includes(role);

    /// <summary>The answer as it reads for someone in this role.</summary>
    /// <param name="quietly">True where someone may look at the screen.</param>
    public string SaysFor(Role role, bool quietly = false) =>
        (quietly ? SaysQuietly : null) ?? (role == Role.Partner ? SaysPartner : null) ?? Says;
}

/// <summary>How strongly an answer speaks for or against a reason.</summary>
public enum Strength
{
    /// <summary>True by definition: the reason cannot be at work.</summary>
    RulesOut,

    /// <summary>Speaks against.</summary>
    Against,

    /// <summary>Speaks for.</summary>
    For,

    /// <summary>Someone else said or showed it: more than <see cref="For"/>, less than one's own word.</summary>
    Told,

    /// <summary>Speaks strongly for.</summary>
    StronglyFor,
}

/// <summary>What an answer says about one reason.</summary>
/// <param name="Reason">Id of the reason.</param>
/// <param name="FromEvidence">True if a cited study, guideline or definition supports the direction; false if it is judgement. Sizes are
/// always judgement.</param>
public sealed record Effect(string Reason, Strength Strength, bool FromEvidence);
