using System.Collections.Immutable;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Help;
using Saltwater.Site.Pages;

namespace Saltwater.Cli.Authoring;

/// <summary>What reading a folder of additions gave.</summary>
/// <param name="Pack">The guide with the services added; null if there is any problem.</param>
/// <param name="Copy">Who added what; null if there is any problem.</param>
/// <param name="Problems">Every fault, by file and line.</param>
internal sealed record CopyReport(Pack? Pack, LocalCopy? Copy, IReadOnlyList<GuideProblem> Problems);

/// <summary>Reads what whoever runs a copy adds to the guide: who they are, services of theirs, and a few words. It only adds, and nothing
/// that decides about danger.</summary>
internal sealed class CopyReader
{
    private const string About = "site.yaml";
    private const string ServicesFolder = "services";
    private const int MostServices = 200;
    private const int MostLines = 8;
    private const int LongestLine = 600;
    private const int LongestName = 80;

    // What decides what a person is told of danger, or is the guide's own in another way.
    private static readonly ImmutableArray<string> Guides =
    [
        "guide",
        "safety",
        "model",
        "questions",
        "reasons",
        "path",
        "screens",
        "sources",
        "flags",
        "conditions",
        "sizes",
        "strengths",
        "urgency",
        "danger",
        "checks",
        "youth",
        "phrases",
        "style",
        "now",
        "beside",
        "words",
    ];

    private readonly string root;
    private readonly Pack guide;
    private readonly Reading reading = new();
    private readonly GuideFolder folder;
    private readonly Prose prose;

    private CopyReader(string root, Pack guide, string? guideFolder)
    {
        (this.root, this.guide) = (root, guide);
        folder = new(root, reading.Problems);
        prose = guideFolder is null
            ? Prose.ReadShipped(guide.Language, reading)
            : Prose.Read(new GuideFolder(guideFolder, reading.Problems), guide.Language, reading);
    }

    /// <summary>Reads a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="guide">What it is added to.</param>
    /// <param name="guideFolder">The guide's folder where it is read from one; its own list of what is never said holds then.</param>
    public static CopyReport Read(string root, Pack guide, string? guideFolder)
    {
        if (!Directory.Exists(root))
        {
            return new(
                null,
                null,
                [
                    new(
                        ProblemCode.NoSuchCopy,
                        "--with",
                        0,
                        "There is no folder of that name.",
                        "Name a folder with a site.yaml; deploy/example-clinic is one."
                    ),
                ]
            );
        }

        try
        {
            return new CopyReader(root, guide, guideFolder).Read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(
                null,
                null,
                [
                    new(
                        ProblemCode.NoSuchCopy,
                        "--with",
                        0,
                        "The folder cannot be read.",
                        "Check that you may read it and all that is in it."
                    ),
                ]
            );
        }
    }

    private CopyReport Read()
    {
        CheckFiles();
        var site = ReadSite();
        var services = ReadServices();
        var name = Path.GetFileName(Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar));
        var problems = reading.Problems.InOrder().Select(problem => problem with { File = $"{name}/{problem.File}" }).ToList();
        if (problems.Count > 0 || site is null)
        {
            return new(null, null, problems);
        }

