using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Saltwater.Site.Tests.Keep;

/// <summary>Finds what a person would, by what it says.</summary>
internal static class Taps
{
    /// <summary>Presses a button by its words.</summary>
    public static void Press<T>(this IRenderedComponent<T> screen, string words)
        where T : IComponent => screen.Button(words).Click();

    /// <summary>A button by its words: all of them, or those in bold.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> screen, string words)
        where T : IComponent =>
        screen.FindAll("button").First(each => Words(each) == words || (each.QuerySelector("strong") is { } bold && Words(bold) == words));

    /// <summary>Taps an answer of a group of them.</summary>
    public static void Tap<T>(this IRenderedComponent<T> screen, string asked, string answer)
        where T : IComponent => screen.Chip(asked, answer).Click();

    public static IElement Chip<T>(this IRenderedComponent<T> screen, string asked, string answer)
        where T : IComponent =>
        screen
            .FindAll(".asked")
            .First(each => Words(each.QuerySelector("p")!).StartsWith(asked, StringComparison.Ordinal))
            .QuerySelectorAll("button")
            .First(each => Words(each) == answer);

    public static string Text<T>(this IRenderedComponent<T> screen)
        where T : IComponent => string.Join(' ', screen.Nodes.Select(node => node.TextContent));

    private static string Words(IElement element) => element.TextContent.Trim();
}
