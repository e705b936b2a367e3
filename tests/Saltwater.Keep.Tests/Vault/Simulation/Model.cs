using Saltwater.Keep.Vault;

namespace Saltwater.Keep.Tests.Vault.Simulation;

/// <summary>One confirmed save, and every save its device knew of at that moment.</summary>
internal sealed record Event(int Number, IReadOnlyList<(RecordId Record, Deed Deed, string Field, string Token)> Deeds, HashSet<int> Knew);

internal enum Deed
{
    Set,
    Delete,
    Purge,
}

/// <summary>What a vault has to show for a set of saves, worked out the slow and obvious way from the rules alone.</summary>
internal sealed class Model
{
    private static readonly string[] Fields = ["m", "x", "y"];

    public List<Event> Events { get; } = [];

    public string Expected(HashSet<int> known)
    {
        var events = Events.Where(each => known.Contains(each.Number)).ToList();
        var records = events.SelectMany(each => each.Deeds.Select(deed => deed.Record)).Distinct().Order();
        return string.Join('\n', records.Select(record => Record(events, record)).Where(line => line.Length > 0));
    }

    public static string Shown(OpenVault vault) =>
        string.Join(
            '\n',
            vault.Records.OrderBy(each => each.Id).Select(record => $"{record.Id} {record.Alive} {string.Join(' ', Tokens(record))}")
        );

    /// <summary>Whether everything that is expected shows, and perhaps more.</summary>
    public static bool Holds(string shown, string expected)
    {
        var there = shown.Split('\n').Select(Parts).ToDictionary(each => each.Record, each => each.Tokens, StringComparer.Ordinal);
        return expected.Length == 0
            || expected
                .Split('\n')
                .Select(Parts)
                .All(each => there.TryGetValue(each.Record, out var tokens) && each.Tokens.IsSubsetOf(tokens));
    }

    private static (string Record, HashSet<string> Tokens) Parts(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (
            parts.FirstOrDefault(""),
            [.. parts.Skip(2).SelectMany(field => field[2..].Split('|').Select(token => field[..2] + token))]
        );
    }

    private static IEnumerable<string> Tokens(VaultRecord record) =>
        Fields
            .Where(field => record[field] is not null)
            .Select(field =>
                $"{field}:{string.Join('|', record.OtherVersions(field).Prepend(record[field]!.Value).Select(Text).Order(StringComparer.Ordinal))}"
            );

    private static string Text(ReadOnlyMemory<byte> value) => new System.Formats.Cbor.CborReader(value).ReadTextString();

    private static string Record(List<Event> events, RecordId record)
    {
        var deeds = events
            .SelectMany(each => each.Deeds.Where(deed => deed.Record == record).Select(deed => (Event: each, Deed: deed)))
            .ToList();
        if (deeds.Exists(each => each.Deed.Deed == Deed.Purge))
        {
            return "";
        }

        var sets = deeds.Where(each => each.Deed.Deed == Deed.Set).ToList();
        var alive = deeds
            .Where(each => each.Deed.Deed == Deed.Delete)
            .All(deletion => sets.Exists(set => set.Event.Knew.Contains(deletion.Event.Number)));
        var fields = sets.GroupBy(each => each.Deed.Field, StringComparer.Ordinal)
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(field =>
            {
                var tokens = field
                    .Where(set => !field.Any(later => later.Event.Knew.Contains(set.Event.Number)))
                    .Select(set => set.Deed.Token);
                return $"{field.Key}:{string.Join('|', tokens.Order(StringComparer.Ordinal))}";
            });
        return $"{record} {alive} {string.Join(' ', fields)}";
    }
}
