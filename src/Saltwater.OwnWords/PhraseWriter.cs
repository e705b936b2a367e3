using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Saltwater.OwnWords;

/// <summary>
/// Turns phrases as they were written into what a device reads: words in one sorted table, lines as numbers of words, nothing left to be
/// parsed.
/// </summary>
internal sealed class PhraseWriter
{
    private const int LongestMember = 6;
    private const int MostForms = 64;

    // A word that anybody uses tells little: a line is tried for its rarer words.
    private const int Everyday = 40;

    private readonly PhraseSet phrases;
    private readonly HashSet<string> conceptNames;
    private readonly List<Line>[] groups;
    private readonly string[][][] members;
    private readonly string[] table;
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> conceptNumbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> common;
    private readonly string[] frequent;

    /// <exception cref="LineException">A line or a member of a concept is malformed.</exception>
    public PhraseWriter(PhraseSet phrases)
    {
        this.phrases = phrases;
        conceptNames = [.. phrases.Concepts.Select(concept => concept.Name)];
        common = [.. phrases.Common];
        foreach (var concept in phrases.Concepts)
        {
            conceptNumbers[concept.Name] = conceptNumbers.Count;
        }

        members = [.. phrases.Concepts.Select(concept => Members(concept, conceptNames))];
        groups =
        [
            .. Enumerable.Range(0, (int)Group.Count).Select(group => ReadLines(PhrasesOf((Group)group))),
            .. phrases.Danger.Select(each => ReadLines(each.Lines)),
            .. phrases.Areas.Select(each => ReadLines(each.Lines)),
            .. phrases.Answers.Select(each => ReadLines(each.Lines)),
        ];
        foreach (var line in groups.SelectMany(group => group))
        {
            CountUses(line.Pattern);
        }

        foreach (var word in members.SelectMany(concept => concept).SelectMany(member => member))
        {
            uses[word] = uses.GetValueOrDefault(word) + 1;
        }

        table = [.. uses.Keys.Concat(phrases.Common).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        numbers = table
            .Select((word, number) => (word, number))
            .ToDictionary(each => each.word, each => each.number, StringComparer.Ordinal);
        frequent =
        [
            .. uses.OrderByDescending(each => each.Value)
                .ThenBy(each => each.Key, StringComparer.Ordinal)
                .Take(Code.Short)
                .Select(each => each.Key)
                .Order(StringComparer.Ordinal),
        ];
        if (table.Length > Code.MostWords || conceptNames.Count > Code.MostConcepts)
        {
            throw new LineException("There are too many words or concepts.");
        }
    }

    /// <summary>The members of a concept, each written out as the words it has, so that all of them are looked for at once.</summary>
    /// <exception cref="LineException">A member is malformed, has a gap or another concept in it, or is too long.</exception>
    public static string[][] Members(Concept concept, IReadOnlySet<string> names)
    {
        var members = concept
            .Members.SelectMany(member => WrittenOut(LineReader.Read(member, names).Pattern))
            .Select(form => form.ToArray())
            .DistinctBy(form => string.Join(' ', form), StringComparer.Ordinal)
            .OrderBy(form => string.Join(' ', form), StringComparer.Ordinal)
            .ToArray();
        if (members.Any(member => member.Length is 0 or > LongestMember))
        {
            throw new LineException($"@{concept.Name} has a member of more than six words.");
        }

        return members;
    }

    public byte[] Write()
    {
        using var body = new MemoryStream();
        WriteSection(body, string.Concat(phrases.Says.Select(each => $"{each.Key}\t{each.Value}\n")));
        WriteSection(body, string.Concat(phrases.Normalise.Select(each => $"{each.Written}\t{each.Read}\n")));
        WriteSection(
            body,
            string.Concat(phrases.Endings.OrderByDescending(each => each.Written.Length).Select(each => $"{each.Written}\t{each.Read}\n"))
        );
        WriteSection(body, $"{(char)(Catalog.First + phrases.Negation.Scope)}{SignsOfQuestions(phrases.AnyTime)}");
        WriteSection(body, SignsOfAnswers(phrases.Calm));
        WriteSection(body, SignsOfAnswers(phrases.Answers.Select(each => $"{each.Question}={each.Answer}")));
        WriteSection(
            body,
            string.Concat(phrases.Danger.Select(each => $"{each.Topic}\t{SignsOfQuestions(each.Asks)}\t{SignsOfAnswers(each.Signs)}\n"))
        );
        WriteSection(body, string.Concat(phrases.Areas.Select(each => $"{each.Area}\t{SignsOfAnswers(each.Answers)}\n")));
        WriteSection(
            body,
            string.Concat(phrases.Implies.Select(each => $"{SignsOfAnswers([$"{each.Question}={each.Answer}", each.Found])}\n"))
        );
        WriteSection(body, string.Concat(table.Zip(table.Prepend(""), (word, before) => Rest(word, before))));
        WriteSection(
            body,
            [
                .. frequent
                    .Zip(frequent.Prepend(table[0]), (word, before) => numbers[word] - numbers[before])
                    .SelectMany(step => (byte[])[(byte)step, (byte)(step >> 8)]),
            ]
        );
        WriteSection(body, [.. members.SelectMany(concept => (IEnumerable<byte>)[.. concept.SelectMany(EncodeMember), Code.End])]);
        WriteSection(body, [.. groups.SelectMany(group => (IEnumerable<byte>)[.. group.SelectMany(EncodeLine), Code.End])]);
        WriteSection(body, MarkOfQuestions());
        return body.ToArray();
    }

    private string SignsOfQuestions(IEnumerable<string> ids) => string.Concat(ids.Select(id => (char)(Catalog.First + PlaceOf(id))));

    private string SignsOfAnswers(IEnumerable<string> names) =>
        string.Concat(
            names.Select(name =>
            {
                var parts = name.Split('=');
                var question = PlaceOf(parts[0]);
                var answer = parts[1] == "*" ? Catalog.Any : (char)(Catalog.First + phrases.Questions[question].Answers.IndexOf(parts[1]));
                return $"{(char)(Catalog.First + question)}{answer}";
            })
        );

    private int PlaceOf(string question)
    {
        var place = 0;
        while (phrases.Questions[place].Id != question)
        {
            place++;
        }

        return place;
    }

    private static void WriteSection(MemoryStream body, string text) => WriteSection(body, Encoding.UTF8.GetBytes(text));

    private static void WriteSection(MemoryStream body, byte[] bytes)
    {
        body.Write([(byte)bytes.Length, (byte)(bytes.Length >> 8), (byte)(bytes.Length >> 16)]);
        body.Write(bytes);
    }

    private static List<List<string>> WrittenOut(Node node)
    {
        List<List<string>> forms = node switch
        {
            WordNode word =>
            [
                [word.Word],
            ],
            ChoiceNode choice => [.. choice.Choices.SelectMany(WrittenOut), .. choice.Optional ? new List<List<string>> { new() } : []],
            SequenceNode sequence => sequence.Parts.Aggregate(new List<List<string>> { new() }, (before, part) =>
                [.. before.SelectMany(form => WrittenOut(part).Select(next => (List<string>)[.. form, .. next]))]
            ),
            _ => throw new LineException("A concept holds words and short phrases, without gaps or other concepts."),
        };
        if (forms.Count > MostForms)
        {
            throw new LineException("A member of a concept can be said in too many ways; write it as several.");
        }

        return forms;
    }

    // How many letters a word shares with the one before, as a sign below all letters, and then the rest of it.
    private static string Rest(string word, string before)
    {
        var same = before.AsSpan().CommonPrefixLength(word);
        return (char)Math.Min(same, Code.MostShared) + word[Math.Min(same, Code.MostShared)..];
    }

    private byte[] MarkOfQuestions()
    {
        var mark = phrases.Questions.SelectMany(each => each.Answers.Prepend(each.Id)).Aggregate(0u, Catalog.Mark);
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, mark);
        return bytes;
    }

