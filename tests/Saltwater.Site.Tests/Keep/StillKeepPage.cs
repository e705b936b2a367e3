using Saltwater.App.Keep.Browser;

namespace Saltwater.Site.Tests.Keep;

/// <summary>A page that does nothing and remembers what it was asked.</summary>
internal sealed class StillKeepPage : IKeepPage
{
    public List<(string Name, string Type, byte[] Bytes)> Saved { get; } = [];

    public byte[]? InInput { get; set; }

    public int Prints { get; private set; }

    public int Arrivals { get; set; }

    /// <summary>Whether this tab may be the one that writes.</summary>
    public Holding Holds { get; set; }

    private bool marked;

    public Task<Holding> TryHold() => Task.FromResult(Holds);

    public void WatchAbsence(TimeSpan hiddenFor, TimeSpan idleFor, Action hid, Action<LockReason> tell) { }

    public void StopWatching() { }

    public void LockOthers() { }

    public void Reload() { }

    /// <summary>What the browser answers when it is asked to keep for good; it may never do.</summary>
    public Task<bool> Promise { get; set; } = Task.FromResult(true);

    public Task<bool> AskToPersist() => Promise;

    public Task<bool> IsPersistent() => Task.FromResult(true);

    public Task<long?> BytesLeft() => Task.FromResult<long?>(null);

    /// <summary>How early any passphrase would be guessed; null where that cannot be told.</summary>
    public Guessing? Guessed { get; set; }

    /// <summary>What was judged, last.</summary>
    public string? Judged { get; private set; }

    /// <summary>What judging waits for.</summary>
    public Task JudgedAfter { get; set; } = Task.CompletedTask;

    public async Task<Guessing?> Judge(string passphrase)
    {
        Judged = passphrase;
        await JudgedAfter;
        return Guessed;
    }

    public bool IsMarked() => marked;

    public void SetMark(bool isKept) => marked = isKept;

    public void SaveFile(string name, string type, byte[] bytes) => Saved.Add((name, type, bytes));

    public ChosenFile? FileIn(string id) => InInput is { } bytes ? new StillFile(bytes) : null;

    public void MoveToHeading() => Arrivals++;

    public void Print() => Prints++;

    public Task<bool> WipeSite() => Task.FromResult(true);

    private sealed class StillFile(byte[] bytes) : ChosenFile("chosen", bytes.Length)
    {
        public override Task<byte[]> ReadPart(long start, int count) =>
            Task.FromResult(bytes[(int)start..(int)Math.Min(bytes.Length, start + count)]);
    }
}
