using Saltwater.Cli.Authoring;
using Saltwater.Cli.Streams;
using Saltwater.Guide;

namespace Saltwater.Tests.Cli;

/// <summary>The author's two commands: report every fault, and compile a guide that has none.</summary>
public sealed class CheckAndPackTests
{
    private const string PackName = "guide.en.json";

    private const string PhrasesName = "phrases.en.bin";

    [Fact]
    public void A_sound_guide_passes()
    {
        var run = CommandRun.Of("check", Guides.Folder);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith(
            $"The guide is sound: {Guides.English.Reasons.Length} reasons, {Guides.English.Questions.Length} questions, "
                + $"{Guides.English.Safety.Flags.Length} flags,",
            run.Said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_hardest_sections_are_listed_on_request()
    {
        var run = CommandRun.Of("check", Guides.Folder, "--grades");
        var hardest = GuideReader.Read(Guides.Folder).Grades.MaxBy(each => each.Grade);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(
            $"{hardest.File}:{hardest.Line}",
            run.Said[..run.Said.IndexOf("The guide is sound", StringComparison.Ordinal)],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_fault_of_a_guide_is_reported_at_once_on_standard_error()
    {
        using var folder = new TemporaryFolder();
        var guide = Spoil(folder);

        var run = CommandRun.Of("check", guide);

        var problems = GuideReader.Read(guide).Problems;
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.All(problems, problem => Assert.Contains(CommandRun.OneLine(problem.ToString()), run.Complained, StringComparison.Ordinal));
        Assert.Contains($"{ProblemCode.FileMissing} en/now.yaml:0", run.Complained, StringComparison.Ordinal);
        Assert.Contains($"{ProblemCode.FieldUnknown} model.yaml:", run.Complained, StringComparison.Ordinal);
        Assert.Contains($"{ProblemCode.UnknownReason} questions.yaml:", run.Complained, StringComparison.Ordinal);
        Assert.EndsWith($"{problems.Count} problems. Nothing was written.", run.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_guide_is_reported()
    {
        using var folder = new TemporaryFolder();

        var run = CommandRun.Of("check", folder.FullName);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal(
            "GUIDE-001 guide.yaml:0 — The file is missing. Remedy: Add it, or mend the name. 1 problem. Nothing was written.",
            run.Complained
        );
    }

    [Fact]
    public void The_same_guide_gives_the_same_bytes_twice()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (
            CommandRun.Of("pack", Guides.Folder, "--out", folder.At("first")),
            CommandRun.Of("pack", Guides.Folder, "--out", folder.At("second"))
        );

        Assert.Equal((ExitCode.Done, ExitCode.Done), (first.ExitCode, second.ExitCode));
        Assert.Equal(File.ReadAllBytes(folder.At($"first/{PackName}")), File.ReadAllBytes(folder.At($"second/{PackName}")));
        Assert.Equal(Guides.English.Hash, PackJson.Load(File.ReadAllBytes(folder.At($"first/{PackName}"))).Pack!.Hash);
        Assert.Contains($"sha256 {Guides.English.Hash}", first.Said, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(folder.At($"first/{PhrasesName}")), File.ReadAllBytes(folder.At($"second/{PhrasesName}")));
        Assert.Equal(
            ["first", $"first/{PackName}", $"first/{PhrasesName}", "second", $"second/{PackName}", $"second/{PhrasesName}"],
            folder.Names
        );
    }

    [Fact]
    public void A_new_pack_takes_the_place_of_the_old_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PackName, "old");

        Assert.Equal(ExitCode.Done, CommandRun.Of("pack", Guides.Folder, "--out", folder.FullName).ExitCode);
        Assert.NotNull(PackJson.Load(File.ReadAllBytes(folder.At(PackName))).Pack);
    }

    [Fact]
    public void Where_nothing_can_be_written_the_old_pack_stays_whole()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PackName, "old");

        // A folder in the place of the file that is written first: nobody, not even an administrator, can write there.
        Directory.CreateDirectory(folder.At(PackName + ".new"));
        var run = CommandRun.Of("pack", Guides.Folder, "--out", folder.FullName);

        AssertCannotWrite(run);
        Assert.Equal("old", File.ReadAllText(folder.At(PackName)));
    }

    [Fact]
    public void Where_the_new_pack_cannot_take_its_place_nothing_is_left_behind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At(PackName));

        var run = CommandRun.Of("pack", Guides.Folder, "--out", folder.FullName);

