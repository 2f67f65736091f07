using System.Globalization;

namespace Realign.Facts;

/// <summary>
/// What published figures imply, where nobody has published it on the same basis: a level from a share and a total, a balance and a turnover from exports and imports, a partner's
/// share of a total, a ratio to GDP, and money from a ratio to GDP. Of several figures the most trusted is used; the rounding of all parts carries over.
/// </summary>
internal static class DerivedFacts
{
    /// <summary>Bases of exports, of imports, and of the balance of the two.</summary>
    private static readonly (string Exports, string Imports, string Balance)[] _balances =
    [
        (FactBasis.Fob, FactBasis.Fob, FactBasis.FobFob), (FactBasis.Fob, FactBasis.Cif, FactBasis.FobCif), (FactBasis.Customs, FactBasis.Customs, FactBasis.Customs), (FactBasis.BalanceOfPayments, FactBasis.BalanceOfPayments, FactBasis.BalanceOfPayments),
    ];

    private static readonly (string Share, string Level)[] _shares = [(FactIndicator.ExportsShare, FactIndicator.ExportsGoods), (FactIndicator.ImportsShare, FactIndicator.ImportsGoods), (FactIndicator.BalanceShare, FactIndicator.BalanceGoods)];

    public static IReadOnlyList<Fact> Of(IReadOnlyList<Fact> published)
    {
        var known = new Dictionary<Key, Fact>();
        foreach (var fact in published.Where(f => f.Counts).Order(FactOrder.Trust)) known.TryAdd(Key.Of(fact), fact);
        var derived = new List<Fact>();
        void Add(IEnumerable<Fact?> facts)
        {
            foreach (var fact in facts.OfType<Fact>().ToList())
                if (known.TryAdd(Key.Of(fact), fact)) derived.Add(fact);
        }

        Add(Levels(known));
        Add(Balances(known));
        Add(Shares(known));
        List<Fact> measured = [.. known.Values];
        Add(measured.Select(f => Ratio(f, known)));
        var currencies = measured.Where(f => f.Indicator.Id == FactIndicator.Gdp).ToLookup(f => f.Economy, f => f.Unit.Name);
        Add(measured.Where(f => f.Unit.Name == FactUnit.ShareOfGdp).SelectMany(f => currencies[f.Economy].Distinct().Select(c => Money(f, c, known))));
        return derived;
    }

    /// <summary>The basis of a balance of exports and imports on theirs; null when they do not go together.</summary>
    public static string? BalanceBasis(string exports, string imports) => _balances.Where(b => b.Exports == exports && b.Imports == imports).Select(b => b.Balance).FirstOrDefault();

    private static IEnumerable<Fact?> Levels(Dictionary<Key, Fact> known)
    {
        foreach (var share in known.Values)
            foreach (var (id, level) in _shares)
                if (share.Indicator.Id == id && id != FactIndicator.BalanceShare && share.Partner != FactIndicator.WholeWorld
                    && known.GetValueOrDefault(Key.Of(share) with { Indicator = level, Partner = FactIndicator.WholeWorld, Unit = "USD" }) is { } total)
                    yield return Product("level", FactIndicator.Of(level), share.Value / 100 * total.Value, total.PublishedUnit, share, total);
    }

    private static IEnumerable<Fact?> Balances(Dictionary<Key, Fact> known)
    {
        foreach (var exports in known.Values.Where(f => f.Indicator.Id is FactIndicator.ExportsGoods or "exports_services" && f.Unit.IsMoney))
        {
            string what = exports.Indicator.Id["exports_".Length..];
            foreach (var (of, with, balance) in _balances)
            {
                if (exports.Basis.Code != of || known.GetValueOrDefault(Key.Of(exports) with { Indicator = $"imports_{what}", Basis = with }) is not { } imports) continue;
                double rounding = exports.Rounding + imports.Rounding;
                yield return Make("balance", FactIndicator.Of($"trade_balance_{what}"), exports.Value - imports.Value, rounding, exports.PublishedUnit, balance, exports, imports);
                if (what == "goods") yield return Make("turnover", FactIndicator.Of(FactIndicator.TradeTotal), exports.Value + imports.Value, rounding, exports.PublishedUnit, balance, exports, imports);
            }
        }
    }

