using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Saltwater.Guide;

namespace Saltwater.Site.Pages;

/// <summary>A page that says what the guide says.</summary>
public abstract class GuidedPage : ComponentBase
{
    /// <summary>The guide.</summary>
    [Parameter, EditorRequired]
    public Pack Pack { get; set; } = null!;

    /// <summary>What stands on a screen, by what it is for. A sentence that is missing is found when the site is rendered, before anybody reads it.</summary>
    private protected ImmutableSortedDictionary<string, string> Words(string screen) => Pack.Screens[screen];
}
