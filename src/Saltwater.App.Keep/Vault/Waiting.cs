using Saltwater.Keep.Vault;

namespace Saltwater.App.Keep.Vault;

/// <summary>
/// Makes each wrong try wait longer, also after the page was loaded anew. Nothing is ever wiped, and nobody is locked out for more than a
/// minute.
/// </summary>
/// <remarks>One, two, four … sixty seconds: knowledge of privacy, behaviour L7; docs/privacy.md.</remarks>
internal sealed class Waiting(IVaultStore store)
{
    private const string Name = "tries";
    private const int Longest = 60;
    private const int MostDoublings = 6;

    private int wrong;

    /// <summary>How long to wait before the next try.</summary>
    public TimeSpan Delay => wrong == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest, 1 << Math.Min(wrong - 1, MostDoublings)));

    public async Task ReadCount() => wrong = (await store.Read([Name]))[0] is [var count] ? count : 0;

    public Task CountWrong() => WriteCount(Math.Min(wrong + 1, byte.MaxValue));

    public async Task ForgetWrong()
    {
        if (wrong > 0)
        {
            await WriteCount(0);
        }
    }

    private async Task WriteCount(int count)
    {
        wrong = count;
        _ = await store.Write([new(Name, count == 0 ? null : [(byte)count])]);
    }
}
