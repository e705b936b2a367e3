using Saltwater.Guide;

namespace Saltwater.Tests.Guide;

public sealed class PackBytesTests
{
    private static readonly byte[] Bytes = PackBytes.Write(Guides.English);

    [Fact]
    public void What_the_app_shows_comes_back_as_it_was()
    {
        var pack = Guides.English;
        var kept = pack with
        {
            Now = new("", "", [], []),
            Beside = new("", "", [], []),
            Words = new([], []),
            Care = new([], []),
            Sources = [],
            Reasons = [.. pack.Reasons.Select(Unsourced)],
            Questions = [.. pack.Questions.Select(question => question with { Sources = [] })],
            Safety = Unsourced(pack.Safety),
            Page = null,
            Screens = pack.Screens.RemoveRange(pack.Screens.Keys.Except(PackBytes.FromTheStart).Except(PackBytes.OfTheJournal)),
        };

        Assert.Equal(
            PackJson.Write(kept),
            PackJson.Write(PackBytes.WithJournal(PackBytes.Load(Bytes).Pack!, PackBytes.WriteJournal(pack)))
        );
    }

    [Fact]
    public void The_same_pack_gives_the_same_bytes() => Assert.Equal(Bytes, PackBytes.Write(Guides.English));

    [Fact]
    public void Another_format_is_refused()
    {
        var other = (byte[])Bytes.Clone();
        other[1]++;
        Assert.Equal(PackFault.OtherFormat, PackBytes.Load(other).Fault);
    }

    [Fact]
    public void Broken_bytes_never_throw() =>
        Gen.Select(Gen.Int[0, Bytes.Length - 1], Gen.Byte, Gen.Int[0, Bytes.Length])
            .Sample(
                (at, value, length) =>
                {
                    var broken = Bytes[..length];
                    if (at < length)
                    {
                        broken[at] = value;
                    }

                    var load = PackBytes.Load(broken);
                    Assert.True(load.Pack is null != load.Fault is null);
                },
                iter: 2000
            );

    private static Reason Unsourced(Reason reason) =>
        reason with
        {
            Brief = Unsourced(reason.Brief),
            BriefPartner = Unsourced(reason.BriefPartner),
            Tonight = Unsourced(reason.Tonight),
            TonightPartner = Unsourced(reason.TonightPartner),
            Sections = [.. reason.Sections.Select(section => section with { Sources = [], Items = [.. section.Items.Select(Unsourced)] })],
        };

    private static Item Unsourced(Item item) => item with { Sources = [] };

    private static SafetyRules Unsourced(SafetyRules safety) =>
        safety with
        {
            Flags = [.. safety.Flags.Select(flag => flag with { Sources = [] })],
            Youth = safety.Youth with { Contacts = [.. safety.Youth.Contacts.Select(contact => contact with { Sources = [] })] },
        };
}
