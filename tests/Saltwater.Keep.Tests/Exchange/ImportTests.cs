using Saltwater.Keep.Agreements;
using Saltwater.Keep.Exchange;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Tests.Agreements;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;
using static Saltwater.Keep.Tests.Vault.Vaults;

namespace Saltwater.Keep.Tests.Exchange;

public sealed class ImportTests
{
    private static readonly ImportPreview Brought = new()
    {
        Kind = ImportKind.OpenJson,
        NewEntries = [.. Enumerable.Range(1, 20).Select(day => Files.Evening(day, note: new('n', 9_000)))],
        NewDays = [new(new(1), Files.Today, Bleeding.Light)],
        NewAgreements = [Lists.Of(Lists.Whole)],
    };

    [Theory]
    [InlineData(WriteResult.Full)]
    [InlineData(WriteResult.Unsure)]
    [InlineData(WriteResult.Gone)]
    public async Task Of_a_file_all_comes_in_or_nothing_whichever_write_fails(WriteResult fault)
    {
        var failed = 0;
        for (; ; failed++)
        {
            var store = new FailingStore();
            var vault = await New(store);
            var notebook = Notebook.Of(vault);
            (store.WritesBeforeFault, store.Fault) = (failed, fault);

            var (written, count) = await Import.Apply(vault, notebook, Brought, replace: false);
            store.WritesBeforeFault = int.MaxValue;

            Assert.Equal(new ImportCount(20, 1, 1), count);
            Assert.Equal(written == WriteResult.Done ? "20 1 1" : "0 0 0", Holds(vault, notebook));
            Assert.Equal(written == WriteResult.Done ? "20 1 1" : "0 0 0", await HoldsAfterReopening(store));
            if (written == WriteResult.Done)
            {
                break;
            }

            Assert.Equal(WriteResult.Done, (await Import.Apply(vault, notebook, Brought, replace: false)).Written);
            Assert.Equal("20 1 1", await HoldsAfterReopening(store));
        }

        Assert.True(failed > 0);
    }

    [Fact]
    public async Task What_reads_differently_in_the_file_is_replaced_only_where_that_was_agreed_to()
    {
        var vault = await New();
        var notebook = Notebook.Of(vault);
        await notebook.Save(Files.Evening(1, note: "as it is here"));
        var brought = new ImportPreview { Kind = ImportKind.OpenJson, ChangedEntries = [Files.Evening(1, note: "as in the file")] };

        Assert.Equal(new ImportCount(0, 0, 0), (await Import.Apply(vault, notebook, brought, replace: false)).Count);
        Assert.Equal("as it is here", notebook.Entries[0].Note);
        Assert.Equal(new ImportCount(1, 0, 0), (await Import.Apply(vault, notebook, brought, replace: true)).Count);
        Assert.Equal("as in the file", notebook.Entries[0].Note);
    }

    private static string Holds(OpenVault vault, Notebook notebook) =>
        $"{notebook.Entries.Count} {notebook.CycleDays.Count} {AgreementShelf.Of(vault).Agreements.Count}";

    // From a copy: whoever opens a store writes into it.
    private static async Task<string> HoldsAfterReopening(FailingStore store)
    {
        var vault = (await (await LockedVault.FindIn(QuickKeys(), await store.Copy()))!.Unlock(Phrase)).Vault!;
        return Holds(vault, Notebook.Of(vault));
    }
}
