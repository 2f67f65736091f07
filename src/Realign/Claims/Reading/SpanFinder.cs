namespace Realign.Claims.Reading;

/// <summary>The words that make a claim: from the first to the last of its measure, its verb or noun of change and its figure, when they stand near.</summary>
internal static class SpanFinder
{
    private const int Longest = 24;

    public static (int First, int Next) Of(Passage passage, Draft draft)
    {
        int first = draft.Quantity?.First ?? draft.Named!.Value.First, next = draft.Quantity?.Next ?? draft.Named!.Value.Next;
        if (draft.Change.First >= 0) Widen(draft, draft.Change.First, draft.Change.Next, ref first, ref next);
        if (draft.Named is { } m && !passage.Quantities.Any(q => q != draft.Quantity && q.First >= Math.Min(m.First, first) && q.Next <= Math.Max(m.Next, next))) Widen(draft, m.First, m.Next, ref first, ref next);
        foreach (var e in passage.Economies)
        {
            bool own = draft.Subject == e.Value.Code || draft.Partner == e.Value.Code;
            if (own && ((e.First >= next && e.First - next <= 3) || (e.Next <= first && first - e.Next <= 2)) && passage.BreaksBetween(e.First, draft.Anchor) == 0) Widen(draft, e.First, e.Next, ref first, ref next);
        }

        return (first, next);
    }

    private static void Widen(Draft draft, int from, int to, ref int first, ref int next)
    {
        if (from < draft.Sentence.First || to > draft.Sentence.Next) return;
        int a = Math.Min(first, from), b = Math.Max(next, to);
        if (b - a <= Longest) (first, next) = (a, b);
    }
}
