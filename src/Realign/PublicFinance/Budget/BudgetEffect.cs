using Realign.Numerics;
using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Budget;

/// <summary>
/// What a scenario does to the budget, line by line. The lines do not overlap: taxes that follow income are those that are left when tariffs and value-added
/// tax at the border are taken out.
/// </summary>
public sealed class BudgetEffect
{
    /// <summary>Position of interest, the last line before the measures.</summary>
    internal const int Interest = 3;

    /// <summary>Lines before the measures.</summary>
    private const int Fixed = 4;

    /// <summary>Positions of the parameters in the random numbers of a draw: beyond those of elasticities and events.</summary>
    private const int Positions = 1 << 27;

    private static readonly (string Id, string Name)[] _lines =
        [("tariffs", "tariff revenue"), ("import-vat", "value-added tax on imports"), ("other-taxes", "other taxes, by income"), ("interest", "interest in foreign currency")];

    private readonly BudgetParameters _parameters;
    private readonly double[][] _draws;

    private BudgetEffect(BudgetParameters parameters, ScenarioImpulse central, double[] values, double[][] draws) => (_parameters, Central, CentralLines, _draws) = (parameters, central, values, draws);

    public ScenarioImpulse Central { get; }

    /// <summary>Lines at central values, fractions of GDP; a line that cannot be known is NaN.</summary>
    internal double[] CentralLines { get; }

    /// <summary>Sum of the lines that are known, a fraction of GDP.</summary>
    public ShareOfGdp Total => ShareOfGdp.FromFraction(Sum(CentralLines));

    /// <summary>The total of every draw, fractions of GDP; empty without draws.</summary>
    public IReadOnlyList<double> TotalDraws => [.. _draws.Select(Sum)];

    /// <summary>Lines of a draw.</summary>
    internal double[] DrawLines(int draw) => _draws[draw];

    /// <param name="impulses">The scenario.</param>
    /// <param name="parameters">How the budget answers.</param>
    /// <param name="seed">Of the draws of parameters.</param>
    public static BudgetEffect Of(ScenarioImpulses impulses, BudgetParameters parameters, long seed)
    {
        ArgumentNullException.ThrowIfNull(impulses);
        ArgumentNullException.ThrowIfNull(parameters);
        return new BudgetEffect(
            parameters, impulses.Central, Compute(impulses.Central, parameters, null),
            [.. impulses.Draws.Select((impulse, d) => Compute(impulse, parameters, new CounterRandom(seed, d)))]);
    }

    /// <summary>The lines with their ranges, and the total last.</summary>
    /// <exception cref="RealignException">The lines do not add up to the total.</exception>
    public IReadOnlyList<BudgetLine> Lines()
    {
        double total = Total.Fraction;
        var lines = new List<BudgetLine>();
        for (int k = 0; k < CentralLines.Length; k++)
        {
            var (id, name) = k < Fixed ? _lines[k] : ($"measure-{k - Fixed + 1}", _parameters.Measures[k - Fixed].Name);
            lines.Add(Line(id, name, CentralLines[k], [.. _draws.Select(d => d[k])], total, Missing(k)));
        }

        double sum = lines.Sum(l => l.Value ?? 0);
        if (!(Math.Abs(sum - total) <= 1e-12)) throw new RealignException($"The lines of the budget add up to {sum} and not to the total of {total}. This is a defect; please report it with the scenario.");
        lines.Add(Line("total", "effect on the balance", total, [.. TotalDraws], total, null));
        return lines;
    }

    private BudgetLine Line(string id, string name, double value, double[] draws, double total, string? missing)
    {
        if (double.IsNaN(value)) return new BudgetLine(id, name, null, null, null, null, null, missing);
        Array.Sort(draws);
        double? At(double p) => draws.Length > 0 ? Quantiles.Of(draws, p) : null;
        return new BudgetLine(id, name, value, At(0.05), At(0.95), value * Central.Gdp.Units, total != 0 ? value / total : null, null);
    }

    private string? Missing(int line) => line switch
    {
        1 when _parameters.ImportVat is null => "value-added tax on imports: needs customs_revenue_local, trade_taxes, imports_goods CIF, exchange_rate and gdp_local of one year",
        2 when _parameters.TaxRatio is null => "taxes relative to GDP: needs tax_revenue, or tax_revenue_local and gdp_local",
        Interest when _parameters.Interest is null || _parameters.ForeignShare is null => "interest of the government",
        _ => null,
    };

    /// <summary>What lines do to the primary balance: all of them but interest.</summary>
    internal static double PrimaryBalance(double[] lines) => Sum(lines) - (double.IsNaN(lines[Interest]) ? 0 : lines[Interest]);

    private static double Sum(double[] lines)
    {
        double sum = 0;
        foreach (double line in lines) if (!double.IsNaN(line)) sum += line;
        return sum;
    }

    private static double[] Compute(ScenarioImpulse x, BudgetParameters p, CounterRandom? random)
    {
        double At(BudgetParameter? parameter, int position) => parameter is null ? double.NaN : random is { } r ? parameter.Size.Draw(r.Uniform(Positions + position)) : parameter.Size.Value;
        double gdp = x.Gdp.Units, tariffs = (x.TariffsAfter - x.TariffsBefore).Units / gdp;
        double border = (x.GoodsImportsAfter + x.TariffsAfter - x.GoodsImportsBefore - x.TariffsBefore).Units / gdp, vat = At(p.ImportVat, 0);
        double uncredited = At(p.Uncredited ?? Default(x.FinalShare), 1);
        double vatAtBorder = double.IsNaN(vat) ? 0 : vat * (x.GoodsImportsBefore + x.TariffsBefore).Units / gdp;
        double ratio = At(p.TaxRatio, 2) - (p.TradeTaxes is null ? x.TariffsBefore.Units / gdp : At(p.TradeTaxes, 3)) - vatAtBorder;
        var lines = new double[Fixed + p.Measures.Count];
        lines[0] = tariffs;
        lines[1] = vat * uncredited * border;
        lines[2] = ratio * x.Income * At(p.Buoyancy, 4);
        lines[Interest] = -At(p.ForeignShare, 5) * At(p.Interest, 6) * x.ForeignPrice;
        for (int m = 0; m < p.Measures.Count; m++) lines[Fixed + m] = random is { } r ? p.Measures[m].Size.Draw(r.Uniform(Positions + 16 + m)) : p.Measures[m].Size.Value;
        return lines;
    }

    private static BudgetParameter Default(double finalShare) => new("uncredited", new Events.EventSize(finalShare, (finalShare + 1) / 2, 1), "");
}
