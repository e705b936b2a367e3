namespace Saltwater.Keep.Vault.Storage;

/// <summary>How a write went. The values are part of the worker's protocol.</summary>
public enum WriteResult
{
    /// <summary>It is on the disk.</summary>
    Done = 0,

    /// <summary>There is no room.</summary>
    Full = 1,

    /// <summary>It failed or nobody knows: it has to be looked at before anything else is written.</summary>
    Unsure = 2,

    /// <summary>The store is not there any more.</summary>
    Gone = 3,
}
