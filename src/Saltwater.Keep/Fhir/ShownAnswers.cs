using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Keep.Fhir;

/// <summary>Which answers a form counts, as FHIR has it: what stands in an item that is not shown is ignored, for showing others
/// too.</summary>
internal sealed class ShownAnswers
{
    private readonly Dictionary<string, (Question Question, ImmutableArray<EnabledWhen> When)> questions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> known = new(StringComparer.Ordinal);
    private readonly Answers answers;

    /// <summary>Holds answers against a form for their role.</summary>
    public ShownAnswers(ImmutableArray<FormItem> form, Answers answers)
    {
        this.answers = answers;
        IndexItems(form, []);
    }

    /// <summary>The answers to a question that the form shows and offers; empty where it does not.</summary>
    public ImmutableArray<string> this[string question]
    {
        get
        {
            if (known.TryGetValue(question, out var said))
            {
                return said;
            }

            // A question that depends on itself is not shown by itself.
            known[question] = [];
            if (questions.TryGetValue(question, out var found) && found.When.All(IsShown))
            {
                known[question] =
                [
                    .. answers[question].Intersect(FormItem.Offered(found.Question, answers.Role).Select(answer => answer.Id)),
                ];
            }

            return known[question];
        }
    }

    private bool IsShown(EnabledWhen when) => when.Rows.IsEmpty || (when.Any ? when.Rows.Any(Holds) : when.Rows.All(Holds));

    private bool Holds(Enabling row) => this[row.Question].Contains(row.Answer) == row.Equal;

    private void IndexItems(ImmutableArray<FormItem> items, ImmutableArray<EnabledWhen> around)
    {
        foreach (var item in items)
        {
            if (item.Question is { } question)
            {
                questions[question.Id] = (question, [.. around, item.When]);
            }

            IndexItems(item.Items, [.. around, item.When]);
        }
    }
}
