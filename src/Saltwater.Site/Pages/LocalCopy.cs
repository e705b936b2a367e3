using System.Collections.Immutable;

namespace Saltwater.Site.Pages;

/// <summary>Who runs a copy, and what they added to the guide. What they added is in the pack; this says which part of it that is.</summary>
/// <param name="Name">What the copy is called, for example after the clinic.</param>
/// <param name="Operator">Who answers for it.</param>
/// <param name="Contact">Where they can be reached: a web page or an address for mail.</param>
/// <param name="Accessibility">Where to tell them of a barrier; null for <paramref name="Contact"/>.</param>
/// <param name="Searchable">Whether search engines may list it.</param>
/// <param name="About">What they say of themselves, in paragraphs.</param>
/// <param name="Help">What they say below the list of countries, in paragraphs.</param>
/// <param name="Services">The services they added, by country.</param>
/// <param name="GuideHash">The hash of the guide before anything was added, which is what a copy was measured with.</param>
public sealed record LocalCopy(
    string Name,
    string Operator,
    Uri Contact,
    Uri? Accessibility,
    bool Searchable,
    ImmutableArray<string> About,
    ImmutableArray<string> Help,
    ImmutableArray<(string Country, ImmutableArray<string> Names)> Services,
    string GuideHash
);
