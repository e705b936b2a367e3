namespace Saltwater.Requests;

/// <summary>What another program can ask for on behalf of a person.</summary>
internal enum Asked
{
    /// <summary>What the answers may mean: danger first, then reasons, then the next question.</summary>
    Reflect,

    /// <summary>Sentences to say or send.</summary>
    Words,

    /// <summary>What to do this minute.</summary>
    Now,

    /// <summary>Who to call, text, chat with or see.</summary>
    Services,
}