        AssertCannotWrite(run);
        Assert.Equal([PackName], folder.Names);
    }

    [Fact]
    public void A_target_that_is_no_folder_is_refused_and_stays_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a-file", "mine");

        AssertCannotWrite(CommandRun.Of("pack", Guides.Folder, "--out", file));
        AssertCannotWrite(CommandRun.Of("pack", Guides.Folder, "--out", Path.Combine(file, "below")));
        AssertCannotWrite(CommandRun.Of("pack", Guides.Folder, "--out", ""));
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(["a-file"], folder.Names);
    }

    [Fact]
    public void A_faulty_guide_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var guide = Spoil(folder);
        Directory.CreateDirectory(folder.At("packs"));
        folder.Write($"packs/{PackName}", "old");

        var run = CommandRun.Of("pack", guide, "--out", folder.At("packs"));
        var elsewhere = CommandRun.Of("pack", guide, "--out", folder.At("none"));

        Assert.Equal((ExitCode.BadInput, ExitCode.BadInput), (run.ExitCode, elsewhere.ExitCode));
        Assert.Empty(run.Out);
        Assert.Contains(ProblemCode.UnknownReason, run.Complained, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(folder.At($"packs/{PackName}")));
        Assert.Equal([PackName], Directory.EnumerateFileSystemEntries(folder.At("packs")).Select(Path.GetFileName));
        Assert.False(Directory.Exists(folder.At("none")));
    }

    [Fact]
    public void A_guide_can_be_used_straight_from_its_folder() =>
        Assert.Equal(CommandRun.Of("now").Out, CommandRun.Exactly("now", "--guide", Guides.Folder).Out);

    [Theory]
    [InlineData("[]", "This is not a pack.")]
    [InlineData("not json", "This is not a pack.")]
    [InlineData("", "This is not a pack.")]
    public void A_file_that_is_no_pack_is_refused(string text, string what)
    {
        using var folder = new TemporaryFolder();

        AssertNoGuide(
            CommandRun.Exactly("now", "--guide", folder.Write("odd.json", text)),
            $"GUIDE-041 odd.json: {what} Make it again with `saltwater pack`."
        );
    }

    [Fact]
    public void A_damaged_pack_and_one_of_another_version_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        var sound = File.ReadAllText(CommandRun.GuideFile);

        AssertNoGuide(
            CommandRun.Exactly(
                "now",
                "--guide",
                folder.Write(
                    "damaged.json",
                    sound.Replace("The first quarter of an hour", "The last quarter of an hour", StringComparison.Ordinal)
                )
            ),
            "GUIDE-041 damaged.json: This pack does not match its own hash: it was damaged or changed."
        );
        AssertNoGuide(
            CommandRun.Exactly(
                "now",
                "--guide",
                folder.Write(
                    "newer.json",
                    sound.Replace($"{{\"format\":{Pack.CurrentFormat},", "{\"format\":999,", StringComparison.Ordinal)
                )
            ),
            "GUIDE-041 newer.json: This pack was made for another version of Saltwater."
        );
    }

    [Fact]
    public void A_missing_or_faulty_guide_that_was_named_is_bad_input()
    {
        using var folder = new TemporaryFolder();
        var guide = Spoil(folder);

        foreach (var command in new[] { "now", "words", "services", "reflect" })
        {
            AssertNoGuide(
                CommandRun.Exactly(command, "--guide", folder.At("none.json")),
                "GUIDE-040 none.json: There is no guide here that can be read."
            );
        }

        AssertNoGuide(CommandRun.Exactly("now", "--guide", ""), "GUIDE-040: There is no guide here that can be read.");
        AssertNoGuide(CommandRun.Exactly("now", "--guide", guide), ProblemCode.FileMissing);
    }

    // Three faults in three files.
    private static string Spoil(TemporaryFolder folder)
    {
        var guide = folder.CopyGuide();
        File.Delete(Path.Combine(guide, "en", "now.yaml"));
        File.AppendAllText(Path.Combine(guide, "model.yaml"), "weather: sunny\n");
        var questions = Path.Combine(guide, "questions.yaml");
        File.WriteAllText(
            questions,
            File.ReadAllText(questions)
                .Replace("{ id: mild, effects: { orgasm: for/E } }", "{ id: mild, effects: { orgsm: for/E } }", StringComparison.Ordinal)
        );
        return guide;
    }

    private static void AssertCannotWrite(CommandRun run)
    {
        Assert.Equal(ExitCode.Environment, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal(
            "PACK-001 --out: The pack cannot be written there. Check that the folder exists, is a folder, and that you may write to it.",
            run.Complained
        );
    }

    private static void AssertNoGuide(CommandRun run, string complaint)
    {
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains(complaint, run.Complained, StringComparison.Ordinal);
    }
}
