using System.Globalization;

namespace Realign.Facts;

/// <summary>
/// Holds figures against each other: rows that stand twice, values beyond the size of an economy, balances against exports less imports, turnover against their sum, shares against part over total,
/// parts against wholes, money against its ratio to GDP. What passes: the rounding of the parts plus a tolerance. Where several figures are published, one combination has to fit.
/// </summary>
public sealed class FactCheck
{
    /// <summary>Accepted beyond rounding, a fraction of the largest part: revisions of a year's trade are that large.</summary>
    public const double DefaultTolerance = 0.01;

    /// <summary>Ratios to GDP are published with GDP of other vintages.</summary>
    private const double GdpTolerance = 0.05;

    private readonly IReadOnlyList<Fact> _facts;
    private readonly ILookup<(string, string, string, DateOnly, DateOnly), Fact> _byKey;
    private readonly Dictionary<string, Fact> _byId;
    private readonly List<Fact> _gdp;
    private readonly double _tolerance;
    private readonly List<FactFinding> _findings = [];
    private int _comparisons;

    private FactCheck(IReadOnlyList<Fact> facts, IReadOnlyList<Fact> context, double tolerance)
    {
        _facts = [.. facts.Where(f => f.Counts)];
        var levels = DerivedFacts.Of(_facts).Where(f => f.Indicator.Id is FactIndicator.ExportsGoods or FactIndicator.ImportsGoods && f.Unit.IsMoney);
        _byId = _facts.DistinctBy(f => f.Id).ToDictionary(f => f.Id, StringComparer.Ordinal);
        _byKey = _facts.Concat(levels).ToLookup(f => (f.Economy, f.Partner, f.Indicator.Id, f.Period.Start, f.Period.End));
        _gdp = [.. facts.Concat(context).Where(f => f.Counts && f.Indicator.Id == FactIndicator.Gdp && f.Source != FactSource.Derived)];
        _tolerance = tolerance;
    }

    /// <summary>Checks figures of one file.</summary>
    /// <param name="facts">The figures.</param>
    /// <param name="context">Others that may say how large an economy is.</param>
    /// <param name="tolerance">A fraction.</param>
    public static FactCheckReport Run(IReadOnlyList<Fact> facts, IReadOnlyList<Fact>? context = null, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (!(tolerance >= 0 && tolerance <= 1)) throw new RealignException($"A tolerance of {tolerance.ToString(CultureInfo.InvariantCulture)} is not possible; give a fraction from 0 to 1, for example 0.01.");
        var check = new FactCheck(facts, context ?? [], tolerance);
        check.Duplicates(facts);
        check.Sizes();
        check.Sums("trade_balance_", -1);
        check.Sums(FactIndicator.TradeTotal, 1);
        check.Shares(FactIndicator.ExportsShare, FactIndicator.ExportsGoods);
        check.Shares(FactIndicator.ImportsShare, FactIndicator.ImportsGoods);
        check.Parts();
        check.Ratios();
        check.Disputes();
        return new FactCheckReport(facts.Count, check._comparisons, tolerance, [.. check._findings.OrderBy(f => f.Kind).ThenBy(f => f.Facts[0].Line)]);
    }

    private void Duplicates(IReadOnlyList<Fact> facts)
    {
        foreach (var same in facts.GroupBy(f => (f.Economy, f.Partner, f.Indicator.Id, f.Period, f.Value, f.Unit.Name, f.Basis.Text, f.Publisher, f.Link)).Where(g => g.Count() > 1))
            Add(FactFindingKind.Duplicate, [.. same], $"{Ids([.. same])} are the same figure of the same publisher; drop {(same.Count() == 2 ? "one" : "all but one")}.");
    }

    /// <summary>Money against GDP of the nearest year in the same currency.</summary>
    private void Sizes()
    {
        foreach (var fact in _facts.Where(f => f.Unit.IsMoney && f.Indicator.Whole is null && f.Indicator.Id != FactIndicator.Gdp))
        {
            var range = fact.Indicator.Range(fact.Unit)!;
            if (_gdp.Where(g => g.Economy == fact.Economy && g.Unit.Name == fact.Unit.Name && g.Value > 0).MinBy(g => Math.Abs(g.Period.End.DayNumber - fact.Period.End.DayNumber)) is not { } gdp) continue;
            _comparisons++;
            double percent = 100 * fact.Value / gdp.Value, floor = fact.Partner is "" or FactIndicator.WholeWorld && fact.Period.Kind == PeriodKind.Year ? range.Low : Math.Min(0, range.Low);
            if (percent >= floor && percent <= range.High) continue;
            Add(FactFindingKind.Implausible, [fact, gdp], $"{fact} is {Percent(percent)} of GDP ({gdp.PublishedValue} {gdp.PublishedUnit} in {gdp.Period}); '{fact.Indicator.Id}' lies between {Percent(range.Low)} and {Percent(range.High)}. Check the scale (million, billion, trillion) and the currency.");
        }
    }

