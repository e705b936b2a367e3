using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Trackers;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Tests.Exchange.OpenFormat;

/// <summary>Files as other programs hand them on: saved again by a spreadsheet, packed, in another encoding, with something odd in front. Told or taken, never silent; damaged only where they are.</summary>
public sealed class RewrittenFileTests
{
    private const string DripDays =
        "date,temperature.value,bleeding.value,bleeding.exclude,note.value\n2026-01-05,,2,false,\n2026-01-06,36.5,1,false,hi\n";

    private const string Own =
        "entry_id,day,time,written_on,company,tears,felt,facts,note,keep_days\n00000000000000000000000000005afe,2026-03-14,21:30,2026-03-15,with-someone,yes,mixed,\"pain=none; stress=some\",\"Lang. äö\",365\n";

    private const string OwnDays = "cycle_day_id,day,bleeding\n00000000000000000000000000000da7,2026-03-02,light\n";

    private static readonly string[] twoDays = ["01-05 medium", "01-06 light"];

    // Small files as spreadsheets, phones and packers made them, byte for byte.
    [Theory]
    [InlineData("drip-exclude-one.csv", "", "2: IMPORT-105, 3: IMPORT-105")]
    [InlineData("drip-sepline.csv", "01-05 medium, 01-06 light", "")]
    [InlineData("drip-utf16-tab.txt", "01-05 medium, 01-06 light", "")]
    [InlineData("drip-utf16le-bom.csv", "01-05 medium, 01-06 light", "")]
    [InlineData("own-excel-time.csv", "03-14 21:30", "")]
    [InlineData("zip-own-two.zip", "03-14 21:30, 03-02 light", "")]
    [InlineData("clue-first-odd.json", "01-05 medium", "1: IMPORT-108")]
    [InlineData("clue-date-first-missing.json", "01-05 medium", "")]
    [InlineData("health-numeric.xml", "", "7: IMPORT-104, 8: IMPORT-104")]
    [InlineData("health-preg-bleeding.xml", "", "7: IMPORT-113, 8: IMPORT-113")]
    [InlineData("health-unspecified-vs-light.xml", "01-05 light", "8: IMPORT-109")]
    public void A_file_from_elsewhere_gives_what_it_says(string name, string taken, string told)
    {
        var preview = Files.Read(Given(name));

        Assert.Null(preview.Refused);
        Assert.Equal(
            taken,
            string.Join(", ", [.. preview.NewEntries.Select(entry => $"{entry.Day:MM-dd} {entry.Time:HH:mm}"), .. Files.Days(preview)])
        );
        Assert.Equal(told, string.Join(", ", Files.Reasons(preview)));
    }

