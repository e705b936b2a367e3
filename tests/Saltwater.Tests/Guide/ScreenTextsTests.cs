using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Tests.Guide;

public sealed class ScreenTextsTests
{
    private static readonly ScreenTexts Texts = new(
        ImmutableSortedDictionary<string, string>
            .Empty.Add("call", "Call {number} or {name}")
            .Add("nights.one", "One night with {who}")
            .Add("nights.other", "{n} nights with {who}"),
        new(ImmutableSortedDictionary<string, string>.Empty.Add("one", "i = 1 and v = 0"))
    );

    [Fact]
    public void A_value_that_looks_like_a_place_is_left_as_it_is() =>
        Assert.Equal("Call {name} or Bea", Texts.Filled("call", ("number", "{name}"), ("name", "Bea")));

    [Theory]
    [InlineData(0, "0 nights with us")]
    [InlineData(1, "One night with us")]
    [InlineData(2, "2 nights with us")]
    public void A_count_takes_its_form(int count, string says) => Assert.Equal(says, Texts.Counted("nights", count, ("who", "us")));

    [Fact]
    public void What_is_drawn_stands_between_what_is_said_before_and_after_it()
    {
        Assert.Equal(("Call ", " or Bea"), ScreenTexts.Around(Texts.Filled("call", ("name", "Bea")), "number"));
        Assert.Equal(("Nothing", ""), ScreenTexts.Around("Nothing", "number"));
    }
}
