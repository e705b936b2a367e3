using System.Runtime.Versioning;

namespace Saltwater.App.Keep.Browser;

/// <summary>The clock of the page: an evening belongs to the day the person lives in. The program itself carries no time zones.</summary>
[SupportedOSPlatform("browser")]
internal sealed class PageClock : TimeProvider
{
    // Asked anew each time: a page can stay open over a journey, or over the night the clocks change.
    public override TimeZoneInfo LocalTimeZone =>
        TimeZoneInfo.CreateCustomTimeZone("page", TimeSpan.FromMinutes(KeepScript.OffsetInMinutes()), null, null);
}
