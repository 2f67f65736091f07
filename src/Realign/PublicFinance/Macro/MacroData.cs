using Realign.PublicFinance.Debt;

namespace Realign.PublicFinance.Macro;

/// <summary>
/// Figures of economies. Where several stand for the same economy, indicator, year and government, the first in the file is used and the others are kept; a
/// projection is never used.
/// </summary>
public sealed class MacroData
{
    private readonly Dictionary<(string, string), List<MacroFigure>> _byKey;

    public MacroData(IReadOnlyList<MacroFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Figures = [.. figures];
        _byKey = Figures.GroupBy(f => (f.Economy, f.Indicator.Id)).ToDictionary(g => g.Key, g => g.ToList());
        Economies = [.. Figures.Select(f => f.Economy).Distinct()];
    }

    public IReadOnlyList<MacroFigure> Figures { get; }

    /// <summary>Codes, in the order of the file.</summary>
    public IReadOnlyList<string> Economies { get; }

    /// <summary>These figures first, so that they are used where both have one; then others'.</summary>
    public MacroData Before(MacroData other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Figures, .. other.Figures]);
    }

    /// <exception cref="RealignException">Nothing is known of the economy.</exception>
    public void Require(string economy)
    {
        if (!Economies.Contains(economy))
            throw new RealignException($"The macro file has nothing on '{economy}'.{NearestName.Hint(economy, Economies)} It has {string.Join(", ", Economies)}; bring figures of others with --macro FILE (see 'realign macro import --help').");
    }

    /// <summary>Every figure of a year, the one that is used first.</summary>
    public IEnumerable<MacroFigure> All(string economy, string indicator, int year, Government? government = null) => Of(economy, indicator, government).Where(f => f.Year == year);

    /// <summary>The figure of a year; null when there is none.</summary>
    public MacroFigure? Find(string economy, string indicator, int year, Government? government = null) => All(economy, indicator, year, government).FirstOrDefault(f => !f.IsProjection);

    /// <summary>The figure of the latest year up to one; null when there is none.</summary>
    public MacroFigure? Latest(string economy, string indicator, Government? government = null, int until = int.MaxValue)
    {
        var usable = Of(economy, indicator, government).Where(f => f.Year <= until && !f.IsProjection).ToList();
        return usable.Count == 0 ? null : usable.First(f => f.Year == usable.Max(g => g.Year));
    }

    /// <summary>Figures that say different things about the same, each group with the one that is used first.</summary>
    public IEnumerable<IReadOnlyList<MacroFigure>> Disputed(string economy) =>
        Figures.Where(f => f.Economy == economy && f.Year is not null).GroupBy(f => (f.Indicator.Id, f.Year, f.Government)).Where(g => g.Count() > 1).Select(g => (IReadOnlyList<MacroFigure>)[.. g.OrderBy(f => f.IsProjection)]);

    /// <summary>Indicators without any usable figure, neither relative to GDP nor in own money.</summary>
    public IReadOnlyList<string> Missing(string economy)
    {
        const string InMoney = "_local";
        string Other(string id) => id.EndsWith(InMoney, StringComparison.Ordinal) ? id[..^InMoney.Length] : id + InMoney;
        return [.. MacroIndicator.All.Where(i => Latest(economy, i.Id) is null && Latest(economy, Other(i.Id)) is null).Select(i => i.Id)];
    }

    /// <summary>The longest run of years with all that shocks need, of one government; null when it is too short for any.</summary>
    public ShockHistory? History(string economy, int from = 1996)
    {
        ShockHistory? best = null;
        foreach (var government in (Government[])[Government.General, Government.Central])
            if (History(economy, government, from) is { } found && found.Years.Count > (best?.Years.Count ?? 0)) best = found;
        return best;
    }

    private ShockHistory? History(string economy, Government government, int from)
    {
        var balances = Of(economy, "primary_balance", government).Where(f => f.Year >= from && !f.IsProjection).Select(f => f.Year!.Value).Distinct().Order().ToList();
        List<int> years = [];
        List<double> values = [];
        (List<int> Years, List<double> Values) longest = ([], []);
        foreach (int year in balances)
        {
            if (years.Count > 0 && years[^1] != year - 1) (years, values) = ([], []);
            if (Row(economy, government, year) is { } row)
            {
                years.Add(year);
                values.AddRange(row);
            }
            else (years, values) = ([], []);
            if (years.Count > longest.Years.Count) longest = ([.. years], [.. values]);
        }

        return longest.Years.Count < ShockHistory.FewestYears ? null
            : new ShockHistory(economy, longest.Years, [.. longest.Values], $"{(government == Government.General ? "general" : "central")} government");
    }

    private double[]? Row(string economy, Government government, int year)
    {
        var growth = Find(economy, "real_growth", year);
        var inflation = Find(economy, "deflator_inflation", year);
        var interest = Find(economy, "implicit_interest_rate", year, government);
        var balance = Find(economy, "primary_balance", year, government);
        var (now, before) = (Find(economy, "exchange_rate", year), Find(economy, "exchange_rate", year - 1));
        if (growth is null || inflation is null || interest is null || balance is null || now is null || before is null) return null;
        return [growth.AsRate().Fraction, inflation.AsRate().Fraction, interest.AsRate().Fraction, (now.AsExchangeRate().UnitsPerUsd / before.AsExchangeRate().UnitsPerUsd) - 1, balance.AsShareOfGdp().Fraction];
    }

    private IEnumerable<MacroFigure> Of(string economy, string indicator, Government? government) =>
        _byKey.TryGetValue((economy, indicator), out var figures) ? figures.Where(f => government is null || f.Government == government) : [];
}
