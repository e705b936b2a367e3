using System.IO.Compression;
using System.Text;
using CsCheck;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Exchange;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.OpenFormat;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Tests.Exchange;

/// <summary>Files as people bring them, and how tests read them. All of it is made up.</summary>
internal static class Files
{
    public static readonly DateOnly Today = new(2026, 3, 20);

    public const string Drip = """
        date,temperature.value,bleeding.value,bleeding.exclude,note.value
        2026-01-03,,0,false,
        2026-01-04,36.5,2,false,"a, b"
        2026-01-05,,3,,
        2026-01-20,36.7,,,
        2026-01-21,,1,true,
        2026-01-22,,7,,
        tomorrow,,1,,
        2027-01-01,,1,,
        """;

    public const string Clue = """
        [
          { "id": "a", "date": "2026-01-04", "type": "spotting", "value": [{ "option": "brown" }] },
          { "id": "b", "date": "2026-01-05T00:00:00.000Z", "type": "period", "value": { "option": "heavy" } },
          { "id": "c", "date": "2026-01-06", "type": "period", "value": { "option": "very_heavy" } },
          { "id": "d", "date": "2026-01-06", "type": "pain", "value": [{ "option": "headache" }] },
          { "id": "e", "date": "2026-01-07", "type": "period", "value": { "option": "unheard-of" } },
          { "id": "f", "type": "period", "value": { "option": "light" } },
          7
        ]
        """;

    public const string ClueBackup = """
        { "version": 5, "settings": {}, "data": [
          { "day": "2019-04-21T00:00:00Z", "period": "light", "mood": ["happy"] },
          { "day": "2019-04-22", "period": "spotting" },
          { "day": "2019-04-23", "spotting": "red" },
          { "day": "2019-04-24", "pain": ["cramps"] }
        ] }
        """;

    public const string Flo = """
        { "userData": { "name": "someone" }, "operationalData": {
          "cycles": [
            { "period_start_date": "2026-01-05 22:00:00.0", "period_end_date": "2026-01-07 22:00:00.0",
              "period_intensity": "{\"0\":1,\"1\":3}", "pregnant": false },
            { "period_start_date": "2025-06-01 00:00:00.0", "period_end_date": "2025-12-01 00:00:00.0", "pregnant": true },
            { "period_start_date": "2025-02-09", "period_end_date": "2025-02-01" },
            { "period_start_date": "2026-03-19", "period_end_date": null }
          ],
          "point_events_manual_v2": [ { "date": "2026-01-05", "category": "Mood", "subcategory": "Sad" } ]
        } }
        """;

    // A record stands on one line, as in an export: what is three deep here goes on with the line before.
    // The document type is that of HealthKit Export Version 12, faults and all; a vertical tab stands in a name.
    public static readonly string Health = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE HealthData [
        <!-- HealthKit Export Version: 12 -->
        <!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
        <!ATTLIST VisionPrescription
          type             CDATA #REQUIRED
          brand            CDATA #IMPLIED
        <!ELEMENT RightEye EMPTY>
        ]>
        <HealthData locale="en_GB">
         <ExportDate value="2026-03-01 10:00:00 +0000"/>
         <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" value="312" startDate="2026-01-05 08:00:00 -0500"
           endDate="2026-01-05 08:10:00 -0500"/>
         <Record type="HKCategoryTypeIdentifierMenstrualFlow" sourceName="My &lt;app&gt;" creationDate="2026-01-05 09:00:00 -0500"
           startDate="2026-01-05 08:00:00 -0500" endDate="2026-01-05 08:00:00 -0500" value="HKCategoryValueMenstrualFlowHeavy">
          <MetadataEntry key="HKMenstrualCycleStart" value="1"/>
         </Record>
         <Record type="HKCategoryTypeIdentifierMenstrualFlow" sourceName="C&#11;ycle" startDate="2026-01-06 00:00:00 -0500" endDate="2026-01-08 00:00:00 -0500"
           value="HKCategoryValueVaginalBleedingLight"/>
         <Record type="HKCategoryTypeIdentifierIntermenstrualBleeding" sourceName="Phone"
           startDate="2026-01-20 08:00:00 -0500" endDate="2026-01-20 08:00:00 -0500"
           value="HKCategoryValueNotApplicable"/>
         <Record type="HKCategoryTypeIdentifierMenstrualFlow" sourceName="Phone" startDate="2026-01-21 08:00:00 -0500" endDate="2026-01-21 08:00:00 -0500"
           value="HKCategoryValueMenstrualFlowNone"/>
         <Record type="HKCategoryTypeIdentifierMenstrualFlow" sourceName="Other" startDate="2026-01-05 08:00:00 -0500" endDate="2026-01-05 08:00:00 -0500"
           value="HKCategoryValueMenstrualFlowUnspecified"/>
        </HealthData>

