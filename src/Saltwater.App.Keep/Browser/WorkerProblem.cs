namespace Saltwater.App.Keep.Browser;

/// <summary>Why the worker gave no answer. The values are part of its protocol (worker/vault.ts).</summary>
internal enum WorkerProblem
{
    None = 0,

    /// <summary>The keys are not open.</summary>
    Locked = 1,

    /// <summary>This device was not added to the vault.</summary>
    NoDevice = 2,

    /// <summary>Something was asked that makes no sense.</summary>
    Senseless = 3,

    /// <summary>The database was closed under us or is not there any more.</summary>
    Gone = 4,

    /// <summary>The browser gives no database.</summary>
    Refused = 5,

    /// <summary>It broke.</summary>
    Failed = 6,

    /// <summary>The worker was ended while it was asked.</summary>
    Ended = 7,

    /// <summary>There is not memory enough to stretch a passphrase.</summary>
    NoMemory = 8,
}
