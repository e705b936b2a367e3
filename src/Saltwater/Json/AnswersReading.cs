using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Json;

/// <summary>What a request said.</summary>
/// <param name="Answers">What could be read; to be used only if there are no problems, for nothing is guessed.</param>
/// <param name="Problems">Everything in it that cannot be used; empty if all of it can.</param>
public sealed record AnswersReading(Answers Answers, ImmutableArray<AnswerProblem> Problems);
