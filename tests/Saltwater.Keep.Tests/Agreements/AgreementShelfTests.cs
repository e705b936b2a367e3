using System.Formats.Cbor;
using CsCheck;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Tests.Vault;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Agreements;

public sealed class AgreementShelfTests
{
    private static readonly Gen<Line?> AnyLine =
        from part in Gen.Enum<AgreementPart>()
        from id in Of("", "stop-word", "no-longer-there")
        from time in Of("during", "next-day", "some-other-time")
        from own in Gen.String
        from term in Gen.String
        let at = part == AgreementPart.Aftercare ? time : ""
        select id.Length > 0 ? Line.OfGuide(part, id, at, own) : Line.Written(part, own, at, term);

    private static readonly Gen<Side> AnySide =
        from name in Gen.String
        from lines in AnyLine.Array[0, 12]
        select lines.Where(line => line is not null).Aggregate(Side.Empty.Named(name), (side, line) => side.With(line!));

    private static readonly Gen<Agreement> AnyAgreement =
        from mine in AnySide
        from theirs in AnySide
        from label in Gen.String
        from day in Gen.Int[700_000, 800_000].Nullable()
        select Lists
            .Of(mine)
            .Labelled(label)
            .WithTheirs(theirs.IsEmpty ? null : theirs)
            .ReviewedOn(day is { } number ? DateOnly.FromDayNumber(number) : null);

    [Fact]
    public Task An_agreement_comes_back_as_it_was_kept() =>
        AnyAgreement
            .Array[0, 3]
            .SampleAsync(
                async kept =>
                {
                    var store = new MemoryStore();
                    var shelf = AgreementShelf.Of(await Vaults.New(store));
                    foreach (var each in kept)
                    {
                        Assert.Equal(WriteResult.Done, await shelf.Put(each));
                    }

                    var read = AgreementShelf.Of(
                        (await (await LockedVault.FindIn(Vaults.QuickKeys(), store))!.Unlock(Vaults.Phrase)).Vault!
                    );
                    Assert.Equal(shelf.Agreements.Select(Lists.Plain), read.Agreements.Select(Lists.Plain));
                    Assert.Equal(
                        kept.Select(Lists.Plain).Order(StringComparer.Ordinal),
                        read.Agreements.Select(Lists.Plain).Order(StringComparer.Ordinal)
                    );
                },
                iter: 60
            );

    [Fact]
    public async Task Without_a_vault_it_lives_as_long_as_the_sitting()
    {
        var shelf = AgreementShelf.Of(null);
        var agreement = Lists.Of(Lists.Whole);
        Assert.Equal(WriteResult.Done, await shelf.Put(agreement));
        Assert.Same(agreement, shelf.Find(agreement.Id));
        Assert.Equal(WriteResult.Done, await shelf.Put(agreement.Labelled("spring")));
        Assert.Equal("spring", Assert.Single(shelf.Agreements).Label);
        Assert.Equal(WriteResult.Done, await shelf.Purge(agreement.Id));
        Assert.Empty(shelf.Agreements);
    }

    [Fact]
    public async Task What_was_deleted_can_be_brought_back_until_it_is_purged()
    {
        var vault = await Vaults.New();
        var shelf = AgreementShelf.Of(vault);
        var agreement = Lists.Of(Lists.Whole);
        await shelf.Put(agreement);

        await shelf.Delete(agreement.Id);
        Assert.Empty(AgreementShelf.Of(vault).Agreements);

        await shelf.Put(agreement);
        Assert.Equal(Lists.Plain(agreement), Lists.Plain(Assert.Single(AgreementShelf.Of(vault).Agreements)));

        await shelf.Purge(agreement.Id);
        Assert.Null(vault.Find(agreement.Id));
        Assert.Empty(AgreementShelf.Of(vault).Agreements);
    }

