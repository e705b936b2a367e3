using System.Collections.Immutable;
using Saltwater.Keep.Agreements;
using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Exchange.Incoming;

/// <summary>Gathers what a file holds and sets it against what is here.</summary>
/// <param name="newId">Where ids of new records come from.</param>
internal sealed class ImportBuilder(OpenData here, DateOnly today, Func<RecordId> newId)
{
    private const int MostReasons = 1000;

    // Two public importers draw the line at 15 days and one at 30; the wider loses less. Judgement.
    private const int LongestPeriodInDays = 31;

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    private readonly Dictionary<DateOnly, (Bleeding Bleeding, RecordId? Id, bool Stated)> days = [];
    private readonly Dictionary<RecordId, Entry> entries = [];
    private readonly Dictionary<RecordId, Agreement> agreements = [];
    private readonly ImmutableArray<SkippedRecord>.Builder reasons = ImmutableArray.CreateBuilder<SkippedRecord>();
    private int skipped;
    private int leftAside;

    public bool IsEmpty => days.Count == 0 && entries.Count == 0 && agreements.Count == 0 && skipped == 0;

    public void SkipRecord(int place, ImportProblem problem)
    {
        skipped++;
        if (reasons.Count < MostReasons)
        {
            reasons.Add(new(place, problem));
        }
    }

    public void LeaveAside(int records = 1) => leftAside += records;

    /// <summary>Takes what another file of the same zip held.</summary>
    public void AddFrom(ImportBuilder other)
    {
        foreach (var (day, (bleeding, id, stated)) in other.days)
        {
            Take(day, bleeding, 0, id, stated);
        }

        foreach (var entry in other.entries.Values)
        {
            Take(entry, 0);
        }

        foreach (var agreement in other.agreements.Values)
        {
            Take(agreement, 0);
        }

        reasons.AddRange(other.reasons.Take(MostReasons - reasons.Count));
        (skipped, leftAside) = (skipped + other.skipped, leftAside + other.leftAside);
    }

    /// <summary>Takes one day. Of two amounts the larger stays, so that the order in the file does not matter; one that nobody stated never
    /// stays before one that somebody did.</summary>
    public void Take(DateOnly day, Bleeding bleeding, int place, RecordId? id = null, bool stated = true)
    {
        if (RefusesDay(day, place))
        {
            return;
        }

        if (!days.TryGetValue(day, out var known))
        {
            days.Add(day, (bleeding, id, stated));
            return;
        }

        SkipRecord(place, ImportProblem.Repeated);
        if ((stated && !known.Stated) || (stated == known.Stated && bleeding > known.Bleeding))
        {
            days[day] = (bleeding, known.Id, stated);
        }
    }

    /// <summary>Takes a period from its first to its last day.</summary>
    /// <param name="bleedingOn">How much on the day with this number; 0 is the first. Null where nobody stated it.</param>
    public void Take(DateOnly first, DateOnly last, int place, Func<int, Bleeding?> bleedingOn)
    {
        var length = last.DayNumber - first.DayNumber + 1;
        if (length is < 1 or > LongestPeriodInDays)
        {
            SkipRecord(place, ImportProblem.OddLength);
            return;
        }

        for (var each = 0; each < length; each++)
        {
            var stated = bleedingOn(each);
            Take(first.AddDays(each), stated ?? Bleeding.Medium, place, null, stated is not null);
        }
    }

    public void Take(Entry entry, int place)
    {
        if (!RefusesDay(entry.Day, place) && !entries.TryAdd(entry.Id, entry))
        {
            SkipRecord(place, ImportProblem.Repeated);
        }
    }

    public void Take(Agreement agreement, int place)
    {
        if (!agreements.TryAdd(agreement.Id, agreement))
        {
            SkipRecord(place, ImportProblem.Repeated);
        }
    }

    public ImportPreview ToPreview(ImportKind kind)
    {
        if (IsEmpty)
        {
            return ImportPreview.Refuse(ImportProblem.NothingInside, kind);
        }

        var (newEntries, changedEntries) = (ImmutableArray.CreateBuilder<Entry>(), ImmutableArray.CreateBuilder<Entry>());
        var (newDays, changedDays) = (ImmutableArray.CreateBuilder<CycleDay>(), ImmutableArray.CreateBuilder<CycleDay>());
        var (newAgreements, changedAgreements) = (ImmutableArray.CreateBuilder<Agreement>(), ImmutableArray.CreateBuilder<Agreement>());
        var same =
            CompareEntries(newEntries, changedEntries)
            + CompareDays(newDays, changedDays)
            + CompareAgreements(newAgreements, changedAgreements);
        return new()
        {
            Kind = kind,
            NewEntries = newEntries.ToImmutable(),
            ChangedEntries = changedEntries.ToImmutable(),
            NewDays = newDays.ToImmutable(),
            ChangedDays = changedDays.ToImmutable(),
            NewAgreements = newAgreements.ToImmutable(),
            ChangedAgreements = changedAgreements.ToImmutable(),
            Same = same,
            Skipped = skipped,
            Reasons = reasons.ToImmutable(),
            LeftAside = leftAside,
        };
    }

