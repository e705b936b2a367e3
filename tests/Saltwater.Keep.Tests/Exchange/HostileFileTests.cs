using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Tests.Exchange;

public sealed class HostileFileTests
{
    private static readonly byte[][] Good =
    [
        Files.Bytes(Files.Drip),
        Files.Bytes(Files.Clue),
        Files.Bytes(Files.ClueBackup),
        Files.Bytes(Files.Flo),
        Files.Bytes(Files.Health),
        OpenJson.Write(
            new([Files.Evening(3, note: "a \"b\"", facts: ("pain", "none"))], [new(new(1), new(2026, 1, 1), Bleeding.Heavy)]),
            Files.Today
        ),
        OpenCsv.WriteEntries([Files.Evening(3, note: "=1;\n@2", facts: ("pain", "none"))]),
        Files.Zip(
            ("apple_health_export/export_cda.xml", Files.Bytes("<ClinicalDocument/>")),
            ("apple_health_export/export.xml", Files.Bytes(Files.Health))
        ),
    ];

    [Fact]
    public void No_bytes_make_the_reader_fail() => Gen.Byte.Array[0, 300].Sample(file => Assert.NotNull(Files.Read(file)), iter: 3_000);

    [Fact]
    public void No_change_to_a_good_file_makes_the_reader_fail() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Select(Gen.Double.Unit, Gen.Byte).Array[1, 6], Gen.Int[0, 4], Gen.Double.Unit)
            .Sample(
                (which, changes, how, cut) =>
                {
                    var file = Good[which].ToArray();
                    foreach (var (where, value) in changes)
                    {
                        file[(int)(where * (file.Length - 1))] = how == 0 ? value : "\"<>{}[],:=\\&\r\n;'0"u8[value % 17];
                    }

                    file = how switch
                    {
                        1 => file[..(int)(cut * file.Length)],
                        2 => file[(int)(cut * file.Length)..],
                        _ => file,
                    };
                    var preview = Files.Read(file);

                    Assert.True(preview.Refused is null || preview.New + preview.Changed + preview.Same + preview.Skipped == 0);
                },
                iter: 5_000
            );

    [Fact]
    public void Json_and_zip_cut_short_anywhere_are_refused()
    {
        foreach (var file in Good.Where(file => file[0] is (byte)'{' or (byte)'[' or (byte)'P'))
        {
            for (var length = 0; length < file.Length; length++)
            {
                Assert.NotNull(Files.Read(file[..length]).Refused);
            }
        }
    }

    [Fact]
    public void A_file_beyond_all_measure_is_refused_before_a_byte_is_read() =>
        Assert.Equal(ImportProblem.TooLarge, Files.Read(new Untouchable(), 1L << 35).Refused);

    [Theory]
    [InlineData("[{\"date\":\"\",\"type\":")]
    [InlineData("{\"data\":")]
    [InlineData("{\"saltwater\":\"open data\",\"format\":1,\"entries\":[[")]
    public void Deep_nesting_is_refused(string open) =>
        Assert.Equal(ImportProblem.TooDeep, Files.Read(string.Concat(Enumerable.Repeat(open, 200_000))).Refused);

    [Theory]
    [InlineData("", "IMPORT-002")]
    [InlineData("\u0089PNG\r\n", "IMPORT-003")]
    [InlineData("name,age\nx,1\n", "IMPORT-003")]
    [InlineData("{ \"hello\": 1 }", "IMPORT-003")]
    [InlineData("[]", "IMPORT-003")]
    [InlineData("<html><body></body></html>", "IMPORT-003")]
    [InlineData("{ \"data\": [ { \"day\": ", "IMPORT-004")]
    [InlineData("{ \"data\": [] } x", "IMPORT-004")]
    [InlineData("{ \"data\": [ { \"day\": \"2020-01-01\", \"period\": \"light\" } ] } ]", "IMPORT-004")]
    [InlineData("{ \"operationalData\": { \"cycles\": [ { \"period_start_date\": \"2020-01-01\" } ] } } { }", "IMPORT-004")]
    [InlineData("[ { \"date\": \"2020-01-01\", \"type\": \"period\" } ] [ ]", "IMPORT-004")]
    [InlineData("{ \"saltwater\": \"open data\", \"entries\": [] }", "IMPORT-004")]
    [InlineData("date,bleeding.value\n2026-01-01,\"2", "IMPORT-004")]
    public void A_wrong_file_is_refused_with_its_reason(string file, string code) => Assert.Equal(code, Files.Read(file).Refused?.Code);

    [Fact]
    public void A_zip_gives_what_the_file_inside_gives()
    {
        Assert.Equal(Files.Written(Files.Read(Files.Health)), Files.Written(Files.Read(Good[^1])));
        Assert.Equal(
            ImportKind.Clue,
            Files.Read(Files.Zip(("settings.json", Files.Bytes("{}")), ("x/measurements.json", Files.Bytes(Files.Clue)))).Kind
        );
    }

    [Fact]
    public void A_zip_with_nothing_for_us_says_so() =>
        Assert.Equal(ImportProblem.NothingInZip, Files.Read(Files.Zip(("a.txt", [1, 2]), ("b.json", Files.Bytes("{}")))).Refused);

    [Fact]
    public void A_zip_that_swells_is_refused_without_unpacking()
    {
        Assert.Equal(ImportProblem.NothingInZip, Files.Read(Files.Zip(("export.xml", new byte[64 * 1024 * 1024]))).Refused);
        Assert.Equal(
            ImportProblem.TextTooLarge,
            Files.Read(Files.Zip(("measurements.json", Files.Bytes("[" + new string(' ', 64 * 1024 * 1024) + "]")))).Refused
        );
    }

    [Fact]
    public void A_zip_that_lies_about_its_size_is_stopped_there()
    {
        var xml = Files.Bytes($"<HealthData>{new string(' ', 32 * 1024 * 1024)}</HealthData>");
        var zip = Files.Zip(("export.xml", xml));
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24), 2_000_000);

        Assert.NotNull(Files.Read(zip).Refused);
    }

    [Fact]
    public void A_zip_with_a_password_says_so()
    {
        var zip = Files.Zip(("measurements.json", Files.Bytes(Files.Clue)));
        zip[6] |= 1;
        zip[zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;

        Assert.Equal(ImportProblem.Locked, Files.Read(zip).Refused);
    }

    [Fact]
    public void A_zip_with_millions_of_names_is_refused_before_they_are_read()
    {
        var zip = new byte[6 * 1024 * 1024];
        "PK\u0003\u0004"u8.CopyTo(zip);
        "PK\u0005\u0006"u8.CopyTo(zip.AsSpan(zip.Length - 22));

        Assert.Equal(ImportProblem.Broken, Files.Read(zip).Refused);
    }

    [Fact]
    public void A_device_that_cannot_give_the_bytes_is_told_apart() =>
        Assert.Equal(ImportProblem.Unreadable, Files.Read(new Untouchable(), 10).Refused);

    [Fact]
    public void Nothing_personal_stands_in_a_preview_or_a_reason()
    {
        var preview = Files.Read(
            """{ "saltwater": "open data", "format": 1, "entries": [ { "note": "secret words", "day": "secret" } ] }"""
        );

        Assert.DoesNotContain(
            "secret",
            new StringBuilder().Append(preview).AppendJoin(' ', preview.Reasons).ToString(),
            StringComparison.Ordinal
        );
    }

    private sealed class Untouchable : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException();
    }
}
