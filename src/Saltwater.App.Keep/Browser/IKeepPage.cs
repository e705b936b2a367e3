namespace Saltwater.App.Keep.Browser;

/// <summary>What the screens of Keep ask of the page they are in.</summary>
public interface IKeepPage
{
    /// <summary>
    /// Makes this tab the one that writes, if no other is. It stays so until the tab is gone; another tab never takes it away.
    /// </summary>
    Task<Holding> TryHold();

    /// <summary>Tells once when it is time to lock; then it watches no more.</summary>
    /// <param name="hiddenFor">How long the page may be out of sight; zero for not at all.</param>
    /// <param name="idleFor">How long nothing may be touched.</param>
    /// <param name="hid">Called each time the page goes out of sight: what is not kept yet can still be put away.</param>
    /// <param name="tell">Called once. The page is veiled while it is out of sight.</param>
    void WatchAbsence(TimeSpan hiddenFor, TimeSpan idleFor, Action hid, Action<LockReason> tell);

    /// <summary>Watches no more.</summary>
    void StopWatching();

    /// <summary>Has every other tab lock as well.</summary>
    void LockOthers();

    /// <summary>Loads the page anew, so that nothing of what was open is left in memory.</summary>
    void Reload();

    /// <summary>Asks the browser not to clear the store by itself.</summary>
    /// <returns>Whether it promises.</returns>
    Task<bool> AskToPersist();

    /// <summary>Whether the browser promised not to clear the store by itself.</summary>
    Task<bool> IsPersistent();

    /// <summary>How many bytes are left; null where the browser does not say.</summary>
    Task<long?> BytesLeft();

    /// <summary>How early someone who has a copy would guess a passphrase; null where that cannot be told.</summary>
    Task<Guessing?> Judge(string passphrase);

    /// <summary>Whether something was kept here: if the store is empty then, it was taken away, and this is no first visit.</summary>
    bool IsMarked();

    /// <summary>Remembers, or forgets, that something is kept here. Only once there is a vault.</summary>
    void SetMark(bool isKept);

    /// <summary>Hands bytes over as a file.</summary>
    /// <param name="name">Without a word about the subject: it stays in the list of downloads.</param>
    /// <param name="type">The media type.</param>
    void SaveFile(string name, string type, byte[] bytes);

    /// <summary>The file chosen in an input; null if there is none. Nothing of it is read yet.</summary>
    /// <param name="id">Id of the input's element.</param>
    ChosenFile? FileIn(string id);

    /// <summary>
    /// Moves the focus to the heading of a new screen and shows its top, so that a screen reader says it and nobody starts in the middle.
    /// </summary>
    void MoveToHeading();

    /// <summary>Opens the browser's own print and save dialogue.</summary>
    void Print();

    /// <summary>Takes away what else the site keeps in this browser and leaves for the page that has the browser clear the rest.</summary>
    /// <returns>False if that page could not be reached: then this one stays, and what could be taken away here is.</returns>
    Task<bool> WipeSite();
}