        """.Replace("\n   ", " ", StringComparison.Ordinal);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static ImportPreview Read(string text, OpenData? here = null) => Read(Bytes(text), here);

    public static ImportPreview Read(byte[] file, OpenData? here = null) => Read(new MemoryStream(file), file.Length, here);

    public static ImportPreview Read(Stream content, long length, OpenData? here = null) =>
        ImportReader
            .ReadAsync(content, length, here ?? OpenData.Nothing, Today, Ids(), TestContext.Current.CancellationToken)
            .GetAwaiter()
            .GetResult();

    /// <summary>The days a file would bring, as <c>01-05 heavy</c>.</summary>
    public static string[] Days(ImportPreview preview) =>
        [.. preview.NewDays.Select(day => $"{day.Day:MM-dd} {OpenVocabulary.WordFor(day.Bleeding)}")];

    /// <summary>Why records were left out, as <c>7: IMPORT-101</c>.</summary>
    public static string[] Reasons(ImportPreview preview) => [.. preview.Reasons.Select(each => $"{each.Place}: {each.Problem.Code}")];

    /// <summary>Everything a preview would write, as bytes that can be compared.</summary>
    public static string Written(ImportPreview preview) =>
        Encoding.UTF8.GetString(
            OpenJson.Write(
                new([.. preview.NewEntries, .. preview.ChangedEntries], [.. preview.NewDays, .. preview.ChangedDays])
                {
                    Agreements = [.. preview.NewAgreements, .. preview.ChangedAgreements],
                },
                Today
            )
        );

    public static Entry Evening(int day, bool tears = true, string note = "", params (string Question, string Answer)[] facts) =>
        new()
        {
            Id = new((UInt128)(ulong)(1000 + day)),
            Day = new(2026, 3, day),
            WrittenOn = new(2026, 3, day),
            Tears = tears,
            Note = note,
            Facts = Entry.NoFacts.SetItems(
                facts.Select(fact => KeyValuePair.Create(fact.Question, (System.Collections.Immutable.ImmutableArray<string>)[fact.Answer]))
            ),
        };

    private static readonly Gen<string> Id = Gen.String[Gen.Char["abcxyz019-._"], 1, 12];

    /// <summary>Letters of any script, signs a spreadsheet runs, and no half of a pair: those are no text.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(Gen.Char["=+-@'\";,\t\r\n aZé漢＝＠"], Gen.Char['\u0001', '\u02FF'])
        .Array[0, 20]
        .Select(letters => new string(letters));

    private static readonly Gen<Entry> AnyEntry = Gen.Select(
        Gen.ULong,
        Gen.Int[0, 3000],
        Gen.Int[-1, 1439],
        Gen.Select(Gen.Bool, Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 400]),
        Gen.Dictionary(Id, Id.Array[0, 3])[0, 3],
        Text,
        (id, ago, minute, few, facts, note) =>
            new Entry
            {
                Id = new(id),
                Day = Today.AddDays(-ago),
                Time = minute < 0 ? null : TimeOnly.MinValue.AddMinutes(minute),
                WrittenOn = Today.AddDays(-ago / 2),
                Company = few.Item2 == 0 ? null : (Company)(few.Item2 - 1),
                Tears = few.Item1,
                Felt = few.Item3 == 0 ? null : (Felt)(few.Item3 - 1),
                Facts = Entry.NoFacts.SetItems(
                    facts.Select(fact =>
                        KeyValuePair.Create(fact.Key, (System.Collections.Immutable.ImmutableArray<string>)[.. fact.Value])
                    )
                ),
                Note = note,
                KeepDays = few.Item4 == 0 ? null : few.Item4,
            }
    );

    private static readonly Gen<CycleDay> AnyDay = Gen.Select(Gen.ULong, Gen.Int[0, 3000], Gen.Int[0, 3], (id, ago, bleeding) =>
        new CycleDay(new(((UInt128)id << 64) | (UInt128.One << 127)), Today.AddDays(-ago), (Bleeding)bleeding)
    );

    // Half have something of another person too, which never goes out.
    private static readonly Gen<Agreement> AnyAgreement = Gen.Select(
        Gen.ULong,
        Gen.Int[0, 400],
        Text,
        Text,
        Gen.Select(Gen.Enum<AgreementPart>(), Gen.Int[0, 2], Text, Text).Array[0, 8],
        (id, days, label, name, lines) =>
            Agreement
                .New(new(((UInt128)id << 64) | (UInt128)1))
                .Labelled(label)
                .ReviewedOn(days == 0 ? null : Today.AddDays(days))
                .WithMine(lines.Aggregate(Side.Empty.Named(name), (side, each) => each.Item2 == 0
                            ? side.With(
                                Line.OfGuide(each.Item1, "a-line", each.Item1 == AgreementPart.Aftercare ? "first-hour" : "", each.Item3)
                            )
                        : Line.Written(each.Item1, each.Item3, term: each.Item4) is { } line ? side.With(line)
                        : side))
                .WithTheirs(
                    days % 2 == 0
                        ? null
                        : Side.Empty.Named("Theirs").With(Line.Written(AgreementPart.Never, "what the other person showed")!)
                )
    );

    public static readonly Gen<OpenData> AnyKept =
        // In a vault an id names one record, of whatever kind.
        Gen.Select(AnyEntry.Array[0, 6], AnyDay.Array[0, 6], AnyAgreement.Array[0, 3], (entries, days, agreements) =>
            new OpenData(
                [.. entries.DistinctBy(each => each.Id)],
                [.. days.ExceptBy(entries.Select(entry => entry.Id), each => each.Id).DistinctBy(each => each.Day)]
            )
            {
                Agreements =
                [
                    .. agreements
                        .ExceptBy(entries.Select(entry => entry.Id).Concat(days.Select(day => day.Id)), each => each.Id)
                        .DistinctBy(each => Encoding.UTF8.GetString(OpenJson.Write(new([], []) { Agreements = [each] }, Today))[100..]),
                ],
            }
        );

    private static Func<RecordId> Ids()
    {
        var last = UInt128.MaxValue;
        return () => new(last--);
    }
}
