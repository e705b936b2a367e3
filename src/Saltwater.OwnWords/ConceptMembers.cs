namespace Saltwater.OwnWords;

/// <summary>The members of a concept, each written out as the words it has, so that all of them are looked for at once.</summary>
internal static class ConceptMembers
{
    private const int MostForms = 64;

    /// <exception cref="LineException">A member is malformed, has a gap or another concept in it, or is too long.</exception>
    public static int[][] Of(Concept concept, Lexicon lexicon)
    {
        var members = concept.Members.SelectMany(member => Forms(LineReader.Read(member, lexicon).Pattern)).Select(form => form.ToArray()).ToArray();
        return members.All(Stretch.Fits) ? members : throw new LineException($"@{concept.Name} has a member of more than six words.");
    }

    private static List<List<int>> Forms(Node node)
    {
        List<List<int>> forms = node switch
        {
            WordNode word => [[word.Word]],
            ChoiceNode choice => [.. choice.Choices.SelectMany(Forms), .. choice.Optional ? new List<List<int>> { new() } : []],
            SequenceNode sequence => sequence.Parts.Aggregate(new List<List<int>> { new() }, (before, part) => [.. before.SelectMany(form => Forms(part).Select(next => (List<int>)[.. form, .. next]))]),
            _ => throw new LineException("A concept holds words and short phrases, without gaps or other concepts."),
        };
        return forms.Count <= MostForms ? forms : throw new LineException("A member of a concept can be said in too many ways; write it as several.");
    }
}
