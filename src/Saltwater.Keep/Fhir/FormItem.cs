using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Keep.Fhir;

/// <summary>An item of a Questionnaire: a question, a group of items, or a line to read.</summary>
/// <param name="LinkId">Of a question its id in the guide.</param>
/// <param name="Text">As it is read; empty for a group that has no name of its own.</param>
/// <param name="Question">Null for a group and for a line.</param>
/// <param name="When">When it is shown.</param>
/// <param name="Items">What is in a group; empty otherwise.</param>
internal sealed record FormItem(string LinkId, string Text, Question? Question, EnabledWhen When, ImmutableArray<FormItem> Items)
{
    /// <summary>The answers that a form offers to a question. Leaving it open is the way to skip it. A form cannot hide one answer where
    /// somebody may look, so an answer that is private while its question is not is not offered.</summary>
    public static IEnumerable<Answer> Offered(Question question, Role role) =>
        question.Answers.Where(answer => answer.IsOffered(role) && answer.Id != Answers.Skip && (question.Sensitive || !answer.Sensitive));

    /// <summary>The same item in as many groups as it takes: an item has room for one set of rows, and each further one is on a group
    /// around it.</summary>
    /// <param name="sets">All of them have to hold.</param>
    public FormItem ShownWhen(ImmutableArray<EnabledWhen> sets)
    {
        if (sets.IsEmpty)
        {
            return this;
        }

        var item = this with { When = sets[^1] };
        for (var set = sets.Length - 2; set >= 0; set--)
        {
            item = new($"group-{LinkId}-{(char)('a' + set)}", "", null, sets[set], [item]);
        }

        return item;
    }
}
