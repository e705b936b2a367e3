using System.Security.Cryptography;
using System.Text;

namespace Saltwater.Keep.Vault.Format.V1;

/// <summary>The recovery code as people write it down.</summary>
/// <remarks>Crockford's base 32 leaves out letters that look like digits. docs/vault-format.md, Recovery code in writing.</remarks>
internal static class RecoveryCode
{
    public const int Size = 20;

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';

    // What is taken for another: letters that look like digits, and Cyrillic and Greek capitals that look like Latin ones. worker/code.ts
    // has the same two lines.
    private const string Others =
        "OIL\u0130\u0131\u0410\u0412\u0415\u041A\u041C\u041D"
        + "\u041E\u0420\u0421\u0422\u0425\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A7";
    private const string Meant = "01111ABEKMH0PCTXABEZH1KMN0PTX";

    private const int Characters = 32;
    private const int CheckCharacters = 2;
    private const int Group = 4;

    public static string WriteCode(ReadOnlySpan<byte> code)
    {
        var plain = SpellBits(code, Characters) + CheckSigns(code);
        return string.Join(
            '-',
            Enumerable
                .Range(0, (plain.Length + Group - 1) / Group)
                .Select(group => plain.Substring(group * Group, Math.Min(Group, plain.Length - (group * Group))))
        );
    }

    /// <summary>The 20 bytes, or null if there is a slip of the pen in it.</summary>
    public static byte[]? ReadCode(string written)
    {
        var plain = PlainSigns(written);
        if (plain.Length != Characters + CheckCharacters || plain.Any(each => !Digits.Contains(each, StringComparison.Ordinal)))
        {
            return null;
        }

        var code = new byte[Size];
        for (var bit = 0; bit < Size * 8; bit++)
        {
            var digit = Digits.IndexOf(plain[bit / 5], StringComparison.Ordinal);
            code[bit / 8] |= (byte)(((digit >> (4 - (bit % 5))) & 1) << (7 - (bit % 8)));
        }

        if (!plain.EndsWith(CheckSigns(code), StringComparison.Ordinal))
        {
            return null;
        }

        return code;
    }

    /// <summary>Its letters and digits alone, in capitals, with look-alikes taken for what they stand for: the one reader of what is typed,
    /// on every screen and in the terminal.</summary>
    public static string PlainSigns(string written)
    {
        var plain = new StringBuilder();
        foreach (var typed in written)
        {
            var sign = PlainSign(typed);
            if (char.IsLetterOrDigit(sign))
            {
                plain.Append(sign);
            }
        }

        return plain.ToString();
    }

    private static char PlainSign(char typed)
    {
        // Full-width forms, as keyboards for Chinese, Japanese and Korean write them.
        var sign = char.ToUpperInvariant(typed is >= FirstWide and <= LastWide ? (char)(typed - FirstWide + '!') : typed);
        if (Others.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var other)
        {
            return Meant[other];
        }

        return char.IsDigit(sign) ? (char)('0' + (int)char.GetNumericValue(sign)) : sign;
    }

    private static string CheckSigns(ReadOnlySpan<byte> code) => SpellBits(SHA256.HashData([.. "v1/code"u8, .. code]), CheckCharacters);

    private static string SpellBits(ReadOnlySpan<byte> bytes, int characters)
    {
        var text = new StringBuilder(characters);
        for (var at = 0; at < characters; at++)
        {
            var digit = 0;
            for (var bit = at * 5; bit < (at * 5) + 5; bit++)
            {
                digit = (digit << 1) | ((bytes[bit / 8] >> (7 - (bit % 8))) & 1);
            }

            text.Append(Digits[digit]);
        }

        return text.ToString();
    }
}
