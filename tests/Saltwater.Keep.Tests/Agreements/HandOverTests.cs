using System.Collections;
using System.Reflection;
using CsCheck;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Agreements;

public sealed class HandOverTests
{
    private const string Hidden = "a line for my eyes alone";
    private const string Private = "what I call this list";
    private const string Shown = "a line for both of us";
    private const string TheirHidden = "a line the other one keeps to themselves";
    private const string TheirShown = "a line the other one shows";

    private static readonly HandOverStep[] Across =
    [
        HandOverStep.Pass,
        HandOverStep.TheirCheck,
        HandOverStep.TheirBefore,
        HandOverStep.TheirForm,
        HandOverStep.TheirShow,
        HandOverStep.Both,
        HandOverStep.Closed,
    ];

    private static readonly Side Mine = Side
        .Empty.With(Line.Written(AgreementPart.Never, Hidden)!)
        .With(Line.Written(AgreementPart.OnlyIf, "under a term", term: Hidden)!)
        .With(Line.Written(AgreementPart.Open, Shown)!);

    private static readonly Side Other = Side
        .Empty.With(Line.Written(AgreementPart.Never, TheirHidden)!)
        .With(Line.Written(AgreementPart.Open, TheirShown)!);

    private static readonly Agreement List = Lists.Of(Mine).Labelled(Private).ReviewedOn(new(2026, 4, 1)).WithTheirs(Other);

    // What each kind of tap may bring along. No one ever ticks a part that hides something: what is then seen is by choice.
    private static readonly Dictionary<Type, Gen<object?>> Brought = new()
    {
        [typeof(RecordId)] = Gen.Const(() => (object?)List.Id),
        [typeof(Agreement)] = OneOf(null, List),
        [typeof(Side)] = OneOf(Side.Empty, Other),
        [typeof(string)] = OneOf(null, "", "Sam"),
        [typeof(DateOnly?)] = OneOf(null, new DateOnly(2026, 5, 1)),
        [typeof(IReadOnlyCollection<AgreementPart>)] = OneOf(Array.Empty<AgreementPart>(), new[] { AgreementPart.Open }),
        [typeof(WriteResult)] = Gen.Enum<WriteResult>().Select(each => (object?)each),
        [typeof(bool)] = Gen.Bool.Select(each => (object?)each),
    };

    // Every tap there is, also those that are added later.
    private static readonly MethodInfo[] Taps =
    [
        .. typeof(HandOver)
            .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(each => each.ReturnType == typeof(HandOver) && !each.Name.StartsWith('<')),
    ];

    private static readonly Gen<Tap> AnyTap = Gen.OneOf([.. Taps.Select(Of)]);

    private static readonly Gen<Tap[]> AnyTaps = AnyTap.Array[0, 60];

    [Fact]
    public void From_the_hand_over_on_no_order_of_taps_leads_back_to_what_the_other_may_not_see() =>
        AnyTaps.Sample(
            taps =>
            {
                for (var (at, next) = (HandedOver(isFree: true), 0); at != HandOver.Start && next < taps.Length; next++)
                {
                    Assert.Contains(at.Step, Across);
                    var held = Held(at).ToList();
                    Assert.DoesNotContain(held, text => text is Hidden or Private);
                    Assert.True(at.Step != HandOverStep.Both || !held.Contains(TheirHidden));
                    at = taps[next].On(at);
                }
            },
            iter: 20_000
        );

    [Fact]
    public void However_a_list_is_handed_over_only_what_was_chosen_goes_across() =>
        AnyTaps.Sample(
            taps =>
            {
                var at = HandOver.Start.ReadList(List);
                foreach (var tap in taps)
                {
                    var before = at;
                    at = tap.On(at);
                    if (Across.Contains(at.Step) && !Across.Contains(before.Step))
                    {
                        Assert.Equal((HandOverStep.Show, HandOverStep.Pass), (before.Step, at.Step));
                        Assert.NotNull(before.IsFree);
                        Assert.DoesNotContain(Held(at), text => text is Hidden or Private);
                        Assert.Equal(Side.Empty, at.Theirs);
                        Assert.Null(at.IsFree);
                    }
                }
            },
            iter: 20_000
        );

    [Fact]
    public void How_free_one_of_the_two_felt_is_forgotten_before_the_other_has_the_device() =>
        AnyTaps.Sample(
            taps =>
            {
                var (free, doubting) = (HandedOver(isFree: true), HandedOver(isFree: false));
                foreach (var tap in taps.TakeWhile(_ => free != HandOver.Start))
                {
                    Assert.Equal((free.Step, free.IsFree), (doubting.Step, doubting.IsFree));
                    Assert.Equal(Held(free), Held(doubting));
                    Assert.True(
                        free.Step is not (HandOverStep.Pass or HandOverStep.TheirCheck or HandOverStep.Both) || free.IsFree is null
                    );
                    (free, doubting) = (tap.On(free), tap.On(doubting));
                }
            },
            iter: 5_000
        );

