using System.Collections.Immutable;
using Saltwater.Guide;
using Saltwater.OwnWords;
using Saltwater.Reflections;

namespace Saltwater.Cli.Evaluation;

/// <summary>
/// An account told in the box, screen by screen: danger is ticked where it is true, right offers are taken, and wrong ones left alone,
/// which takes no tap.
/// </summary>
internal sealed class ToldInTheBox(Pack pack, Understanding understanding, Account account)
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
            story = Story.Of(understanding, pack, account.Text, account.Teller);
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
                return right.Count;
            default:
                return null;
        }
    }
}
