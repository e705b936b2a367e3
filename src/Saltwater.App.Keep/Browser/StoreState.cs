namespace Saltwater.App.Keep.Browser;

/// <summary>How the browser's database stands. The values are part of the worker's protocol (worker/store.ts).</summary>
internal enum StoreState
{
    /// <summary>Nothing was ever kept here, or it is gone.</summary>
    Empty = 0,

    /// <summary>There is something.</summary>
    There = 1,

    /// <summary>The browser gives no database.</summary>
    Refused = 2,
}
