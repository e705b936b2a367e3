using System.Collections.Immutable;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Saltwater.Guide;

namespace Saltwater.Site.Tests.Keep;

/// <summary>A guide in a language that shares no letter with English: what is read in English letters on a screen then stands in code.</summary>
internal static class StrangePack
{
    // Wide forms of the letters, which browsers draw and a person can still make out.
    private const int Wide = 'Ａ' - 'A';

    public static Pack Instance { get; } = Of(BuiltSite.KeepPack);

    /// <summary>What is read or read out in English letters; the names of countries and of files, five words to learn and a code are no
    /// words of a screen.</summary>
    public static IReadOnlyList<string> English<T>(IRenderedComponent<T> screen)
        where T : IComponent
    {
        var written = screen
            .Nodes.SelectMany(node => node.Descendants<IText>())
            .Where(text =>
                text.ParentElement is { LocalName: not "option" } parent
                    ? parent.Closest("#offered, #code") is null
                    : text.ParentElement?.GetAttribute("value") == ""
            )
            .Select(text => text.Text);
        var said = screen
            .FindAll("[aria-label], [title], [placeholder]")
            .SelectMany(each => new[] { each.GetAttribute("aria-label"), each.GetAttribute("title"), each.GetAttribute("placeholder") });
        return
        [
            .. written
                .Concat(said.OfType<string>())
                .Where(text =>
                    Files.Aggregate(text, (left, file) => left.Replace(file, "", StringComparison.Ordinal)).Any(char.IsAsciiLetter)
                )
                .Distinct(),
        ];
    }

    private static readonly ImmutableArray<string> Files = ["backup.bin", "list.txt", "notes.json"];

    private static Pack Of(Pack pack) =>
        pack with
        {
            Screens = pack.Screens.ToImmutableSortedDictionary(
                screen => screen.Key,
                screen => screen.Value.ToImmutableSortedDictionary(text => text.Key, text => Strange(text.Value), StringComparer.Ordinal),
                StringComparer.Ordinal
            ),
            Questions =
            [
                .. pack.Questions.Select(question =>
                    question with
                    {
                        Ask = Strange(question.Ask),
                        Answers = [.. question.Answers.Select(answer => answer with { Says = Strange(answer.Says) })],
                    }
                ),
            ],
            Aftercare = pack.Aftercare with
            {
                About = Strange(pack.Aftercare.About),
                Times =
                [
                    .. pack.Aftercare.Times.Select(time =>
                        time with
                        {
                            Name = Strange(time.Name),
                            Items = [.. time.Items.Select(Strange)],
                        }
                    ),
                ],
            },
            Limits = pack.Limits with
            {
                About = Strange(pack.Limits.About),
                Reminder = Strange(pack.Limits.Reminder),
                Kinds =
                [
                    .. pack.Limits.Kinds.Select(kind =>
                        kind with
                        {
                            Name = Strange(kind.Name),
                            Text = Strange(kind.Text),
                            Examples = [.. kind.Examples.Select(Strange)],
                        }
                    ),
                ],
                Signals =
                [
                    .. pack.Limits.Signals.Select(signal => signal with { Name = Strange(signal.Name), Text = Strange(signal.Text) }),
                ],
                IfTearsCome = [.. pack.Limits.IfTearsCome.Select(Strange)],
            },
            Prompts = pack.Prompts with
            {
                About = Strange(pack.Prompts.About),
                Prompts = [.. pack.Prompts.Prompts.Select(prompt => prompt with { Ask = Strange(prompt.Ask) })],
            },
        };

    private static CareItem Strange(CareItem item) => item with { Text = Strange(item.Text) };

    // Places keep their names.
    private static string Strange(string text)
    {
        var inPlace = false;
        return string.Concat(
            text.Select(letter =>
            {
                inPlace = letter == '{' || (inPlace && letter != '}');
                return char.IsAsciiLetter(letter) && !inPlace ? (char)(letter + Wide) : letter;
            })
        );
    }
}
