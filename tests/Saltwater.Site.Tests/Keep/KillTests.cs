using System.Globalization;
using Microsoft.Playwright;
using Saltwater.Keep;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Site.Tests.Keep;

/// <summary>A browser that is killed while it writes, again and again, over one profile: what was confirmed is there the next time.</summary>
public sealed class KillTests(RunningSite site)
{
    // Each takes one to two seconds, so there are few. SALTWATER_KILLS=300 is what was promised; docs/vault-format.md says what it gave.
    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("SALTWATER_KILLS") ?? "8",
        CultureInfo.InvariantCulture
    );

    [Fact(Timeout = 3_600_000)]
    public async Task Nothing_that_was_confirmed_is_lost_when_the_browser_is_killed()
    {
        var seed = Environment.GetEnvironmentVariable("SALTWATER_KILL_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Environment.TickCount;
        var random = new Random(seed);
        var profile = Directory.CreateTempSubdirectory("profile-").FullName;
        using var driver = await Playwright.CreateAsync();
        var (promised, writing) = (new Dictionary<RecordId, string>(), new Dictionary<RecordId, HashSet<string>>());
        var (midWrite, saved) = (0, 0);
        try
        {
            await using (var first = await KilledBrowser.Start(driver, profile, site))
            {
                Assert.Equal(
                    WriteResult.Done,
                    (await LockedVault.Create(Diary.QuickKeys(), first.Store, Diary.Phrase, KdfCost.Usual)).Result
                );
            }

            for (var kill = 0; kill <= Kills && !TestContext.Current.CancellationToken.IsCancellationRequested; kill++)
            {
                await using var browser = await KilledBrowser.Start(driver, profile, site);
                var locked = await LockedVault.FindIn(Diary.QuickKeys(), browser.Store);
                Assert.True(
                    locked is not null,
                    $"The vault is gone after kill {kill}, seed {seed}. The browser said: {string.Join(' ', browser.Said)}"
                );
                var (result, vault) = await locked!.Unlock(Diary.Phrase);
                Assert.True(result == UnlockResult.Open, $"{result} after kill {kill}, seed {seed}.");
                Check(vault!, kill);
                if (kill == Kills)
                {
                    break;
                }

                await WriteUntilKilled(browser, vault!);
            }
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{Kills} kills, seed {seed}: {saved} saves confirmed, {midWrite} kills in the middle of one, none lost."
        );
        Assert.True(midWrite > Kills / 4, $"Only {midWrite} of {Kills} kills hit a write: then this shows little.");

        void Check(OpenVault vault, int kill)
        {
            Assert.True(vault.Health == new VaultHealth(0, 0, 0), $"{vault.Health} after kill {kill}, seed {seed}.");
            foreach (var (id, text) in promised)
            {
                var found = Text(vault.Find(id));
                Assert.True(
                    found == text || (writing.TryGetValue(id, out var others) && found is not null && others.Contains(found)),
                    $"A note that was confirmed is lost after kill {kill}, seed {seed}."
                );
            }

            // What nobody confirmed may be there or not; from now on it is what it is.
            foreach (var id in writing.Keys)
            {
                if (Text(vault.Find(id)) is { } found)
                {
                    promised[id] = found;
                }
            }

            writing.Clear();
        }

        async Task WriteUntilKilled(KilledBrowser browser, OpenVault vault)
        {
            var isWriting = false;
            var end = Task.Run(
                async () =>
                {
                    await Task.Delay(random.Next(20, 700), TestContext.Current.CancellationToken);
                    Volatile.Write(ref midWrite, midWrite + (Volatile.Read(ref isWriting) ? 1 : 0));
                    browser.Kill();
                },
                TestContext.Current.CancellationToken
            );
            try
            {
                while (!end.IsCompleted)
                {
                    var id =
                        promised.Count > 5 && random.Next(3) == 0 ? promised.Keys.ElementAt(random.Next(promised.Count)) : RecordId.New();
                    var text =
                        new string((char)('a' + random.Next(26)), random.Next(1, 3_000)) + saved.ToString(CultureInfo.InvariantCulture);
                    (writing.TryGetValue(id, out var others) ? others : writing[id] = []).Add(text);
                    Volatile.Write(ref isWriting, true);
                    var written = random.Next(12) == 0 ? await vault.Compact() : await vault.Save(new SetField(id, "note", Written(text)));
                    Volatile.Write(ref isWriting, false);
                    if (written == WriteResult.Done && Text(vault.Find(id)) == text)
                    {
                        (promised[id], saved) = (text, saved + 1);
                        writing.Remove(id);
                    }
                }
            }
            catch (Exception gone) when (gone is PlaywrightException or TimeoutException)
            {
                // It was killed; what was on its way is in "writing".
            }

            await end;
        }
    }

    private static byte[] Written(string text)
    {
        var cbor = new System.Formats.Cbor.CborWriter(System.Formats.Cbor.CborConformanceMode.Canonical);
        cbor.WriteTextString(text);
        return cbor.Encode();
    }

    private static string? Text(VaultRecord? record) =>
        record?["note"] is { } value
            ? new System.Formats.Cbor.CborReader(value, System.Formats.Cbor.CborConformanceMode.Canonical).ReadTextString()
            : null;
}
