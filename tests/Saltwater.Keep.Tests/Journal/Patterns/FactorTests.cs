using Saltwater.Keep.Journal;
using Saltwater.Keep.Journal.Patterns;
using Saltwater.Keep.Tests.Agreements;

namespace Saltwater.Keep.Tests.Journal.Patterns;

public sealed class FactorTests
{
    [Fact]
    public void Twelve_factors_are_looked_at_and_no_two_share_an_id()
    {
        Assert.Equal(12, Factor.All.Length);
        Assert.Equal(12, Factor.All.Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public void Every_question_and_answer_of_a_factor_is_in_the_guide() =>
        Assert.All(Factor.All.Where(each => each.Source == FactorSource.Answers), factor =>
        {
            Assert.Contains(factor.Question!, GuideIds.Questions);
            Assert.NotEmpty(factor.Present);
            Assert.NotEmpty(factor.Absent);
            Assert.Empty(factor.Present.AddRange(factor.Absent).Except(GuideIds.Questions[factor.Question!]));
            Assert.Empty(factor.Present.Intersect(factor.Absent));
        });

    [Fact]
    public void Every_question_answer_and_person_of_a_sign_is_in_the_guide() => Assert.All(Sign.All, sign =>
        {
            Assert.Empty(sign.Present.AddRange(sign.Absent).Except(sign.Question is null ? [] : GuideIds.Questions[sign.Question]));
            Assert.NotEmpty(sign.People);
            Assert.Empty(sign.People.Except(GuideIds.People));
        });

    [Fact]
    public void What_is_shown_uses_no_word_the_guide_refuses()
    {
        var (factors, signs) = (Factor.All.Select(new FactorWords(Lists.Guide).Of), Sign.All.Select(new SignWords(Lists.Guide).Of));
        var texts = factors
            .SelectMany(each => new[] { each.Name, each.With, each.Without })
            .Concat(signs.SelectMany(each => new[] { each.Say, each.Ask }));

        Assert.NotEmpty(GuideIds.Never);
        Assert.All(texts, text => Assert.DoesNotContain(GuideIds.Never, word => Holds(text, word)));
    }

    [Fact]
    public void No_sign_suggests_talking_to_the_partner()
    {
        Assert.NotEmpty(GuideIds.PartnerTalk);
        Assert.All(Sign.All.Select(new SignWords(Lists.Guide).Of), sign =>
            Assert.DoesNotContain(GuideIds.PartnerTalk.Where(phrase => phrase != "you two"), phrase =>
                Holds($"{sign.Say} {sign.Ask}", phrase)
            )
        );
        Assert.DoesNotContain(Sign.All, sign => sign.People.Contains("couple-therapist"));
    }

    [Theory]
    [InlineData("one-two-drinks", true)]
    [InlineData("no", false)]
    [InlineData("skip", null)]
    [InlineData("an-id-of-later", null)]
    public void An_answer_is_with_without_or_missing(string answer, bool? present) =>
        Assert.Equal(present, Factor.All.Single(each => each.Id == "drink").In(Diary.Evening(1, false, facts: ("substance", answer))));

    [Fact]
    public void What_was_not_answered_is_missing_and_never_a_no() =>
        Assert.All(Factor.All, factor => Assert.Null(factor.In(Diary.Evening(1, true))));

    [Theory]
    [InlineData(Company.WithSomeone, true)]
    [InlineData(Company.Alone, false)]
    public void Company_is_read_from_the_entry(Company company, bool present) =>
        Assert.Equal(present, Factor.All.Single(each => each.Id == "company").In(Diary.Evening(1, false, company: company)));

    private static bool Holds(string text, string phrase) =>
        $" {string.Concat(text.Select(letter => char.IsLetter(letter) ? char.ToLowerInvariant(letter) : ' '))} ".Contains(
            $" {phrase} ",
            StringComparison.Ordinal
        );
}
