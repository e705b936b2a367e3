using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Agreements;

/// <summary>
/// Where someone is with their lists, for themselves or handed across: an immutable value, and every tap gives the next one. A tap that the
/// screen does not have changes nothing.
/// </summary>
/// <remarks>
/// As soon as the device changes hands it holds of the first person's list only what they chose to show, so that no step can lead back to
/// the rest; and it no longer holds how free anybody felt. It writes nothing itself: whoever draws it keeps what it says, and then tells it
/// how that went.
/// </remarks>
public sealed record HandOver
{
    private HandOver() { }

    /// <summary>All lists, with none open.</summary>
    public static HandOver Start { get; } = new();

    /// <summary>The screen.</summary>
    public HandOverStep Step { get; private init; }

    /// <summary>The list that is open, as it is being written; null on the screen of all lists, and from the hand-over on.</summary>
    public Agreement? Open { get; private init; }

    /// <summary>What was deleted just now and can be brought back.</summary>
    public Agreement? Deleted { get; private init; }

    /// <summary>How what is being written was kept before that began; null if it was not there.</summary>
    public Agreement? Before { get; private init; }

    /// <summary>Whether what is being written was put away meanwhile, since everything might have locked.</summary>
    public bool IsPutAway { get; private init; }

    /// <summary>Which list was handed over; null before that.</summary>
    public RecordId? HandedOver { get; private init; }

    /// <summary>What the first person chose to show.</summary>
    public Side Shown { get; private init; } = Side.Empty;

    /// <summary>The day to look at it again, where the first person shows anything.</summary>
    public DateOnly? Review { get; private init; }

    /// <summary>What the other person wrote; once both are done, what they chose to show of it.</summary>
    public Side Theirs { get; private init; } = Side.Empty;

    /// <summary>Whether what the other person shows stays on this device.</summary>
    public bool TheirsStay { get; private init; }

    /// <summary>What went wrong with keeping it; <see cref="WriteResult.Done"/> if nothing did.</summary>
    public WriteResult Trouble { get; private init; }

    /// <summary>
    /// Whether the check of the person who has the device left no doubt; null before it, and again as soon as the device changes hands.
    /// </summary>
    public bool? IsFree { get; private init; }

    /// <summary>Whether something of one's own is being written. Never true of what the other person writes.</summary>
    public bool IsWriting => Step == HandOverStep.Form;

    private HandOverStep StepAfterCheck { get; init; }

    /// <summary>Begins a new list.</summary>
    public HandOver BeginList(RecordId id) =>
        OnlyFrom(HandOverStep.Lists, WithOpen(Agreement.New(id)).CheckedBefore(HandOverStep.Form, null));

    /// <summary>Opens a list that is kept.</summary>
    public HandOver ReadList(Agreement kept) => OnlyFrom(HandOverStep.Lists, WithOpen(kept).AtStep(HandOverStep.Own));

    /// <summary>What the private check came to.</summary>
    public HandOver WithCheck(bool isFree) =>
        Step switch
        {
            HandOverStep.Check => AtStep(HandOverStep.Before) with { IsFree = isFree },
            HandOverStep.TheirCheck => AtStep(HandOverStep.TheirBefore) with { IsFree = isFree },
            _ => this,
        };

    /// <summary>On to the next screen, where nothing has to be chosen or kept for that.</summary>
    public HandOver GoOn() =>
        Step switch
        {
            HandOverStep.Before => AtStep(StepAfterCheck),
            HandOverStep.Pass => AtStep(HandOverStep.TheirCheck),
            HandOverStep.TheirBefore => AtStep(HandOverStep.TheirForm),
            HandOverStep.TheirForm => AtStep(HandOverStep.TheirShow),
            _ => this,
        };

    /// <summary>One step back.</summary>
    public HandOver GoBack() =>
        Step switch
        {
            HandOverStep.Own => Start,
            HandOverStep.Show => AtStep(HandOverStep.Own),
            HandOverStep.TheirShow => AtStep(HandOverStep.TheirForm),
            _ => this,
        };

    /// <summary>
    /// They go no further. What one person wrote for themselves is as it was; once the device changed hands, all that anybody wrote is gone
    /// from here.
    /// </summary>
    /// <param name="kept">The list as it is kept now; null if it is not.</param>
    public HandOver StopHere(Agreement? kept) =>
        Step switch
        {
            HandOverStep.Check or HandOverStep.Before or HandOverStep.Form when kept is null => Start,
            HandOverStep.Check or HandOverStep.Before or HandOverStep.Form => WithOpen(kept).AtStep(HandOverStep.Own),
            HandOverStep.Pass or HandOverStep.TheirCheck or HandOverStep.TheirBefore or HandOverStep.TheirForm => Start.AtStep(
                HandOverStep.Closed
            ),
            _ => this,
        };

