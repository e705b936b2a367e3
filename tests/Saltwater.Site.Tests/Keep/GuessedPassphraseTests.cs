using System.Globalization;
using Saltwater.App.Keep.Browser;
using Saltwater.Keep.Vault.Keys;

namespace Saltwater.Site.Tests.Keep;

/// <summary>How early a passphrase would be guessed, as the page asks it in a browser.</summary>
public sealed class GuessedPassphraseTests(RunningSite site, Browser browser)
{
    // Long enough for the rule about length, and still among the first that are tried.
    private static readonly (string Text, FirstGuess First)[] common =
    [
        ("password12345678", FirstGuess.Known),
        ("iloveyouforever", FirstGuess.Known),
        ("sunshine princess", FirstGuess.Known),
        ("123456789987654321", FirstGuess.Known),
        ("letmeinletmein1", FirstGuess.Again),
        ("P@ssw0rdP@ssw0rd", FirstGuess.Again),
        ("saltwatersaltwater", FirstGuess.Again),
        ("football football football", FirstGuess.Again),
        ("14021985 14021985", FirstGuess.Again),
        ("abcdefghijklmnopqrstuvwxyz1", FirstGuess.Row),
    ];

    private static readonly (string Text, FirstGuess First)[] early =
    [
        ("mynameisjohnsmith", FirstGuess.Known),
        ("liverpoolfootballclub", FirstGuess.Known),
        ("1q2w3e4r5t6y7u8i", FirstGuess.Known),
        ("qwertz uiop asdf", FirstGuess.Keys),
        ("Пароль Пароль Пароль", FirstGuess.Again),
    ];

    // In any script, and with what a keyboard hardly has.
    private static readonly string[] late =
    [
        "я люблю тебя очень сильно",
        "夜の海は静かで少し冷たかった",
        "الحديقة خلف بيت جدتي مليئة",
        "e\u0301te\u0301 a\u0300 la mer bleue",
        "🙂🙃😀😃😄😁😆😅😂🤣🥲☺️😊😇",
        "kx7 qm2 vv9 zt4 pl",
        string.Join(' ', Enumerable.Range(1_000, 2_000)),
    ];

    [Fact]
    public async Task What_many_choose_is_common_what_is_near_it_is_early_and_five_made_words_or_any_script_are_neither()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);

        foreach (var (text, first) in common)
        {
            var guessing = await Judge(visit, text);
            Assert.True(guessing.IsCommon, $"{text} would be taken: {guessing}");
            Assert.Equal((text, first), (text, guessing.First));
        }

        foreach (var (text, first) in early)
        {
            var guessing = await Judge(visit, text);
            Assert.True(guessing is { IsEarly: true, IsCommon: false }, $"{text}: {guessing}");
            Assert.Equal((text, first), (text, guessing.First));
        }

        foreach (var text in (string[])[.. late, .. Enumerable.Range(0, 20).Select(_ => Passphrase.Generate())])
        {
            Assert.False((await Judge(visit, text)).IsEarly, $"{text} would be called early.");
        }

        await Visit.Until(() => Task.FromResult(visit.Page.Workers.Count == 0), "no worker that guesses is left");
    }

    [Fact]
    public async Task Its_lists_come_from_here_only_when_they_are_asked_and_where_they_cannot_be_had_nobody_is_kept_waiting()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        Assert.DoesNotContain(visit.Requests, address => address.Contains("vault-guess", StringComparison.Ordinal));

        await Judge(visit, "password12345678");
        var asked = Assert.Single(visit.Requests, address => address.Contains("vault-guess", StringComparison.Ordinal));
        Assert.StartsWith(site.At("/app/vault-guess."), asked, StringComparison.Ordinal);

        await using var other = await Visit.Begin(browser);
        await Open(other);
        await other.Context.RouteAsync("**/vault-guess*", route => route.AbortAsync());
        Assert.True(await other.Page.Ask<bool>("async () => await keep.judge(new Uint8Array([112])) === null"));
    }

    [Fact]
    public async Task It_has_the_policy_of_the_one_with_the_keys()
    {
        await using var visit = await Visit.Begin(browser);
        await Open(visit);
        var answer = await visit.Page.RunAndWaitForResponseAsync(
            () => Judge(visit, "password12345678"),
            response => response.Url.Contains("vault-guess", StringComparison.Ordinal)
        );

        Assert.Contains("connect-src 'none'", (await answer.AllHeadersAsync())["content-security-policy"], StringComparison.Ordinal);
    }

    private async Task Open(Visit visit)
    {
        await visit.Context.RouteAsync("**/app/_framework/**", route => route.AbortAsync());
        await visit.Page.GotoAsync(site.At("/app"));
        await Visit.Until(() => visit.Page.Ask<bool>("trustedTypes.defaultPolicy !== null"));
        await visit.Page.Do("async () => { globalThis.keep = await import('/app/keep.js') }");
    }

    private static async Task<Guessing> Judge(Visit visit, string text)
    {
        var said = await visit.Page.Ask<string>(
            "async text => { const { tries, first } = await keep.judge(new TextEncoder().encode(text)); return `${tries} ${first}` }",
            text
        );
        var parts = said.Split(' ');
        return new(double.Parse(parts[0], CultureInfo.InvariantCulture), (FirstGuess)int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
