namespace Realign.Facts;

/// <summary>Says why a question has no answer, and what there is instead.</summary>
internal static class FactGap
{
    private const int Listed = 8;

    public static string Of(FactLedger ledger, FactQuery query, FactIndicator indicator, string partner, int aside)
    {
        string pair = partner.Length > 0 ? $"{query.Economy} with {partner}" : query.Economy;
        string what = $"There is no figure of '{indicator.Id}' of {pair}{(query.Period is null ? "" : $" near {query.Period}")}{(query.Basis is null ? "" : $" on {query.Basis}")}{(query.Unit is null ? "" : $" in {query.Unit}")}";
        if (query.PublishedBy is { } by) what += $" published by {by:yyyy-MM-dd}";
        if (query.EndsAfter is { } after) what += $" of a time after {after:yyyy-MM-dd}";
        if (aside > 0) return $"{what}; {aside} come near and do not count.";
        var own = ledger.Facts.Where(f => f.Economy == query.Economy && f.Counts).ToList();
        if (own.Count == 0) return $"{what}: nothing is known of {query.Economy}.{NearestName.Hint(query.Economy, ledger.Facts.Select(f => f.Economy).Distinct())} Bring figures with 'realign facts import'.";
        var same = own.Where(f => f.Indicator.Id == indicator.Id).ToList();
        if (same.Exists(f => f.Partner == partner))
            return $"{what}; there is one of {List(same.Where(f => f.Partner == partner).Select(f => $"{f.Period}{(f.Basis.Code.Length > 0 ? $" on {f.Basis.Code}" : "")}"))}.";
        var parts = own.Where(f => f.Indicator.Whole == indicator.Id).Select(f => f.Indicator.Id).ToList();
        if (same.Count == 0 && parts.Count > 0) return $"{what}; there is {List(parts)}.";
        return same.Count > 0 ? $"{what}; there is one with {List(same.Select(f => f.Partner))}." : $"{what}; of {query.Economy} there is {List(own.Select(f => f.Indicator.Id))}.";
    }

    private static string List(IEnumerable<string> names)
    {
        var all = names.Distinct().Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", all.Take(Listed)) + (all.Count > Listed ? $" and {all.Count - Listed} more" : "");
    }
}
