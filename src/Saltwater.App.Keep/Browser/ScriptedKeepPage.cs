using System.Runtime.Versioning;
using System.Text;

namespace Saltwater.App.Keep.Browser;

/// <summary>The page as <c>keep.js</c> reaches it.</summary>
[SupportedOSPlatform("browser")]
internal sealed class ScriptedKeepPage : IKeepPage
{
    public async Task<Holding> TryHold() => (Holding)await KeepScript.TryHold();

    public void Watch(TimeSpan hiddenFor, TimeSpan idleFor, Action hid, Action<LockReason> tell) =>
        KeepScript.Watch(hiddenFor.TotalMilliseconds, idleFor.TotalMilliseconds, hid, reason => tell((LockReason)reason));

    public void Unwatch() => KeepScript.Unwatch();

    public void LockOthers() => KeepScript.LockOthers();

    public void Reload() => KeepScript.Reload();

    public Task<bool> Persist() => KeepScript.Persist();

    public Task<bool> Persisted() => KeepScript.Persisted();

    public async Task<long?> Room() => await KeepScript.Room() is >= 0 and var bytes ? (long)bytes : null;

    public async Task<Guessing?> Judge(string passphrase)
    {
        var bytes = Encoding.UTF8.GetBytes(passphrase);
        var asked = KeepScript.Judge(bytes);
        Array.Clear(bytes);
        using var judged = await asked;
        return judged is null ? null : new(judged.GetPropertyAsDouble("tries"), (FirstGuess)judged.GetPropertyAsInt32("first"));
    }

    public bool Marked() => KeepScript.Marked();

    public void Mark(bool isKept) => KeepScript.Mark(isKept);

    public void Save(string name, string type, byte[] bytes) => KeepScript.Save(name, type, bytes);

    public ChosenFile? Chosen(string id) => KeepScript.Chosen(id) is { } chosen ? new ScriptedFile(chosen) : null;

    public void Arrive() => KeepScript.Arrive();

    public void Print() => KeepScript.Print();

    public Task<bool> Wipe() => KeepScript.Wipe();
}
