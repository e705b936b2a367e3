using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Safety;

namespace Saltwater.Tests.Safety;

public sealed class DangerSignsTests
{
    [Theory]
    [InlineData("under-12-hours", 60, 72)]
    [InlineData("12-24-hours", 48, 60)]
    [InlineData("1-3-days", 0, 48)]
    [InlineData("3-5-days", 0, 0)]
    [InlineData("longer", 0, 0)]
    public void A_clock_tells_what_is_left_as_far_as_the_answer_tells(string since, int least, int most)
    {
        var clock = Clock("C-PEP", "worry: time-unclear", $"since: {since}");

        Assert.Equal((least, most), (clock.LeftAtLeast, clock.LeftAtMost));
    }

    [Fact]
    public void Without_a_time_no_clock_is_declared_over()
    {
        var clock = Clock("C-PEP", "worry: time-unclear");

        Assert.Null(clock.LeftAtMost);
        Assert.False(clock.HasPassed);
    }

    [Fact]
    public void Times_that_contradict_each_other_leave_the_window_open() =>
        Assert.False(Clock("C-PEP", "worry: within-3-days", "since: longer").HasPassed);

    [Fact]
    public void A_window_that_has_passed_is_less_urgent_and_says_what_is_still_possible()
    {
        var flag = Flag("C-EC", "worry: time-unclear", "since: 5-7-days");

        Assert.Equal(Urgency.Routine, flag.Urgency);
        Assert.Equal(Guides.English.Safety.Flags.Single(rule => rule.Id == "C-EC").Words.Passed, flag.Do);
    }

    [Fact]
    public void A_clock_that_ran_out_never_makes_an_emergency_less() =>
        Assert.Equal(Urgency.Emergency, Flag("C-SPIKE", "substance: maybe-spiked", "danger-signs: faint", "since: 3-5-days").Urgency);

    [Fact]
    public void A_partner_who_carried_on_is_told_to_stop_and_not_to_press()
    {
        var flags = DangerSigns.Find(Guides.English.Safety, Guides.Answer(Role.Partner, "reaction: kept-going"));

        Assert.All(["C-ASSAULT", "C-OWN"], id =>
            Assert.StartsWith("Stop", flags.Single(flag => flag.Id == id).Do[0], StringComparison.Ordinal)
        );
        Assert.DoesNotContain(flags, flag => flag.Clock is not null);
    }

    [Theory]
    [InlineData("wanted")]
    [InlineData("not-wanted")]
    [InlineData("not-sure")]
    public void Any_pressure_on_the_neck_is_told_to_a_doctor_however_wanted_it_was(string neck) =>
        Assert.Contains(DangerSigns.Find(Guides.English.Safety, Guides.Answer($"neck: {neck}", "wanted: whole-time", "kink: yes")), flag =>
            flag is { Id: "C-STRANG2", Urgency: <= Urgency.SameDay }
        );

    [Fact]
    public void Drugs_with_sex_that_was_wanted_the_whole_time_are_no_flag() =>
        Assert.Empty(DangerSigns.Find(Guides.English.Safety, Guides.Answer("substance: drugs", "wanted: whole-time")));

    [Theory]
    [InlineData(60, 72, "Between 60 hours and 72 hours left of 72 hours.")]
    [InlineData(96, 108, "Between 4 days and 4½ days left")]
    [InlineData(0, 48, "At most 48 hours left of 72 hours, perhaps none.")]
    [InlineData(0, 0, "72 hours, has passed.")]
    public void Time_left_reads_aloud(int least, int most, string said) =>
        Assert.Contains(said, PlainWords.TimeLeft(Guides.English, new(24, most > 72 ? 120 : 72, least, most)), StringComparison.Ordinal);

    [Fact]
    public void No_flag_names_a_phone_number_or_a_verdict() => Assert.All(Guides.English.Safety.Flags, flag =>
        {
            foreach (var text in Texts(flag.Words).Concat(Texts(flag.PartnerWords)).Concat(flag.Watch))
            {
                Assert.DoesNotMatch(@"\d{3}[ -]?\d{3}|\b(raped|abused|illegal|crime)\b", text);
            }
        });

    private static IEnumerable<string> Texts(FlagWords words) =>
        words.Steps.SelectMany(level => level.Do).Concat(words.Passed).Append(words.Title);

    private static Flag Flag(string id, params string[] answers) =>
        DangerSigns.Find(Guides.English.Safety, Guides.Answer(answers)).Single(flag => flag.Id == id);

    private static Clock Clock(string id, params string[] answers) => Flag(id, answers).Clock!;
}
