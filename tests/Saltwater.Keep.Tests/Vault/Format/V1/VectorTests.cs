using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Saltwater.Keep.Native;
using Saltwater.Keep.Vault.Format.V1;
using Saltwater.Keep.Vault.Keys;
using Argon2id = Konscious.Security.Cryptography.Argon2id;

namespace Saltwater.Keep.Tests.Vault.Format.V1;

/// <summary>The contract with the worker in the browser: each side opens what the other made, and refuses the same with the same answer.</summary>
public sealed class VectorTests
{
    private static readonly JsonElement Vectors = Load("vault-v1.json");
    private static readonly JsonElement Published = Load("published.json");
    private static readonly JsonElement Given = Vectors.GetProperty("given");
    private static readonly JsonElement Made = Vectors.GetProperty("made");

    [Fact]
    public async Task The_passphrase_and_the_code_of_the_other_side_open()
    {
        await using var keys = new NativeKeys();

        Assert.Equal(UnlockResult.Open, await keys.Unlock(Bytes(Made, "keyRecord"), Text(Given, "passphrase")));
        Assert.Equal(UnlockResult.Open, await keys.Unlock(Bytes(Made, "keyRecord"), "five quiet words by the sea"));
        Assert.Equal(UnlockResult.Open, await keys.Recover(Bytes(Made, "keyRecord"), Text(Made, "code")));
    }

    [Fact]
    public async Task Every_envelope_of_the_other_side_opens()
    {
        await using var keys = await Open();
        foreach (var vector in Vectors.GetProperty("envelopes").EnumerateArray())
        {
            var inbox = vector.GetProperty("kind").GetInt32() == (int)EnvelopeKind.Inbox;
            var opened = (await keys.Open([new(Bytes(vector, "envelope"), inbox ? default : Bytes(Made, "deviceKey"))]))[0];

            Assert.Null(opened.Problem);
            Assert.Equal(Text(vector, "payload"), Convert.ToHexStringLower(opened.Payload.Span));
        }
    }

    [Fact]
    public async Task Changed_key_records_are_refused_each_with_its_answer()
    {
        await using var keys = new NativeKeys();
        foreach (var change in Vectors.GetProperty("refusedRecords").EnumerateArray())
        {
            var byCode = change.TryGetProperty("byCode", out _);
            var secret =
                change.TryGetProperty("secret", out var own) ? own.GetString()!
                : byCode ? Text(Made, "code")
                : Text(Given, "passphrase");
            var answer = byCode ? await keys.Recover(Apply(change), secret) : await keys.Unlock(Apply(change), secret);

            Assert.Equal((Text(change, "what"), (UnlockResult)change.GetProperty("answer").GetInt32()), (Text(change, "what"), answer));
            Assert.Equal(Text(change, "answerName"), answer.ToString());
        }
    }

    [Fact]
    public async Task Changed_envelopes_are_refused_each_with_its_answer()
    {
        await using var keys = await Open();
        foreach (var change in Vectors.GetProperty("refusedEnvelopes").EnumerateArray())
        {
            var envelope = Apply(change);
            var noDevice = change.TryGetProperty("noDevice", out _) || envelope[2] == (byte)EnvelopeKind.Inbox;
            var opened = (await keys.Open([new(envelope, noDevice ? default : Bytes(Made, "deviceKey"))]))[0];

            Assert.Equal(
                (Text(change, "what"), (EnvelopeProblem?)change.GetProperty("answer").GetInt32()),
                (Text(change, "what"), opened.Problem)
            );
            Assert.Equal(Text(change, "answerName"), opened.Problem.ToString());
        }
    }

    [Fact]
    public void Derived_keys_and_ids_are_those_of_the_other_side()
    {
        foreach (var key in Made.GetProperty("keys").EnumerateObject())
        {
            Assert.Equal(
                key.Value.GetString(),
                Convert.ToHexStringLower(
                    HKDF.DeriveKey(
                        HashAlgorithmName.SHA256,
                        Bytes(Made, "master"),
                        32,
                        [],
                        Labels.KeyInfo(key.Name, Labels.KeyContext(Bytes(Made, "vaultId"), 1))
                    )
                )
            );
        }

        Assert.Equal(Text(Made, "deviceId"), Convert.ToHexStringLower(DeviceId.Of(Bytes(Made, "deviceKey")).ToBytes()));
        Assert.Equal(
            Text(Made, "vaultId"),
            Convert.ToHexStringLower(ControlEvent.ReadAll(ControlEvent.AppendEvent([], Bytes(Given, "genesis")))!.Value[0].VaultId)
        );
    }

    [Fact]
    public void Padding_and_codes_are_those_of_the_other_side()
    {
        foreach (var pair in Vectors.GetProperty("padding").EnumerateArray())
        {
            Assert.Equal(pair[1].GetInt32(), Padding.SizeFor(pair[0].GetInt32()));
        }

        foreach (var code in Vectors.GetProperty("codes").EnumerateArray())
        {
            Assert.Equal(
                code.GetProperty("bytes").GetString(),
                RecoveryCode.ReadCode(Text(code, "written")) is { } bytes ? Convert.ToHexStringLower(bytes) : null
            );
        }
    }

    [Fact]
    public void Passphrases_are_made_plain_as_on_the_other_side() =>
        Assert.All(Vectors.GetProperty("passphrases").EnumerateArray(), each =>
            Assert.Equal(
                (Text(each, "written"), Text(each, "plain")),
                (Text(each, "written"), Convert.ToHexStringLower(Spelling.Bytes(Text(each, "written"))))
            )
        );

