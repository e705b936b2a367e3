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

    public bool HasPhrases { get; set; }

    /// <summary>What comes of fetching the later parts: their names, none where the line is down, null where the site was renewed.</summary>
    public string[]? Parts { get; set; } = [];

    public byte[] Phrases() => BuiltSite.Phrases;

    public byte[] Journal() => PackBytes.WriteJournal(BuiltSite.Pack);

    public Task<string[]?> Later(LaterPart part) => Task.FromResult(Parts);

    public bool Anew(string[] given) => true;

    public Task<bool> Install() => Task.FromResult(false);
}