    private ImmutableArray<string> PhrasesOf(Group group) =>
        group switch
        {
            Group.Deny => phrases.Negation.Words,
            Group.Stop => phrases.Negation.Stops,
            Group.Except => phrases.Negation.Except,
            Group.SomeoneElse => PhrasesOf(Experiencer.SomeoneElse),
            Group.Earlier => PhrasesOf(Experiencer.Earlier),
            Group.NotReal => PhrasesOf(Experiencer.NotReal),
            Group.Own => PhrasesOf(Experiencer.Own),
            _ => PhrasesOf(Experiencer.NotThese),
        };

    private ImmutableArray<string> PhrasesOf(Experiencer kind) =>
        [.. phrases.Experiencer.Where(each => each.Kind == kind).SelectMany(each => each.Phrases)];

    private List<Line> ReadLines(ImmutableArray<string> lines) => [.. lines.Select(line => LineReader.Read(line, conceptNames))];

    private void CountUses(Node node)
    {
        switch (node)
        {
            case WordNode word:
                uses[word.Word] = uses.GetValueOrDefault(word.Word) + 1;
                break;
            case SequenceNode sequence:
                sequence.Parts.ToList().ForEach(CountUses);
                break;
            case ChoiceNode choice:
                choice.Choices.ToList().ForEach(CountUses);
                break;
        }
    }

