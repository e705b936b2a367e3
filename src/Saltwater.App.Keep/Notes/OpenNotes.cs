using Saltwater.App.Keep.Browser;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.App.Keep.Notes;

/// <summary>What the screens share while a vault is open. It lives outside of them, so that a fault in one loses nothing.</summary>
/// <param name="vault">The open vault.</param>
/// <param name="pack">The guide.</param>
/// <param name="page">The page they are in.</param>
/// <param name="clock">The person's own clock.</param>
public sealed class OpenNotes(OpenVault vault, Pack pack, IKeepPage page, TimeProvider clock)
{
    /// <summary>The open vault.</summary>
    public OpenVault Vault { get; } = vault;

    /// <summary>Its journal.</summary>
    public Notebook Notebook { get; private set; } = Notebook.Of(vault);

    /// <summary>The guide.</summary>
    public Pack Pack { get; } = pack;

    /// <summary>The page they are in.</summary>
    public IKeepPage Page { get; } = page;

    /// <summary>Keeps what is being written and was not kept yet; null if nothing is. The screen that is written on sets it.</summary>
    public Func<ValueTask<WriteResult>>? Unsaved { get; set; }

    /// <summary>True where nothing is stored: the notes go with the tab.</summary>
    public bool InMemoryOnly { get; init; }

    /// <summary>The day on the person's clock.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>The evening that is on.</summary>
    public DateOnly Evening => EntryDraft.EveningOn(clock.GetLocalNow().DateTime);

    /// <summary>The time of day on the person's clock.</summary>
    public TimeOnly Time => TimeOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>Reads the journal anew, after something was merged.</summary>
    public void ReadAgain() => Notebook = Notebook.Of(Vault);

    /// <summary>Puts away what is not kept yet, before the page may go. Where the keys are gone already nothing can be done.</summary>
    public async Task PutAway()
    {
        if (Unsaved is not { } keep)
        {
            return;
        }

        try
        {
            _ = await keep();
        }
        catch (Exception late) when (late is InvalidOperationException or OperationCanceledException or IOException) { }
    }

    /// <summary>What to say when something could not be kept.</summary>
    public static string TellWriting(Pack pack, WriteResult writing)
    {
        var says = KeptTexts.Of(pack);
        return writing switch
        {
            WriteResult.Done => says.Done,
            WriteResult.Full => says.Full,
            WriteResult.Gone => says.Gone,
            _ => says.Unsure,
        };
    }

    /// <summary>What to say after a change of the passphrase: which one opens the notes now.</summary>
    public static string TellPassphrase(Pack pack, ReplaceResult replacing)
    {
        var says = KeptTexts.Of(pack);
        return replacing switch
        {
            ReplaceResult.Done => says.PassphraseDone,
            ReplaceResult.Unchanged => says.PassphraseUnchanged,
            _ => says.PassphraseUnsure,
        };
    }

    /// <summary>What to say where a new recovery code could not be kept.</summary>
    public static string TellCode(Pack pack, ReplaceResult replacing)
    {
        var says = KeptTexts.Of(pack);
        return replacing switch
        {
            ReplaceResult.Unchanged => says.CodeUnchanged,
            _ => says.CodeUnsure,
        };
    }
}
