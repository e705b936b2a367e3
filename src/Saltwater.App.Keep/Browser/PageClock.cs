using System.Runtime.Versioning;

namespace Saltwater.App.Keep.Browser;

/// <summary>The clock of the page: an evening belongs to the day the person lives in. The program itself carries no time zones.</summary>
[SupportedOSPlatform("browser")]
internal sealed class PageClock : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("page", TimeSpan.FromMinutes(KeepScript.Offset()), null, null);
}
