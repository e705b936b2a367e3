using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>Reads <c>reasons/&lt;id&gt;.md</c>: front matter, seven headings and the words.</summary>
internal sealed partial class ReasonPage(Reading reading, Prose prose)
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    private static readonly ImmutableArray<string> Headings =
    [
        "What it is",
        "You might notice",
        "Right now",
        "Afterwards",
        "Over the next weeks",
        "Who can help",
        "If you are the partner",
        "Words",
    ];

    private static readonly ImmutableArray<(string Title, Role Role, Timing Timing)> Voices =
    [
        ("You, now", Role.Self, Timing.Now),
        ("You, later", Role.Self, Timing.Later),
        ("Partner, now", Role.Partner, Timing.Now),
        ("Partner, later", Role.Partner, Timing.Later),
    ];

    /// <summary>What is said about one reason; null if the page cannot be read at all.</summary>
    public (string Name, string Summary, ShortAnswer Short, ImmutableArray<Section> Sections, ImmutableArray<Wording> Words)? Read(
        string text,
        string file,
        bool partnerTalkAllowed
    )
    {
        var lines = text.Split('\n');
        if (Parse(text, file) is not { } blocks)
        {
            return null;
        }

        if (blocks.FirstOrDefault() is not YamlFrontMatterBlock front)
        {
            reading.Problems.Add(
                ProblemCode.Syntax,
                file,
                1,
                "The page does not begin with its front matter.",
                "Begin with `---`, name, summary, brief, brief-partner, tonight, tonight-partner, `---`."
            );
            return null;
        }

        // An empty line in place of the fence keeps the line numbers those of the page.
        if (
            Fields.Open(
                "\n" + front.Lines,
                "reason-page",
                file,
                reading,
                "The front matter",
                "Write name, summary, brief, brief-partner, tonight and tonight-partner."
            )
            is not { } fields
        )
        {
            return null;
        }

        var (name, summary) = (fields.Text("name"), fields.Text("summary"));
        var brief = ShortAnswer.Read(fields, partnerTalkAllowed, reading, prose);
        prose.CheckPhrases(name, file, 2);
        prose.CheckPhrases(summary, file, 3);

        var parts = PartsOf(blocks, 2, text);
        var found = parts.Select(part => part.Title).ToImmutableArray();
        if (!found.SequenceEqual(Headings))
        {
            var at = found.Zip(Headings).TakeWhile(pair => pair.First == pair.Second).Count();
            reading.Problems.Add(
                ProblemCode.Headings,
                file,
                at < parts.Count ? parts[at].Line : lines.Length,
                at < Headings.Length ? $"The heading \"{Headings[at]}\" should stand here." : "There is a heading too many.",
                $"A reason has these headings in this order: {string.Join(" · ", Headings)}."
            );
            return null;
        }

        var sections = parts
            .SkipLast(1)
            .Select((part, index) => ReadSection(part, (Heading)index, text, file, partnerTalkAllowed))
            .ToImmutableArray();
        return (name, summary, brief, sections, ReadWords(parts[^1], text, file));
    }

    private MarkdownDocument? Parse(string text, string file)
    {
        try
        {
            return Markdig.Markdown.Parse(text, Markdown);
        }
        catch (ArgumentException)
        {
            // The library refuses to nest without end.
            reading.Problems.Add(
                ProblemCode.Syntax,
                file,
                1,
                "Something on this page nests too deeply to be read.",
                "Use paragraphs and plain lists."
            );
            return null;
        }
    }

    private Section ReadSection(Part part, Heading heading, string text, string file, bool partnerTalkAllowed)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        string? basis = null;
        foreach (var lost in part.Blocks.Where(block => block is not (ListBlock or ParagraphBlock)))
        {
            reading.Problems.Add(
                ProblemCode.Syntax,
                file,
                lost.Line + 1,
                "This would not be shown: a section is a paragraph or a list.",
                "Write it as a paragraph or a list item."
            );
        }

        foreach (var (written, line) in part.Blocks.SelectMany(block => PiecesOf(block, text)))
        {
            if (BasisLine().Match(written) is { Success: true } match)
            {
                basis = match.Groups[1].Value;
                foreach (var source in CitedText.NamesIn(basis).Where(source => source != CitedText.Judgement))
                {
                    reading.Refer(Named.Source, source, file, line);
                }

                continue;
            }

            var item = CitedText.Read(written, partnerTalk: false, [], file, line, reading);
            items.Add(item);
            prose.CheckPhrases(item.Text, file, line);
            if (heading is Heading.RightNow or Heading.Afterwards or Heading.OverTheNextWeeks or Heading.WhoCanHelp)
            {
                prose.CheckPartnerTalk(item, file, line);
                if (item.PartnerTalk && !partnerTalkAllowed)
                {
                    reading.Problems.Add(
                        ProblemCode.UnsafeCombination,
                        file,
                        line,
                        "This reason is shown when someone may be unsafe, so nothing in it may suggest talking with the partner.",
                        "Take the item out."
                    );
                }
            }
        }

        if (basis is null)
        {
            reading.Problems.Add(
                ProblemCode.BasisMissing,
                file,
                part.Line,
                $"\"{part.Title}\" does not say what it rests on.",
                "End it with a line such as `Basis: S13; judgement.`"
            );
        }

        prose.CheckGrade(items.Select(item => item.Text), file, part.Line, $"\"{part.Title}\"");
        return new(
            heading,
            items.ToImmutable(),
            [.. CitedText.NamesIn(basis ?? "").Where(source => source != CitedText.Judgement)],
            CitedText.NamesIn(basis ?? "").Contains(CitedText.Judgement)
        );
    }

    private ImmutableArray<Wording> ReadWords(Part words, string text, string file)
    {
        var wordings = ImmutableArray.CreateBuilder<Wording>();
        var voices = PartsOf(words.Blocks, 3, text);
        foreach (var stray in voices.Where(voice => !Voices.Any(known => known.Title == voice.Title)))
        {
            reading.Problems.Add(
                ProblemCode.Headings,
                file,
                stray.Line,
                $"\"{stray.Title}\" is no heading of Words.",
                $"Use: {string.Join(" · ", Voices.Select(voice => voice.Title))}."
            );
        }

        foreach (var (title, role, timing) in Voices)
        {
            var voice = voices.FirstOrDefault(each => each.Title == title);
            var line = voice?.Line ?? words.Line;
            var found = wordings.Count;
            foreach (var (written, at) in voice?.Blocks.SelectMany(block => PiecesOf(block, text)) ?? [])
            {
                var colon = written.IndexOf(':', StringComparison.Ordinal);
                if (colon < 0 || Kebab.Read<Tone>(written[..colon]) is not { } tone)
                {
                    reading.Problems.Add(
                        ProblemCode.ToneMissing,
                        file,
                        at,
                        "The sentence does not say its tone.",
                        $"Begin it with one of: {string.Join(", ", Kebab.AllNames<Tone>())}."
                    );
                    continue;
                }

                wordings.Add(new(role, timing, tone, written[(colon + 1)..].Trim()));
                SpokenCheck.Check(wordings[^1], file, at, reading, prose);
            }

            SpokenCheck.CheckTones(wordings.Skip(found), title, file, line, reading);
        }

        return wordings.ToImmutable();
    }

    private static IEnumerable<(string Text, int Line)> PiecesOf(Block block, string text) =>
        block switch
        {
            ListBlock list => list.OfType<ListItemBlock>().SelectMany(item => item.SelectMany(piece => PiecesOf(piece, text))),
            ParagraphBlock paragraph =>
            [
                (
                    string.Join(
                        ' ',
                        text.Substring(paragraph.Span.Start, paragraph.Span.Length).Split('\n', StringSplitOptions.TrimEntries)
                    ),
                    paragraph.Line + 1
                ),
            ],
            _ => [],
        };

    private static List<Part> PartsOf(IEnumerable<Block> blocks, int level, string text)
    {
        var parts = new List<Part>();
        foreach (var block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level == level)
            {
                parts.Add(new(text.Substring(heading.Span.Start, heading.Span.Length).TrimStart('#').Trim(), heading.Line + 1, []));
            }
            else if (parts.Count > 0)
            {
                parts[^1].Blocks.Add(block);
            }
        }

        return parts;
    }

    [GeneratedRegex(@"^Basis: (.+)\.$")]
    private static partial Regex BasisLine();

    private sealed record Part(string Title, int Line, List<Block> Blocks);
}
