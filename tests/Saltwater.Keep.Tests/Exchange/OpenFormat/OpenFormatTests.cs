using System.Text;
using CsCheck;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Tests.Agreements;

namespace Saltwater.Keep.Tests.Exchange.OpenFormat;

public sealed class OpenFormatTests
{
    [Fact]
    public void What_is_exported_as_json_comes_back_exactly() =>
        Files.AnyKept.Sample(kept =>
        {
            var file = OpenJson.Write(kept, Files.Today);
            var back = Files.Read(file);

            Assert.Equal(kept.Entries.Count + kept.CycleDays.Count + kept.Agreements.Count, back.New);
            Assert.True(back.New == 0 || Files.Written(back) == Encoding.UTF8.GetString(file));
        });

    [Fact]
    public void What_is_exported_as_tables_comes_back_exactly() =>
        Files.AnyKept.Sample(kept =>
        {
            var (entries, days) = (Files.Read(OpenCsv.WriteEntries(kept.Entries)), Files.Read(OpenCsv.WriteCycleDays(kept.CycleDays)));

            Assert.Equal(
                Encoding.UTF8.GetString(OpenJson.Write(new([.. entries.NewEntries], [.. days.NewDays]), Files.Today)),
                Encoding.UTF8.GetString(OpenJson.Write(kept with { Agreements = [] }, Files.Today))
            );
            Assert.Equal(0, entries.Skipped + days.Skipped);
        });

    [Fact]
    public void Importing_what_is_here_changes_nothing() =>
        Files.AnyKept.Sample(kept =>
        {
            foreach (
                var file in (byte[][])
                    [OpenJson.Write(kept, Files.Today), OpenCsv.WriteEntries(kept.Entries), OpenCsv.WriteCycleDays(kept.CycleDays)]
            )
            {
                var back = Files.Read(file, kept);

                Assert.Equal(0, back.New + back.Changed + back.Skipped);
            }
        });