    /// <summary>Balances (sign −1) and turnover (+1) against exports and imports.</summary>
    private void Sums(string indicator, int sign)
    {
        foreach (var sum in _facts.Where(f => f.Unit.IsMoney && f.Indicator.Whole is null && f.Indicator.Id.StartsWith(indicator, StringComparison.Ordinal)))
        {
            string what = sum.Indicator.Id.EndsWith("services", StringComparison.Ordinal) ? "services" : "goods";
            var pairs = from of in Same(sum, $"exports_{what}")
                        from less in Same(sum, $"imports_{what}")
                        where of.Unit.Name == sum.Unit.Name && less.Unit.Name == sum.Unit.Name && (DerivedFacts.BalanceBasis(of.Basis.Code, less.Basis.Code) == sum.Basis.Code || sum.Basis.Code == FactBasis.Unstated)
                        select (Exports: of, Imports: less, Gap: Math.Abs(of.Value + (sign * less.Value) - sum.Value), Accepted: sum.Rounding + of.Rounding + less.Rounding + (_tolerance * Math.Max(of.Value, less.Value)));
            Judge(sum, pairs.Select(p => (p.Gap, p.Accepted, (IReadOnlyList<Fact>)[sum, p.Exports, p.Imports],
                $"{sum} but {p.Exports.PublishedValue} {p.Exports.PublishedUnit} ({p.Exports.Id}, {p.Exports.Basis.Code}) {(sign < 0 ? "less" : "plus")} {p.Imports.PublishedValue} {p.Imports.PublishedUnit} ({p.Imports.Id}, {p.Imports.Basis.Code}) make {FactText.Amount(p.Exports.Value + (sign * p.Imports.Value), sum.Unit)}")));
        }
    }

    private void Shares(string share, string level)
    {
        foreach (var fact in _facts.Where(f => f.Indicator.Id == share))
        {
            var pairs = from part in Same(fact, level)
                        from total in _byKey[(fact.Economy, FactIndicator.WholeWorld, level, fact.Period.Start, fact.Period.End)]
                        where part.Unit.Name == total.Unit.Name && total.Value > 0 && part.Basis.Code == fact.Basis.Code && total.Basis.Code == fact.Basis.Code
                        let computed = 100 * part.Value / total.Value
                        select (Part: part, Total: total, Computed: computed, Accepted: fact.Rounding + (computed * ((part.Rounding / Math.Max(part.Value, 1e-300)) + (total.Rounding / total.Value) + _tolerance)));
            Judge(fact, pairs.Select(p => (Math.Abs(p.Computed - fact.Value), p.Accepted, (IReadOnlyList<Fact>)[fact, p.Part, p.Total],
                $"{fact} but {p.Part.PublishedValue} {p.Part.PublishedUnit} ({p.Part.Id}) of {p.Total.PublishedValue} {p.Total.PublishedUnit} ({p.Total.Id}) are {Percent(p.Computed)}")));
        }
    }

    /// <summary>One of several combinations has to fit; when none does the nearest is told.</summary>
    private void Judge(Fact fact, IEnumerable<(double Gap, double Accepted, IReadOnlyList<Fact> Facts, string Text)> combinations)
    {
        var all = combinations.ToList();
        if (all.Count == 0) return;
        _comparisons++;
        var nearest = all.MinBy(c => c.Gap - c.Accepted);
        if (nearest.Gap > nearest.Accepted)
            Add(FactFindingKind.Contradiction, nearest.Facts, $"{nearest.Text}: {FactText.Amount(nearest.Gap, fact.Unit)} apart, {FactText.Amount(nearest.Accepted, fact.Unit)} would pass.");
    }

