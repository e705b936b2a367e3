using Saltwater.OwnWords;

namespace Saltwater.Tests.OwnWords;

/// <summary>How a line is read and what it finds.</summary>
public sealed class LineTests
{
    private static readonly HashSet<string> Concepts = ["TEARS"];

    [Theory]
    [InlineData("cry", "I cry a lot", true)]
    [InlineData("cry", "I cried a lot", false)]
    [InlineData("cri*", "I cried a lot", true)]
    [InlineData("(cry|weep) alone", "I weep alone", true)]
    [InlineData("cry [all] alone", "I cry alone", true)]
    [InlineData("cry [all] alone", "I cry all alone", true)]
    [InlineData("cry .. alone", "I cry with him quite alone", true)]
    [InlineData("cry .. alone", "I cry with him and her quite alone", false)]
    [InlineData("cry ... alone", "I cry with him and her quite alone", true)]
    [InlineData("cry .. alone", "I cry. Alone", false)]
    [InlineData("cry .. alone", "I cry not alone", false)]
    [InlineData("+cry .. alone", "I cry not alone", true)]
    [InlineData("alone", "I am not alone", false)]
    [InlineData("+alone", "I am not alone", true)]
    [InlineData("alone", "I am not sad, alone", true)]
    [InlineData("alone", "I did not sleep but alone", true)]
    [InlineData("alone", "I could not stop being alone", true)]
    [InlineData("not alone", "I am not alone", true)]
    [InlineData("@TEARS alone", "broke down alone", true)]
    [InlineData("@TEARS alone", "in floods of tears alone", true)]
    [InlineData("embarrassed", "so embarassed", true)]
    [InlineData("embarrassed", "so embarrased", true)]
    [InlineData("embarrassed", "so emabrrassed", true)]
    [InlineData("embarrassed", "so embrassd", false)]
    [InlineData("thrust", "I trust him", false)]
    [InlineData("rape", "a rope", false)]
    public void A_line_finds_what_it_says(string line, string sentence, bool found)
    {
        Assert.Equal(found, Finds(line, sentence));
    }

    [Theory]
    [InlineData("")]
    [InlineData("~+")]
    [InlineData("..")]
    [InlineData(".. cry")]
    [InlineData("cry ..")]
    [InlineData("cry . alone")]
    [InlineData("cry .... alone")]
    [InlineData("(cry")]
    [InlineData("cry)")]
    [InlineData("(cry|)")]
    [InlineData("()")]
    [InlineData("[cry]")]
    [InlineData("[cry] [alone]")]
    [InlineData("cr*")]
    [InlineData("*")]
    [InlineData("cry*ing")]
    [InlineData("don't")]
    [InlineData("@NOBODY")]
    [InlineData("@")]
    [InlineData("((((((((cry))))))))")]
    public void A_malformed_line_is_refused(string line) => Assert.Throws<LineException>(() => LineReader.Read(line, Concepts));

    [Fact]
    public void Any_line_is_read_or_refused_and_nothing_else() =>
        Gen.OneOf("cry", "(", ")", "[", "]", "|", "..", "...", "*", "@TEARS", "~", "+", " ", "a")
            .Array[0, 12]
            .Sample(parts =>
            {
                try
                {
                    LineReader.Read(string.Concat(parts), Concepts);
                }
                catch (LineException)
                {
                    // The author is told.
                }
            });

    [Fact]
    public void A_longest_line_agrees_with_the_plainest_search() =>
        Gen.Select(Gen.OneOf("a", "b", "c", "not").Array[1, 30], Gen.OneOf("a", "b", "c").Array[1, 4], Gen.Int[0, 1])
            .Sample(
                (words, wanted, gap) =>
                {
                    var line = "+" + string.Join(gap == 1 ? " .. " : " ", wanted);

                    Assert.Equal(Plain(words, wanted, gap == 1 ? 3 : 0), Finds(line, string.Join(' ', words)));
                }
            );

    // Tries every place, one after the other.
    private static bool Plain(string[] words, string[] wanted, int gap)
    {
        bool From(int at, int next) =>
            next == wanted.Length
            || Enumerable
                .Range(at, next == 0 ? words.Length : gap + 1)
                .Any(place => place < words.Length && words[place] == wanted[next] && From(place + 1, next + 1));
        return From(0, 0);
    }

    [Fact]
    public void Choices_of_any_shape_find_what_each_of_their_parts_finds() =>
        Gen.Select(
                Gen.OneOf("a", "b", "c", "a b", "b .. c", "@TEARS", "a (b|c)", "(b|c) a").Array[1, 4],
                Gen.OneOf("a", "b", "c", "cry", "d").Array[1, 12]
            )
            .Sample(
                (parts, words) =>
                {
                    var sentence = string.Join(' ', words);

                    Assert.Equal(parts.Any(part => Finds(part, sentence)), Finds($"({string.Join('|', parts)})", sentence));
                    Assert.Equal(parts.Any(part => Finds($"d {part}", sentence)), Finds($"d ({string.Join('|', parts)})", sentence));
                    Assert.Equal(Finds("d", sentence), Finds($"[{string.Join('|', parts)}] d", sentence));
                }
            );

    private static bool Finds(string line, string sentence) =>
        Small(line) is var small && small.FindsIn(small.FirstOf((int)Group.Count), sentence, isDanger: false);

    private static LineTrial Small(string line) =>
        new(
            PhraseFile.Read(
                PhraseFile.Write(
                    new(
                        "en",
                        [new("feeling", ["sad"])],
                        [new("TEARS", ["cry", "broke down", "floods of tears"])],
                        [new("feeling", "sad", [line])],
                        [],
                        [],
                        [],
                        [new("n't", "not")],
                        ["trust", "rope"],
                        new(4, ["not"], ["but"], ["could not stop"]),
                        [],
                        [],
                        [],
                        [],
                        System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
                    )
                )
            )!
        );
}
