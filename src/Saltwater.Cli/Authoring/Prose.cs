using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Saltwater.Guide;

namespace Saltwater.Cli.Authoring;

/// <summary>How the text of one language may not sound, and how hard it may be to read.</summary>
internal sealed partial class Prose
{
    /// <summary>No section may need more years of school than this.</summary>
    public const double HardestGrade = 8;

    /// <summary>Half of all sections need no more years of school than this.</summary>
    public const double MedianGrade = 6;

    // The words of the guide have room; for a longer one, room is made.
    private const int LongestWord = 64;

    // Below this many words one long word decides the grade.
    private const int FewestWordsToGrade = 20;

    private readonly Reading reading;
    private readonly ImmutableArray<(Regex Pattern, string Phrase, string Why, ImmutableArray<string> AllowedIn)> never;
    private readonly ImmutableArray<(Regex Pattern, string Phrase)> partnerTalk;

    private readonly ImmutableArray<Regex> namesSex;

    // Null where the list could not be read: that was reported, and says nothing about the flags.
    private readonly ImmutableArray<Regex>? emergencyFirst;

    private Prose(
        Reading reading,
        IEnumerable<(string Phrase, string Why, ImmutableArray<string> AllowedIn)> never,
        IEnumerable<string> partnerTalk,
        IEnumerable<string> namesSex,
        IEnumerable<string>? emergencyFirst,
        ReadingFormula? formula
    )
    {
        IsGraded = formula is not null;
        this.namesSex = [.. namesSex.Select(AnywherePattern)];
        this.emergencyFirst = emergencyFirst?.Select(WordPattern).ToImmutableArray();
        this.reading = reading;
        this.never = [.. never.Select(each => (WordPattern(each.Phrase), each.Phrase, each.Why, each.AllowedIn))];
        this.partnerTalk = [.. partnerTalk.Select(phrase => (WordPattern(phrase), phrase))];
    }

    /// <summary>Whether the language names a formula by which its text is graded.</summary>
    public bool IsGraded { get; }

    /// <summary>The grades of the sections checked so far, with where they are.</summary>
    public List<(string File, int Line, string What, double Grade)> Grades { get; } = [];

    public static Prose Read(GuideFolder folder, string language, Reading reading)
    {
        var file = $"{language}/style.yaml";
        if (folder.Read(file) is not { } text)
        {
            return new(reading, [], [], [], null, null);
        }

        return Of(text, file, reading);
    }

    /// <summary>The rules of this program's own guide, for what is added to a pack.</summary>
    public static Prose ReadShipped(string language, Reading reading)
    {
        var file = $"style.{language}.yaml";
        using var stream = typeof(Prose).Assembly.GetManifestResourceStream(file);
        if (stream is null)
        {
            return new(reading, [], [], [], null, null);
        }

        using var text = new StreamReader(stream);
        return Of(text.ReadToEnd(), file, reading);
    }

    private static Prose Of(string text, string file, Reading reading)
    {
        if (Fields.Open(text, "style", file, reading) is not { } fields)
        {
            return new(reading, [], [], [], null, null);
        }

        var never = fields
            .Maps("never")
            .Select(each =>
            {
                var rule = (each.Text("phrase"), each.Text("why"), each.Texts("allow-in"));
                return rule;
            })
            .ToList();
        var partnerTalk = fields.Texts("partner-talk");
        var namesSex = fields.Texts("names-sex");
        var emergencyFirst = fields.Texts("emergency-first");
        return new(reading, never, partnerTalk, namesSex, emergencyFirst, fields.OptionalChoice<ReadingFormula>("reading-formula"));
    }

    /// <summary>Reports phrases that are never said.</summary>
    public void CheckPhrases(string text, string file, int line)
    {
        foreach (var (pattern, phrase, why, allowedIn) in never)
        {
            if (pattern.IsMatch(text) && !allowedIn.Any(allowed => file.EndsWith("/" + allowed, StringComparison.Ordinal)))
            {
                reading.Problems.Add(ProblemCode.NeverSaid, file, line, $"\"{phrase}\" is never said. {why}", "Find other words.");
            }
        }
    }

    /// <summary>Reports an item that suggests talking with the partner without the mark that hides it while coercion is possible.</summary>
    public void CheckPartnerTalk(
        Item item,
        string file,
        int line,
        string remedy = "Mark the item {partner-talk} (in YAML: partner-talk: true), or find words that do not."
    )
    {
        if (!item.PartnerTalk && partnerTalk.FirstOrDefault(each => each.Pattern.IsMatch(item.Text)) is { Phrase: { } phrase })
        {
            reading.Problems.Add(
                ProblemCode.PartnerTalkUnmarked,
                file,
                line,
                $"\"{phrase}\" may suggest talking with the partner, which could hurt someone who is not safe.",
                remedy
            );
        }
    }