    [Fact]
    public void Nothing_of_a_hand_over_is_left_once_it_is_closed() =>
        AnyTaps.Sample(taps =>
        {
            var at = taps.Aggregate(HandedOver(isFree: true), (now, tap) => now == HandOver.Start ? now : tap.On(now));
            Assert.Equal(HandOver.Start, ToTheEnd(at));
        });

    [Fact]
    public void What_the_other_shows_stays_only_if_they_say_so_and_only_if_they_show_anything()
    {
        var theirs = HandedOver(isFree: true).GoOn().WithCheck(true).GoOn().WriteLines(Other).GoOn();
        Assert.True(theirs.ShowTheirs([AgreementPart.Open], mayStay: true).TheirsStay);
        Assert.False(theirs.ShowTheirs([AgreementPart.Open], mayStay: false).TheirsStay);
        Assert.False(theirs.ShowTheirs([], mayStay: true).TheirsStay);
        Assert.False(theirs.ShowTheirs([AgreementPart.Open], mayStay: true).LetTheirsGo().TheirsStay);
    }

    [Fact]
    public void Nothing_is_written_or_shown_before_the_check_was_gone_through() =>
        AnyTaps.Sample(
            taps =>
            {
                var at = HandOver.Start;
                foreach (var tap in taps)
                {
                    at = tap.On(at);
                    Assert.True(
                        at.Step is not (HandOverStep.Form or HandOverStep.Show or HandOverStep.TheirForm or HandOverStep.TheirShow)
                            || at.IsFree is not null
                    );
                }
            },
            iter: 20_000
        );

    [Fact]
    public void What_is_being_written_is_lost_by_no_tap_but_stopping() =>
        AnyTaps.Sample(
            taps =>
            {
                var at = HandOver.Start.BeginList(List.Id).WithCheck(true).GoOn().WriteLines(Other);
                foreach (var tap in taps.Where(each => each.Name is not (nameof(HandOver.StopHere) or nameof(HandOver.WriteLines))))
                {
                    var next = tap.On(at);
                    Assert.True(next.IsWriting || next is { Step: HandOverStep.Own, Open: { } kept } && kept.Mine == Other);
                    at = next.IsWriting ? next : at;
                }
            },
            iter: 5_000
        );

    [Fact]
    public void It_prints_nothing_that_anybody_wrote() => Assert.Equal("HandOver", $"{HandOver.Start.ReadList(List)}");

    private static HandOver HandedOver(bool isFree) =>
        HandOver.Start.ReadList(List).HandAcross().WithCheck(isFree).GoOn().ShowParts([AgreementPart.Open]);

    private static HandOver ToTheEnd(HandOver at) =>
        at.Step switch
        {
            HandOverStep.Lists => at,
            HandOverStep.TheirShow => ToTheEnd(at.ShowTheirs([], false)),
            HandOverStep.Both or HandOverStep.Closed => at.Close(),
            _ => ToTheEnd(at.StopHere(null)),
        };

    private static Gen<object?> OneOf(params object?[] each) => Gen.Int[0, each.Length - 1].Select(at => each[at]);

    private static Gen<Tap> Of(MethodInfo tap) =>
        tap.GetParameters()
            .Select(Bringing)
            .Aggregate(Gen.Const(Array.Empty<object?>()), (sum, each) => sum.Select(each, (before, one) => before.Append(one).ToArray()))
            .Select(given => new Tap(tap, given));

    private static Gen<object?> Bringing(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable
            ? Brought[parameter.ParameterType]
            : Brought[parameter.ParameterType].Where(given => given is not null);

    // Every text in it, however deep, whether a screen asks for it or not.
    private static IEnumerable<string> Held(object? value) =>
        value switch
        {
            null => [],
            string text => [text],
            _ when value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is DateOnly or RecordId => [],
            IEnumerable many => many.Cast<object?>().SelectMany(Held),
            _ => value
                .GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(field => Held(field.GetValue(value))),
        };

    private sealed record Tap(MethodInfo Method, object?[] Given)
    {
        public string Name => Method.Name;

        public HandOver On(HandOver at) => (HandOver)Method.Invoke(at, Given)!;

        public override string ToString() => Name;
    }
}
