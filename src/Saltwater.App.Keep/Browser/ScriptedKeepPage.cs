using System.Runtime.Versioning;
using System.Text;

namespace Saltwater.App.Keep.Browser;

/// <summary>The page as <c>keep.js</c> reaches it.</summary>
[SupportedOSPlatform("browser")]
internal sealed class ScriptedKeepPage : IKeepPage
{
    public async Task<Holding> TryHold() => (Holding)await KeepScript.TryHold();

    public void WatchAbsence(TimeSpan hiddenFor, TimeSpan idleFor, Action hid, Action<LockReason> tell) =>
        KeepScript.WatchAbsence(hiddenFor.TotalMilliseconds, idleFor.TotalMilliseconds, hid, reason => tell((LockReason)reason));

    public void StopWatching() => KeepScript.StopWatching();

    public void LockOthers() => KeepScript.LockOthers();

    public void Reload() => KeepScript.Reload();

    public Task<bool> AskToPersist() => KeepScript.AskToPersist();

    public Task<bool> IsPersistent() => KeepScript.IsPersistent();

    public async Task<long?> BytesLeft() => await KeepScript.BytesLeft() is >= 0 and var bytes ? (long)bytes : null;

    public async Task<Guessing?> Judge(string passphrase)
    {
        var bytes = Encoding.UTF8.GetBytes(passphrase);
        var asked = KeepScript.Judge(bytes);
        Array.Clear(bytes);
        using var judged = await asked;
        if (judged is null)
        {
            return null;
        }

        return new(judged.GetPropertyAsDouble("tries"), (FirstGuess)judged.GetPropertyAsInt32("first"));
    }

    public bool IsMarked() => KeepScript.IsMarked();

    public void SetMark(bool isKept) => KeepScript.SetMark(isKept);

    public void SaveFile(string name, string type, byte[] bytes) => KeepScript.SaveFile(name, type, bytes);

    public ChosenFile? FileIn(string id) => KeepScript.FileIn(id) is { } chosen ? new ScriptedFile(chosen) : null;

    public void MoveToHeading() => KeepScript.MoveToHeading();

    public void Print() => KeepScript.Print();

    public Task<bool> WipeSite() => KeepScript.WipeSite();
}
