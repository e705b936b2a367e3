using Saltwater.Keep.Vault.Format.V1;

namespace Saltwater.Keep.Vault.Merging;

/// <summary>Which writes an envelope had seen when it was made.</summary>
/// <param name="device">Its author.</param>
/// <param name="number">Its number.</param>
/// <param name="payload">Which says what its author had seen of the others, and what of all that was not there.</param>
/// <param name="strange">Devices of which it saw another past than the one that is here: of those it covers nothing.</param>
internal sealed class CausalContext(DeviceId device, ulong number, Payload payload, HashSet<DeviceId> strange)
{
    public bool Covers(Dot earlier) =>
        HadSeen(earlier) && !(payload.Missed.TryGetValue(earlier.Device, out var missed) && missed.Contains(earlier.Number));

    private bool HadSeen(Dot earlier)
    {
        if (earlier.Device == device)
        {
            return earlier.Number <= number;
        }

        return !strange.Contains(earlier.Device) && payload.Seen.TryGetValue(earlier.Device, out var head) && head.Number >= earlier.Number;
    }
}