    [Fact]
    public async Task Changing_one_part_writes_that_part_alone()
    {
        var vault = await Vaults.New();
        var shelf = AgreementShelf.Of(vault);
        var agreement = Lists.Of(Lists.Whole);
        await shelf.Put(agreement);
        var there = (
            await LockedVault.RestoreBackup(Vaults.QuickKeys(), new MemoryStore(), await vault.Backup(), Vaults.Phrase, secretIsCode: false)
        ).Vault!;

        await shelf.Put(agreement.WithMine(agreement.Mine.With(Line.Written(AgreementPart.Never, "being woken")!)));
        await AgreementShelf
            .Of(there)
            .Put(agreement.WithMine(agreement.Mine.With(Line.OfGuide(AgreementPart.IfTearsCome, "one-question"))));
        await vault.Merge(await there.Backup());

        var merged = Assert.Single(AgreementShelf.Of(vault).Agreements);
        Assert.False(merged.IsOfTwo);
        Assert.Contains(merged.Mine.Lines, line => line.Own == "being woken");
        Assert.Contains(merged.Mine.Lines, line => line.Id == "one-question");
    }

    [Fact]
    public async Task A_part_changed_in_two_places_keeps_the_lines_of_both_and_says_so_until_it_is_kept_again()
    {
        var vault = await Vaults.New();
        var shelf = AgreementShelf.Of(vault);
        var agreement = Lists.Of(Lists.Whole);
        await shelf.Put(agreement);
        var there = (
            await LockedVault.RestoreBackup(Vaults.QuickKeys(), new MemoryStore(), await vault.Backup(), Vaults.Phrase, secretIsCode: false)
        ).Vault!;

        await shelf.Put(agreement.WithMine(agreement.Mine.With(Line.Written(AgreementPart.Never, "being woken")!)));
        await AgreementShelf.Of(there).Put(agreement.WithMine(agreement.Mine.With(Line.Written(AgreementPart.Never, "loud music")!)));
        await vault.Merge(await there.Backup());

        var again = AgreementShelf.Of(vault);
        var merged = Assert.Single(again.Agreements);
        Assert.True(merged.IsOfTwo);
        Assert.Equal(
            ["being filmed", "being woken", "loud music"],
            merged.Mine.In(AgreementPart.Never).Select(line => line.Own).Where(own => own.Length < 20).Order(StringComparer.Ordinal)
        );

        await again.Put(merged);
        Assert.False(Assert.Single(AgreementShelf.Of(vault).Agreements).IsOfTwo);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_taken_away_in_one_place_and_kept_in_the_other_is_back_until_it_is_kept_again(bool laterHere)
    {
        var vault = await Vaults.New();
        var filmed = Line.Written(AgreementPart.Never, "being filmed")!;
        var agreement = Lists.Of(Side.Empty.With(filmed));
        await AgreementShelf.Of(vault).Put(agreement);
        var there = (
            await LockedVault.RestoreBackup(Vaults.QuickKeys(), new MemoryStore(), await vault.Backup(), Vaults.Phrase, secretIsCode: false)
        ).Vault!;

        // The write that counts as later is the one that shows first.
        await AgreementShelf.Of(laterHere ? vault : there).Put(agreement.Labelled("spring"));
        await AgreementShelf.Of(vault).Put(agreement.WithMine(agreement.Mine.With(Line.Written(AgreementPart.Never, "being woken")!)));
        await AgreementShelf.Of(there).Put(agreement.WithMine(agreement.Mine.Without(filmed)));
        await vault.Merge(await there.Backup());

        var merged = Assert.Single(AgreementShelf.Of(vault).Agreements);
        Assert.True(merged.IsOfTwo);
        Assert.Equal(["being filmed", "being woken"], merged.Mine.Lines.Select(line => line.Own).Order(StringComparer.Ordinal));
        await AgreementShelf.Of(vault).Put(merged);
        Assert.False(Assert.Single(AgreementShelf.Of(vault).Agreements).IsOfTwo);
    }

    [Fact]
    public async Task The_same_line_added_in_two_places_is_no_difference()
    {
        var vault = await Vaults.New();
        var agreement = Lists.Of(Side.Empty);
        await AgreementShelf.Of(vault).Put(agreement);
        var there = (
            await LockedVault.RestoreBackup(Vaults.QuickKeys(), new MemoryStore(), await vault.Backup(), Vaults.Phrase, secretIsCode: false)
        ).Vault!;
        foreach (var each in new[] { vault, there })
        {
            await AgreementShelf.Of(each).Put(agreement.WithMine(Side.Empty.With(Line.Written(AgreementPart.Never, "being woken")!)));
        }

        await vault.Merge(await there.Backup());
        var merged = Assert.Single(AgreementShelf.Of(vault).Agreements);
        Assert.False(merged.IsOfTwo);
        Assert.Single(merged.Mine.Lines);
    }

    [Fact]
    public async Task What_a_newer_program_wrote_stays_and_the_rest_is_read()
    {
        var vault = await Vaults.New();
        var shelf = AgreementShelf.Of(vault);
        var agreement = Lists.Of(Lists.Whole).Labelled("spring");
        await shelf.Put(agreement);
        await vault.Save(
            Vaults.Text(agreement.Id, "weather", "rain"),
            new SetField(
                agreement.Id,
                "open",
                Cbor(cbor =>
                {
                    cbor.WriteStartArray(3);
                    cbor.WriteInt32(7);
                    cbor.WriteStartMap(2);
                    cbor.WriteTextString("own");
                    cbor.WriteTextString("a walk");
                    cbor.WriteTextString("mood");
                    cbor.WriteInt32(3);
                    cbor.WriteEndMap();
                    cbor.WriteStartMap(0);
                    cbor.WriteEndMap();
                    cbor.WriteEndArray();
                })
            ),
            new SetField(agreement.Id, "never", Cbor(cbor => cbor.WriteBoolean(true))),
            new SetField(agreement.Id, "review", Cbor(cbor => cbor.WriteInt32(9)))
        );

        var read = Assert.Single(AgreementShelf.Of(vault).Agreements);
        Assert.Equal("spring", read.Label);
        Assert.Null(read.Review);
        Assert.Equal("a walk", Assert.Single(read.Mine.In(AgreementPart.Open)).Own);
        Assert.Empty(read.Mine.In(AgreementPart.Never));
        Assert.Equal(2, read.Mine.In(AgreementPart.Signals).Length);

        await AgreementShelf.Of(vault).Put(read.Labelled("summer"));
        Assert.Equal("rain", Vaults.Read(vault.Find(agreement.Id), "weather"));
    }

    [Fact]
    public async Task Other_records_are_not_taken_for_one()
    {
        var vault = await Vaults.New();
        await vault.Save(Vaults.Text(RecordId.New(), "type", "entry"), Vaults.Text(RecordId.New(), "never", "agreement"));
        Assert.Empty(AgreementShelf.Of(vault).Agreements);
    }

    [Fact]
    public async Task The_fullest_list_can_be_kept()
    {
        // Three bytes of UTF-8 for one character: the most there is.
        var longest = new string('\u4E00', Line.MaxOwn - 4);
        var side = Side.Empty;
        foreach (var part in Enum.GetValues<AgreementPart>())
        {
            for (var at = 0; at < Side.MaxOwnLines + 5; at++)
            {
                side = side.With(Line.Written(part, $"{longest}{at}", part == AgreementPart.Aftercare ? "days-two-three" : "", longest)!);
            }

            Assert.Equal(Side.MaxOwnLines, side.In(part).Length);
        }

        var vault = await Vaults.New();
        Assert.Equal(WriteResult.Done, await AgreementShelf.Of(vault).Put(Lists.Of(side).WithTheirs(side)));
        Assert.Equal(side.Lines.Length, Assert.Single(AgreementShelf.Of(vault).Agreements).Theirs!.Lines.Length);
    }

    // What is kept has no place for how free somebody felt, for who made it, or for when.
    [Fact]
    public async Task A_record_holds_these_fields_and_no_other()
    {
        var vault = await Vaults.New();
        var agreement = Lists.Of(Lists.Whole).WithTheirs(Lists.Whole);
        await AgreementShelf.Of(vault).Put(agreement);
        string[] parts = ["name", "never", "only-if", "open", "signals", "aftercare", "if-tears-come"];

        Assert.Equal(
            ["type", "label", "review", .. parts, .. parts.Select(part => "their-" + part)],
            AgreementFields.FieldsOf(agreement).Select(field => field.Key)
        );
    }

    private static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static byte[] Cbor(Action<CborWriter> write)
    {
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        write(cbor);
        return cbor.Encode();
    }
}
