using System.Collections.Immutable;
using Saltwater.Guide;

namespace Saltwater.Json;

/// <summary>A request as it is written; what is read may also be shorter.</summary>
internal sealed record AnswersRequest(Role Role, ImmutableSortedDictionary<string, ImmutableArray<string>> Answers);
