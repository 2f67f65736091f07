using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// What a counterfactual changes. Changes are fractions (0.01 is +1 %); values are in the world's unit, at prices in which world value added
/// stays the same (the numéraire). Economies and sectors by position, as in <see cref="World"/>; index order [n importer, i exporter, j sector].
/// </summary>
public sealed class Effects
{
    private readonly Equilibrium _equilibrium;
    private readonly Lazy<WelfareDecomposition> _decomposition;
    private readonly Lazy<(Change[] Exports, Change[] Imports)> _allTrade, _goodsTrade;
    private readonly int _sectors;

    internal Effects(Equilibrium equilibrium)
    {
        _equilibrium = equilibrium;
        _sectors = equilibrium.Baseline.Sectors.Count;
        _decomposition = new Lazy<WelfareDecomposition>(() => new WelfareDecomposition(equilibrium, Welfare!));
        (_allTrade, _goodsTrade) = (new(() => Totals(goodsOnly: false)), new(() => Totals(goodsOnly: true)));
        int N = equilibrium.Baseline.Economies.Count;
        (var priceIndex, var welfare, var realWage) = (new double[N], new double[N], new double[N]);
        for (int n = 0; n < N; n++)
        {
            double final = Baseline.FinalDemand.RowSum(n), logPrice = 0;
            for (int j = 0; j < _sectors; j++) logPrice += Baseline.FinalDemand[n, j] / final * Math.Log(equilibrium.Prices[(n * _sectors) + j]);
            double income = equilibrium.Income[n] / (Baseline.ValueAdded[n] + Baseline.TariffRevenue[n] + Baseline.Deficits[n]);
            priceIndex[n] = Math.Exp(logPrice) - 1;
            welfare[n] = (income * Math.Exp(-logPrice)) - 1;
            realWage[n] = (equilibrium.Wages[n] * Math.Exp(-logPrice)) - 1;
        }

        (PriceIndex, Welfare, RealWage) = (priceIndex, welfare, realWage);
    }

    /// <summary>The equilibrium that changes are measured against.</summary>
    public World Baseline => _equilibrium.Baseline;

    /// <summary>Welfare Ŵ_n − 1: income over the price index of final demand. Where tastes shift, the shift counts.</summary>
    public IReadOnlyList<double> Welfare { get; }

    /// <summary>Real wage ŵ_n / Π_j P̂_nj^α_nj − 1; where labour is fixed in its sector, the average over sectors.</summary>
    public IReadOnlyList<double> RealWage { get; }

    /// <summary>Price index of final demand, Π_j P̂_nj^α_nj − 1.</summary>
    public IReadOnlyList<double> PriceIndex { get; }

    /// <summary>Tariff revenue after.</summary>
    public IReadOnlyList<double> TariffRevenue => _equilibrium.TariffRevenue;

    /// <summary>Deficits D′ after.</summary>
    public IReadOnlyList<double> Deficits => _equilibrium.Deficits;

    /// <summary>Trade elasticities that were used.</summary>
    public IReadOnlyList<double> TradeElasticities => _equilibrium.TradeElasticities;

    /// <summary>First-order decomposition of the welfare change into terms and volume of trade, by partner and sector.</summary>
    public WelfareDecomposition Decomposition => _decomposition.Value;

    /// <summary>Welfare of one economy by its code.</summary>
    public double WelfareOf(string economy) => Welfare[Baseline.EconomyIndex(economy)];

    /// <summary>
    /// Welfare with the new bundle judged by the old tastes: what a boycott costs those who do not mind what they now refuse. Equals
    /// <see cref="Welfare"/> where tastes do not shift. Shifts in the use of inputs stay in the costs.
    /// </summary>
    public double WelfareAtOldTastes(int n) => ((1 + Welfare[n]) * TasteCorrection.Factor(_equilibrium, n)) - 1;

    /// <summary>Sectoral price index P̂_nj − 1.</summary>
    public double Price(int n, int j) => _equilibrium.Prices[(n * _sectors) + j] - 1;

    /// <summary>Gross output after.</summary>
    public double Output(int n, int j) => _equilibrium.Output[(n * _sectors) + j];

    /// <summary>Value added after. Labour is the one primary factor, so this is also what it earns in the sector.</summary>
    public double ValueAdded(int n, int j) => Baseline.ValueAddedShares[n, j] * Output(n, j);