    /// <summary>Products against all goods, and a partner against all partners.</summary>
    private void Parts()
    {
        foreach (var part in _facts.Where(f => f.Unit.Name != "percent" && f.Indicator.Id is not ("event" or FactIndicator.BalanceShare) && f.Value > 0 && f.Indicator.Family is not (BasisFamily.Balance or BasisFamily.Free)))
        {
            if (part.Indicator.Whole is { } whole) Below(part, Same(part, whole));
            if (part.Indicator.IsBilateral && part.Partner != FactIndicator.WholeWorld && part.Unit.IsMoney) Below(part, _byKey[(part.Economy, FactIndicator.WholeWorld, part.Indicator.Id, part.Period.Start, part.Period.End)]);
        }
    }

    private void Below(Fact part, IEnumerable<Fact> wholes)
    {
        var comparable = wholes.Where(w => w.Unit.Name == part.Unit.Name && w.Basis.Code == part.Basis.Code).ToList();
        if (comparable.Count == 0) return;
        _comparisons++;
        var largest = comparable.MaxBy(w => w.Value)!;
        double accepted = part.Rounding + largest.Rounding + (_tolerance * Math.Abs(largest.Value));
        if (part.Value - largest.Value > accepted)
            Add(FactFindingKind.PartAboveTotal, [part, largest], $"{part} is above its whole, {largest.PublishedValue} {largest.PublishedUnit} ({largest.Id}): {FactText.Amount(part.Value - largest.Value, part.Unit)} more, {FactText.Amount(accepted, part.Unit)} would pass.");
    }

    /// <summary>Money over its published ratio to GDP against published GDP.</summary>
    private void Ratios()
    {
        foreach (var share in _facts.Where(f => f.Unit.Name == FactUnit.ShareOfGdp && f.Value != 0))
        {
            var pairs = from money in Same(share, share.Indicator.Id)
                        where money.Unit.IsMoney && money.Basis.Code == share.Basis.Code
                        from gdp in _gdp
                        where gdp.Economy == share.Economy && gdp.Unit.Name == money.Unit.Name && gdp.Value > 0 && gdp.Period.Equals(FactPeriod.OfYear(share.Period.End.Year))
                        let computed = 100 * money.Value / gdp.Value
                        select (Money: money, Gdp: gdp, Computed: computed, Accepted: share.Rounding + (Math.Abs(computed) * Math.Max(_tolerance, GdpTolerance)));
            Judge(share, pairs.Select(p => (Math.Abs(p.Computed - share.Value), p.Accepted, (IReadOnlyList<Fact>)[share, p.Money, p.Gdp],
                $"{share} but {p.Money.PublishedValue} {p.Money.PublishedUnit} ({p.Money.Id}) are {Percent(p.Computed)} of GDP ({p.Gdp.PublishedValue} {p.Gdp.PublishedUnit}, {p.Gdp.Publisher})")));
        }
    }

    private void Disputes()
    {
        foreach (var same in _facts.Where(f => f.Indicator.Id != "event").GroupBy(f => (f.Economy, f.Partner, f.Indicator.Id, f.Indicator.IsStock ? f.Period.End : f.Period.Start, f.Period.End, f.Unit.Name, f.Basis.Code)))
        {
            IReadOnlyList<Fact> facts = [.. same.Order(FactOrder.Trust)];
            if (facts.Any(a => facts.Any(b => !a.Agrees(b)))) Add(FactFindingKind.Disputed, facts, $"{facts[0].Economy}{(facts[0].Partner.Length > 0 ? $"-{facts[0].Partner}" : "")}: {new FactDisagreement(facts, true)}");
        }
    }

    private IEnumerable<Fact> Same(Fact fact, string indicator) => _byKey[(fact.Economy, fact.Partner, indicator, fact.Period.Start, fact.Period.End)];

    /// <summary>A finding names published figures: for a level that was computed from a share, the share and the total.</summary>
    private void Add(FactFindingKind kind, IReadOnlyList<Fact> facts, string text) =>
        _findings.Add(new(kind, [.. facts.SelectMany(f => f.Source == FactSource.Derived ? f.From.Select(id => _byId[id]) : [f])], text));

    private static string Ids(IReadOnlyList<Fact> facts) => string.Join(" and ", facts.Select(f => f.Line > 0 ? $"{f.Id} (line {f.Line})" : f.Id));

    private static string Percent(double percent) => $"{percent.ToString("0.##", CultureInfo.InvariantCulture)} %";
}
