using System.Buffers.Binary;
using System.Security.Cryptography;
using CsCheck;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Journal;
using Saltwater.Keep.Native;
using Saltwater.Keep.Tests.Vault.Format.V1;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Reading;
using Saltwater.Keep.Vault.Storage;
using static Saltwater.Keep.Tests.Vault.Vaults;

namespace Saltwater.Keep.Tests.Vault;

public sealed class BackupTests
{
    public static TheoryData<string> Kept => [.. KeptBackup.All.Select(each => each.File)];

    [Fact]
    public void Every_kept_backup_is_described() =>
        Assert.Equal(
            KeptBackup.Files.Order(StringComparer.Ordinal),
            KeptBackup.All.Select(each => each.File).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task What_was_saved_once_opens_for_ever_with_its_passphrase_and_with_its_code(string file)
    {
        var kept = KeptBackup.All.Single(each => each.File == file);
        foreach (var (secret, isCode) in new[] { (kept.Passphrase, false), (kept.Code, true) })
        {
            await using var keys = new NativeKeys();
            var vault = (await LockedVault.RestoreBackup(keys, new MemoryStore(), kept.Bytes, secret, isCode)).Vault!;
            var notebook = Notebook.Of(vault);

            Assert.Equal(new VaultHealth(0, 0, 0), vault.Health);
            Assert.Equal(kept.Notes, notebook.Entries.Select(each => each.Note).Order(StringComparer.Ordinal));
            Assert.Equal(
                (kept.CycleDays, kept.Agreements, 0),
                (notebook.CycleDays.Count, AgreementShelf.Of(vault).Agreements.Count, notebook.Unreadable)
            );
        }
    }

    [Fact]
    public async Task Whatever_is_changed_in_a_backup_it_is_refused_or_opened_and_nothing_breaks()
    {
        var vault = await New();
        await vault.Save(Text(RecordId.From(new byte[16]), "note", "one"));
        await vault.Compact();
        await vault.Save(Text(RecordId.From(new byte[16]), "note", "two"));
        var whole = await vault.Backup();

        Gen.Select(Gen.Int[0, whole.Length - 38], Gen.Byte, Gen.Int[0, 3])
            .Sample(
                (at, value, way) =>
                {
                    var changed = way switch
                    {
                        0 => whole[..at],
                        1 => Sealed([.. whole[..at], value, .. whole[(at + 1)..^37]]),
                        2 => Sealed([.. whole[..at], .. whole[(at + 1)..^37]]),
                        _ => Sealed([.. whole[..at], value, value, .. whole[at..^37]]),
                    };
                    var restored = LockedVault
                        .RestoreBackup(QuickKeys(), new MemoryStore(), changed, Phrase, secretIsCode: false)
                        .AsTask()
                        .GetAwaiter()
                        .GetResult();
                    return restored.Vault is not null
                        || restored.Problem is not null
                        || restored.Unlocking is not null and not UnlockResult.Open;
                },
                iter: 1_000
            );
    }

    // With an end that fits: someone who changes a file on purpose can do that too.
    private static byte[] Sealed(byte[] sections)
    {
        var end = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(end.AsSpan(1), 32);
        return [.. sections, .. end, .. SHA256.HashData(sections)];
    }
}