    /// <summary>The phrase in a text that may suggest talking with the partner, or null.</summary>
    public string? PartnerTalkIn(string text) =>
        partnerTalk.Select(each => each.Pattern.IsMatch(text) ? each.Phrase : null).FirstOrDefault(phrase => phrase is not null);

    /// <summary>Whether a text has a word by which someone else who reads a message sees that it is about sex.</summary>
    public bool NamesSex(string text) => namesSex.Any(word => word.IsMatch(text));

    /// <summary>Whether a text names the emergency number, or the place to go to at once.</summary>
    public bool NamesEmergencyHelp(string text) => emergencyFirst is null || SpeaksOfEmergencyHelp(text);

    /// <summary>The same, where nothing is known of the words as long as their list cannot be read.</summary>
    public bool SpeaksOfEmergencyHelp(string text) => emergencyFirst?.Any(phrase => phrase.IsMatch(text)) == true;

    /// <summary>Reports text that is too hard to read, and remembers how hard it is.</summary>
    public void CheckGrade(IEnumerable<string> texts, string file, int line, string what)
    {
        var joined = string.Join('\n', texts);
        if (!IsGraded || WordPattern().Count(joined) < FewestWordsToGrade)
        {
            return;
        }

        var grade = GradeOf(joined);
        Grades.Add((file, line, what, grade));
        if (grade > HardestGrade)
        {
            reading.Problems.Add(
                ProblemCode.ReadingGrade,
                file,
                line,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{what} needs reading grade {grade:0.0}; the limit is {HardestGrade:0}."
                ),
                "Shorter sentences, shorter words."
            );
        }
    }

    /// <summary>The years of school needed to read a text.</summary>
    /// <remarks>Flesch–Kincaid grade level: J. P. Kincaid et al., Navy research report 8-75 (1975). Syllables are estimated from vowel
    /// groups, so single words can be off by one.</remarks>
    public static double GradeOf(string text)
    {
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var part in SentenceEnd().EnumerateSplits(text))
        {
            sentences += HasWords(text.AsSpan(part)) ? 1 : 0;
        }

        foreach (var word in WordPattern().EnumerateMatches(text))
        {
            words++;
            syllables += CountSyllables(text.AsSpan(word.Index, word.Length));
        }

        if (sentences == 0 || words == 0)
        {
            return 0;
        }

        return (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59;
    }

    internal static int CountSyllables(ReadOnlySpan<char> word)
    {
        Span<char> lower = word.Length <= LongestWord ? stackalloc char[LongestWord] : new char[word.Length];
        var count = 0;
        foreach (var letter in word)
        {
            if (char.ToLowerInvariant(letter) is var small && char.IsAsciiLetterLower(small))
            {
                lower[count++] = small;
            }
        }

        ReadOnlySpan<char> letters = lower[..count];
        if (letters.Length <= 3)
        {
            return 1;
        }

        foreach (var silent in SilentEnding().EnumerateMatches(letters))
        {
            letters = letters[..(silent.Index + 1)];
        }

        return Math.Max(1, VowelGroup().Count(letters[0] == 'y' ? letters[1..] : letters));
    }

    private static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                return true;
            }
        }

        return false;
    }

    // Also in a word that a hyphen makes of two: there it is seen as well.
    private static Regex AnywherePattern(string word) =>
        new($@"(?<!\w){Regex.Escape(word)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static Regex WordPattern(string phrase) =>
        new(
            $@"(?<![\w-]){Regex.Escape(phrase)}(?![\w-])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );

    [GeneratedRegex(@"[.!?:;]+(?:\s|$)|\n")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9'’-]*")]
    private static partial Regex WordPattern();

    [GeneratedRegex("[^laeiouy]es$|[^laeiouytd]ed$|[^laeiouy]e$")]
    private static partial Regex SilentEnding();

    [GeneratedRegex("[aeiouy]{1,2}")]
    private static partial Regex VowelGroup();
}

/// <summary>How a language's text is graded. What one language counts says nothing about another.</summary>
internal enum ReadingFormula
{
    /// <summary>The grade level of Flesch and Kincaid, for English.</summary>
    FleschKincaid,
}