    private static IEnumerable<Fact?> Shares(Dictionary<Key, Fact> known)
    {
        foreach (var (share, level) in _shares)
            foreach (var part in known.Values.Where(f => f.Indicator.Id == level && f.Partner != FactIndicator.WholeWorld && f.Unit.IsMoney))
                if (known.GetValueOrDefault(Key.Of(part) with { Partner = FactIndicator.WholeWorld }) is { Value: not 0 } total)
                    yield return Product("share", FactIndicator.Of(share), 100 * part.Value / total.Value, FactIndicator.Of(share).Units[0].Unit, part, total);
    }

    private static Fact? Ratio(Fact fact, Dictionary<Key, Fact> known) =>
        fact.Unit.IsMoney && fact.Indicator.Units.Any(u => u.Unit == FactUnit.ShareOfGdp) && Gdp(fact, fact.Unit.Name, known) is { Value: > 0 } gdp
            ? Product("ratio", fact.Indicator, 100 * fact.Value / gdp.Value, "percent of GDP", fact, gdp) : null;

    private static Fact? Money(Fact fact, string currency, Dictionary<Key, Fact> known) =>
        Gdp(fact, currency, known) is { } gdp ? Product("money", fact.Indicator, fact.Value / 100 * gdp.Value, gdp.PublishedUnit, fact, gdp) : null;

    /// <summary>GDP of the year of a flow, or of the year at whose end a stock was counted.</summary>
    private static Fact? Gdp(Fact fact, string currency, Dictionary<Key, Fact> known)
    {
        var end = fact.Period.End;
        bool whole = fact.Indicator.IsStock ? end is { Month: 12, Day: 31 } : fact.Period.Kind == PeriodKind.Year;
        return whole ? known.GetValueOrDefault(new Key(fact.Economy, "", FactIndicator.Gdp, new DateOnly(end.Year, 1, 1), end, currency, "")) : null;
    }

    /// <summary>What is multiplied or divided has the sum of the relative roundings of its parts.</summary>
    private static Fact Product(string how, FactIndicator indicator, double value, string unit, Fact first, Fact second) =>
        Make(how, indicator, value, Math.Abs(value) * (Relative(first) + Relative(second)), unit, first.Basis.Code, first, second);

    private static double Relative(Fact fact) => fact.Value == 0 ? 0 : fact.Rounding / Math.Abs(fact.Value);

    private static Fact Make(string how, FactIndicator indicator, double value, double rounding, string unitText, string basis, Fact first, Fact second)
    {
        var unit = FactUnit.Parse(unitText);
        IReadOnlyList<string> from = [.. Published(first), .. Published(second)];
        int decimals = rounding > 0 ? Math.Clamp((int)Math.Ceiling(-Math.Log10(2 * rounding / unit.Scale)), 0, 6) : 2;
        return new Fact
        {
            Id = $"derived:{how}:{string.Join('+', from)}",
            Economy = first.Economy,
            Partner = indicator.IsBilateral ? first.Partner : "",
            Indicator = indicator,
            Period = first.Period,
            Value = value,
            Unit = unit,
            PublishedValue = (value / unit.Scale).ToString($"F{decimals}", CultureInfo.InvariantCulture),
            PublishedUnit = unitText,
            Rounding = rounding,
            Basis = FactBasis.Parse(basis, indicator.Family),
            Nature = first.Nature == FactNature.Estimate || second.Nature == FactNature.Estimate ? FactNature.Estimate : FactNature.Outturn,
            Publisher = $"computed from {string.Join(", ", from.SkipLast(1))} and {from[^1]}",
            Published = first.Published is null || second.Published is null ? null : first.Published.End >= second.Published.End ? first.Published : second.Published,
            Confidence = first.Confidence > second.Confidence ? first.Confidence : second.Confidence,
            Source = FactSource.Derived,
            From = from,
        };
    }

    private static IReadOnlyList<string> Published(Fact fact) => fact.Source == FactSource.Derived ? fact.From : [fact.Id];

    /// <summary>What makes two figures ones of the same: a stock of December and of the year fall together.</summary>
    private readonly record struct Key(string Economy, string Partner, string Indicator, DateOnly Start, DateOnly End, string Unit, string Basis)
    {
        public static Key Of(Fact f) => new(f.Economy, f.Partner, f.Indicator.Id, f.Indicator.IsStock ? f.Period.End : f.Period.Start, f.Period.End, f.Unit.Name, f.Basis.Code);
    }
}
