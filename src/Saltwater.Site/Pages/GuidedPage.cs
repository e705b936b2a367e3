using Microsoft.AspNetCore.Components;
using Saltwater.Guide;

namespace Saltwater.Site.Pages;

/// <summary>A page that says what the guide says.</summary>
public abstract class GuidedPage : ComponentBase
{
    /// <summary>The guide.</summary>
    [Parameter, EditorRequired]
    public Pack Pack { get; set; } = null!;
}
