using Microsoft.Playwright;

namespace Saltwater.Site.Tests.Keep;

/// <summary>Whoever writes from right to left reads it so on every screen: in fields, in lists, on the page for an appointment, in what the
/// other person sees.</summary>
public sealed class RightToLeftTests(RunningSite site, Browser browser)
{
    private const string Hebrew = "היום בכיתי, אחר כך היה שקט (3 פעמים)!";
    private const string Arabic = "بكيت اليوم، ثم هدأت.";

    // How many places show such words, then every one of them that runs the other way. What is to be copied is text alone; it says the
    // direction by signs of its own.
    private const string Look = """
        () => {
          const ours = /[\u0590-\u08FF]/, wrong = [];
          let count = 0;
          const see = (each, text) => {
            if (!ours.test(text) || !each.checkVisibility({ contentVisibilityAuto: true })) return;
            count++;
            if (getComputedStyle(each).direction !== "rtl") wrong.push(each.outerHTML.slice(0, 200));
          };
          const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) if (texts.currentNode.parentElement.tagName !== "TEXTAREA") see(texts.currentNode.parentElement, texts.currentNode.data);
          for (const field of document.querySelectorAll("main :is(input, textarea)")) if (!field.readOnly) see(field, field.value);
          return [String(count), ...wrong];
        }
        """;

    [Fact]
    public async Task On_every_screen_words_from_right_to_left_run_so()
    {
        await using var visit = await Visit.Begin(browser);
        var keeper = new Keeper(visit, site);
        await keeper.Begin();
        await keeper.Press("Note an evening");
        await keeper.On("Note an evening");
        await keeper.Answer("Were there tears?", "yes");
        await keeper.Page.GetByLabel("In your own words, if you like").FillAsync(Hebrew);
        await Right(keeper, "the form", 1);
        await keeper.Press("Save");
        await keeper.On("Your evenings");
        await keeper.Note(Arabic);
        await Right(keeper, "the list", 2);
        await keeper.Page.GetByRole(AriaRole.Searchbox).FillAsync("בכיתי");
        await Assertions.Expect(keeper.Page.Locator(".door")).ToHaveCountAsync(1);
        await Right(keeper, "a search", 2);
        await keeper.Page.Locator(".door").First.ClickAsync();
        await Right(keeper, "an evening", 1);
        await keeper.Press("Change it");
        await Right(keeper, "an evening that is changed", 1);
        await keeper.Press("Back");
        await keeper.Press("Back");
        await keeper.On("Your evenings");

        await keeper.Press("A page to take along");
        await keeper.Page.GetByLabel("What I want to ask, one thing a line").FillAsync(Hebrew + "\n" + Arabic);
        await keeper.Press("All");
        await keeper.Page.GetByText("my own words").ClickAsync();
        await Right(keeper, "the page to take along", 4);
        await keeper.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Right(keeper, "that page on paper", 4);
        await keeper.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visit.OpenAll();
        Assert.Contains(
            $"\u2068{Hebrew}\u2069",
            await keeper.Page.GetByLabel("The page as plain text").InputValueAsync(),
            StringComparison.Ordinal
        );
        await keeper.Press("Back");

        await keeper.Press("Limits and care");
        await keeper.Press("Write a list");
        await keeper.Press("Go on");
        await keeper.Press("Go on");
        await keeper.On("My list");
        await visit.OpenAll();
        await keeper.Page.GetByLabel("What you call this list, if you like.").FillAsync(Arabic);
        await keeper.Page.GetByLabel("In your own words").First.FillAsync(Hebrew);
        await keeper.Page.GetByLabel("In your own words").First.BlurAsync();
        await Right(keeper, "a list that is written", 2);
        await keeper.Press("Done");
        await Assertions.Expect(keeper.Page.Locator(".sheet")).ToBeVisibleAsync();
        await Right(keeper, "a list", 1);
        await keeper.Press("Write one with someone here");
        await keeper.On("What may be seen");
        await keeper.Page.GetByLabel("A word to stand for you, if you like.").FillAsync("שירה");
        foreach (var part in await keeper.Page.Locator("main [type=checkbox]").AllAsync())
        {
            await part.CheckAsync();
        }

        await Right(keeper, "what may be seen", 1);
        foreach (var step in (string[])["Go on", "I am the other person", "Go on", "Go on", "Done", "Go on"])
        {
            await keeper.Press(step);
            await keeper.Page.WaitForTimeoutAsync(300);
            await Right(keeper, "after " + step, 0);
        }

        await keeper.On("Our lists");
        await Right(keeper, "what both see", 2);
    }

    private static async Task Right(Keeper keeper, string screen, int least)
    {
        var seen = await keeper.Page.Ask<string[]>(Look);
        Assert.Equal((screen, ""), (screen, string.Join("\n", seen[1..])));
        Assert.True(
            int.Parse(seen[0], System.Globalization.CultureInfo.InvariantCulture) >= least,
            $"{screen} shows these words in {seen[0]} places."
        );
    }
}
