using Saltwater.App.Keep.Browser;
using Saltwater.Guide;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Vault;

namespace Saltwater.App.Keep;

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
    public Func<ValueTask<Writing>>? Unsaved { get; set; }

    /// <summary>True where nothing is stored: the notes go with the tab.</summary>
    public bool InMemoryOnly { get; init; }

    /// <summary>The day on the person's clock.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>The evening that is on.</summary>
    public DateOnly Evening => EntryDraft.EveningOn(clock.GetLocalNow().DateTime);

    /// <summary>The time of day on the person's clock.</summary>
    public TimeOnly Time => TimeOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>Reads the journal anew, after something was merged.</summary>
    public void Reread() => Notebook = Notebook.Of(Vault);

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
        catch (Exception late) when (late is InvalidOperationException or OperationCanceledException or IOException)
        {
        }
    }

    /// <summary>What to say where a passphrase cannot be stretched.</summary>
    public const string NoMemory = "This device has too little free memory for the lock just now. Close other tabs and apps, then try again.";

    /// <summary>What to say when something could not be kept.</summary>
    public static string Tell(Writing writing) => writing switch
    {
        Writing.Done => "Kept.",
        Writing.Full => "There is no room left on this device. Nothing was lost: it is still on this screen. Make room, or save it as text, and try again.",
        Writing.Gone => "The browser took the storage away. What is on this screen is still here. Save a backup now if you can, or copy the text.",
        _ => "The browser did not confirm it. What you wrote is still on this screen. Try again.",
    };

    /// <summary>What to say after a change of the passphrase: which one opens the notes now.</summary>
    public static string TellPassphrase(Replacing replacing) => replacing switch
    {
        Replacing.Done => "From now on the new passphrase opens your notes on this device.",
        Replacing.Unchanged => "The new passphrase could not be kept, perhaps because this device has no room left. The one you had still opens your notes.",
        _ => "The browser did not say whether the new passphrase was kept. Keep both: one of them opens your notes the next time. Try again once they are open.",
    };

    /// <summary>What to say where a new recovery code could not be kept.</summary>
    public static string TellCode(Replacing replacing) => replacing == Replacing.Unchanged
        ? "A new code could not be kept, perhaps because this device has no room left. The code you had still opens your notes."
        : "The browser did not say whether a new code was kept, so the one you had may not open your notes any more. Your passphrase does. Try again.";
}
