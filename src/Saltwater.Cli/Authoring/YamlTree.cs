using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Saltwater.Cli.Authoring;

/// <summary>A YAML value with the line it stands on. Plain data only: no anchors, aliases, tags or merges.</summary>
internal abstract record YamlNode(int Line);

internal sealed record YamlText(int Line, string Text, bool Quoted) : YamlNode(Line);

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

internal sealed record YamlMap(int Line, IReadOnlyList<(string Key, int Line, YamlNode Value)> Entries) : YamlNode(Line);

/// <summary>Reads YAML text into a tree, or says why it cannot be read.</summary>
internal static class YamlTree
{
    // The guide's deepest conditions nest about ten levels.
    private const int MostLevels = 40;

    public static YamlNode? Read(string text, string file, ProblemLog problems)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                throw new Refused(ProblemCode.Syntax, 1, "The file is empty.", "Write the fields its schema names.");
            }

            var node = ReadNode(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                throw new Refused(ProblemCode.Syntax, LineOf(second), "A second document begins here.", "Keep one document a file.");
            }

            return node;
        }
        catch (Refused refused)
        {
            problems.Add(refused.Code, file, refused.Line, refused.Message, refused.Remedy);
        }
        catch (YamlException broken)
        {
            problems.Add(
                ProblemCode.Syntax,
                file,
                (int)broken.Start.Line,
                "This is not YAML.",
                "Check indentation, quotes and colons on this line and the one above."
            );
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException)
        {
            // The parser gives up this way on some brackets that are never closed.
            problems.Add(
                ProblemCode.Syntax,
                file,
                parser.Current is { } at ? LineOf(at) : 1,
                "This is not YAML.",
                "Check brackets, quotes and colons from this line on."
            );
        }

        return null;
    }

    private static YamlNode ReadNode(IParser parser, int level)
    {
        var next = parser.Consume<ParsingEvent>();
        if (next is AnchorAlias || (next is NodeEvent { Anchor.IsEmpty: false }))
        {
            throw new Refused(
                ProblemCode.AnchorOrAlias,
                LineOf(next),
                "Anchors and aliases are not used in the guide.",
                "Write the value out."
            );
        }

        if (next is NodeEvent { Tag.IsEmpty: false })
        {
            throw new Refused(
                ProblemCode.AnchorOrAlias,
                LineOf(next),
                "Tags are not used in the guide.",
                "Take out the part that begins with an exclamation mark."
            );
        }

        if (level > MostLevels)
        {
            throw new Refused(
                ProblemCode.Syntax,
                LineOf(next),
                $"Values nest more than {MostLevels} levels deep.",
                "Make the rule simpler."
            );
        }

        return next switch
        {
            Scalar scalar => new YamlText(LineOf(scalar), scalar.Value, scalar.Style is not ScalarStyle.Plain),
            SequenceStart => ReadList(parser, LineOf(next), level),
            MappingStart => ReadMap(parser, LineOf(next), level),
            _ => throw new Refused(ProblemCode.Syntax, LineOf(next), "A value is missing here.", "Write one."),
        };
    }

    private static YamlList ReadList(IParser parser, int line, int level)
    {
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, level + 1));
        }

        return new(line, items);
    }

    private static YamlMap ReadMap(IParser parser, int line, int level)
    {
        var entries = new List<(string, int, YamlNode)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(parser, level + 1) is not YamlText key)
            {
                throw new Refused(ProblemCode.WrongType, line, "A field's name has to be a word.", "Write `name: value`.");
            }

            if (key.Text == "<<")
            {
                throw new Refused(ProblemCode.AnchorOrAlias, key.Line, "Merges are not used in the guide.", "Write the fields out.");
            }

            if (!keys.Add(key.Text))
            {
                throw new Refused(ProblemCode.DuplicateKey, key.Line, $"\"{key.Text}\" stands here a second time.", "Keep one of the two.");
            }

            entries.Add((key.Text, key.Line, ReadNode(parser, level + 1)));
        }

        return new(line, entries);
    }

    private static int LineOf(ParsingEvent at) => (int)at.Start.Line;

    private sealed class Refused(string code, int line, string what, string remedy) : Exception(what)
    {
        public string Code => code;

        public int Line => line;

        public string Remedy => remedy;
    }
}