        var added = services.ToLookup(each => each.Country, each => each.Services, StringComparer.Ordinal);
        var whole = guide with
        {
            Hash = "",
            Services =
            [
                .. guide.Services.Select(country =>
                    country with
                    {
                        Services = [.. country.Services, .. added[country.Country].FirstOrDefault([])],
                    }
                ),
            ],
        };
        return new(
            PackJson.Load(PackJson.Write(whole)).Pack,
            site with
            {
                Services = [.. services.Select(each => (each.Country, each.Services.Select(service => service.Name).ToImmutableArray()))],
            },
            []
        );
    }

    // Whatever else lies there would be taken for something that counts.
    private void CheckFiles()
    {
        foreach (
            var entry in new DirectoryInfo(root)
                .EnumerateFileSystemInfos()
                .Where(entry => entry.Name[0] != '.')
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        )
        {
            if (entry is FileInfo ? entry.Name == About || entry.Extension == ".md" : entry.Name == ServicesFolder)
            {
                continue;
            }

            if (Guides.Contains(Path.GetFileNameWithoutExtension(entry.Name)) || (entry is DirectoryInfo && entry.Name.Length is 2 or 5))
            {
                ReportUntouchable(ShownPath(entry.Name), 0);
            }
            else
            {
                reading.Problems.Add(
                    ProblemCode.NoPartOfCopy,
                    ShownPath(entry.Name),
                    0,
                    "This is no part of what can be added.",
                    "Keep site.yaml, services/ and notes in .md; take the rest out."
                );
            }
        }
    }

    private void ReportUntouchable(string file, int line) =>
        reading.Problems.Add(
            ProblemCode.CopyTouchesGuide,
            file,
            line,
            "This would change what the guide says or decides. What a copy adds may never touch danger signs, conditions, sizes, questions or their texts.",
            "Take it out. If the guide is wrong there, report it: SECURITY.md says how."
        );

    private LocalCopy? ReadSite()
    {
        if (folder.Read(About) is not { } text || YamlTree.Read(text, About, reading.Problems) is not { } node)
        {
            return null;
        }

        if (node is not YamlMap map)
        {
            reading.Problems.Add(ProblemCode.WrongType, About, node.Line, "The file has no fields.", "Begin with `version: 1`.");
            return null;
        }

        foreach (var (_, line, _) in map.Entries.Where(entry => Guides.Contains(entry.Key)))
        {
            ReportUntouchable(About, line);
        }

        var own = map with { Entries = [.. map.Entries.Where(entry => !Guides.Contains(entry.Key))] };
        var fields = Fields.Open(own, "site", About, reading);
        var copy = new LocalCopy(
            Name(fields, "name"),
            Name(fields, "operator"),
            Address(fields, "contact"),
            fields.OptionalText("accessibility") is null ? null : Address(fields, "accessibility"),
            fields.Flag("search-engines"),
            Lines(fields, "about"),
            Lines(fields, "help"),
            [],
            guide.Hash
        );
        foreach (var language in fields.TextNodes("languages").Where(language => language.Text != guide.Language))
        {
            reading.Problems.Add(
                ProblemCode.CopyLanguage,
                About,
                language.Line,
                "The guide does not speak this language, so no copy of it can.",
                $"Write `languages: [{guide.Language}]`, or leave it out."
            );
        }

        return copy;
    }

    private string Name(Fields fields, string name)
    {
        var text = fields.Text(name);
        if (text.Length > LongestName || text.Any(char.IsControl))
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                About,
                fields.LineOf(name),
                $"\"{name}\" is longer than {LongestName} letters, or has more than one line.",
                "Shorten it."
            );
        }

        prose.CheckPhrases(text, About, fields.LineOf(name));
        return text;
    }

    private Uri Address(Fields fields, string name)
    {
        var text = fields.Text(name);
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "mailto" && !text.Any(char.IsWhiteSpace))
        {
            return address!;
        }

        if (text.Length > 0)
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                About,
                fields.LineOf(name),
                $"\"{name}\" is no web page and no address for mail.",
                "Write for example https://clinic.example/contact or mailto:help@clinic.example"
            );
        }

        return new("https://invalid.invalid/");
    }

    // Everyone reads these, whoever is beside them: so nothing in them may depend on what somebody answered.
    private ImmutableArray<string> Lines(Fields fields, string name)
    {
        var lines = fields.TextNodes(name);
        if (lines.Length > MostLines)
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                About,
                fields.LineOf(name),
                $"\"{name}\" has more than {MostLines} paragraphs.",
                "Say it in fewer, and lead to a page of your own for the rest."
            );
        }

        foreach (var line in lines)
        {
            if (line.Text.Length > LongestLine)
            {
                reading.Problems.Add(
                    ProblemCode.OutOfRange,
                    About,
                    line.Line,
                    $"A paragraph is longer than {LongestLine} letters.",
                    "Split it, or shorten it."
                );
            }

            if (line.Text.Any(char.IsDigit))
            {
                reading.Problems.Add(
                    ProblemCode.NumberWithoutSource,
                    About,
                    line.Line,
                    "A number stands here without its source.",
                    "Put a phone number into services/, with the page and the day it was read; take any other number out."
                );
            }

            prose.CheckPhrases(line.Text, About, line.Line);
            prose.CheckGrade([line.Text], About, line.Line, $"A paragraph of \"{name}\"");
            PartnerTalk(line.Text, About, line.Line);
        }

        return [.. lines.Select(line => line.Text)];
    }

    private ImmutableArray<CountryServices> ReadServices()
    {
        var structure = new StructureReader(folder, reading);
        var all = structure.ReadServices();
        reading.ReportUnknownNames();
        var needs = ServiceFinder.Needs(guide);
        foreach (var country in all)
        {
            var file = $"{ServicesFolder}/{country.Country.ToLowerInvariant()}.yaml";
            if (guide.Services.FirstOrDefault(each => each.Country == country.Country) is not { } known)
            {
                reading.Problems.Add(
                    ProblemCode.CopyCountry,
                    file,
                    0,
                    "The guide has no emergency number for this country, so nothing can be listed beside it.",
                    "Add the country to the guide itself, with its emergency number and sources."
                );
                continue;
            }

            foreach (var service in country.Services)
            {
                var line = structure.LineOfService(file, service.Id);
                if (known.Services.Any(each => each.Id == service.Id))
                {
                    reading.Problems.Add(
                        ProblemCode.DuplicateId,
                        file,
                        line,
                        $"The guide has a service \"{service.Id}\" already.",
                        "What is added never replaces: choose an id of your own."
                    );
                }

                if (service.Serves(ServiceFinder.Emergency))
                {
                    reading.Problems.Add(
                        ProblemCode.CopyTouchesGuide,
                        file,
                        line,
                        "Emergency numbers come from the guide alone.",
                        "Give it another need. If the guide's number is wrong, report it: SECURITY.md says how."
                    );
                }

                foreach (var need in service.Also.Prepend(service.Category).Where(need => !needs.Contains(need)))
                {
                    reading.Problems.Add(
                        ProblemCode.UnknownId,
                        file,
                        line,
                        $"\"{need}\" is no need that the guide knows.",
                        "Correct the name. " + NearestName.Suggest(need, needs)
                    );
                }

                // Whom it is for may well be couples; what it says to do may not lead there.
                foreach (var text in new[] { service.Note, service.SilentHow }.OfType<string>())
                {
                    PartnerTalk(text, file, line);
                }
            }
        }

        if (all.Sum(country => country.Services.Length) > MostServices)
        {
            reading.Problems.Add(
                ProblemCode.OutOfRange,
                ServicesFolder,
                0,
                $"More than {MostServices} services are added.",
                "Keep those nearest to the people who come here."
            );
        }

        return all;
    }

    private void PartnerTalk(string text, string file, int line)
    {
        if (prose.PartnerTalkIn(text) is { } phrase)
        {
            reading.Problems.Add(
                ProblemCode.PartnerTalkUnmarked,
                file,
                line,
                $"\"{phrase}\" may suggest talking with the partner, which could hurt someone who is not safe.",
                "Find words that do not: what a copy adds is shown to everyone."
            );
        }
    }

    // A name of a file is somebody's text as well.
    private static string ShownPath(string name) => Terminal.WithoutSteering(name);
}
