using Saltwater.Keep.Agreements;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Exchange;

/// <summary>Brings into a vault what a person agreed to when a file was shown to them.</summary>
public static class Import
{
    /// <summary>Brings it in with one save: when this returns <see cref="WriteResult.Done"/> all of it is there and on the disk; otherwise
    /// nothing changed, and the same call may be tried again.</summary>
    /// <param name="vault">Where to.</param>
    /// <param name="notebook">The journal of that vault; it shows what came in.</param>
    /// <param name="preview">What <see cref="ImportReader.ReadAsync"/> found, held against this vault as it is.</param>
    /// <param name="replace">Whether what is here and reads differently in the file becomes as in the file.</param>
    /// <returns>How it went, and what came in.</returns>
    public static async ValueTask<(WriteResult Written, ImportCount Count)> Apply(
        OpenVault vault,
        Notebook notebook,
        ImportPreview preview,
        bool replace
    )
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(preview);
        var (entries, days, agreements) = (preview.NewEntries, preview.NewDays, preview.NewAgreements);
        if (replace)
        {
            entries = entries.AddRange(preview.ChangedEntries);
            days = days.AddRange(preview.ChangedDays);
            agreements = agreements.AddRange(preview.ChangedAgreements);
        }

        var written = await notebook.Save(entries, days, AgreementShelf.ChangesTo(vault, agreements));
        return (written, new(entries.Length, days.Length, agreements.Length));
    }
}

/// <summary>How much a file brought.</summary>
/// <param name="Entries">Entries of the journal.</param>
/// <param name="CycleDays">Days with bleeding.</param>
/// <param name="Agreements">Lists of limits and care.</param>
public sealed record ImportCount(int Entries, int CycleDays, int Agreements);
