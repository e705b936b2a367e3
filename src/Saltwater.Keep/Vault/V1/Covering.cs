namespace Saltwater.Keep.Vault.V1;

/// <summary>Which writes an envelope had seen when it was made.</summary>
/// <param name="device">Its author.</param>
/// <param name="number">Its number.</param>
/// <param name="seen">What its author had seen of the others.</param>
internal sealed class Covering(DeviceId device, ulong number, IReadOnlyDictionary<DeviceId, Head> seen)
{
    public bool Covers(Stamp earlier) => earlier.Device == device ? earlier.Number <= number : seen.TryGetValue(earlier.Device, out var head) && head.Number >= earlier.Number;
}
