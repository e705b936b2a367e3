using System.Globalization;
using System.Text;
using System.Text.Json;
using Saltwater.Cli.Evaluation;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Tests.Golden;

namespace Saltwater.Tests.Cli;

/// <summary>Whatever another program sends, it is used or refused; nothing makes the command fall over.</summary>
/// <remarks>The draws are the same on every run and every machine; a failure shows the bytes that caused it.</remarks>
public sealed class InputFuzz
{
    // What tends to break readers of JSON, and what the guide knows.
    private static readonly Gen<byte[]> fragment = Gen.OneOf(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "-0",
            "1e999",
            "\"\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\udfff\\ud800",
            "/*",
            "//",
            "\n",
            "\r",
            "\0",
            "\u00e9",
            "\U0001F62D",
            "\"answers\":",
            "\"role\":",
            "\"partner\"",
            "\"skip\"",
            "\"feeling\":",
            "\"none\"",
            "\"age18\":\"no\",",
            "{\"answers\":{",
            new string('[', 300),
            new string('9', 400)
        )
        .Select(Encoding.UTF8.GetBytes);

    private static readonly Gen<byte[]> noise = Gen.Byte.Array[0, 300];

    // Bytes that no UTF-8 text has.
    private static readonly Gen<byte[]> broken = Gen.OneOf(
        [0xFF],
        [0xC3],
        [0xED, 0xA0, 0x80],
        [0xEF, 0xBB, 0xBF],
        new byte[] { 0xF8, 0x88, 0x80 }
    );

    private static readonly string[] requests =
    [
        """{"role":"self","answers":{"age18":"yes","alone":"private","head":"severe-sudden","""
            + """ "welcome":"upsetting","feeling":["sad-no-reason","ashamed"],"nameable":"skip"}}""",
        """{"answers":{"danger-signs":["chest","faint"],"wanted":"froze","since":"1-3-days","reaction":["kept-going"]},"role":"partner"}""",
        .. WalkTests.Walks.Select(walk =>
            Turn.ToJson(
                Walk.Read(File.ReadAllText(Path.Combine(Guides.Root, "tests", "Saltwater.Tests", "Golden", walk.Data + ".md"))).Answers
            )
        ),
    ];

    private static readonly Gen<byte[]> mutatedRequest = Mutated(Gen.OneOf(requests).Select(Encoding.UTF8.GetBytes));

    [Fact]
    public void Random_bytes_are_read_or_refused()
    {
        foreach (var sent in Draw(noise, 20_000))
        {
            AssertReadOrRefused(sent);
        }
    }

    [Fact]
    public void Random_pieces_of_json_are_read_or_refused()
    {
        foreach (
            var sent in Draw(
                Gen.OneOf<byte[]>(fragment, fragment, fragment, broken)
                    .Array[1, 30]
                    .Select(pieces => pieces.SelectMany(piece => piece).ToArray()),
                20_000
            )
        )
        {
            AssertReadOrRefused(sent);
        }
    }

    [Fact]
    public void A_spoilt_request_is_read_or_refused()
    {
        var (read, refused) = (0, 0);
        foreach (var sent in Draw(mutatedRequest, 40_000))
        {
            _ = AssertReadOrRefused(sent) ? read++ : refused++;
        }

        // Otherwise the spoiling is too gentle or too harsh to tell anything.
        Assert.True(read > 1_000 && refused > 10_000, $"{read} read, {refused} refused");
    }

    [Fact]
    public void The_whole_command_ends_with_json_or_with_a_refusal()
    {
        foreach (var sent in Draw(Gen.Frequency<byte[]>((1, noise), (6, mutatedRequest)), 250))
        {
            try
            {
                var run = CommandRun.Sending(sent, "reflect", "--answers", "-", "--json");
                if (run.ExitCode == ExitCode.Done)
                {
                    Assert.Empty(run.Error);
                    using var json = JsonDocument.Parse(run.Out);
                }
                else
                {
                    Assert.Equal(ExitCode.BadInput, run.ExitCode);
                    Assert.Empty(run.Out);
                    Assert.StartsWith("ANSWER-", run.Error, StringComparison.Ordinal);
                    Assert.DoesNotContain(run.Error, letter => char.IsControl(letter) && letter != '\n');
                }
            }
            catch (Exception failure)
            {
                throw Shown(sent, failure);
            }
        }
    }

    [Fact]
    public void Any_answers_the_guide_knows_come_to_a_reflection()
    {
        foreach (var seed in Enumerable.Range(1, 24))
        {
            var random = new Random(seed);
            var answers = Guides
                .English.Questions.Where(_ => random.Next(3) == 0)
                .Aggregate(Answers.None(seed % 2 == 0 ? Role.Self : Role.Partner), (given, question) =>
                    given.With(question, question.Answers[random.Next(question.Answers.Length)].Id)
                );

            foreach (var format in new[] { Array.Empty<string>(), ["--json"] })
            {
                var run = CommandRun.Sending(
                    $$"""{"role":"{{(answers.Role == Role.Self ? "self" : "partner")}}","answers":{{Turn.ToJson(answers)}}}""",
                    ["reflect", "--answers", "-", "--country", "GB", .. format]
                );

                Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
            }
        }
    }

