using Saltwater.Guide;

namespace Saltwater.Tests.Guide;

/// <summary>What every reason says where there is room for little.</summary>
public sealed class ShortAnswerTests
{
    private static readonly Pack Guide = Guides.English;

    [Fact]
    public void Every_reason_says_what_it_is_and_one_step_for_tonight_to_each_of_the_two() => Assert.All(Guide.Reasons, reason =>
        {
            Assert.Equal(
                4,
                new[] { reason.Brief.Text, reason.BriefPartner.Text, reason.Tonight.Text, reason.TonightPartner.Text }
                    .Where(text => text.Length > 0)
                    .Distinct()
                    .Count()
            );
        });

    [Fact]
    public void No_step_for_tonight_needs_the_partner() => Assert.DoesNotContain(Guide.Reasons, reason => reason.Tonight.PartnerTalk);

    [Fact]
    public void To_a_partner_it_is_a_guess_that_leaves_the_last_word_to_the_one_who_cried() => Assert.All(Guide.Reasons, reason =>
        {
            Assert.Contains("may", reason.BriefPartner.Text, StringComparison.Ordinal);
            Assert.Contains("only they can say", reason.BriefPartner.Text, StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    public void A_partner_is_not_told_to_ask_questions_tonight() =>
        Assert.DoesNotContain(Guide.Reasons, reason =>
            reason.TonightPartner.Text.Contains('?', StringComparison.Ordinal)
            || reason.TonightPartner.Text.Contains("ask them", StringComparison.OrdinalIgnoreCase)
        );
}
