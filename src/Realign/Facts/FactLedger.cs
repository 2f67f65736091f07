using Realign.PublicFinance.Macro;
using Realign.Worlds;

namespace Realign.Facts;

/// <summary>
/// Answers questions for figures from a ledger file, the macro file, what these two imply, and the balanced flows of a world, each labelled. How figures match is written down in
/// docs/facts.md and in the words of each match.
/// </summary>
public sealed class FactLedger
{
    /// <summary>When nothing overlaps the period asked for, figures of so many nearest periods are shown.</summary>
    private const int NearestPeriods = 3;

    private readonly Dictionary<(string Economy, string Partner, string Indicator), List<Fact>> _byKey;
    private readonly Dictionary<string, Fact> _byId;
    private readonly Lazy<World>? _world;

    /// <summary>Takes the figures in.</summary>
    /// <param name="figures">Those of the ledger file.</param>
    /// <param name="macro">The macro file; null for none.</param>
    /// <param name="world">Read when a question needs it; null for none.</param>
    public FactLedger(IReadOnlyList<Fact> figures, MacroData? macro = null, Lazy<World>? world = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        _world = world;
        var seen = figures.Select(Same).ToHashSet();
        List<Fact> published = [.. figures, .. (macro is null ? [] : MacroFacts.Of(macro)).Where(f => !seen.Contains(Same(f)))];
        Facts = [.. published, .. DerivedFacts.Of(published)];
        _byId = Facts.DistinctBy(f => f.Id).ToDictionary(f => f.Id, StringComparer.Ordinal);
        _byKey = Facts.GroupBy(f => (f.Economy, f.Partner, f.Indicator.Id)).ToDictionary(g => g.Key, g => g.ToList());
    }

    /// <summary>Every figure but the world's: of the ledger, of the macro file, derived.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The figure of an id, which may be one that a derived figure names; null when there is none.</summary>
    public Fact? ById(string id) => _byId.GetValueOrDefault(id);

    /// <exception cref="RealignException">The indicator, basis or unit is not known.</exception>
    public FactAnswer Find(FactQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var indicator = FactIndicator.Of(query.Indicator);
        if (!indicator.IsBilateral && query.Partner is { Length: > 0 } and not FactIndicator.WholeWorld)
            throw new RealignException($"'{indicator.Id}' has no partner, but '{query.Partner}' was asked for; leave it out.");
        string partner = indicator.IsBilateral ? query.Partner is { Length: > 0 } given ? given : FactIndicator.WholeWorld : "";
        string? basis = query.Basis is null ? null : FactBasis.Wanted(query.Basis, indicator.Family);
        var unit = query.Unit is null ? null : FactUnit.Parse(query.Unit);
        if (unit is not null && indicator.Range(unit) is null) throw new RealignException($"'{indicator.Id}' is never in {unit}; it is in {string.Join(" or ", indicator.Units.Select(u => u.Unit))}.");

        var aside = new List<FactAside>();
        var matches = new List<FactMatch>();
        foreach (var fact in Candidates(query.Economy, partner, indicator).Where(f => InTime(f, query) && (unit is null || f.Unit.Name == unit.Name)))
        {
            string? stands = basis is null ? "" : FactBasis.Stands(fact.Basis.Code, basis);
            if (!fact.Counts) aside.Add(new(fact, $"a {FactFile.Word(fact.Nature)}, no fact"));
            else if (stands is null) aside.Add(new(fact, $"on {fact.Basis.Code}, which may not stand for {basis}"));
            else matches.Add(Match(fact, query.Period, stands));
        }

        foreach (var fact in Mirrored(query.Economy, partner, indicator).Where(f => f.Counts && InTime(f, query))) aside.Add(new(fact, "as the partner counts it"));
        if (unit is null && matches.Exists(m => !IsConversion(m.Fact))) matches.RemoveAll(m => IsConversion(m.Fact));
        if (indicator.Id == "tariff_rate" && partner != FactIndicator.WholeWorld && _byKey.TryGetValue((query.Economy, FactIndicator.WholeWorld, indicator.Id), out var general))
            aside.AddRange(general.Where(f => f.Counts && InTime(f, query)).Select(f => new FactAside(f, $"on all partners; it may hold for {partner}, too")));
        matches = Nearest(matches, query.Period is null);
        aside = [.. aside.Where(a => query.Period is null || a.Fact.Nature == FactNature.Statement || FactPeriods.Compare(a.Fact, query.Period).Match != PeriodMatch.Nearest).OrderBy(a => a.Fact, FactOrder.Trust)];
        return new FactAnswer(query, matches, Disagreements(matches), aside, matches.Count > 0 ? null : FactGap.Of(this, query, indicator, partner, aside.Count));
    }