    [Fact]
    public void Whatever_is_typed_the_dialogue_ends_in_peace()
    {
        var line = Gen.Frequency<string>(
            (12, Gen.Int[0, 15].Select(number => number.ToString(CultureInfo.InvariantCulture))),
            (2, Gen.OneOf("s", "", "w", "r", "b", "b", "1,2", "2 3", "c GB", "c XX", "c ")),
            (1, Gen.String[0, 30])
        );
        foreach (var lines in Draw(line.Array[0, 60], 20))
        {
            var run = CommandRun.Typing(["1", "1", .. lines], "reflect");

            Assert.Equal(ExitCode.Done, run.ExitCode);
            Assert.True(
                run.Said.EndsWith("not only the screen.", StringComparison.Ordinal)
                    || run.Said.Contains(Guides.English.Safety.Youth.Title, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void Random_lines_of_accounts_are_read_or_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("cases.jsonl");
        var accounts = File.ReadAllLines(Path.Combine(Guides.Root, "cases", "dev.jsonl")).Select(Encoding.UTF8.GetBytes).ToArray();
        var line = Gen.Frequency<byte[]>((1, noise), (1, fragment), (8, Mutated(Gen.OneOf(accounts))));
        foreach (var lines in Draw(line.Array[1, 20], 400))
        {
            var bytes = lines.SelectMany(each => each.Append((byte)'\n')).ToArray();
            File.WriteAllBytes(file, bytes);
            try
            {
                var (read, problems) = AccountFile.Read(file, Guides.English);

                // Bytes may hold further ends of lines, of each kind.
                var most = bytes.Count(each => each is (byte)'\n' or (byte)'\r') + 1;
                Assert.All(problems, problem => Assert.InRange(problem.Line, 0, most));
                Assert.All(problems, problem => Assert.StartsWith("CASES-00", problem.Code, StringComparison.Ordinal));
                Assert.True(read.Length > 0 || problems.Length > 0);
                Assert.All(read, account => Assert.All(account.Reasons.SelectMany(rank => rank), Assert.NotNull));
            }
            catch (Exception failure)
            {
                throw Shown(bytes, failure);
            }
        }
    }

    // True if it was read.
    private static bool AssertReadOrRefused(byte[] sent)
    {
        try
        {
            var (_, problems) = AnswersFile.Read(Guides.English, sent, Role.Self);
            Assert.All(problems, problem => Assert.StartsWith("ANSWER-00", problem.Code, StringComparison.Ordinal));
            Assert.All(problems, problem => Assert.True(problem.Path.Length == 0 || problem.Path[0] == '/'));
            Assert.All(problems, problem => Assert.NotEmpty(problem.Remedy));
            return problems.IsEmpty;
        }
        catch (Exception failure)
        {
            throw Shown(sent, failure);
        }
    }

    // One to four changes: a byte turned, a piece cut out, said twice or put in, the end cut off.
    private static Gen<byte[]> Mutated(Gen<byte[]> sound) =>
        Gen.Select(sound, Gen.Select(Gen.Int[0, 5], Gen.Double[0, 1], Gen.Int[1, 40], Gen.OneOf<byte[]>(fragment, broken)).Array[1, 4])
            .Select(
                (bytes, changes) =>
                {
                    foreach (var (kind, where, length, piece) in changes)
                    {
                        var from = (int)(where * bytes.Length);
                        var to = Math.Min(bytes.Length, from + length);
                        bytes = kind switch
                        {
                            0 when from < bytes.Length =>
                            [
                                .. bytes[..from],
                                (byte)(bytes[from] ^ (1 << (length % 8))),
                                .. bytes[(from + 1)..],
                            ],
                            1 => [.. bytes[..from], .. bytes[to..]],
                            2 => [.. bytes[..to], .. bytes[from..to], .. bytes[to..]],
                            3 => [.. bytes[..from], .. piece, .. bytes[from..]],
                            4 => [.. bytes[..from], .. piece, .. bytes[to..]],
                            5 when length > 30 => bytes[..from],
                            _ => bytes,
                        };
                    }

                    return bytes;
                }
            );

    private static IEnumerable<T> Draw<T>(Gen<T> gen, int count)
    {
        var random = new PCG(1, 20261122);
        for (var drawn = 0; drawn < count; drawn++)
        {
            yield return gen.Generate(random, null, out _);
        }
    }

    private static InvalidOperationException Shown(byte[] sent, Exception failure) =>
        new($"Sent, in Base64: {Convert.ToBase64String(sent)}", failure);
}