    /// <summary>Change of labour in a sector, L̂_nj − 1: value added over the wage. Zero where there was none, and where labour is fixed.</summary>
    public double Labour(int n, int j) => Baseline.Output[n, j] > 0 && _equilibrium.SpecificFactorShare < 1 ? (Output(n, j) / Baseline.Output[n, j] / _equilibrium.Wages[n]) - 1 : 0;

    /// <summary>Return of a sector's specific factors, r̂_nj − 1; that of labour, ŵ_n − 1, where all factors move.</summary>
    public double SectorReturn(int n, int j) => _equilibrium.Returns[(n * _sectors) + j] - 1;

    /// <summary>Flow after, net of tariff.</summary>
    public double Flow(int n, int i, int j) => _equilibrium.Flows[(((n * Baseline.Economies.Count) + i) * _sectors) + j];

    /// <summary>Exports of n before and after, all sectors, or goods alone.</summary>
    public Change Exports(int n, bool goodsOnly = false) => (goodsOnly ? _goodsTrade : _allTrade).Value.Exports[n];

    /// <summary>Imports of n before and after, all sectors, or goods alone; net of tariffs.</summary>
    public Change Imports(int n, bool goodsOnly = false) => (goodsOnly ? _goodsTrade : _allTrade).Value.Imports[n];

    /// <summary>Exports of n to a partner.</summary>
    public Change ExportsTo(int n, int partner, bool goodsOnly = false) => Between(partner, n, goodsOnly);

    /// <summary>Imports of n from a partner, net of tariffs.</summary>
    public Change ImportsFrom(int n, int partner, bool goodsOnly = false) => Between(n, partner, goodsOnly);

    /// <summary>Balance of n with a partner, exports less imports.</summary>
    public Change Balance(int n, int partner, bool goodsOnly = false) => ExportsTo(n, partner, goodsOnly) - ImportsFrom(n, partner, goodsOnly);

    /// <summary>Tariff revenue of n before and after.</summary>
    public Change TariffRevenueOf(int n) => new(Baseline.TariffRevenue[n], TariffRevenue[n]);

    /// <summary>The world after the shock, itself a balanced world, for the next question.</summary>
    public World ToWorld(string name)
    {
        int N = Baseline.Economies.Count, J = _sectors;
        var tariffs = new double[N * N * J];
        for (int pair = 0; pair < N * N; pair++) _equilibrium.Tariffs(pair / N, pair % N, tariffs.AsSpan(pair * J, J));
        return new World(new WorldData
        {
            Name = name,
            Year = Baseline.Year,
            Unit = Baseline.Unit,
            Economies = Baseline.Economies,
            Sectors = Baseline.Sectors,
            Flows = new Tensor(N, N, J, _equilibrium.Flows),
            Tariffs = new Tensor(N, N, J, tariffs),
            InputCoefficients = Baseline.InputCoefficients,
            ValueAddedShares = Baseline.ValueAddedShares,
            FinalDemand = Matrix.Create(N, J, (n, j) => Baseline.FinalDemand[n, j] / Baseline.FinalDemand.RowSum(n) * _equilibrium.Income[n]),
            TradeElasticities = Baseline.TradeElasticities,
            ElasticitySets = Baseline.ElasticitySets,
            Provenance = Baseline.Provenance,
        });
    }

    /// <summary>Exports and imports of every economy in one pass over pairs.</summary>
    private (Change[] Exports, Change[] Imports) Totals(bool goodsOnly)
    {
        int N = Baseline.Economies.Count;
        (var exports, var imports) = (new Change[N], new Change[N]);
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < N; i++)
            {
                if (i == n) continue;
                var flow = Between(n, i, goodsOnly);
                imports[n] += flow;
                exports[i] += flow;
            }
        }

        return (exports, imports);
    }

    private Change Between(int importer, int exporter, bool goodsOnly)
    {
        double before = 0, after = 0;
        for (int j = 0; j < _sectors; j++)
        {
            if (goodsOnly && !Baseline.Sectors[j].IsGood) continue;
            before += Baseline.Flows[importer, exporter, j];
            after += Flow(importer, exporter, j);
        }

        return new Change(before, after);
    }
}
