using Microsoft.Playwright;
using Saltwater.Guide;
using Saltwater.Reflections;
using Saltwater.Site.Reflect;

namespace Saltwater.Site.Tests.Reflect;

/// <summary>
/// What someone sees on the page, as lines: what it comes to; whether any advice to talk with the partner stands open; each flag with its
/// urgency and the first thing
/// to do, and each reason with its band and whether its text stands open, in the order they are seen.
/// </summary>
internal static class Shown
{
    private const string Read = """
        sets => sets.map(ids => {
          const seen = each => each.checkVisibility(), all = (selector, within = document) => [...within.querySelectorAll(selector)].filter(seen);
          const named = (each, pattern) => [...each.classList].find(name => pattern.test(name));
          const placed = list => list.map(each => ({ each, style: getComputedStyle(each), top: each.getBoundingClientRect().top }))
            .sort((a, b) => a.top - b.top);
          document.querySelector("form").reset();
          ids.forEach(id => document.getElementById(id).checked = true);
          document.body.getBoundingClientRect();
          return [
            [...all(".youth"), ...all(".says > *")].map(each => named(each, /./)).join(),
            `partner talk: ${all(".reasons .gist .talk").length > 0}`,
            `strip: ${all(".strip").length > 0}`,
            ...placed(all(".flag")).map(({ each, style }) => `${named(each, /^k\d+$/)} ${style.getPropertyValue("--u")} ${all("li", each)[0].textContent}`),
            ...placed(all(".reason")).map(({ each, style }) =>
              `${named(each, /^r-/).slice(2)} ${style.getPropertyValue("--band")}${all(".gist", each).length ? " open" : ""}`),
          ].join("\n");
        })
        """;

    /// <summary>Ticks exactly these boxes, set after set, and reads what the page makes of each.</summary>
    public static Task<string[]> On(IPage page, params IEnumerable<Ticks> sets) =>
        page.Ask<string[]>(Read, sets.Select(ticks => ticks.Boxes.ToArray()).ToArray());

    /// <summary>What the engine makes of the same.</summary>
    public static string By(ReasonNetwork network, Answers answers)
    {
        var (pack, reflection) = (network.Pack, Reflection.On(network, answers));
        if (reflection.Conclusion == Conclusion.UnderAge)
        {
            return string.Join('\n', "youth", "partner talk: false", "strip: false");
        }

        var threads = reflection.Threads.ToDictionary(thread => thread.Reason.Id, thread => thread.Band);
        var talk =
            reflection.PartnerTalkSafe
            && reflection.Ranking.Any(ranked =>
                (ranked.Band is Band.FitsWell or Band.MayPlayAPart || threads.ContainsKey(ranked.Reason.Id))
                && ranked.Reason.Section(Heading.RightNow).Items.Any(item => item.PartnerTalk)
            );
        var urgent = reflection.Flags.Any(flag => flag.Urgency == Urgency.Emergency);
        return string.Join(
            '\n',
            [
                reflection.Conclusion switch
                {
                    Conclusion.CantTellYet => "little",
                    Conclusion.NoneFits => "no",
                    Conclusion.GoodTears => "good",
                    _ => "some",
                },
                $"partner talk: {(talk ? "true" : "false")}",
                $"strip: {(reflection.Flags.IsEmpty ? "false" : "true")}",
                .. reflection.Flags.Select(flag =>
                    $"{ReflectSheet.ClassOf(pack, pack.Safety.Flags.Single(rule => rule.Id == flag.Id))} {(int)flag.Urgency} {flag.Do[0]}"
                ),
                .. from ranked in reflection.Ranking
                where !((reflection.CoercionPossible || urgent) && ranked.Reason.Reassuring)
                select $"{ranked.Reason.Id} {Place(threads.TryGetValue(ranked.Reason.Id, out var band) ? band : ranked.Band)}",
            ]
        );
    }

    private static string Place(Band band) =>
        band switch
        {
            Band.FitsWell => "4 open",
            Band.MayPlayAPart => "3 open",
            Band.DoesNotSeemToFit => "1",
            _ => "2",
        };
}
