using Saltwater.Cli.Authoring;

namespace Saltwater.Tests.Cli.Authoring;

/// <summary>Reading grades worked out by hand: 0.39 · words/sentences + 11.8 · syllables/words − 15.59.</summary>
public sealed class ProseTests
{
    [Theory]
    [InlineData("The cat sat on the mat.", 6, 1, 6)]
    [InlineData("The cat sat. The dog ran.", 6, 2, 6)]
    [InlineData("Tears after sex are common and have many reasons.", 9, 1, 13)]
    [InlineData("Is it sad? No! It is joy.", 7, 3, 7)]
    [InlineData("First line\nsecond line", 4, 2, 5)]
    [InlineData("- warm tea\n- a blanket", 4, 2, 5)]
    [InlineData("It took 2.5 hours.", 5, 1, 5)]
    [InlineData("Don't wait", 2, 1, 2)]
    [InlineData("Information about relationships", 3, 1, 10)]
    public void A_grade_follows_from_words_sentences_and_syllables(string text, int words, int sentences, int syllables) =>
        Assert.Equal((0.39 * words / sentences) + (11.8 * syllables / words) - 15.59, Prose.GradeOf(text), 1e-9);

    [Fact]
    public void The_published_formula_gives_the_published_numbers()
    {
        Assert.Equal(-1.45, Prose.GradeOf("The cat sat on the mat."), 2);
        Assert.Equal(4.96, Prose.GradeOf("Tears after sex are common and have many reasons."), 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n  ")]
    [InlineData("… — ?!")]
    public void Text_without_words_has_no_grade(string text) => Assert.Equal(0, Prose.GradeOf(text));

    [Fact]
    public void Long_words_and_long_sentences_are_harder()
    {
        const string plain = "You may feel sad. It will pass.";

        Assert.True(Prose.GradeOf("You may experience considerable melancholy. It will pass.") > Prose.GradeOf(plain));
        Assert.True(Prose.GradeOf("You may feel sad and it will pass.") > Prose.GradeOf(plain));
    }

    [Fact]
    public void The_order_of_sentences_does_not_change_the_grade() =>
        Gen.OneOf("You may cry.", "Nothing is wrong with you!", "Is it grief?", "Breathe out slowly.", "A doctor can help with pain.")
            .Array[1, 8]
            .Select(sentences => (sentences, reversed: sentences.Reverse().ToArray()))
            .Sample(
                (sentences, reversed) =>
                    Math.Abs(Prose.GradeOf(string.Join(' ', sentences)) - Prose.GradeOf(string.Join(' ', reversed))) < 1e-9
            );

    [Theory]
    [InlineData("a", 1)]
    [InlineData("sex", 1)]
    [InlineData("eye", 1)]
    [InlineData("tears", 1)]
    [InlineData("have", 1)]
    [InlineData("hopes", 1)]
    [InlineData("asked", 1)]
    [InlineData("strengths", 1)]
    [InlineData("don't", 1)]
    [InlineData("104", 1)]
    [InlineData("wanted", 2)]
    [InlineData("table", 2)]
    [InlineData("little", 2)]
    [InlineData("yellow", 2)]
    [InlineData("doctor", 2)]
    [InlineData("Pelvic", 2)]
    [InlineData("together", 3)]
    [InlineData("hormones", 2)]
    [InlineData("emergency", 4)]
    [InlineData("relationship", 4)]
    [InlineData("information", 4)]
    public void Syllables_are_counted_by_vowel_groups(string word, int syllables) => Assert.Equal(syllables, Prose.CountSyllables(word));
}