    /// <summary>The lines of whoever is writing.</summary>
    public HandOver WriteLines(Side side) =>
        Step switch
        {
            HandOverStep.Form => this with { Open = Open!.WithMine(side) },
            HandOverStep.TheirForm => this with { Theirs = side },
            _ => this,
        };

    /// <summary>The word that stands for whoever chooses what to show.</summary>
    public HandOver NameSide(string? typed) =>
        Step switch
        {
            HandOverStep.Show => this with { Open = Open!.WithMine(Open.Mine.Named(typed)) },
            HandOverStep.TheirShow => this with { Theirs = Theirs.Named(typed) },
            _ => this,
        };

    /// <summary>What one's own list is called.</summary>
    public HandOver NameList(string? typed) => OnlyFrom(HandOverStep.Form, this with { Open = Open?.Labelled(typed) });

    /// <summary>When one wants to look at one's own list again.</summary>
    public HandOver ReviewOn(DateOnly? day) => OnlyFrom(HandOverStep.Form, this with { Open = Open?.ReviewedOn(day) });

    /// <summary>What is being written is put away as it stands.</summary>
    public HandOver PutAway() => OnlyFrom(HandOverStep.Form, this with { IsPutAway = true });

    /// <summary>What was written is kept.</summary>
    public HandOver AfterKeeping() => OnlyFrom(HandOverStep.Form, AtStep(HandOverStep.Own));

    /// <summary>On to changing one's own list.</summary>
    /// <param name="kept">It as it is kept now.</param>
    public HandOver ChangeList(Agreement? kept) => OnlyFrom(HandOverStep.Own, CheckedBefore(HandOverStep.Form, kept));

    /// <summary>On to writing one with someone here.</summary>
    public HandOver HandAcross() => OnlyFrom(HandOverStep.Own, CheckedBefore(HandOverStep.Show, null));

    /// <summary>What the other person once let stay is gone.</summary>
    public HandOver WithoutTheirs() => OnlyFrom(HandOverStep.Own, this with { Open = Open?.WithTheirs(null), Trouble = WriteResult.Done });

    /// <summary>The open list is deleted, and can be brought back.</summary>
    public HandOver DeleteList() => OnlyFrom(HandOverStep.Own, Start with { Deleted = Open });

    /// <summary>What was deleted is back, or gone for good.</summary>
    public HandOver SettleDeleted() => OnlyFrom(HandOverStep.Lists, this with { Deleted = null, Trouble = WriteResult.Done });

    /// <summary>The first person chose what to show: from here on the rest of their list is not here any more.</summary>
    public HandOver ShowParts(IReadOnlyCollection<AgreementPart> parts)
    {
        if (Step != HandOverStep.Show)
        {
            return this;
        }

        var shown = Open!.Mine.Showing(parts);
        return Start.AtStep(HandOverStep.Pass) with { HandedOver = Open.Id, Shown = shown, Review = shown.IsEmpty ? null : Open.Review };
    }

    /// <summary>The other person chose what to show, and whether it may stay. The rest of what they wrote is gone.</summary>
    public HandOver ShowTheirs(IReadOnlyCollection<AgreementPart> parts, bool mayStay)
    {
        if (Step != HandOverStep.TheirShow)
        {
            return this;
        }

        var shown = Theirs.Showing(parts);
        return AtStep(HandOverStep.Both) with { Theirs = shown, TheirsStay = mayStay && !shown.IsEmpty, IsFree = null };
    }

    /// <summary>What the other person showed does not stay after all: nobody is held here by a full disk.</summary>
    public HandOver LetTheirsGo() => this with { TheirsStay = false };

    /// <summary>The end of a hand-over. Nothing of it is left.</summary>
    public HandOver Close() => Step is HandOverStep.Both or HandOverStep.Closed ? Start : this;

    /// <summary>It could not be kept: the screen stays and says so.</summary>
    public HandOver NotKept(WriteResult trouble) => this with { Trouble = trouble };

    /// <summary>What someone wrote never reaches a log or an error by accident.</summary>
    public override string ToString() => nameof(HandOver);

    // A tap that the screen does not have changes nothing.
    private HandOver OnlyFrom(HandOverStep step, HandOver next) => Step == step ? next : this;

    private static HandOver WithOpen(Agreement agreement) => Start with { Open = agreement };

    private HandOver AtStep(HandOverStep step) => this with { Step = step, Trouble = WriteResult.Done };

    // Asked once for each list that is opened, before anything is written or shown.
    private HandOver CheckedBefore(HandOverStep step, Agreement? kept) =>
        AtStep(IsFree is null ? HandOverStep.Check : step) with
        {
            StepAfterCheck = step,
            Before = kept,
            IsPutAway = false,
        };
}
