namespace Realign.Claims.Reading;

/// <summary>The product or line of business of a claim: the one nearest to its measure and figure, within their clause.</summary>
internal static class SectorFinder
{
    private const int Near = 9;

    public static string? Of(Passage passage, Draft draft)
    {
        string? best = null;
        double least = Near;
        foreach (var s in passage.Sectors)
        {
            if (s.First < draft.Sentence.First || s.Next > draft.Sentence.Next) continue;
            if (draft.Quantity is { } q && s.First >= q.First && s.Next <= q.Next) continue;
            double distance = Distance(passage, s.First, s.Next, draft.Anchor);
            if (draft.Named is { } m && m.First >= draft.Sentence.First && m.Next <= draft.Sentence.Next) distance = Math.Min(distance, Distance(passage, s.First, s.Next, m.First) + 1);
            if (distance >= least) continue;
            (best, least) = (s.Value, distance);
        }

        return best;
    }

    private static double Distance(Passage passage, int first, int next, int anchor) =>
        (first > anchor ? first - anchor : anchor - (next - 1)) + (4 * passage.BreaksBetween(first, anchor));
}
