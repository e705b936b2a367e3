using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.OwnWords;
using Saltwater.Tests.Cli.Authoring;

namespace Saltwater.Tests.Cli;

/// <summary>A guide in two languages: each pack has the phrases of its own, or none.</summary>
public sealed class TwoLanguagesTests : IDisposable
{
    private const string German = "guide.de.json";

    private readonly GuideCopy guide = new();
    private readonly TemporaryFolder packs = new();

    public TwoLanguagesTests()
    {
        foreach (var (file, bytes) in GuideCopy.Files.Where(each => each.File.StartsWith("en/", StringComparison.Ordinal)))
        {
            guide.Write($"de/{file["en/".Length..]}", bytes);
        }

        guide.Replace("guide.yaml", "languages: [en]", "languages: [en, de]");
        guide.Replace("guide.yaml", "  en: ", "  de: \"Ein Begleiter, der nichts feststellt.\"\n  en: ");
        guide.Replace("de/screens/own-words.yaml", "What happened, in your own words?", "Was war, in eigenen Worten?");
    }

    public void Dispose()
    {
        guide.Dispose();
        packs.Dispose();
    }

    [Fact]
    public void A_pack_is_found_with_the_phrases_of_its_language()
    {
        Pack();

        Assert.Equal("de", LanguageBeside(German));
        Assert.Equal("en", LanguageBeside("guide.en.json"));
        Assert.Equal(ExitCode.Done, CommandRun.In(packs.At(German), [], "I felt so ashamed", "understand", "-").ExitCode);
    }

    [Fact]
    public void A_pack_without_phrases_of_its_language_has_none_of_another()
    {
        Pack();
        File.Delete(packs.At("phrases.de.bin"));
        Assert.Null(LanguageBeside(German));

        File.Copy(packs.At("phrases.en.bin"), packs.At("phrases.de.bin"));
        Assert.Null(LanguageBeside(German));
    }

    [Fact]
    public void Of_a_folder_the_phrases_are_those_of_the_pack()
    {
        var german = guide.Read().Packs.Single(pack => pack.Language == "de");

        Assert.Equal("de", PhraseFile.Read(PhraseSource.ReadBytes(guide.Folder, german)!)!.Language);

        guide.Delete("de/phrases.yaml");
        Assert.Null(PhraseSource.ReadBytes(guide.Folder, german));
    }

    [Fact]
    public void Of_a_folder_the_first_language_is_taken_and_that_is_said()
    {
        var run = CommandRun.Exactly("now", "--guide", guide.Folder);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("GUIDE-071", run.Complained, StringComparison.Ordinal);
        Assert.Contains("saltwater pack", run.Complained, StringComparison.Ordinal);
        Assert.DoesNotContain("GUIDE-071", CommandRun.Exactly("now", "--guide", Guides.Folder).Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_without_a_reading_formula_passes_and_is_said_not_to_be_measured()
    {
        Assert.DoesNotContain("GUIDE-072", CommandRun.Exactly("check", guide.Folder).Complained, StringComparison.Ordinal);

        guide.Replace("de/style.yaml", "reading-formula: flesch-kincaid\n", "");
        // So hard that English would be refused.
        guide.Replace(
            "de/screens/start.yaml",
            "  now: \"",
            "  now: \"Internationally uncharacteristically institutionalised considerations, notwithstanding terminologies, "
                + "disproportionately disadvantage uninitiated individuals everywhere. \" #"
        );
        var run = CommandRun.Exactly("check", guide.Folder);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("GUIDE-072 de/style.yaml", run.Complained, StringComparison.Ordinal);
    }

    private void Pack() => Assert.Equal(ExitCode.Done, CommandRun.Exactly("pack", guide.Folder, "--out", packs.At(".")).ExitCode);

    private string? LanguageBeside(string file)
    {
        var pack = PackJson.Load(File.ReadAllBytes(packs.At(file))).Pack!;
        return PhraseSource.ReadBytes(packs.At(file), pack) is { } bytes ? PhraseFile.Read(bytes)!.Language : null;
    }
}
