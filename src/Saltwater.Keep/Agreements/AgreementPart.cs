namespace Saltwater.Keep.Agreements;

/// <summary>Which part of a list a line stands in.</summary>
public enum AgreementPart
{
    /// <summary>What does not happen.</summary>
    Never,

    /// <summary>What is fine under a term.</summary>
    OnlyIf,

    /// <summary>What is fine, or welcome to try. Not a yes for tonight.</summary>
    Open,

    /// <summary>Ways to say stop or slow.</summary>
    Signals,

    /// <summary>Care afterwards, by time.</summary>
    Aftercare,

    /// <summary>What to do if one of the two cries.</summary>
    IfTearsCome,
}
