using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Tests.Safety;

/// <summary>The guide held against accounts that were written before its rules (<c>vignettes.yaml</c>).</summary>
public sealed class VignetteTests
{
    private const int CalmToOneFalseAlarm = 25;

    [Fact]
    public void There_are_a_hundred_and_fifty_dangers_and_thirty_calm_evenings()
    {
        Assert.True(Vignette.All.Count(each => each.Danger) >= 150);
        Assert.True(Vignette.All.Count(each => !each.Danger) >= 30);
        Assert.Equal(Vignette.All.Count, Vignette.All.Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public void No_danger_is_missed_or_called_less_urgent_than_it_is() =>
        Assert.Empty(
            from account in Vignette.All
            where account.Danger
            from ticked in account.Ticked
            let urgency = MostUrgent(ticked.Answers)
            where urgency is null || urgency > account.Needs
            select $"{account.Id}, {ticked.Reading}: needs {account.Needs}, got {urgency?.ToString() ?? "nothing"}"
        );

    [Fact]
    public void Talking_to_the_partner_is_never_suggested_where_it_may_do_harm() =>
        Assert.Empty(
            from account in Vignette.All
            where account.TalkWithheld
            from ticked in account.Ticked
            where Reflection.On(Guides.Network, ticked.Answers).PartnerTalkSafe
            select $"{account.Id}, {ticked.Reading}"
        );

    [Theory]
    [InlineData("answers")]
    [InlineData("strict")]
    public void At_most_one_calm_account_in_twenty_five_is_alarmed(string reading)
    {
        // Where a literal reader ticks the same, the account is written once.
        var calm = Vignette
            .All.Where(account => !account.Danger)
            .Select(account =>
                (account.Id, Ticked: account.Ticked.LastOrDefault(each => each.Reading == reading, account.Ticked[0]).Answers)
            )
            .ToList();
        var alarmed = calm.Where(each => MostUrgent(each.Ticked) <= Urgency.SameDay).Select(each => each.Id).ToList();

        Assert.True(alarmed.Count * CalmToOneFalseAlarm <= calm.Count, string.Join(", ", alarmed));
    }

    [Fact]
    public void What_is_ticked_can_be_ticked_by_whoever_ticks_it() =>
        Assert.Empty(
            from account in Vignette.All
            from ticked in account.Ticked
            from id in ticked.Answers.Questions
            let question = Guides.English.Question(id)!
            where
                !question.CanAsk(ticked.Answers.Role)
                || (question.When is { } when && !when.Holds(ticked.Answers))
                || (question.Sensitive && !ticked.Answers["alone"].Contains("private"))
            select $"{account.Id}, {ticked.Reading}: {id}"
        );

    private static Urgency? MostUrgent(Answers answers)
    {
        var flags = DangerSigns.Find(Guides.English.Safety, answers);
        return flags.IsEmpty ? null : flags[0].Urgency;
    }
}
