namespace Realign;

/// <summary>Finds the known name that a mistyped one most likely meant.</summary>
internal static class NearestName
{
    /// <summary>" Did you mean 'COL'?", or an empty string when nothing is near.</summary>
    public static string Hint(string typed, IEnumerable<string> known)
    {
        string? best = Find(typed, known);
        return best is null ? "" : $" Did you mean '{best}'?";
    }

    /// <summary>The shortest name that begins with what was typed, of three letters or more; else the nearest by edit distance, if it is near at all.</summary>
    public static string? Find(string typed, IEnumerable<string> known)
    {
        string? best = null, longer = null;
        int least = Math.Max(1, typed.Length / 2) + 1;
        foreach (string name in known)
        {
            if (typed.Length >= 3 && name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && (longer is null || name.Length < longer.Length)) longer = name;
            int distance = Distance(typed.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance >= least) continue;
            (best, least) = (name, distance);
        }

        return longer ?? best;
    }

    /// <summary>Edit distance with transpositions of neighbours (optimal string alignment).</summary>
    internal static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int x = 0; x <= a.Length; x++) d[x, 0] = x;
        for (int y = 0; y <= b.Length; y++) d[0, y] = y;
        for (int x = 1; x <= a.Length; x++)
        {
            for (int y = 1; y <= b.Length; y++)
            {
                int cost = a[x - 1] == b[y - 1] ? 0 : 1;
                d[x, y] = Math.Min(Math.Min(d[x - 1, y] + 1, d[x, y - 1] + 1), d[x - 1, y - 1] + cost);
                if (x > 1 && y > 1 && a[x - 1] == b[y - 2] && a[x - 2] == b[y - 1])
                    d[x, y] = Math.Min(d[x, y], d[x - 2, y - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