    [Fact]
    public void Hashes_and_derivations_are_as_published()
    {
        Assert.All(Published.GetProperty("sha256").EnumerateArray(), each =>
            Assert.Equal(Text(each, "out"), Convert.ToHexStringLower(SHA256.HashData(Bytes(each, "message"))))
        );
        Assert.All(Published.GetProperty("hmac").EnumerateArray(), each =>
            Assert.Equal(Text(each, "out"), Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(each, "key"), Bytes(each, "message"))))
        );
        Assert.All(Published.GetProperty("hkdf").EnumerateArray(), each =>
            Assert.Equal(
                Text(each, "out"),
                Convert.ToHexStringLower(
                    HKDF.DeriveKey(
                        HashAlgorithmName.SHA256,
                        Bytes(each, "key"),
                        Text(each, "out").Length / 2,
                        Bytes(each, "salt"),
                        Bytes(each, "info")
                    )
                )
            )
        );
    }

    [Fact]
    public void Stretching_is_as_published()
    {
        Assert.All(Published.GetProperty("argon2id").EnumerateArray(), each =>
            Assert.Equal(
                Text(each, "out"),
                Convert.ToHexStringLower(
                    Argon2.StretchPassphrase(
                        Encoding.UTF8.GetBytes(Text(each, "password")),
                        Encoding.UTF8.GetBytes(Text(each, "salt")),
                        new(each.GetProperty("memoryInKiB").GetUInt32(), each.GetProperty("passes").GetUInt32())
                    )
                )
            )
        );

        // RFC 9106, 5.3.
        using var argon = new Argon2id(Filled(32, 1))
        {
            Salt = Filled(16, 2),
            KnownSecret = Filled(8, 3),
            AssociatedData = Filled(12, 4),
            Iterations = 3,
            MemorySize = 32,
            DegreeOfParallelism = 4,
        };
        Assert.Equal("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659", Convert.ToHexStringLower(argon.GetBytes(32)));
    }

    [Fact]
    public void Sealing_is_as_published_and_refuses_what_it_should()
    {
        foreach (var each in Published.GetProperty("aesGcm").EnumerateArray())
        {
            using var aead = new AesGcm(Bytes(each, "key"), 16);
            var plain = new byte[Text(each, "ciphertext").Length / 2];
            void Decrypt() => aead.Decrypt(Bytes(each, "iv"), Bytes(each, "ciphertext"), Bytes(each, "tag"), plain, Bytes(each, "aad"));
            if (each.GetProperty("valid").GetBoolean())
            {
                Decrypt();
                Assert.Equal(Text(each, "message"), Convert.ToHexStringLower(plain));
            }
            else
            {
                Assert.Throws<AuthenticationTagMismatchException>(Decrypt);
            }
        }
    }

    [Fact]
    public void Signatures_are_as_published_and_agreement_too()
    {
        var ecdsa = Published.GetProperty("ecdsa");
        foreach (var form in (string[])["point", "spki"])
        {
            Assert.All(ecdsa.GetProperty("signatures").EnumerateArray(), each =>
                Assert.Equal(
                    each.GetProperty("valid").GetBoolean(),
                    Signatures.IsValid(Bytes(ecdsa, form), Bytes(each, "message"), Bytes(each, "signature"))
                )
            );
        }

        foreach (var each in Published.GetProperty("ecdh").EnumerateArray())
        {
            using var own = ECDiffieHellman.Create(
                new ECParameters
                {
                    Curve = ECCurve.NamedCurves.nistP256,
                    D = Bytes(each, "number"),
                    Q = Point(Bytes(each, "point")),
                }
            );
            using var other = ECDiffieHellman.Create(
                new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = Point(Bytes(each, "other")) }
            );
            Assert.Equal(Text(each, "shared"), Convert.ToHexStringLower(own.DeriveRawSecretAgreement(other.PublicKey)));
        }
    }

    private static async Task<NativeKeys> Open()
    {
        var keys = new NativeKeys();
        Assert.Equal(UnlockResult.Open, await keys.Recover(Bytes(Made, "keyRecord"), Text(Made, "code")));
        return keys;
    }

    // The change that a vector describes.
    private static byte[] Apply(JsonElement change)
    {
        var of = Text(change, "of");
        var whole =
            of == "keyRecord" ? Bytes(Made, "keyRecord")
            : of.Length == 1 ? Bytes(Vectors.GetProperty("envelopes")[of[0] - '0'], "envelope")
            : Convert.FromHexString(of);
        foreach (var put in change.GetProperty("at").EnumerateArray())
        {
            var offset = put[0].GetInt32();
            whole = offset < 0 ? whole[..^-offset] : whole;
            for (var at = 1; at < put.GetArrayLength(); at++)
            {
                whole[offset + at - 1] = put[at].GetByte();
            }
        }

        if (change.TryGetProperty("checksum", out _))
        {
            KeyRecord.WriteChecksum(whole);
        }

        if (change.TryGetProperty("sign", out _))
        {
            var pair = Given.GetProperty("signing");
            using var signing = ECDsa.Create(
                new ECParameters
                {
                    Curve = ECCurve.NamedCurves.nistP256,
                    D = Bytes(pair, "number"),
                    Q = Point(Bytes(pair, "point")),
                }
            );
            signing
                .SignData(whole.AsSpan(..^Envelope.SignatureSize), HashAlgorithmName.SHA256)
                .CopyTo(whole.AsSpan(^Envelope.SignatureSize..));
        }

        return whole;
    }

    private static ECPoint Point(byte[] point) => new() { X = point[1..33], Y = point[33..] };

    private static byte[] Filled(int length, byte value) => [.. Enumerable.Repeat(value, length)];

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static byte[] Bytes(JsonElement of, string name) => Convert.FromHexString(Text(of, name));

    private static JsonElement Load(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", name))).RootElement;
}
