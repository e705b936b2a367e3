using System.Text;
using System.Xml;
using CsCheck;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Trackers;

namespace Saltwater.Keep.Tests.Exchange.Trackers;

public sealed class HealthXmlTests
{
    private const string Tag =
        """<Record type="HKCategoryTypeIdentifierMenstrualFlow" startDate="2026-01-05 08:00:00 -0500" endDate="2026-01-05 08:00:00 -0500" value="HKCategoryValueMenstrualFlowLight"/>""";

    [Fact]
    public void A_real_export_with_its_known_faults_is_read()
    {
        var preview = Files.Read(Files.Health.Replace("&#11;", "\v", StringComparison.Ordinal));

        Assert.Equal(ImportKind.AppleHealth, preview.Kind);
        Assert.Null(preview.Refused);
        Assert.Equal(["01-05 heavy", "01-06 light", "01-07 light", "01-20 spotting"], Files.Days(preview));
        Assert.Equal(["18: IMPORT-112", "19: IMPORT-109"], Files.Reasons(preview));
        Assert.Equal(1, preview.LeftAside);
    }

    [Fact]
    public void The_sample_is_one_that_an_xml_parser_refuses() =>
        Assert.Throws<XmlException>(() =>
            XmlReader
                .Create(new StringReader(Files.Health), new() { DtdProcessing = DtdProcessing.Parse, XmlResolver = null })
                .ReadToFollowing("Record")
        );

    [Fact]
    public void However_the_bytes_arrive_the_result_is_the_same()
    {
        var whole = Files.Written(Files.Read(Files.Health));

        Gen.Int[1, 300]
            .Sample(size =>
            {
                var preview = Files.Read(new Drops(Files.Bytes(Files.Health), size), Files.Health.Length);
                Assert.Equal(whole, Files.Written(preview));
                Assert.Equal(["18: IMPORT-112", "19: IMPORT-109"], Files.Reasons(preview));
            });
    }

    [Fact]
    public void Attributes_read_as_an_xml_parser_reads_them() =>
        Gen.Select(Gen.String[Gen.Char["abc019 =>:.é'"], 0, 12], Gen.String[Gen.Char["abc019 =>:.é"], 0, 12], Gen.Int[0, 2], Gen.Bool)
            .Sample(
                (first, second, which, quote) =>
                {
                    var gap = which switch
                    {
                        0 => " ",
                        1 => "\n\t",
                        _ => "  ",
                    };
                    var tag = $"<Record{gap}type{(quote ? " = " : "=")}\"{first}\"{gap}value={(quote ? $"'{second}'" : $"\"{second}\"")}/>";
                    using var parser = XmlReader.Create(new StringReader(tag));
                    parser.Read();

                    foreach (var name in (string[])["type", "value", "endDate"])
                    {
                        Assert.Equal(
                            parser.GetAttribute(name),
                            HealthXml.ReadAttribute(Encoding.UTF8.GetBytes(tag), Encoding.UTF8.GetBytes(name))
                        );
                    }
                }
            );

    [Fact]
    public void Cut_short_anywhere_it_is_refused()
    {
        var file = Files.Bytes(Files.Health.TrimEnd());
        for (var length = file.Length / 2; length < file.Length; length++)
        {
            Assert.NotNull(Files.Read(file[..length]).Refused);
        }
    }

    [Theory]
    [InlineData("""<Record type="HKCategoryTypeIdentifierMenstrualFlow" value="x startDate="2026-01-05 08:00:00 -0500"/>""")]
    [InlineData("""<Record type="HKCategoryTypeIdentifierMenstrualFlow" startDate="2026-01-05 08:00:00 -0500" value="Flow"/>""")]
    [InlineData("""<Record type="HKCategoryTypeIdentifierMenstrualFlow" value="HKCategoryValueMenstrualFlowLight"/>""")]
    public void One_damaged_record_is_left_out_and_told_and_the_next_is_read(string damaged)
    {
        var preview = Files.Read($"<HealthData>\n{damaged}\n{Tag}\n</HealthData>");

        Assert.Equal(["01-05 light"], Files.Days(preview));
        Assert.Equal(1, preview.Skipped);
    }

    [Fact]
    public void An_attribute_that_stands_twice_does_no_harm() =>
        Assert.Equal(
            ["01-05 light"],
            Files.Days(Files.Read($"<HealthData>{Tag.Replace("/>", " value=\"x\"/>", StringComparison.Ordinal)}</HealthData>"))
        );

    [Theory]
    [InlineData("""<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><lolz>&b;</lolz>""", "IMPORT-003")]
    [InlineData(
        """<!DOCTYPE HealthData [<!ENTITY a SYSTEM "file:///etc/hostname">]><HealthData><Record type="HKCategoryTypeIdentifierMenstrualFlow" startDate="&a;" value="HKCategoryValueMenstrualFlowLight"/></HealthData>""",
        null
    )]
    [InlineData("""<HealthData><Record type="HKCategoryTypeIdentifierMenstrualFlow" startDate="2026-01-05" value="&b;"/>""", "IMPORT-004")]
    public void Entities_are_never_resolved(string file, string? code)
    {
        var preview = Files.Read(file);

        Assert.Equal(code, preview.Refused?.Code);
        Assert.Equal(0, preview.New);
    }

    [Fact]
    public void A_period_of_more_than_a_month_is_left_out() =>
        Assert.Equal(
            ["1: IMPORT-107"],
            Files.Reasons(
                Files.Read(
                    $"<HealthData>{Tag.Replace("endDate=\"2026-01-05", "endDate=\"2026-02-09", StringComparison.Ordinal)}</HealthData>"
                )
            )
        );

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Drops(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
