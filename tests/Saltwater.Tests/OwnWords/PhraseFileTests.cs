using Saltwater.OwnWords;

namespace Saltwater.Tests.OwnWords;

/// <summary>The phrases as a file of their own beside the pack.</summary>
public sealed class PhraseFileTests
{
    private static readonly byte[] Written = PhraseFile.Write(Guides.Phrases);

    [Fact]
    public void What_is_written_reads_back_and_is_written_the_same_each_time()
    {
        Assert.Equal("en", PhraseFile.Read(Written)!.Language);
        Assert.Equal(Guides.Phrases.Says, PhraseFile.Read(Written)!.Says);
        Assert.Equal(Written, PhraseFile.Write(Guides.Phrases));
    }

    [Fact]
    public void Phrases_are_for_one_order_of_questions_and_answers()
    {
        var read = PhraseFile.Read(Written)!;

        Assert.True(read.AreFor(Guides.English));
        Assert.True(read.AreFor(Guides.InMadeUpLetters));
        Assert.False(read.AreFor(Guides.English with { Questions = [.. Guides.English.Questions.Reverse()] }));
        Assert.False(read.AreFor(Guides.English with { Questions = Guides.English.Questions.RemoveAt(3) }));
        var first = Guides.English.Questions[0];
        Assert.False(
            read.AreFor(
                Guides.English with
                {
                    Questions = Guides.English.Questions.SetItem(0, first with { Answers = [.. first.Answers.Reverse()] }),
                }
            )
        );
    }

    [Fact]
    public void Phrases_are_for_one_language() => Assert.False(PhraseFile.Read(Written)!.AreFor(Guides.English with { Language = "de" }));

    [Fact]
    public void The_sentences_that_only_an_author_needs_are_not_sent() =>
        Assert.True(Written.AsSpan().IndexOf("I wanted to get it over with"u8) < 0);

    [Fact]
    public void One_changed_byte_is_refused() =>
        Gen.Select(Gen.Int[0, Written.Length - 1], Gen.Byte[1, 255])
            .Sample(change =>
            {
                var damaged = Written.ToArray();
                damaged[change.Item1] ^= change.Item2;

                // The language's own name is not under the hash; whatever else changes is refused.
                Assert.True(PhraseFile.Read(damaged) is null || damaged.AsSpan().SequenceCompareTo(Written) != 0);
                Assert.True(change.Item1 < 100 || PhraseFile.Read(damaged) is null);
            });

    [Fact]
    public void Bytes_that_are_no_phrases_are_refused() => Gen.Byte.Array[0, 300].Sample(bytes => Assert.Null(PhraseFile.Read(bytes)));

    [Fact]
    public void It_is_small_enough_for_a_slow_phone()
    {
        using var sent = new MemoryStream();
        using (
            var brotli = new System.IO.Compression.BrotliStream(sent, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true)
        )
        {
            brotli.Write(Written);
        }

        Assert.InRange(sent.Length, 1, 35_500);
    }
}
