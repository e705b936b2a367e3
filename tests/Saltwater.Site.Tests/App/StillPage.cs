using Saltwater.App.Browser;
using Saltwater.Guide;

namespace Saltwater.Site.Tests.App;

/// <summary>A page that does nothing and remembers what it was asked.</summary>
internal sealed class StillPage : IPage
{
    public int Arrivals { get; private set; }

    public int Prints { get; private set; }

    public KeepState State { get; set; } = KeepState.NotKept;

    public Role? Chosen { get; set; }

    public bool IsInside { get; private set; }

    public Role? Begun() => Chosen;

    public void Inside(bool reflecting) => IsInside = reflecting;

    public void Arrive() => Arrivals++;

    public void Print() => Prints++;

    public (DayOfWeek Day, int Minute)? Clock(string zone) => null;

    public Task<KeepState> Kept() => Task.FromResult(State);

    public Task<KeepState> Keep() => Task.FromResult(State = State == KeepState.NotPossible ? State : KeepState.Kept);

    public Task<KeepState> Forget() => Task.FromResult(State = KeepState.NotKept);

    public bool HasWords { get; set; }

    public string? Saved { get; private set; }

    public bool Has(LaterPart part) => HasWords;

    /// <summary>What comes of fetching the later parts: their names, none where the line is down, null where the site was renewed.</summary>
    public string[]? Parts { get; set; } = [];

    public byte[] Words(LaterPart part) =>
        part switch
        {
            LaterPart.OwnWords => BuiltSite.Phrases,
            LaterPart.TakeAlong => BuiltSite.Page,
            _ => PackBytes.WriteJournal(BuiltSite.Pack),
        };

    public void Save(string name, string text) => Saved = text;

    public Task<bool> Copy(string text) => Task.FromResult(true);

    public Task<string[]?> Later(LaterPart part) => Task.FromResult(Parts);

    public bool Anew(string[] given) => true;

    public Task<bool> Install() => Task.FromResult(false);
}
