using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saltwater.Site.Pages;

/// <summary>What the guide reached on labelled accounts when this build was made: about the guide, never about a person.</summary>
/// <param name="Guide">Hash of the guide that was measured: of any other, they say nothing.</param>
/// <param name="Accounts">How many accounts.</param>
/// <param name="First">The reason labelled best came first.</param>
/// <param name="AmongThree">It came among the first three.</param>
/// <param name="AnyAmongThree">Any labelled reason came among the first three.</param>
/// <param name="WithSafetyLabel">How many accounts have a safety label.</param>
/// <param name="Flagged">How many of those raised a flag.</param>
public sealed record Figures(
    string Guide,
    int Accounts,
    Share First,
    Share AmongThree,
    Share AnyAmongThree,
    int WithSafetyLabel,
    int Flagged
)
{
    /// <summary>Reads what <c>saltwater evaluate --json</c> wrote.</summary>
    /// <param name="json">UTF-8.</param>
    /// <returns>Null if it is not that.</returns>
    public static Figures? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Written>(json, JsonSerializerOptions.Web);
            if (read is not { Intervals: { } ends, Guide: { } guide })
            {
                return null;
            }

            return new(
                guide,
                read.Accounts,
                new(read.First, ends.First[0], ends.First[1]),
                new(read.AmongThree, ends.AmongThree[0], ends.AmongThree[1]),
                new(read.AnyAmongThree, ends.AnyAmongThree[0], ends.AnyAmongThree[1]),
                read.WithSafetyLabel,
                read.Flagged
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record Written(
        string? Guide,
        int Accounts,
        double First,
        double AmongThree,
        double AnyAmongThree,
        Ends? Intervals,
        int WithSafetyLabel,
        int Flagged
    );

    private sealed record Ends(double[] First, double[] AmongThree, double[] AnyAmongThree);
}

/// <summary>A share in [0, 1] with the ends of its 95 % interval.</summary>
public sealed record Share(double Of, double Low, double High);