    private IEnumerable<byte> EncodeMember(string[] words)
    {
        var rarest = words.MinBy(LikelyUses)!;
        var isMarked = false;
        foreach (var word in words)
        {
            if (!isMarked && word == rarest && words.Length > 1)
            {
                isMarked = true;
                yield return Code.Key;
            }

            foreach (var one in EncodeWord(word))
            {
                yield return one;
            }
        }

        yield return Code.End;
    }

    private List<byte> EncodeLine(Line line)
    {
        var bytes = new List<byte>();
        if (line.Weak)
        {
            bytes.Add(Code.Weak);
        }

        if (line.EvenIfDenied)
        {
            bytes.Add(Code.EvenIfDenied);
        }

        EncodeSequence(bytes, line.Pattern, marks: true);
        bytes.Add(Code.End);
        return bytes;
    }

    private void EncodeSequence(List<byte> bytes, SequenceNode sequence, bool marks)
    {
        var key = marks ? sequence.Parts.Where(CanBeKey).MinBy(LikelyUses) : null;
        foreach (var part in sequence.Parts)
        {
            EncodePart(bytes, part, ReferenceEquals(part, key));
        }
    }

    private void EncodePart(List<byte> bytes, Node part, bool isKey)
    {
        switch (part)
        {
            case WordNode word:
                MarkKey(bytes, isKey);
                bytes.AddRange(EncodeWord(word.Word));
                break;
            case ConceptNode concept:
                MarkKey(bytes, isKey);
                bytes.AddRange([Code.Concept, (byte)(Code.FirstSecond + conceptNumbers[concept.Name])]);
                break;
            case GapNode gap:
                bytes.Add(gap.Long ? Code.SomeWords : Code.FewWords);
                break;
            case ChoiceNode choice:
                var firsts = isKey && HasFirsts(choice);
                MarkKey(bytes, firsts);
                bytes.Add(choice.Optional ? Code.OpenMaybe : Code.Open);
                bytes.AddRange(EncodeChoices(choice, isKey && !firsts));
                bytes.Add(Code.Close);
                break;
        }
    }

    // In the order of their words: lists that share words then share runs of bytes, and are smaller as sent.
    private IEnumerable<byte> EncodeChoices(ChoiceNode choice, bool marks)
    {
        var single = choice
            .Choices.Where(each => !marks && each.Parts is [WordNode])
            .Select(each => EncodeWord(((WordNode)each.Parts[0]).Word));
        var others = choice
            .Choices.Where(each => marks || each.Parts is not [WordNode])
            .Select(each =>
            {
                var bytes = new List<byte> { Code.Or };
                EncodeSequence(bytes, each, marks);
                return bytes.ToArray();
            });
        return new[] { single, others }
            .SelectMany(parts => parts.OrderBy(bytes => Convert.ToHexString(bytes), StringComparer.Ordinal))
            .SelectMany(bytes => bytes);
    }

    private static bool HasFirsts(ChoiceNode choice) => choice.Choices.All(each => each.Parts[0] is WordNode or ConceptNode);

    private static void MarkKey(List<byte> bytes, bool isKey)
    {
        if (isKey)
        {
            bytes.Add(Code.Key);
        }
    }

    private static bool CanBeKey(Node node) =>
        node switch
        {
            WordNode or ConceptNode => true,
            ChoiceNode choice => !choice.Optional && choice.Choices.All(CanBeKey),
            SequenceNode sequence => sequence.Parts.Any(CanBeKey),
            _ => false,
        };

    // How often a part is likely to be met: how often lines use its words, and more for words that anybody uses.
    private double LikelyUses(Node node) =>
        node switch
        {
            WordNode word => LikelyUses(word.Word),
            ConceptNode concept => members[conceptNumbers[concept.Name]].Sum(member => member.Min(LikelyUses)),
            ChoiceNode choice => choice.Choices.Sum(each => LikelyUses(HasFirsts(choice) ? each.Parts[0] : each)),
            SequenceNode sequence => sequence.Parts.Where(CanBeKey).Min(LikelyUses),
            _ => double.MaxValue,
        };

    private double LikelyUses(string word) => uses[word] + (common.Contains(word) ? Everyday : 0);

    private byte[] EncodeWord(string word)
    {
        var at = Array.BinarySearch(frequent, word, StringComparer.Ordinal);
        var number = numbers[word];
        return at >= 0
            ? [(byte)(Code.FirstWord + at)]
            : [(byte)(Code.FirstLong + (number / Code.Seconds)), (byte)(Code.FirstSecond + (number % Code.Seconds))];
    }
}
