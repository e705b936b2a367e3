namespace Saltwater.Keep.Vault.Reading;

/// <summary>What was noticed while a vault was opened. All zero on a good day.</summary>
/// <param name="KeptAside">Envelopes that did not open or did not fit; they are kept, and everything else is readable.</param>
/// <param name="Damaged">Items of which both copies are damaged. A backup may still have them.</param>
/// <param name="Incomplete">Envelopes that others name and that are not here.</param>
public sealed record VaultHealth(int KeptAside, int Damaged, int Incomplete);
