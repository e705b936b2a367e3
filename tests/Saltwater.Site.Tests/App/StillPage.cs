using Saltwater.App.Browser;
using Saltwater.Guide;

namespace Saltwater.Site.Tests.App;

/// <summary>A page that does nothing and remembers what it was asked.</summary>
internal sealed class StillPage : IPage
{
    public int Arrivals { get; private set; }

    public int Prints { get; private set; }

    public OfflineState State { get; set; } = OfflineState.NotKept;

    public Role? Chosen { get; set; }

    public bool IsInside { get; private set; }

    public Role? TakeOver() => Chosen;

    public void SetReflecting(bool reflecting) => IsInside = reflecting;

    public void MoveToHeading() => Arrivals++;

    /// <summary>Whether it ever has nothing else to do.</summary>
    public bool IsIdle { get; init; }

    public Task WhenIdle() => IsIdle ? Task.CompletedTask : new TaskCompletionSource().Task;

    public void Print() => Prints++;

    public (DayOfWeek Day, int Minute)? TimeIn(string zone) => null;

    public Task<OfflineState> ReadOfflineState() => Task.FromResult(State);

    public Task<OfflineState> KeepOffline() => Task.FromResult(State = State == OfflineState.NotPossible ? State : OfflineState.Kept);

    public Task<OfflineState> ForgetOffline() => Task.FromResult(State = OfflineState.NotKept);

    public bool HasWords { get; set; }

    public string? Saved { get; private set; }

    public bool IsBroken { get; init; }

    public bool HasPart(LaterPart part) => IsBroken ? throw new InvalidOperationException() : HasWords;

    /// <summary>What comes of fetching the later parts: their names, none where the line is down, null where the site was renewed.</summary>
    public string[]? Parts { get; set; } = [];

    public byte[] WordsOf(LaterPart part) =>
        part switch
        {
            LaterPart.OwnWords => BuiltSite.Phrases,
            LaterPart.TakeAlong => BuiltSite.Page,
            _ => PackBytes.WriteJournal(BuiltSite.Pack),
        };

    public void SaveText(string name, string text) => Saved = text;

    public Task<bool> CopyText(string text) => Task.FromResult(true);

    public Task<string[]?> LoadPart(LaterPart part) => Task.FromResult(Parts);

    public bool OpenNewBuild(string[] given) => true;

    public Task<bool> OfferToInstall() => Task.FromResult(false);
}
