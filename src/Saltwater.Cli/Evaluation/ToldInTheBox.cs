using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.OwnWords;
using Saltwater.Reflections;

namespace Saltwater.Cli.Evaluation;

/// <summary>
/// An account told in the box, screen by screen: danger is ticked where it is true, right offers are taken, and wrong ones left alone,
/// which takes no tap. Who said yes to nothing says so, and areas come; who said enough goes on.
/// </summary>
/// <param name="network">The guide.</param>
/// <param name="understanding">Reads the text.</param>
/// <param name="account">Who tells.</param>
/// <param name="addsAreas">Also where enough was said, this person says what it may have to do with.</param>
internal sealed class ToldInTheBox(ReasonNetwork network, Understanding understanding, Account account, bool addsAreas = false)
{
    private Story? story;
    private bool isDone;

    /// <summary>The areas that stand first once the box was read.</summary>
    public ImmutableArray<string> First(Passage passage) => story?.AreasLeft(passage) ?? [];

    /// <summary>
    /// Whether an area needs no tap, since something of it was said yes to in the box; nor has anyone no idea who said yes to something.
    /// </summary>
    public bool IsSaid(string area, Passage passage)
    {
        if (story is null)
        {
            return false;
        }

        if (area == AskingPath.NoIdea)
        {
            return passage.Passed.Contains(Passage.WasTold);
        }

        return story.Areas.Contains(area) && !First(passage).Contains(area);
    }

    /// <summary>Whether this person goes on without a look at the areas.</summary>
    public bool GoesOn(Passage passage) => isDone && story?.HoldsAreas(network, passage) == true;

    /// <summary>Goes through what the box shows next.</summary>
    /// <returns>The taps it takes; null once nothing is left but the areas.</returns>
    public int? Next(ref Passage passage)
    {
        if (isDone)
        {
            return null;
        }

        if (story is null)
        {
            // Opening the box, and reading.
            story = Story.Of(understanding, network.Pack, account.Text, account.Teller);
            return 2;
        }

        switch (story.Next(passage))
        {
            case StoryScreen.NotRead:
                (story, isDone) = (null, true);
                return 1;
            case StoryScreen.Age:
                story = story.OfAge();
                return 1;
            case StoryScreen.Danger danger:
                var ticked = danger
                    .Topics.SelectMany(topic => topic.Signs)
                    .Where(sign => EarlierAnswers.TicksOn(sign.Question, account.Answers).Contains(sign.Answer.Id))
                    .ToList();
                (passage, story) = (Story.Tick(passage, ticked), story.Asked());
                return ticked.Count + 1;
            case StoryScreen.Offers offers:
                var right = offers.Each.Where(offer => account.Answers[offer.Question].Contains(offer.Answer)).ToList();
                foreach (var offer in right)
                {
                    passage = story.Take(passage, offer);
                }

                isDone = true;
                return right.Count + AskForAreas(offers, passage);
            default:
                return null;
        }
    }

    // The taps that takes. Where nothing was offered, and where too little was said yes to, they stand there anyway.
    private int AskForAreas(StoryScreen.Offers offers, Passage passage)
    {
        if (!story!.HoldsAreas(network, passage))
        {
            return 0;
        }

        if (!offers.Each.Any(offer => Story.IsTaken(passage, offer)))
        {
            story = (Story)story.NoneOfThese();
            return 1;
        }

        if (addsAreas)
        {
            story = story.SomethingElse();
            return 1;
        }

        return 0;
    }
}
