using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Keep.Agreements;

/// <summary>A line of the guide that can be ticked.</summary>
/// <param name="Line">What ticking adds.</param>
/// <param name="Text">What it says.</param>
public sealed record Offer(Line Line, string Text)
{
    /// <summary>What the guide has for one part.</summary>
    /// <param name="time">For aftercare, the guide's id of the time; empty elsewhere.</param>
    /// <param name="withPartnerTalk">Whether lines about talking or acting with the other person are offered. Never after a check that left
    /// a doubt; a line that was ticked before stays, so that it can be unticked.</param>
    /// <param name="side">What is ticked already.</param>
    public static ImmutableArray<Offer> For(Pack pack, AgreementPart part, string time, bool withPartnerTalk, Side side)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(side);
        return part switch
        {
            AgreementPart.Signals =>
            [
                .. pack.Limits.Signals.Select(signal => new Offer(
                    Line.OfGuide(part, signal.Id),
                    SheetTexts.Of(pack).Signal(signal.Name, signal.Text)
                )),
            ],
            AgreementPart.IfTearsCome => Cared(pack.Limits.IfTearsCome),
            AgreementPart.Aftercare => Cared([.. pack.Aftercare.Times.Where(each => each.Id == time).SelectMany(each => each.Items)]),
            _ => [.. KindOf(pack, part)?.Examples.Select(example => new Offer(Line.Written(part, example)!, example)) ?? []],
        };

        ImmutableArray<Offer> Cared(ImmutableArray<CareItem> items) =>
            [
                .. items
                    .Select(item => (item.PartnerTalk, Offer: new Offer(Line.OfGuide(part, item.Id, time), item.Text)))
                    .Where(each => withPartnerTalk || !each.PartnerTalk || side.Lines.Any(each.Offer.Line.IsSameAs))
                    .Select(each => each.Offer),
            ];
    }

    /// <summary>What the guide says about a kind of limit; null if it no longer does.</summary>
    internal static LimitKind? KindOf(Pack pack, AgreementPart part)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var id = part switch
        {
            AgreementPart.Never => "hard",
            AgreementPart.OnlyIf => "soft",
            AgreementPart.Open => "open",
            _ => "",
        };
        return pack.Limits.Kinds.FirstOrDefault(kind => kind.Id == id);
    }
}
