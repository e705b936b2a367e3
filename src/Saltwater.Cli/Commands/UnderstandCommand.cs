using System.Text;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;
using Saltwater.Guide;
using Saltwater.Guide.Screens;
using Saltwater.OwnWords;

namespace Saltwater.Cli.Commands;

/// <summary><c>saltwater understand -</c>: what someone's own words may say, as JSON. Nothing is kept, and the text is read from standard
/// input alone, so that it never stands in a shell's history.</summary>
internal static class UnderstandCommand
{
    // Four bytes hold any character; whatever lies behind is not read at all.
    private const int MostBytes = (Understanding.MostCharacters + 1) * 4;

    public static int Run(Terminal terminal, string? guide, string input, bool partner)
    {
        if (GuideSource.LoadPack(terminal, guide) is not { } pack)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        if (input != "-")
        {
            var say = TerminalRefusalsTexts.Of(pack);
            return terminal.Refuse("UNDERSTAND-001", "understand", say.NoText, say.NoTextDo);
        }

        if (PhraseSource.LoadPhrases(terminal, guide, pack) is not { } phrases)
        {
            return GuideSource.ExitCodeWithout(guide);
        }

        var role = partner ? Role.Partner : Role.Self;
        var understood = new Understanding(phrases, pack).Understand(ReadText(terminal), role);
        terminal.WriteExactly(OutputJson.Write(ToJson(understood.For(pack, role))));
        return ExitCode.Done;
    }

    // Bytes that are no UTF-8 become signs that are passed over: a story is never refused for its encoding.
    private static string ReadText(Terminal terminal)
    {
        using var stream = terminal.StandardInput();
        var buffer = new byte[MostBytes];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(SentBytes.ToUtf8(buffer.AsMemory(0, length)).Span);
    }

    private static object ToJson(Understood understood) =>
        new
        {
            understood.Legibility,
            understood.CutShort,
            understood.LooksLikeChat,
            understood.MayBeUnderAge,
            Danger = understood.Danger.Select(each => new
            {
                each.Topic,
                each.Asks,
                each.Signs,
                each.Quote,
            }),
            Areas = understood.Areas.Select(each => new
            {
                each.Area,
                each.Said,
                each.Quote,
            }),
            Offers = understood.Offers.Select(each => new
            {
                each.Question,
                each.Answer,
                each.Quote,
                each.Doubt,
                Counts = false,
            }),
            OneByOne = understood.OneByOne(new HashSet<string>()).Select(each => each.Name),
        };
}
