using Saltwater.Site.Pages;

namespace Saltwater.Site;

/// <summary>Where a site is, and whose copy it is.</summary>
public sealed record SiteSettings
{
    /// <summary>Where the site is on its host, for example <c>/care/</c>; begins and ends with a slash.</summary>
    public string Root { get; init; } = "/";

    /// <summary>Who runs this copy and what they added; null for the guide as it is.</summary>
    public LocalCopy? Copy { get; init; }

    /// <summary>The day it is made, from which the file for those who find a hole counts how long it is good; null leaves that file out.</summary>
    public DateOnly? Made { get; init; }
}
