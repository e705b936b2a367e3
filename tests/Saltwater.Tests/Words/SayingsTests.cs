using Saltwater.Guide;
using Saltwater.Words;

namespace Saltwater.Tests.Words;

public sealed class SayingsTests
{
    public static TheoryData<string> Reasons => [.. Guides.English.Reasons.Select(reason => reason.Id)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_has_words_for_both_people_now_and_later_in_three_tones(string id)
    {
        foreach (
            var (role, timing, tone) in from role in Enum.GetValues<Role>()
            from timing in Enum.GetValues<Timing>()
            from tone in Enum.GetValues<Tone>()
            select (role, timing, tone)
        )
        {
            Assert.NotEmpty(Sayings.For(Guides.English.Reason(id)!, role, timing, tone, partnerTalkSafe: true));
        }
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Unless_talking_is_known_to_be_safe_only_words_to_someone_trusted_are_left(string id)
    {
        var reason = Guides.English.Reason(id)!;

        Assert.Empty(Sayings.For(reason, Role.Partner, null, null, partnerTalkSafe: false));
        Assert.Equal(reason.WordsTo == Listener.Trusted, !Sayings.For(reason, Role.Self, null, null, partnerTalkSafe: false).IsEmpty);
    }

    [Fact]
    public void Unless_talking_is_known_to_be_safe_there_are_still_words_to_leave_and_to_ask_for_help()
    {
        var occasions = Sayings.Occasions(Guides.English, Role.Self, partnerTalkSafe: false).Select(occasion => occasion.Id).ToList();

        Assert.Contains("get-out-of-a-situation", occasions);
        Assert.Contains("ask-a-helpline", occasions);
        Assert.DoesNotContain("set-a-limit", occasions);
        Assert.Empty(Sayings.Occasions(Guides.English, Role.Partner, partnerTalkSafe: false));
    }
}