    [Fact]
    public void A_zip_that_another_program_packed_otherwise_is_named_so() =>
        Assert.Equal(ImportProblem.PackedOtherwise, Files.Read(Given("zip-lzma.zip")).Refused);

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("utf-8", true)]
    public void The_encoding_makes_no_difference(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Written(string text) => [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        Assert.Equal(twoDays, Files.Days(Files.Read(Written(DripDays))));
        Assert.Equal(twoDays, Files.Days(Files.Read(Written(DripDays.Replace(',', '\t')))));
        Assert.Equal("Lang. äö", Assert.Single(Files.Read(Written(Own)).NewEntries).Note);
        Assert.Equal(Files.Days(Files.Read(Files.Clue)), Files.Days(Files.Read(Written(Files.Clue))));
        Assert.Equal(Files.Days(Files.Read(Files.Flo)), Files.Days(Files.Read(Written(Files.Flo))));
        Assert.Equal(Files.Days(Files.Read(Files.Health)), Files.Days(Files.Read(Written(Files.Health))));
    }

    [Fact]
    public void Own_words_in_an_older_encoding_are_named_as_that_and_not_as_damage()
    {
        Assert.Equal(ImportProblem.OtherLetters, Files.Read(Encoding.Latin1.GetBytes(Own)).Refused);
        Assert.Equal(
            ImportProblem.OtherLetters,
            Files.Read(Encoding.Latin1.GetBytes("""{ "saltwater": "open data", "format": 1, "entries": [ { "note": "ä" } ] }""")).Refused
        );
        Assert.Equal(twoDays, Files.Days(Files.Read(Encoding.Latin1.GetBytes(DripDays.Replace("hi", "größer", StringComparison.Ordinal)))));
    }

    [Theory]
    [InlineData("sep=;\n")]
    [InlineData("\n\n")]
    [InlineData("My cycle\n;;;;\n")]
    [InlineData("\"sep=;\"\r\n")]
    [InlineData("\uFEFFsep=;\r\n")]
    [InlineData("\uFEFF\uFEFF")]
    public void What_stands_above_the_names_of_the_columns_is_passed_over(string above) =>
        Assert.Equal(twoDays, Files.Days(Files.Read(above + DripDays.Replace(',', ';'))));

    [Theory]
    [InlineData("1")]
    [InlineData("WAHR")]
    [InlineData("VRAI")]
    [InlineData("1.0")]
    [InlineData("-1")]
    [InlineData(" Oui ")]
    [InlineData("ja")]
    [InlineData("VERDADERO")]
    [InlineData("perhaps")]
    public void An_unknown_word_is_never_no(string mark)
    {
        var preview = Files.Read($"date,bleeding.value,bleeding.exclude\n2026-01-05,2,{mark}\n2026-01-06,2,\n2026-01-07,2,FALSCH\n");

        Assert.Equal(["01-06 medium", "01-07 medium"], Files.Days(preview));
        Assert.Equal([mark == "perhaps" ? "2: IMPORT-114" : "2: IMPORT-105"], Files.Reasons(preview));
    }

    [Theory]
    [InlineData("\"pregnant\": 1", "1: IMPORT-106")]
    [InlineData("\"pregnant\": \"yes\"", "1: IMPORT-106")]
    [InlineData("\"pregnant\": \"perhaps\"", "1: IMPORT-114")]
    [InlineData("\"pregnant\": [true]", "1: IMPORT-114")]
    public void Nor_is_it_in_json(string mark, string told) =>
        Assert.Equal(
            [told],
            Files.Reasons(
                Files.Read(
                    $$"""{ "operationalData": { "cycles": [ { "period_start_date": "2026-01-05", "period_end_date": "2026-01-06", {{mark}} } ] } }"""
                )
            )
        );

    [Theory]
    [InlineData("21:30:00")]
    [InlineData(" 21:30")]
    [InlineData("9:30 PM")]
    [InlineData("9:30:00 PM")]
    [InlineData("9:30\u202fPM")]
    [InlineData("09:30 p.m.")]
    [InlineData("9:30pm")]
    [InlineData("21.30")]
    [InlineData("21h30")]
    [InlineData("21:30:00.000")]
    public void A_time_that_a_spreadsheet_wrote_again_is_the_same_time(string time) =>
        Assert.Equal(new TimeOnly(21, 30), Assert.Single(Files.Read(Own.Replace("21:30", time, StringComparison.Ordinal)).NewEntries).Time);

    [Theory]
    [InlineData("2026-03-14", "14.03.2026")]
    [InlineData("2026-03-14", "2026/3/14")]
    [InlineData("365", "365.0")]
    [InlineData("365", "365,0")]
    [InlineData(",yes,", ",TRUE,")]
    [InlineData("entry_id,day", "Entry_Id, Day ")]
    public void What_can_mean_one_thing_only_is_read(string written, string again)
    {
        var entry = Assert.Single(
            Files
                .Read(
                    Own.Replace(',', ';')
                        .Replace(
                            written.Replace(',', ';'),
                            again.Contains(';')
                                ? again
                                : again.Replace(
                                    ",",
                                    again.StartsWith("365", StringComparison.Ordinal) ? "," : ";",
                                    StringComparison.Ordinal
                                ),
                            StringComparison.Ordinal
                        )
                )
                .NewEntries
        );
        Assert.Equal((new DateOnly(2026, 3, 14), 365, true), (entry.Day, entry.KeepDays, entry.Tears));
    }

    [Fact]
    public void A_date_that_can_mean_two_days_is_told() =>
        Assert.Equal(["2: IMPORT-101"], Files.Reasons(Files.Read("date,bleeding.value\n03/04/2026,2\n")));

    [Fact]
    public void Two_point_zero_is_two_everywhere()
    {
        Assert.Equal(["01-05 medium"], Files.Days(Files.Read("date,bleeding.value\n2026-01-05,2.0\n")));
        Assert.Equal(
            ["01-05 heavy"],
            Files.Days(
                Files.Read(
                    """{ "operationalData": { "cycles": [ { "period_start_date": "2026-01-05", "period_intensity": { "0": 3.0 } } ] } }"""
                )
            )
        );
        Assert.Null(
            Files
                .Read(
                    """{ "saltwater": "open data", "format": 1.0, "cycleDays": [ { "id": "00000000000000000000000000000da7", "day": "2026-03-02", "bleeding": "light" } ] }"""
                )
                .Refused
        );
    }

    [Theory]
    [InlineData("""[null,{"type":"period","id":"a","date":"2026-01-05","value":{"option":"medium"}}]""", 1, 0)]
    [InlineData(
        """[{"type":"cycle_exclusion","id":"c","value":{}},{"type":"period","id":"a","date":"2026-01-05","value":{"option":"medium"}}]""",
        0,
        1
    )]
    [InlineData("""[[],7,"x",{},{"type":"period","id":"a","date":"2026-01-05","value":"medium"}]""", 4, 0)]
    [InlineData(
        """{"saltwater":"open data","format":1,"entries":[null],"cycleDays":[7,{"id":"00000000000000000000000000000da7","day":"2026-01-05","bleeding":"medium"}]}""",
        2,
        0
    )]
    [InlineData("""{"data":[null,{"day":"2026-01-05","period":"medium"}]}""", 1, 0)]
    [InlineData("""{"operationalData":{"cycles":[[],{"period_start_date":"2026-01-05","period_end_date":"2026-01-05"}]}}""", 1, 0)]
    public void One_odd_record_at_the_start_refuses_no_file(string json, int told, int aside)
    {
        var preview = Files.Read(json);

        Assert.Equal(["01-05 medium"], Files.Days(preview));
        Assert.Equal((told, aside), (preview.Skipped, preview.LeftAside));
    }

    [Fact]
    public void Of_several_amounts_the_largest_counts_wherever_it_stands()
    {
        var preview = Files.Read(
            """[{"type":"period","date":"2026-01-05","value":[{"option":"light"},{"option":"heavy"},{"option":"new"}]}]"""
        );

        Assert.Equal(["01-05 heavy"], Files.Days(preview));
        Assert.Equal(["1: IMPORT-110"], Files.Reasons(preview));
    }

    [Theory]
    [InlineData("Unspecified", "Light", "01-05 light")]
    [InlineData("Light", "Unspecified", "01-05 light")]
    [InlineData("Light", "Heavy", "01-05 heavy")]
    [InlineData("Unspecified", "Unspecified", "01-05 medium")]
    public void An_amount_that_nobody_stated_never_beats_one_that_was(string one, string other, string day)
    {
        var preview = Files.Read($"<HealthData>{Flow("2026-01-05", one)}{Flow("2026-01-05", other)}</HealthData>");
        Assert.Equal([day], Files.Days(preview));

        var clue = Files.Read(
            """[{"type":"period","date":"2026-01-05","value":{}},{"type":"period","date":"2026-01-05","value":{"option":"light"}}]"""
        );
        Assert.Equal(["01-05 light"], Files.Days(clue));
    }

    [Fact]
    public void Nor_does_it_change_what_is_here()
    {
        var here = new OpenData([], [new(new(7), new(2026, 1, 5), Bleeding.Light)]);
        var preview = Files.Read($"<HealthData>{Flow("2026-01-05", "Unspecified")}</HealthData>", here);

        Assert.Equal((0, 1), (preview.Changed, preview.Same));
    }

    [Fact]
    public void Bleeding_in_or_after_a_pregnancy_is_told_and_never_counted_with_steps()
    {
        var preview = Files.Read(
            $"<HealthData>{Record("BleedingDuringPregnancy")}{Record("BleedingAfterPregnancy")}{Record("PostpartumBleeding")}{Record("VaginalSpotting")}{Record("ProlongedMenstrualPeriods")}{Record("PregnancyTestResult")}</HealthData>"
        );

        Assert.Null(preview.Refused);
        Assert.Equal(["1: IMPORT-113", "1: IMPORT-113", "1: IMPORT-113", "1: IMPORT-115", "1: IMPORT-116"], Files.Reasons(preview));
        Assert.Equal(1, preview.LeftAside);
    }

    // Every name of the platform's category types that speaks of bleeding, a period or a birth.
    [Theory]
    [InlineData("MenstrualFlow", "Flow")]
    [InlineData("IntermenstrualBleeding", "Spotting")]
    [InlineData("BleedingDuringPregnancy", "Pregnancy")]
    [InlineData("BleedingAfterPregnancy", "Pregnancy")]
    [InlineData("IrregularMenstrualCycles", "Notice")]
    [InlineData("InfrequentMenstrualCycles", "Notice")]
    [InlineData("ProlongedMenstrualPeriods", "Notice")]
    [InlineData("PersistentIntermenstrualBleeding", "Notice")]
    [InlineData("Pregnancy", "Other")]
    [InlineData("PregnancyTestResult", "Other")]
    [InlineData("ProgesteroneTestResult", "Other")]
    [InlineData("OvulationTestResult", "Other")]
    [InlineData("CervicalMucusQuality", "Other")]
    [InlineData("SexualActivity", "Other")]
    [InlineData("Contraceptive", "Other")]
    [InlineData("Lactation", "Other")]
    [InlineData("PelvicPain", "Other")]
    [InlineData("VaginalDryness", "Other")]
    public void The_kinds_of_the_platform_are_on_the_list(string name, string type) =>
        Assert.Equal(type, HealthTypes.Of("HKCategoryTypeIdentifier" + name).ToString());

    [Fact]
    public void All_tables_of_a_zip_are_read_and_what_is_left_is_told()
    {
        var both = Files.Read(
            Files.Zip(("notes.csv", Files.Bytes(Own)), ("cycle.csv", Files.Bytes(OwnDays)), ("__MACOSX/._notes.csv", [0, 5, 22, 7]))
        );
        Assert.Equal((1, 1, 0), (both.NewEntries.Length, both.NewDays.Length, both.Skipped));

        var one = Files.Read(Files.Zip(("cycle.csv", Files.Bytes(OwnDays)), ("notes.csv", Files.Bytes(Own[..^5]))));
        Assert.Equal((0, 1), (one.NewEntries.Length, one.NewDays.Length));
        Assert.Equal(["0: IMPORT-004"], Files.Reasons(one));

        var many = Files.Read(
            Files.Zip([.. Enumerable.Range(0, 70).Select(at => ($"{at}.csv", Files.Bytes(at == 3 ? OwnDays : "name,age\n")))])
        );
        Assert.Equal(["0: IMPORT-117"], Files.Reasons(many));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(93)]
    [InlineData(95)]
    [InlineData(98)]
    public void A_zip_packed_in_another_way_is_named_so_and_not_as_damaged(ushort method)
    {
        var zip = Files.Zip(("export.xml", Files.Bytes(Files.Health)));
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 10), method);

        Assert.Equal(ImportProblem.PackedOtherwise, Files.Read(zip).Refused);
    }

    [Fact]
    public void Other_archives_and_workbooks_are_named_for_what_they_are()
    {
        Assert.Equal(ImportProblem.PackedOtherwise, Files.Read([0x1F, 0x8B, 8, 0, 0, 0]).Refused);
        Assert.Equal(ImportProblem.PackedOtherwise, Files.Read([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]).Refused);
        Assert.Equal(
            ImportProblem.Workbook,
            Files.Read(Files.Zip(("[Content_Types].xml", Files.Bytes("<Types/>")), ("xl/workbook.xml", Files.Bytes("<workbook/>")))).Refused
        );
    }

    [Fact]
    public void A_health_export_of_gigabytes_streams_by_in_constant_memory()
    {
        // Some 1.2 gigabytes in the zip's far form, as systems write it that do not know the length beforehand.
        var record = Files.Bytes(
            string.Concat(
                Enumerable.Repeat(
                    """<Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" value="312" startDate="2026-01-05 08:00:00 -0500"/>"""
                        + "\n",
                    8_000
                )
            )
        );
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(new Forwards(zip), ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("apple_health_export/export.xml").Open();
            entry.Write(Files.Bytes("<HealthData>" + Flow("2026-01-05", "Light")));
            for (var block = 0; block < 1_300; block++)
            {
                entry.Write(record);
            }

            entry.Write(Files.Bytes(Flow("2026-01-06", "Heavy") + "</HealthData>"));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        zip.Position = 0;
        var preview = Files.Read(new Counted(zip), zip.Length);

        Assert.Equal(["01-05 light", "01-06 heavy"], Files.Days(preview));
        Assert.Equal(1_300 * 8_000, preview.LeftAside);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L * 1024 * 1024);
    }

    [Fact]
    public void One_file_of_a_zip_that_cannot_be_read_costs_that_file_and_is_told()
    {
        var zip = Files.Zip(("cycle.csv", Files.Bytes(OwnDays)), ("export.xml", Files.Bytes(Files.Health)));
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 10), 14);
        var preview = Files.Read(zip);

        Assert.Equal(["03-02 light"], Files.Days(preview));
        Assert.Equal(["0: IMPORT-014"], Files.Reasons(preview));
    }

    [Fact]
    public void A_remark_at_the_end_of_a_zip_is_passed_over()
    {
        byte[] zip = [.. Files.Zip(("cycle.csv", Files.Bytes(OwnDays))), .. Files.Bytes("a remark PK")];
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8) + 20), 11);

        Assert.Equal(["03-02 light"], Files.Days(Files.Read(zip)));
    }

    // Devices set to twelve hours, or to a language with other words, write dates so.
    [Theory]
    [InlineData("2026-01-05 12:00:00 AM +0000", "2026-01-07 12:00:00 AM +0000", "01-05 light, 01-06 light")]
    [InlineData("2026-01-05 12:00:00\u202fam +0000", "2026-01-07 12:00:00\u202fam +0000", "01-05 light, 01-06 light")]
    [InlineData("2026-01-05 8:00:00 a.m. +0000", "2026-01-06 9:00:00 p.m. +0000", "01-05 light, 01-06 light")]
    [InlineData("2026-01-05 00:00:00 +0000", "2026-01-06 12:00:00 +0000", "01-05 light, 01-06 light")]
    public void A_health_export_of_a_device_set_otherwise_gives_the_same_days(string start, string end, string days) =>
        Assert.Equal(
            days,
            string.Join(
                ", ",
                Files.Days(
                    Files.Read(
                        $"<HealthData locale=\"de_DE\"><Record type=\"HKCategoryTypeIdentifierMenstrualFlow\" startDate=\"{start}\" endDate=\"{end}\" value=\"HKCategoryValueMenstrualFlowLight\"/></HealthData>"
                    )
                )
            )
        );

    private static byte[] Given(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "files", name));

    private static string Flow(string day, string amount) => Record("MenstrualFlow", day, $"HKCategoryValueMenstrualFlow{amount}");

    private static string Record(string type, string day = "2026-01-05", string value = "HKCategoryValueNotApplicable") =>
        $"<Record type=\"HKCategoryTypeIdentifier{type}\" startDate=\"{day} 08:00:00 +0000\" endDate=\"{day} 08:00:00 +0000\" value=\"{value}\"/>";

    // A stream that can be sought in and gives its bytes only to who waits, as a chosen file in a browser does.
    private sealed class Counted(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    // A stream that cannot be sought in: lengths then stand behind each file.
    private sealed class Forwards(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => inner.Position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
