using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Exchange.Incoming;
using Saltwater.Keep.Exchange.Syntax;

namespace Saltwater.Keep.Exchange.OpenFormat;

/// <summary>A list of limits and care of our own open format, while it is read.</summary>
internal static class OpenAgreement
{
    private const int LongestId = 64;
    private const int MostLines = 400;

    // A part is one field of a record, and one change of the vault takes about 63,000 bytes: far more than a part takes whose lines were
    // typed here.
    private const int MostBytesInAPart = 50_000;

    public static void Read(ref Utf8JsonReader record, int place, ImportBuilder to)
    {
        string? id = null,
            label = null,
            review = null,
            name = null;
        var lines = ImmutableArray.CreateBuilder<Line>();
        var (broken, unknown) = (false, 0);
        while (JsonWalk.NextMember(ref record))
        {
            if (record.ValueTextEquals("id"u8))
            {
                id = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("label"u8))
            {
                broken |= (label = JsonWalk.ReadText(ref record)) is null;
            }
            else if (record.ValueTextEquals("review"u8))
            {
                broken |= (review = JsonWalk.ReadText(ref record)) is null;
            }
            else if (record.ValueTextEquals("name"u8))
            {
                broken |= (name = JsonWalk.ReadText(ref record)) is null;
            }
            else if (record.ValueTextEquals("lines"u8))
            {
                broken |= !ReadLines(ref record, lines, ref unknown);
            }
            else if (record.ValueTextEquals(OpenJson.Reminder))
            {
                // The sentence on it is ours to say, not the file's.
                JsonWalk.SkipMember(ref record);
            }
            else
            {
                unknown++;
                JsonWalk.SkipMember(ref record);
            }
        }

        HandOver(id, label ?? "", review, name ?? "", broken ? null : lines.ToImmutable(), place, to);
        for (; unknown > 0; unknown--)
        {
            to.SkipRecord(place, ImportProblem.UnknownPart);
        }
    }

    private static void HandOver(
        string? id,
        string label,
        string? review,
        string name,
        ImmutableArray<Line>? lines,
        int place,
        ImportBuilder to
    )
    {
        if (OpenEntry.RecordIdText(id) is not { } own || lines is not { } all)
        {
            to.SkipRecord(place, ImportProblem.BrokenRecord);
        }
        else if (review is not null && TrackerDate.ReadDay(review) is null)
        {
            to.SkipRecord(place, ImportProblem.NoDay);
        }
        else if (
            IsTooLong(label, Agreement.MaxLabel)
            || IsTooLong(name, Side.MaxName)
            || all.Length > MostLines
            || all.Any(line => IsTooLong(line.Own, Line.MaxOwn) || IsTooLong(line.Term, Line.MaxOwn))
            || Enum.GetValues<AgreementPart>().Any(part => SizeOf(all, part) > MostBytesInAPart)
        )
        {
            to.SkipRecord(place, ImportProblem.TooLong);
        }
        else
        {
            to.Take(
                Agreement.Of(
                    own,
                    TypedLine.Clean(label, Agreement.MaxLabel),
                    Side.Of(
                        TypedLine.Word(name, Side.MaxName),
                        [.. all.Select(CleanLine).Where(line => line.Id.Length + line.Own.Length > 0)]
                    ),
                    null,
                    TrackerDate.ReadDay(review)
                ),
                place
            );
        }
    }

    /// <returns>False if the list, or a line in it, is none.</returns>
    private static bool ReadLines(ref Utf8JsonReader record, ImmutableArray<Line>.Builder to, ref int unknown)
    {
        record.Read();
        if (record.TokenType != JsonTokenType.StartArray)
        {
            record.Skip();
            return false;
        }

        var sound = true;
        while (JsonWalk.NextElement(ref record))
        {
            if (record.TokenType != JsonTokenType.StartObject)
            {
                record.Skip();
                sound = false;
                continue;
            }

            sound &= ReadLine(ref record, to, ref unknown);
        }

        return sound;
    }

    private static bool ReadLine(ref Utf8JsonReader record, ImmutableArray<Line>.Builder to, ref int unknown)
    {
        string? part = null,
            time = "",
            guide = "",
            own = "",
            term = "";
        while (JsonWalk.NextMember(ref record))
        {
            if (record.ValueTextEquals("part"u8))
            {
                part = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("time"u8))
            {
                time = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("guide"u8))
            {
                guide = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("own"u8))
            {
                own = JsonWalk.ReadText(ref record);
            }
            else if (record.ValueTextEquals("term"u8))
            {
                term = JsonWalk.ReadText(ref record);
            }
            else
            {
                unknown++;
                JsonWalk.SkipMember(ref record);
            }
        }

        if (
            part is null
            || time is null
            || guide is null
            || own is null
            || term is null
            || !IsIdOrNothing(time)
            || !IsIdOrNothing(guide)
            || guide.Length + own.Length == 0
        )
        {
            return false;
        }

        if (OpenVocabulary.ToPart(part) is not { } known)
        {
            // A part that a later version has: the rest of the list is worth having.
            unknown++;
        }
        else if (new Line(known, time, guide, own, term) is var line && !to.Any(line.IsSameAs))
        {
            to.Add(line);
        }

        return true;
    }

    private static bool IsIdOrNothing(string text) => text.Length == 0 || (text.Length <= LongestId && OpenEntry.IsId(text));

    private static bool IsTooLong(string text, int longest) => text.Length > longest;

    private static int SizeOf(ImmutableArray<Line> lines, AgreementPart part) =>
        lines
            .Where(line => line.Part == part)
            .Sum(line =>
                Encoding.UTF8.GetByteCount(line.Own) + Encoding.UTF8.GetByteCount(line.Term) + line.Id.Length + line.Time.Length + 32
            );

    private static Line CleanLine(Line line) =>
        new(line.Part, line.Time, line.Id, TypedLine.Clean(line.Own, Line.MaxOwn), TypedLine.Clean(line.Term, Line.MaxOwn));
}
