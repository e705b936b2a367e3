using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Cli.Evaluation;

/// <summary>Which areas a person taps.</summary>
internal enum AreaChoice
{
    /// <summary>The two that say most, as if they knew: kinder than life.</summary>
    SaysMost,

    /// <summary>The first two that fit, in the order in which they stand on the screen.</summary>
    InOrder,

    /// <summary>Any two that fit.</summary>
    AtRandom,
}

/// <summary>How a person taps areas, one of several times where it is left to chance.</summary>
internal sealed record AreaTaps(AreaChoice Choice, int Draw = 0)
{
    private const int Draws = 10;
    private const int Most = 2;

    /// <summary>As if they knew.</summary>
    public static AreaTaps SaysMost { get; } = new(AreaChoice.SaysMost);

    /// <summary>Every time that has to be played for a choice: once, or several times where it is left to chance.</summary>
    public static ImmutableArray<AreaTaps> All(AreaChoice choice)
    {
        if (choice != AreaChoice.AtRandom)
        {
            return [new(choice)];
        }

        return [.. Enumerable.Range(0, Draws).Select(draw => new AreaTaps(choice, draw))];
    }

    /// <summary>The areas this person taps.</summary>
    /// <param name="first">Areas that stand first on the screen.</param>
    /// <param name="pack">The guide.</param>
    /// <param name="account">Who taps.</param>
    public ImmutableArray<string> Of(Pack pack, Account account, ImmutableArray<string> first)
    {
        if (Choice == AreaChoice.SaysMost)
        {
            return EarlierAnswers.AreasOf(pack, account.Teller, account.Answers);
        }

        var fitting = EarlierAnswers.FittingAreas(pack, account.Teller, account.Answers);
        if (fitting.IsEmpty)
        {
            return [AskingPath.NoIdea];
        }

        var tapped = Choice switch
        {
            AreaChoice.InOrder => fitting.OrderBy(area => (uint)first.IndexOf(area)),
            _ => fitting.OrderBy(area => Drawn(account, area)),
        };
        return [.. tapped.Take(Most)];
    }

    // The same in every run.
    private int Drawn(Account account, string area)
    {
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{account.Id}/{area}/{Draw}");
        return BitConverter.ToInt32(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
