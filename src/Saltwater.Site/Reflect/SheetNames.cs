using System.Collections.Frozen;
using Saltwater.Guide;

namespace Saltwater.Site.Reflect;

/// <summary>What answers and reasons are called in properties of the sheet: numbers. A name stands in it a thousand times, and is sent
/// and read each time.</summary>
internal sealed class SheetNames(Pack pack, Form form)
{
    private readonly FrozenDictionary<string, int> boxes = NumberEach(
        form.Sections.SelectMany(section => section.Asks)
            .SelectMany(ask => ask.Ticks.Where(answer => !answer.Effects.IsEmpty).Select(answer => Ask.BoxId(ask.Question.Id, answer.Id)))
    );

    private readonly FrozenDictionary<string, int> reasons = NumberEach(ReflectSheet.OrderedReasons(pack).Select(reason => reason.Id));

    /// <summary>An answer's number, among those that weigh.</summary>
    public int Of(Ask ask, Answer answer) => boxes[Ask.BoxId(ask.Question.Id, answer.Id)];

    /// <summary>A reason's number: its place on the page while nothing is ticked.</summary>
    public int Of(Reason reason) => reasons[reason.Id];

    private static FrozenDictionary<string, int> NumberEach(IEnumerable<string> ids) =>
        ids.Distinct(StringComparer.Ordinal).Index().ToFrozenDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
}