    private int CompareEntries(ImmutableArray<Entry>.Builder fresh, ImmutableArray<Entry>.Builder changed)
    {
        var (known, byDay) = (new Dictionary<RecordId, Entry>(here.Entries.Count), new Dictionary<DateOnly, List<Entry>>());
        foreach (var entry in here.Entries)
        {
            known[entry.Id] = entry;
            byDay.TryAdd(entry.Day, []);
            byDay[entry.Day].Add(entry);
        }

        var (same, taken) = (0, TakenIds());
        foreach (var entry in ByDay.Sorted([.. entries.Values]))
        {
            if (byDay.TryGetValue(entry.Day, out var thatDay) && thatDay.Exists(other => SayTheSame(other, entry)))
            {
                same++;
            }
            else if (known.ContainsKey(entry.Id))
            {
                changed.Add(entry);
            }
            else
            {
                fresh.Add(taken.Contains(entry.Id) ? WithId(entry, newId()) : entry);
            }
        }

        return same;
    }

    private int CompareDays(ImmutableArray<CycleDay>.Builder fresh, ImmutableArray<CycleDay>.Builder changed)
    {
        var known = new Dictionary<DateOnly, CycleDay>(here.CycleDays.Count);
        foreach (var day in here.CycleDays)
        {
            if (!known.TryGetValue(day.Day, out var other) || day.Bleeding > other.Bleeding)
            {
                known[day.Day] = day;
            }
        }

        DateOnly[] ordered = [.. days.Keys];
        Array.Sort(ordered);
        var (same, taken) = (0, TakenIds());
        foreach (var entry in here.Entries)
        {
            taken.Add(entry.Id);
        }

        // An id may name one record only, also when a file gives it to an entry and a day, or to two days.
        foreach (var entry in entries.Keys)
        {
            taken.Add(entry);
        }

        foreach (var day in ordered)
        {
            var (bleeding, id, stated) = days[day];
            if (!known.TryGetValue(day, out var other))
            {
                fresh.Add(new(id is { } own && taken.Add(own) ? own : newId(), day, bleeding));
            }
            else if (other.Bleeding == bleeding || !stated)
            {
                same++;
            }
            else
            {
                changed.Add(other with { Bleeding = bleeding });
            }
        }

        return same;
    }

    // An id that an entry or a day in the file has as well goes to those: a list gets another.
    private int CompareAgreements(ImmutableArray<Agreement>.Builder fresh, ImmutableArray<Agreement>.Builder changed)
    {
        var (same, known) = (0, here.Agreements.ToDictionary(each => each.Id));
        HashSet<RecordId> taken =
        [
            .. here.OtherIds,
            .. here.CycleDays.Select(each => each.Id),
            .. here.Entries.Select(each => each.Id),
            .. entries.Keys,
            .. days.Values.Where(each => each.Id is not null).Select(each => each.Id!.Value),
        ];
        foreach (var agreement in agreements.Values.OrderBy(each => each.Id))
        {
            if (here.Agreements.Any(other => SayTheSame(other, agreement)))
            {
                same++;
            }
            else if (known.TryGetValue(agreement.Id, out var other))
            {
                changed.Add(agreement.WithTheirs(other.Theirs));
            }
            else
            {
                fresh.Add(
                    taken.Contains(agreement.Id)
                        ? Agreement.Of(newId(), agreement.Label, agreement.Mine, null, agreement.Review)
                        : agreement
                );
            }
        }

        return same;
    }

    // Ids that name something other than a journal entry.
    private HashSet<RecordId> TakenIds()
    {
        HashSet<RecordId> taken = [.. here.OtherIds, .. here.Agreements.Select(each => each.Id)];
        foreach (var day in here.CycleDays)
        {
            taken.Add(day.Id);
        }

        return taken;
    }

    private bool RefusesDay(DateOnly day, int place)
    {
        // Tomorrow is allowed: it may be tomorrow already where the file was written.
        var problem = day switch
        {
            _ when day < Earliest => ImportProblem.LongAgo,
            _ when day.DayNumber > today.DayNumber + 1 => ImportProblem.Future,
            _ => null,
        };
        if (problem is not null)
        {
            SkipRecord(place, problem);
        }

        return problem is not null;
    }

    private static bool SayTheSame(Agreement one, Agreement other) =>
        (one.Label, one.Review, one.Mine.Name) == (other.Label, other.Review, other.Mine.Name)
        && one.Mine.Lines.Select(ValuesOf).SequenceEqual(other.Mine.Lines.Select(ValuesOf));

    private static (AgreementPart, string, string, string, string) ValuesOf(Line line) =>
        (line.Part, line.Time, line.Id, line.Own, line.Term);

    private static bool SayTheSame(Entry one, Entry other) =>
        (one.Time, one.WrittenOn, one.Company, one.Tears, one.Felt, one.KeepDays)
            == (other.Time, other.WrittenOn, other.Company, other.Tears, other.Felt, other.KeepDays)
        && one.Note == other.Note
        && SayTheSame(one.Facts, other.Facts);

    private static bool SayTheSame(
        ImmutableSortedDictionary<string, ImmutableArray<string>> some,
        ImmutableSortedDictionary<string, ImmutableArray<string>> others
    )
    {
        if (some.Count != others.Count)
        {
            return false;
        }

        foreach (var (question, answers) in some)
        {
            if (!others.TryGetValue(question, out var other) || !answers.AsSpan().SequenceEqual(other.AsSpan()))
            {
                return false;
            }
        }

        return true;
    }

    private static Entry WithId(Entry entry, RecordId id) =>
        new()
        {
            Id = id,
            Day = entry.Day,
            Time = entry.Time,
            WrittenOn = entry.WrittenOn,
            Company = entry.Company,
            Tears = entry.Tears,
            Felt = entry.Felt,
            Facts = entry.Facts,
            Note = entry.Note,
            KeepDays = entry.KeepDays,
        };
}
