namespace Saltwater.Guide;

/// <summary>Finds the name someone most likely meant.</summary>
internal static class NearestName
{
    /// <summary>The known name with the fewest letters changed, added, dropped or swapped, or null if none is near.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    public static string? Of(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(known);

        // A long name is not worth comparing: it is not a typing mistake.
        if (written.Length > 64)
        {
            return null;
        }

        var nearest = known
            .Select(name => (name, distance: EditDistance(written, name)))
            .OrderBy(each => each.distance)
            .ThenBy(each => each.name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.name is not null && nearest.distance <= Math.Max(2, written.Length / 3) ? nearest.name : null;
    }

    /// <summary>A sentence that names the nearest known name, or lists what is known.</summary>
    public static string Suggest(string written, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return (Of(written, known), known.Count) switch
        {
            ({ } nearest, _) => $"Closest: \"{nearest}\".",
            (_, > 0 and <= 12) => $"Known: {string.Join(", ", known)}.",
            _ => "",
        };
    }

    // Optimal string alignment distance: F. J. Damerau, CACM 7 (1964) 171–176; V. I. Levenshtein (1966).
    private static int EditDistance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
