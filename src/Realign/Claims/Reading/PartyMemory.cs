namespace Realign.Claims.Reading;

/// <summary>Whose each measure was when it was last claimed: what "those exports", "the drop" and a tariff without a name point back to.</summary>
internal sealed class PartyMemory(IReadOnlyDictionary<ClaimMeasure, (string? Subject, string? Partner)>? before)
{
    private static readonly HashSet<string> _demonstratives = Words.Set("those these that this such esas estas esos estos ese este esa esta dichas dichos dicho dicha tales aquellas aquellos");

    private readonly Dictionary<ClaimMeasure, (string? Subject, string? Partner)> _last = before is null ? [] : new(before);

    /// <summary>The parties of the last claim, by measure.</summary>
    public IReadOnlyDictionary<ClaimMeasure, (string? Subject, string? Partner)> Last => _last;

    public void Keep(Draft draft) => _last[draft.Measure] = (draft.Subject, draft.Partner);

    /// <summary>Whose measure a claim points back to: "those exports", or a sentence that begins with the change itself ("The drop was due to …").</summary>
    public (string? Subject, string? Partner)? Pointed(Passage passage, Draft draft)
    {
        if (draft.Named is not { } named || !_last.TryGetValue(named.Value.Measure, out var parties)) return null;
        int first = draft.Sentence.First;
        bool change = (Words.Articles.Contains(passage.Key(first)) || _demonstratives.Contains(passage.Key(first))) && passage.Directions.Any(d => d.First == first + 1 && d.Value.Noun);
        return change || _demonstratives.Contains(passage.Key(named.First - 1)) ? parties : null;
    }

    /// <summary>Who was last said to tax what comes from an economy.</summary>
    public string? Imposer(string? taxed) =>
        taxed is not null && _last.TryGetValue(ClaimMeasure.TariffRate, out var parties) && parties.Partner is { } partner && partner.Split(',').Contains(taxed) ? parties.Subject : null;
}
