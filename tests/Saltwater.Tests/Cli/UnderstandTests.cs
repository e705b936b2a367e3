using System.Text;
using System.Text.Json;
using Saltwater.Cli.Streams;

namespace Saltwater.Tests.Cli;

/// <summary>A story from standard input, for other programs.</summary>
public sealed class UnderstandTests
{
    [Fact]
    public void A_story_comes_back_as_danger_areas_and_offers_with_quotes()
    {
        var run = CommandRun.Sending("He choked me. I felt so ashamed after.", "understand", "-");
        using var json = JsonDocument.Parse(run.Out);
        var root = json.RootElement;

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal("read", root.GetProperty("legibility").GetString());
        Assert.Contains(root.GetProperty("danger").EnumerateArray(), each =>
            each.GetProperty("topic").GetString() == "neck" && each.GetProperty("quote").GetString() == "He choked me"
        );
        Assert.Contains(root.GetProperty("areas").EnumerateArray(), each => each.GetProperty("area").GetString() == "shame");
        var offers = root.GetProperty("offers").EnumerateArray().ToList();
        Assert.Contains(offers, each =>
            each.GetProperty("question").GetString() == "feeling" && each.GetProperty("answer").GetString() == "ashamed"
        );
        Assert.All(offers, each => Assert.False(each.GetProperty("counts").GetBoolean()));
    }

    [Fact]
    public void A_partner_is_offered_what_a_partner_can_say()
    {
        var run = CommandRun.Sending("She cried right after sex. She felt so ashamed.", "understand", "-", "--partner");

        Assert.Contains("moments-after", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\"feeling\"", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("😭")]
    public void Nothing_to_read_is_no_error(string text)
    {
        var run = CommandRun.Sending(text, "understand", "-");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("\"no-words\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_error() =>
        Gen
            .Byte.Array[0, 20_000]
            .Sample(bytes => Assert.Equal(ExitCode.Done, CommandRun.Sending(bytes, "understand", "-").ExitCode), iter: 20);

    [Fact]
    public void A_text_is_read_from_standard_input_alone_and_never_repeated_in_an_error()
    {
        var run = CommandRun.Of("understand", "he choked me");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith("UNDERSTAND-001", run.Complained, StringComparison.Ordinal);
        Assert.DoesNotContain("choked", run.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void Phrases_that_are_missing_or_damaged_are_reported()
    {
        using var folder = new TemporaryFolder();
        var pack = Path.Combine(folder.FullName, "guide.en.json");
        File.Copy(CommandRun.GuideFile, pack);

        var missing = CommandRun.Exactly("understand", "-", "--guide", pack);
        File.WriteAllBytes(Path.Combine(folder.FullName, "phrases.en.bin"), Encoding.UTF8.GetBytes("saltwater-phrases\t1\ten\t0\n"));
        var damaged = CommandRun.Exactly("understand", "-", "--guide", pack);

        Assert.All([missing, damaged], run =>
        {
            Assert.Equal(ExitCode.BadInput, run.ExitCode);
            Assert.StartsWith("GUIDE-098", run.Complained, StringComparison.Ordinal);
        });
    }
}
