using System.Globalization;
using Saltwater.Cli.Authoring;
using Saltwater.Guide;

namespace Saltwater.Tests.Conventions;

/// <summary>Whoever checks the model by hand takes its sizes from the document, so they are those of the guide.</summary>
public sealed class DocumentedFiguresTests
{
    private static readonly string Architecture = Repository.Read("docs/architecture.md");
    private static readonly Model Model = Guides.English.Model;

    public static TheoryData<string> Said { get; } =
    [
        .. Model.Strengths.Keys.Select(Row),
        Say($"| fits well | *P* at least {Model.Bands.FitsWell:0.00} |"),
        Say($"| may play a part | *P* at least {Model.Bands.MayPlayAPart:0.00} |"),
        Say($"With a usual prior of {Model.Priors["usual"]:0.00}, one strong answer gives {Usual(Strength.StronglyFor):0.00}"),
        Say($"two plain ones {Usual(Strength.For, Strength.For):0.00}: may play a part"),
        Say($"A strong and a plain one give {Usual(Strength.StronglyFor, Strength.For):0.00}: fits well"),
        Say($"One plain one gives {Usual(Strength.For):0.00}: can't tell yet"),
        Say($"{Model.Asking.AtMost} questions answered beyond the safety ones ({Model.Asking.GoodTearsAtMost} if"),
        Say($"or {Model.Asking.AtMostSkipped} skipped"),
        Say($"at least {Model.Asking.LeastGainBits:0.00} bits"),
        Say($"less {Model.Asking.SensitiveBurdenBits:0.00} bits for a sensitive one"),
        Say($"`format` is {Pack.CurrentFormat} "),
        Say($"At most {PackJson.MostBytes / 1e6:0.0} MB, written or read"),
    ];

    [Theory]
    [MemberData(nameof(Said))]
    public void The_document_of_the_model_has_its_sizes(string said) => Assert.Contains(said, Architecture, StringComparison.Ordinal);

    [Fact]
    public void What_is_here_today_counts_the_guide_as_it_is()
    {
        var guide = Guides.English;
        var services = guide.Services.Sum(each => each.Services.Length);

        Assert.Contains(
            Say($"{guide.Reasons.Length} reasons, {guide.Questions.Length} questions, {guide.Safety.Flags.Length} flags, ")
                + Say($"{services} services in {guide.Services.Length} countries"),
            Repository.Read("docs/today.md"),
            StringComparison.Ordinal
        );
    }

    private static string Row(Strength strength)
    {
        var name = Kebab.Write(strength);
        return Model.Repeated.TryGetValue(strength, out var repeat)
            ? Say($"| `{name}` | {Model.Strengths[strength]} | {repeat.After} | {repeat.Ratio} |")
            : Say($"| `{name}` | {Model.Strengths[strength]} | all | |");
    }

    // What different answers make of a usual prior, by hand: odds times ratios.
    private static double Usual(params IEnumerable<Strength> given)
    {
        var odds = given.Aggregate(Model.Priors["usual"] / (1 - Model.Priors["usual"]), (all, each) => all * Model.Strengths[each]);
        return odds / (1 + odds);
    }

    private static string Say(FormattableString said) => said.ToString(CultureInfo.InvariantCulture);
}
