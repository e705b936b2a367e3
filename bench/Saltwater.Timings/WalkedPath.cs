using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Saltwater.Guide;

namespace Saltwater.Timings;

/// <summary>The path as people walk it, in a browser the size of a phone: taps, screens, words read, where on the answer things stand, and
/// how many pages it prints on.</summary>
internal static partial class WalkedPath
{
    private const string None = "none";
    private const double WordsAMinute = 200;

    // What somebody who walks it for the first time should not need more than.
    private static readonly Limits Most = new(
        Taps: 12,
        GoodTearsTaps: 7,
        Screens: 9,
        Words: 500,
        Screenful: 780,
        Sheets: 1,
        FirstStep: 500
    );

    /// <summary>Writes the table.</summary>
    /// <returns>False if anything was more than it should be: each is named.</returns>
    public static async Task<bool> Write(Chromium chromium, Uri site, Pack pack, string? pictures, TextWriter output)
    {
        List<string> over = [];
        output.WriteLine(
            "| who | screens | taps | words to tick for danger | other words on the way | words of the leading reason | "
                + "minutes to read | leads | reason ends at | its why | the step | A4 pages |"
        );
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var person in Person.All)
        {
            var walked = await Walk(chromium, site, pack, person, pictures);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {person.Name} | {walked.Screens} | {walked.Taps} | {walked.Danger} | {walked.Words} | "
                        + $"{walked.Answer} | {(walked.Danger + walked.Words + walked.Answer) / WordsAMinute:0.0} | {walked.Leads}"
                        + $" | {Px(walked.Reason)} | {Px(walked.Why)} | {Px(walked.Step)} | {walked.Sheets} |"
                )
            );
            Check("taps", walked.Taps, person.Name == Person.GoodTears ? Most.GoodTearsTaps : Most.Taps);
            Check("screens", walked.Screens, Most.Screens);
            Check("words beside the lists of danger", walked.Words + walked.Answer, Most.Words);
            Check("px to the end of the leading reason", walked.Reason ?? int.MaxValue, Most.Screenful);
            Check("px to the end of its why", walked.Why ?? 0, Most.Screenful);
            Check("px to the end of the step", walked.Step ?? 0, Most.Screenful);
            Check("printed pages", walked.Sheets, Most.Sheets);

            void Check(string what, int measured, int most)
            {
                if (measured > most)
                {
                    over.Add($"{person.Name}: {measured} {what}, and should be at most {most}.");
                }
            }
        }

        output.WriteLine();
        foreach (var page in new[] { "now", "beside" })
        {
            var end = await FirstStep(chromium, new(site, page));
            output.WriteLine($"The first step of `/{page}` ends at {end} px.");
            if (end > Most.FirstStep)
            {
                over.Add($"/{page}: the first step ends at {end} px, and should by {Most.FirstStep}.");
            }
        }

        over.ForEach(output.WriteLine);
        return over.Count == 0;
    }

    private static string Px(int? pixels) => pixels is { } px ? $"{px.ToString(CultureInfo.InvariantCulture)} px" : "–";

    private static async Task<int> FirstStep(Chromium chromium, Uri address)
    {
        await using var context = await Phone(chromium);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        return await page.Locator(".walk li span")
            .First.EvaluateAsync<int>("each => Math.round(each.getBoundingClientRect().bottom + scrollY)");
    }

    private static async Task<Walked> Walk(Chromium chromium, Uri site, Pack pack, Person person, string? pictures)
    {
        await using var context = await Phone(chromium);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(site, "app").AbsoluteUri);
        await page.Locator("#loading").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
        var path = pack.Screens["path"];
        var (screens, taps, danger, words) = (1, 0, 0, await Words(page, "main"));
        await Tap(page.Locator($"[data-role={(person.Role == Role.Self ? "self" : "partner")}]"), goesOn: true);
        while (await page.Locator(".results").CountAsync() == 0)
        {
            screens++;
            var heading = await page.Locator("h1[data-arrive]").InnerTextAsync();
            var isDanger = pack.Questions.Any(each => each.Group == Question.SafetyGroup && each.AskFor(person.Role) == heading);
            (danger, words) = await Words(page, "main") is var read && isDanger ? (danger + read, words) : (danger, words + read);
            if (await page.Locator(".interrupt").CountAsync() > 0)
            {
                await Tap(page.Locator(".interrupt > .row .button").First, goesOn: true);
            }
            else if (await page.Locator("section .chips").CountAsync() > 0)
            {
                var question = pack.Question(AskingPath.StandsOut)!;
                foreach (var area in person.Areas)
                {
                    await Tap(page.GetByRole(AriaRole.Button, new() { Name = question.Answer(area)!.SaysFor(person.Role), Exact = true }));
                }

                await Tap(Named(path["go-on"]), goesOn: true);
            }
            else if (heading == path["area-title"])
            {
                await Ticks(
                    pack.Path.Areas.SelectMany(area => area.Statements)
                        .Where(each => person.Says.Contains($"{each.Question}/{each.Answer}"))
                        .Select(each => each.SaysFor(person.Role)),
                    path["area-none"]
                );
            }
            else
            {
                var question = pack.Questions.Single(each => each.AskFor(person.Role) == heading);
                await Ticks(
                    question
                        .Answers.Where(answer => person.Says.Contains($"{question.Id}/{answer.Id}"))
                        .Select(answer => answer.SaysFor(person.Role)),
                    question.Answer(None) is null ? path["skip"] : path["danger-none"]
                );
            }

            if (screens > 40)
            {
                throw new InvalidOperationException($"{person.Name} is not led to an answer; the last heading was “{heading}”.");
            }
        }

        if (pictures is not null)
        {
            Directory.CreateDirectory(pictures);
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{person.Name.Replace(' ', '-')}.png") });
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(pictures, $"{person.Name.Replace(' ', '-')}-whole.png"), FullPage = true }
            );
        }

        var places = await page.EvaluateAsync<int?[]>(
            """
            () => {
              const end = each => each ? Math.round(each.getBoundingClientRect().bottom + scrollY) : null;
              const lead = document.querySelector(".lead-thread") ?? document.querySelector(".results > .lead");
              return [end(lead?.querySelector("h2") ?? lead), end(lead?.querySelector(".said")), end(lead?.querySelector("[data-step]"))];
            }
            """
        );
        var answer = await Words(page, ".lead-thread, .results > .lead");
        var leads = await page.Locator(".lead-thread h2, .results > .lead").First.InnerTextAsync();
        var printed = await page.PdfAsync(
            new() { Format = "A4", Path = pictures is null ? null : Path.Combine(pictures, $"{person.Name.Replace(' ', '-')}.pdf") }
        );
        return new(
            screens,
            taps,
            danger,
            words,
            answer,
            leads,
            places[0],
            places[1],
            places[2],
            SheetOfPaper().Count(System.Text.Encoding.Latin1.GetString(printed))
        );

        ILocator Named(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        async Task Ticks(IEnumerable<string> said, string otherwise)
        {
            var ticked = false;
            foreach (var each in said)
            {
                // One tap answers and goes on; elsewhere it is ticked, and a button goes on.
                if (Named(each).And(page.Locator(".tap")) is var tap && await tap.CountAsync() > 0)
                {
                    await Tap(tap, goesOn: true);
                    return;
                }

                if (page.GetByLabel(each, new() { Exact = true }) is var box && await box.CountAsync() > 0)
                {
                    await Tap(box);
                    ticked = true;
                }
            }

            await Tap(Named(ticked ? path["go-on"] : otherwise), goesOn: true);
        }

        async Task Tap(ILocator what, bool goesOn = false)
        {
            var before = await page.EvaluateAsync<string>("document.querySelector('main').innerText");
            await what.ClickAsync(new() { Timeout = 10_000 });
            taps++;
            if (goesOn)
            {
                await page.WaitForFunctionAsync("before => document.querySelector('main').innerText != before", before);
            }
        }
    }

    private static Task<IBrowserContext> Phone(Chromium chromium) =>
        chromium.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 360, Height = 780 },
                IsMobile = true,
                HasTouch = true,
                ColorScheme = ColorScheme.Dark,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );

    // What only a screen reader says aloud is not read by whoever looks.
    private static Task<int> Words(IPage page, string place) =>
        page.EvaluateAsync<int>(
            """
            place => {
              const words = each => each.innerText.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
              const whole = document.querySelector(place);
              return [...whole.querySelectorAll(".visually-hidden")].reduce((left, each) => left - words(each), words(whole));
            }
            """,
            place
        );

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex SheetOfPaper();

    private sealed record Limits(int Taps, int GoodTearsTaps, int Screens, int Words, int Screenful, int Sheets, int FirstStep);

    private sealed record Walked(
        int Screens,
        int Taps,
        int Danger,
        int Words,
        int Answer,
        string Leads,
        int? Reason,
        int? Why,
        int? Step,
        int Sheets
    );
}