    private IEnumerable<Fact> Candidates(string economy, string partner, FactIndicator indicator)
    {
        IEnumerable<Fact> known = _byKey.TryGetValue((economy, partner, indicator.Id), out var facts) ? facts : [];
        return WorldFacts.Has(indicator.Id) && _world is not null ? known.Concat(WorldFacts.Of(_world.Value, economy, partner, indicator)) : known;
    }

    /// <summary>What a partner says of the same flow from its side: its imports are these exports, counted CIF and with other origins.</summary>
    private List<Fact> Mirrored(string economy, string partner, FactIndicator indicator) =>
        WorldFacts.Mirror(indicator.Id) is { } other && partner.Length > 0 && _byKey.TryGetValue((partner, economy, other), out var facts) ? facts : [];

    /// <summary>Money as a ratio to GDP, or the other way round: an answer to those who ask for the unit, or when there is no other.</summary>
    private bool IsConversion(Fact fact) => fact.Source == FactSource.Derived && ById(fact.From[^1])?.Indicator.Id == FactIndicator.Gdp;

    private static FactMatch Match(Fact fact, FactPeriod? asked, string stands)
    {
        var (match, distance, same, how) = asked is null ? (PeriodMatch.Exact, 0, true, "") : FactPeriods.Compare(fact, asked);
        string basis = stands.Length > 0 ? $"on {fact.Basis.Code}: {stands}" : "";
        return new(fact, match, distance, same, stands.Length > 0 ? BasisMatch.StandsIn : BasisMatch.Same, string.Join("; ", ((string[])[how, basis]).Where(t => t.Length > 0)));
    }

    private static List<FactMatch> Nearest(List<FactMatch> matches, bool anyPeriod)
    {
        bool overlap = matches.Any(m => m.PeriodMatch != PeriodMatch.Nearest);
        var periods = overlap ? [] : matches.OrderBy(m => m.Distance).Select(m => m.Fact.Period).Distinct().Take(NearestPeriods).ToHashSet();
        return
        [
            .. matches.Where(m => m.PeriodMatch != PeriodMatch.Nearest || periods.Contains(m.Fact.Period))
                .OrderBy(m => m.PeriodMatch).ThenBy(m => m.Distance).ThenByDescending(m => anyPeriod ? m.Fact.Period.End.DayNumber : 0).ThenByDescending(m => anyPeriod ? m.Fact.Period.Days : 0)
                .ThenBy(m => m.BasisMatch).ThenBy(m => m.Fact, FactOrder.Trust),
        ];
    }

    private static List<FactDisagreement> Disagreements(List<FactMatch> matches)
    {
        var found = new List<FactDisagreement>();
        foreach (var same in matches.Where(m => m.PeriodMatch == PeriodMatch.Exact && m.Fact.Source != FactSource.World).GroupBy(m => (End: m.Fact.Indicator.IsStock ? m.Fact.Period.End : m.Fact.Period.Start, Other: m.Fact.Period.End, m.Fact.Unit.Name)))
        {
            var bases = same.GroupBy(m => m.Fact.Basis.Code).Select(g => (IReadOnlyList<Fact>)[.. g.Select(m => m.Fact)]).ToList();
            found.AddRange(bases.Where(Differ).Select(facts => new FactDisagreement(facts, true)));
            IReadOnlyList<Fact> firsts = [.. bases.Select(g => g[0])];
            if (Differ(firsts)) found.Add(new(firsts, false));
        }

        return found;
    }

    private static bool Differ(IReadOnlyList<Fact> facts)
    {
        for (int a = 0; a < facts.Count; a++)
            for (int b = a + 1; b < facts.Count; b++)
                if (!facts[a].Agrees(facts[b])) return true;
        return false;
    }

    private static bool InTime(Fact fact, FactQuery query) =>
        (query.PublishedBy is not { } by || fact.Published?.End <= by) && (query.EndsAfter is not { } after || fact.Period.End > after);

    private static (string, string, FactPeriod, double, string, string) Same(Fact f) => (f.Economy, f.Indicator.Id, f.Period, f.Value, f.Unit.Name, f.Link);
}
