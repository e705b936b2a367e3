using System.Buffers.Binary;
using System.IO.Compression;

namespace Saltwater.Site.App;

/// <summary>The plain horizon of <see cref="Document.Icon"/> as pixels, for home screens that show no drawings of lines. It fills its square: the phone cuts the corners.</summary>
internal static class Horizon
{
    // The drawing's own measures, of a square 16 units wide.
    private const double Units = 16, Left = 2, Right = 14, Middle = 8, Level = 10, Swell = 4.5, HalfStroke = 0.8;

    // The curve is flat; a third step changes nothing that could be seen.
    private const int NewtonSteps = 3;

    // So many shades between ground and line are enough for smooth edges.
    private const int Shades = 64;

    private static readonly byte[] Ground = [0x26, 0x2b, 0x2e], Line = [0xe8, 0xd5, 0xb8];

    /// <summary>Draws it.</summary>
    /// <param name="size">Width and height in pixels.</param>
    /// <returns>A PNG: ISO/IEC 15948, one byte a pixel, each a shade of the palette.</returns>
    public static byte[] Png(int size)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, size);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), size);
        (head[8], head[9]) = (8, 3);
        Write(png, "IHDR"u8, head);
        Write(png, "PLTE"u8, [.. from shade in Enumerable.Range(0, Shades) from part in Ground.Zip(Line) select (byte)(part.First + ((part.Second - part.First) * shade / (Shades - 1)))]);
        Write(png, "IDAT"u8, Packed(size));
        Write(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Every row begins with a byte that says how it is filtered: here not at all.
    private static byte[] Packed(int size)
    {
        using var packed = new MemoryStream();
        using (var pixels = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            var row = new byte[size + 1];
            for (var y = 0; y < size; y++)
            {
                for (var x = 0; x < size; x++)
                {
                    row[x + 1] = (byte)Math.Round((Shades - 1) * Covered((x + 0.5) * Units / size, (y + 0.5) * Units / size, size / Units));
                }

                pixels.Write(row);
            }
        }

        return packed.ToArray();
    }

    // How much of a pixel the line covers: as far as it reaches from the nearest point of the curve, with the ends cut straight.
    private static double Covered(double x, double y, double pixelsPerUnit)
    {
        var near = x;
        for (var step = 0; step < NewtonSteps; step++)
        {
            var (height, slope, bend) = Curve(near);
            near -= (near - x + ((height - y) * slope)) / (1 + (slope * slope) + ((height - y) * bend));
        }

        var (nearest, steep, _) = Curve(near);
        var away = Math.Sqrt(((near - x) * (near - x)) + ((nearest - y) * (nearest - y)));
        var along = Math.Sqrt(1 + (steep * steep));
        return Part(HalfStroke - away) * Part((near - Left) * along) * Part((Right - near) * along);

        double Part(double inside) => Math.Clamp((inside * pixelsPerUnit) + 0.5, 0, 1);
    }

    // Both curves of the drawing run evenly from left to right and rise or fall by 4.5 t (1 - t).
    private static (double Height, double Slope, double Bend) Curve(double x)
    {
        const double Width = Middle - Left;
        var (from, swell) = x < Middle ? (Left, -Swell) : (Middle, Swell);
        var t = (x - from) / Width;
        return (Level + (swell * t * (1 - t)), swell * (1 - (2 * t)) / Width, -2 * swell / (Width * Width));
    }

    private static void Write(MemoryStream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> bytes)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Check(Check(uint.MaxValue, kind), bytes));
        png.Write(number);
    }

    // The cyclic redundancy check of the standard, annex D.
    private static uint Check(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes)
        {
            sum ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : 0xedb88320 ^ (sum >> 1);
            }
        }

        return sum;
    }
}
