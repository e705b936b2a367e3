using Saltwater.Guide;

namespace Saltwater.OwnWords;

/// <summary>An answer of the pack with its question. There is one of each.</summary>
internal sealed class NamedAnswer(Question question, Answer answer)
{
    /// <summary>The question.</summary>
    public Question Question => question;

    /// <summary>Id of the answer.</summary>
    public string Answer => answer.Id;

    /// <summary>Both, as <c>question=answer</c>.</summary>
    public string Name { get; } = question.Id + "=" + answer.Id;

    /// <summary>How much it tells: 3 if it speaks strongly for a reason, 2 if it speaks for one, 1 if for none.</summary>
    public int Worth
    {
        get
        {
            var worth = 1;
            foreach (var effect in answer.Effects)
            {
                worth = Math.Max(
                    worth,
                    effect.Strength == Strength.StronglyFor ? 3
                        : effect.Strength >= Strength.For ? 2
                        : 1
                );
            }

            return worth;
        }
    }
}
