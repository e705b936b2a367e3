using System.Text;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.Reflections;

namespace Saltwater.Tests.Json;

/// <summary>What the library writes for other programs, and reads of them.</summary>
public sealed class ReflectionJsonTests
{
    [Fact]
    public void A_reflection_that_was_written_is_read_as_it_was() =>
        AnyAnswers
            .OfAnyone()
            .Sample(
                answers =>
                {
                    var written = Written(answers);
                    Assert.Equal(written, ReflectionJson.Write(ReflectionJson.Read(Encoding.UTF8.GetBytes(written))!));
                },
                iter: 200
            );

    [Fact]
    public void Answers_that_were_written_are_read_as_they_were() =>
        AnyAnswers
            .OfAnyone()
            .Sample(
                answers =>
                {
                    var read = AnswersJson.Read(Guides.English, AnswersJson.Write(answers));
                    Assert.Empty(read.Problems);
                    Assert.Equal(answers.Role, read.Answers.Role);
                    Assert.Equal(AnswersJson.Write(answers), AnswersJson.Write(read.Answers));
                },
                iter: 500
            );

    [Fact]
    public void A_field_that_a_later_version_added_is_passed_over() =>
        Assert.NotNull(
            ReflectionJson.Read(
                Encoding.UTF8.GetBytes(
                    Written(Answers.None(Role.Self)).Replace("\"format\": 1,", "\"format\": 1, \"later\": [1],", StringComparison.Ordinal)
                )
            )
        );

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\": 1}")]
    public void What_is_no_reflection_is_not_read(string json) => Assert.Null(ReflectionJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Another_format_is_not_read() =>
        Assert.Null(
            ReflectionJson.Read(
                Encoding.UTF8.GetBytes(
                    Written(Answers.None(Role.Self)).Replace("\"format\": 1,", "\"format\": 2,", StringComparison.Ordinal)
                )
            )
        );

    [Fact]
    public void What_was_read_never_shows_the_answers_by_accident() =>
        Assert.DoesNotContain(
            "longing",
            AnswersJson.Read(Guides.English, "{\"feeling\":[\"longing\"]}"u8.ToArray()).ToString(),
            StringComparison.Ordinal
        );

    private static string Written(Answers answers) =>
        ReflectionJson.Write(ReflectionJson.Of(Guides.English, Reflection.On(Guides.Network, answers), "GB"));
}