    [Fact]
    public void The_json_reads_as_the_documentation_shows()
    {
        var entry = new Entry
        {
            Id = new(0x5AFE),
            Day = new(2026, 3, 14),
            Time = new(21, 30),
            WrittenOn = new(2026, 3, 15),
            Company = Company.WithSomeone,
            Tears = true,
            Felt = Felt.Mixed,
            Facts = Files.Evening(1, facts: [("pain", "none"), ("stress", "some")]).Facts,
            Note = "Long week. It eased something.",
            KeepDays = 365,
        };
        var mine = Side
            .Empty.Named("Fern")
            .With(Line.Written(AgreementPart.OnlyIf, "The lights off", term: "we both say so")!)
            .With(Line.OfGuide(AgreementPart.Signals, "stop-word", own: "lighthouse"))
            .With(Line.Written(AgreementPart.Aftercare, "Water and quiet", time: "first-hour")!);
        var agreement = Agreement
            .New(new(0xA9))
            .Labelled("For us")
            .WithMine(mine)
            .WithTheirs(Side.Empty.With(Line.Written(AgreementPart.Never, "No photographs")!))
            .ReviewedOn(new(2026, 9, 1));
        var file = OpenJson.Write(
            new([entry], [new(new(0xDA7), new(2026, 3, 2), Bleeding.Light)]) { Agreements = [agreement] },
            Files.Today
        );

        Assert.Contains(Encoding.UTF8.GetString(file), Documentation(), StringComparison.Ordinal);
        Assert.Contains(
            Encoding.UTF8.GetString(OpenCsv.WriteEntries([entry])).Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF'),
            Documentation(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_the_other_person_nothing_goes_out_and_what_is_here_stays_when_a_list_comes_back()
    {
        var theirs = Side.Empty.Named("Moss").With(Line.Written(AgreementPart.Never, "No photographs")!);
        var here = Agreement
            .New(new(0xA9))
            .Labelled("For us")
            .WithMine(Side.Empty.With(Line.Written(AgreementPart.Open, "Slow mornings")!))
            .WithTheirs(theirs);
        var file = OpenJson.Write(new([], []) { Agreements = [here] }, Files.Today);

        Assert.DoesNotContain("photographs", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.DoesNotContain("Moss", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        var changed = Assert.Single(Files.Read(file, new([], []) { Agreements = [here.Labelled("Another name")] }).ChangedAgreements);
        Assert.Equal(
            ("For us", "No photographs", new RecordId(0xA9)),
            (changed.Label, Assert.Single(changed.Theirs!.Lines).Own, changed.Id)
        );
    }

    [Fact]
    public void Each_list_says_what_it_is_in_the_guides_own_words()
    {
        var file = Encoding.UTF8.GetString(
            OpenJson.Write(new([], []) { Agreements = [Agreement.New(new(1)), Agreement.New(new(2))] }, Files.Today)
        );

        Assert.Equal(3, file.Split($"\"reminder\": \"{OpenJson.ReminderSays}\"").Length);
        Assert.Contains(
            OpenJson.ReminderSays,
            File.ReadAllText(Path.Combine(Root(), "guide", "en", "limits.yaml")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_list_cannot_take_the_id_of_another_record()
    {
        var here = new OpenData([Files.Evening(3)], []) { OtherIds = new HashSet<RecordId> { new(7) } };
        var file = OpenJson.Write(
            new([], []) { Agreements = [Agreement.New(new(7)).Labelled("one"), Agreement.New(new(1003)).Labelled("two")] },
            Files.Today
        );

        var back = Files.Read(file, here);

        Assert.Equal(["one", "two"], back.NewAgreements.Select(each => each.Label).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(back.NewAgreements, each => each.Id.Value is var id && (id == 7 || id == 1003));
    }

    [Theory]
    [InlineData("", "1: IMPORT-108")]
    [InlineData("\"id\": \"x\", \"lines\": []", "1: IMPORT-108")]
    [InlineData("\"id\": \"000000000000000000000000000000ff\", \"lines\": {}", "1: IMPORT-108")]
    [InlineData("\"id\": \"000000000000000000000000000000ff\", \"lines\": [ 7 ]", "1: IMPORT-108")]
    [InlineData("\"id\": \"000000000000000000000000000000ff\", \"lines\": [ { \"part\": \"never\" } ]", "1: IMPORT-108")]
    [InlineData(
        "\"id\": \"000000000000000000000000000000ff\", \"lines\": [ { \"part\": \"never\", \"guide\": \"<b>\" } ]",
        "1: IMPORT-108"
    )]
    [InlineData("\"id\": \"000000000000000000000000000000ff\", \"label\": 7", "1: IMPORT-108")]
    [InlineData("\"id\": \"000000000000000000000000000000ff\", \"review\": \"soon\"", "1: IMPORT-101")]
    [InlineData(
        "\"id\": \"000000000000000000000000000000ff\", \"label\": \"1234567890123456789012345678901234567890123456789012345678901\"",
        "1: IMPORT-111"
    )]
    [InlineData(
        "\"id\": \"000000000000000000000000000000ff\", \"signed\": true, \"lines\": [ { \"part\": \"vows\", \"own\": \"x\" } ]",
        "1: IMPORT-110",
        "1: IMPORT-110"
    )]
    public void A_list_that_is_none_is_left_out_and_told_and_what_is_unknown_in_it_too(string parts, params string[] reasons) =>
        Assert.Equal(
            reasons,
            Files.Reasons(Files.Read($$"""{ "saltwater": "open data", "format": 1, "agreements": [ { {{parts}} } ] }"""))
        );

    [Fact]
    public void A_list_too_large_for_the_vault_is_left_out_and_told()
    {
        var lines = string.Join(
            ", ",
            Enumerable.Range(0, 60).Select(each => $$"""{ "part": "never", "own": "{{each}}{{new string('漢', 290)}}" }""")
        );

        Assert.Equal(
            ["1: IMPORT-111"],
            Files.Reasons(
                Files.Read(
                    $$"""{ "saltwater": "open data", "format": 1, "agreements": [ { "id": "000000000000000000000000000000ff", "lines": [ {{lines}} ] } ] }"""
                )
            )
        );
    }

    [Fact]
    public void Every_code_is_in_the_documentation() =>
        Assert.Equal(
            [],
            Problems().Select(problem => problem.Code).Where(code => !Documentation().Contains(code, StringComparison.Ordinal))
        );

    [Fact]
    public void Each_problem_is_said_and_where_the_whole_file_is_refused_also_what_to_do() => Assert.All(Problems(), problem =>
        {
            Assert.NotEmpty(problem.What(Lists.Guide));
            Assert.Equal(string.CompareOrdinal(problem.Code, "IMPORT-100") < 0, problem.Remedy(Lists.Guide).Length > 0);
        });

    [Fact]
    public void No_two_problems_share_a_code() => Assert.Distinct(Problems().Select(problem => problem.Code));

    [Fact]
    public void A_file_of_a_newer_version_is_refused() =>
        Assert.Equal(ImportProblem.Newer, Files.Read("""{ "saltwater": "open data", "format": 2, "entries": [] }""").Refused);

    [Fact]
    public void What_a_later_version_added_is_told_and_the_rest_is_taken()
    {
        var back = Files.Read(
            """
            { "saltwater": "open data", "format": 1, "letters": [ {} ], "entries": [
              { "id": "000000000000000000000000000000ff", "day": "2026-03-01", "writtenOn": "2026-03-01", "tears": false, "weather": "rain" } ] }
            """
        );

        Assert.Equal(1, back.New);
        Assert.Equal(["0: IMPORT-110", "1: IMPORT-110"], Files.Reasons(back));
    }

    [Fact]
    public void An_id_the_guide_does_not_know_is_kept() =>
        Assert.True(
            Assert
                .Single(
                    Files.Read(OpenJson.Write(new([Files.Evening(3, facts: ("asked-in-2019", "yes-once"))], []), Files.Today)).NewEntries
                )
                .Has("asked-in-2019", "yes-once")
        );

    [Fact]
    public void An_entry_that_reads_differently_is_a_change()
    {
        var here = new OpenData([Files.Evening(3, note: "as it is here")], []);

        var back = Files.Read(OpenJson.Write(new([Files.Evening(3, note: "as in the file"), Files.Evening(4)], []), Files.Today), here);

        Assert.Equal("as in the file", Assert.Single(back.ChangedEntries).Note);
        Assert.Equal(4, Assert.Single(back.NewEntries).Day.Day);
    }

    [Fact]
    public void A_day_with_another_amount_is_a_change_of_the_record_that_is_here()
    {
        var here = new OpenData([], [new(new(7), new(2026, 1, 4), Bleeding.Light), new(new(8), new(2026, 1, 5), Bleeding.Heavy)]);

        var back = Files.Read(Files.Drip, here);

        Assert.Equal(new CycleDay(new(7), new(2026, 1, 4), Bleeding.Medium), Assert.Single(back.ChangedDays));
        Assert.Equal((1, 1), (back.Same, back.New));
    }

    [Fact]
    public void A_file_cannot_take_the_id_of_another_record()
    {
        var here = new OpenData([], [new(new(1003), new(2026, 1, 1), Bleeding.Light)]) { OtherIds = new HashSet<RecordId> { new(1004) } };

        var back = Files.Read(OpenJson.Write(new([Files.Evening(3), Files.Evening(4)], []), Files.Today), here);

        Assert.Equal(2, back.NewEntries.Length);
        Assert.DoesNotContain(back.NewEntries, entry => entry.Id.Value == 1003 || entry.Id.Value == 1004);
    }

    [Theory]
    [InlineData("\"tears\": \"yes\"")]
    [InlineData("\"tears\": true, \"company\": \"a-crowd\"")]
    [InlineData("\"tears\": true, \"keepDays\": 0")]
    [InlineData("\"tears\": true, \"note\": [\"=1\"]")]
    [InlineData("\"tears\": true, \"note\": \"\\ud800\"")]
    [InlineData("\"tears\": true, \"facts\": { \"pain\": \"none\" }")]
    [InlineData("\"tears\": true, \"facts\": { \"<script>\": [\"none\"] }")]
    public void An_entry_with_a_part_of_the_wrong_type_is_left_out_and_told(string parts) =>
        Assert.Equal(
            ["1: IMPORT-108"],
            Files.Reasons(
                Files.Read(
                    $$"""{ "saltwater": "open data", "format": 1, "entries": [ { "id": "000000000000000000000000000000ff", "day": "2026-03-01", """
                        + $$""" "writtenOn": "2026-03-01", {{parts}} } ] }"""
                )
            )
        );

    [Fact]
    public void An_entry_too_large_for_the_vault_is_left_out_and_told()
    {
        var facts = Enumerable.Range(0, 150).Select(each => ($"question-{each:000}", new string('a', 60))).ToArray();

        var back = Files.Read(
            OpenJson.Write(
                new(
                    [
                        Files.Evening(3, facts: facts),
                        Files.Evening(4, note: new string('a', 10_001)),
                        Files.Evening(5, note: new string('漢', 10_000)),
                    ],
                    []
                ),
                Files.Today
            )
        );

        Assert.Equal(["1: IMPORT-111", "2: IMPORT-111"], Files.Reasons(back));
        Assert.Equal(1, back.New);
    }

    [Fact]
    public void A_table_cut_short_anywhere_in_its_last_line_is_refused()
    {
        var file = OpenCsv.WriteEntries([Files.Evening(3), Files.Evening(4, note: "two\r\nlines")]);
        for (var length = file.Length - 40; length < file.Length - 1; length++)
        {
            Assert.Equal(ImportProblem.Broken, Files.Read(file[..length]).Refused);
        }
    }

    [Fact]
    public void Tables_begin_with_a_byte_order_mark_and_the_json_does_not()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], OpenCsv.WriteEntries([])[..3]);
        Assert.Equal((byte)'{', OpenJson.Write(OpenData.Nothing, Files.Today)[0]);
    }

    private static IEnumerable<ImportProblem> Problems() =>
        typeof(ImportProblem)
            .GetProperties()
            .Where(property => property.PropertyType == typeof(ImportProblem))
            .Select(property => (ImportProblem)property.GetValue(null)!);

    private static string Documentation() => File.ReadAllText(Path.Combine(Root(), "docs", "export.md"));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Saltwater.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
