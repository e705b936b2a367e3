namespace Saltwater.Keep.Vault.Reading;

/// <summary>Whether the end of what was saved can be vouched for.</summary>
public enum HeadList
{
    /// <summary>It names exactly what is here.</summary>
    Fits,

    /// <summary>There is none: nobody can tell whether the newest records were cut off.</summary>
    Absent,

    /// <summary>It names something else than what is here.</summary>
    Differs,
}
