using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Keep.Tests.Exchange.Trackers;

public sealed class TrackerTests
{
    [Fact]
    public void Drip_gives_its_amounts_and_tells_what_is_left_out()
    {
        var preview = Files.Read(Files.Drip);

        Assert.Equal(ImportKind.Drip, preview.Kind);
        Assert.Equal(["01-03 spotting", "01-04 medium", "01-05 heavy"], Files.Days(preview));
        Assert.Equal(["6: IMPORT-105", "7: IMPORT-104", "8: IMPORT-101", "9: IMPORT-102"], Files.Reasons(preview));
        Assert.Equal(1, preview.LeftAside);
    }

    [Fact]
    public void A_drip_table_saved_by_a_spreadsheet_with_semicolons_reads_the_same() =>
        Assert.Equal(["01-04 medium"], Files.Days(Files.Read("\uFEFFdate;bleeding.value;bleeding.exclude\r\n2026-01-04;2;FALSE\r\n")));

    [Fact]
    public void Clue_measurements_give_periods_and_spotting()
    {
        var preview = Files.Read(Files.Clue);

        Assert.Equal(ImportKind.Clue, preview.Kind);
        Assert.Equal(["01-04 spotting", "01-05 heavy", "01-06 heavy"], Files.Days(preview));
        Assert.Equal(["5: IMPORT-104", "6: IMPORT-101", "7: IMPORT-108"], Files.Reasons(preview));
        Assert.Equal(1, preview.LeftAside);
    }

    [Fact]
    public void An_older_clue_backup_gives_its_days()
    {
        var preview = Files.Read(Files.ClueBackup);

        Assert.Equal(ImportKind.ClueBackup, preview.Kind);
        Assert.Equal(["04-21 light", "04-22 spotting", "04-23 spotting"], Files.Days(preview));
        Assert.Equal(1, preview.LeftAside);
    }

    [Fact]
    public void Flo_gives_every_day_of_a_period_with_its_amount()
    {
        var preview = Files.Read(Files.Flo);

        Assert.Equal(ImportKind.Flo, preview.Kind);
        Assert.Equal(["01-05 light", "01-06 heavy", "01-07 medium", "03-19 medium"], Files.Days(preview));
        Assert.Equal(["2: IMPORT-106", "3: IMPORT-107"], Files.Reasons(preview));
        Assert.Equal(1, preview.LeftAside);
    }

    [Fact]
    public void A_day_that_comes_twice_keeps_the_larger_amount_and_is_counted()
    {
        var preview = Files.Read("date,bleeding.value\n2026-01-04,1\n2026-01-04,3\n2026-01-04,0\n");

        Assert.Equal(["01-04 heavy"], Files.Days(preview));
        Assert.Equal(["3: IMPORT-109", "4: IMPORT-109"], Files.Reasons(preview));
    }

    [Fact]
    public void A_known_file_with_nothing_for_us_says_so() =>
        Assert.Equal(ImportProblem.NothingInside, Files.Read("""[ { "date": "2026-01-06", "type": "pain", "value": [] } ]""").Refused);

    [Fact]
    public void Reasons_are_kept_for_a_thousand_records_and_counted_for_all()
    {
        var preview = Files.Read("date,bleeding.value\n" + string.Concat(Enumerable.Repeat("never,1\n", 3000)));

        Assert.Equal((3000, 1000), (preview.Skipped, preview.Reasons.Length));
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-1-01")]
    [InlineData("0000-01-01")]
    [InlineData("2026-01-01X")]
    [InlineData("２０２６-01-01")]
    [InlineData("")]
    public void What_is_no_day_is_no_day(string text) => Assert.Null(TrackerDate.ReadDay(text));
}
