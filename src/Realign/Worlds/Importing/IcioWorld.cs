using System.Globalization;
using Realign.Numerics;

namespace Realign.Worlds.Importing;

/// <summary>Makes a world of a table that was read, and writes down what had to be changed for it.</summary>
internal sealed class IcioWorld(IcioTable table, double[] tariffs, IcioOptions options, int year)
{
    private const string Unit = "million USD";
    private const double Rounding = 1e-12;

    private readonly IReadOnlyList<string> _economies = table.Header.Economies;
    private readonly IReadOnlyList<string> _sectors = table.Header.Sectors;
    private readonly List<string> _notes = [];

    public World Build()
    {
        int N = _economies.Count, J = _sectors.Count;
        DropNegativeFlows();
        var flows = Tensor.Adopt(N, N, J, table.Flows);
        var duties = Tensor.Adopt(N, N, J, tariffs);
        var (output, expenditure, _, _) = WorldAccounts.FromFlows(flows, duties);
        var (coefficients, shares) = Columns(output);
        NoteFinalDemand(WorldAccounts.FinalDemand(output, expenditure, coefficients));
        NoteTotals();
        double[] elasticities = Elasticities();
        return new World(new WorldData
        {
            Name = options.Name ?? $"OECD ICIO {year}",
            Year = year,
            Unit = Unit,
            Economies = [.. _economies.Select(code => new Economy(code, IcioNames.Economy(code), "") { CoefficientSource = $"OECD ICIO {year}" })],
            Sectors = [.. _sectors.Select(code => new Sector(code, IcioNames.Industry(code), $"ISIC Rev. 4 {code}", IcioNames.IsGood(code)))],
            Flows = flows,
            Tariffs = duties,
            InputCoefficients = coefficients,
            ValueAddedShares = shares,
            TradeElasticities = elasticities,
            Provenance = new Provenance
            {
                Method = "Read from an OECD inter-country input-output table: flows are all uses at basic prices.",
                RealignVersion = typeof(World).Assembly.GetName().Version!.ToString(3),
                Sources = [new Source("OECD ICIO", "OECD, Inter-Country Input-Output Tables", "OECD terms and conditions", "https://oe.cd/icio")],
                Notes = _notes,
            },
        });
    }

    private void DropNegativeFlows()
    {
        int J = _sectors.Count, N = _economies.Count, count = 0, largest = -1;
        double sum = 0;
        for (int at = 0; at < table.Flows.Length; at++)
        {
            if (table.Flows[at] >= 0) continue;
            count++;
            sum += table.Flows[at];
            if (largest < 0 || table.Flows[at] < table.Flows[largest]) largest = at;
        }

        if (table.NegativeFinalUseCells > 0)
            Note($"{table.NegativeFinalUseCells} cells of final demand are negative (changes of inventories), {table.NegativeFinalUses:G6} {Unit} in sum; they were netted with the other uses of the same product by the same economy.");
        if (count == 0) return;
        Note($"{count} flows stayed negative and were set to zero, {sum:G6} {Unit} in sum; the largest is {table.Flows[largest]:G6}, {_sectors[largest % J]} from {_economies[largest / J % N]} to {_economies[largest / J / N]}.");
        for (int at = 0; at < table.Flows.Length; at++) table.Flows[at] = Math.Max(0, table.Flows[at]);
    }

    /// <summary>Inputs over output; value added is the rest. Inputs above output are scaled down to it.</summary>
    private (Tensor Coefficients, Matrix Shares) Columns(Matrix output)
    {
        int N = _economies.Count, J = _sectors.Count, scaled = 0;
        var coefficients = table.Inputs;
        var shares = new double[N * J];
        double cut = 0, valueAdded = 0;
        for (int n = 0; n < N; n++)
        {
            for (int j = 0; j < J; j++)
            {
                double inputs = 0, made = output[n, j];
                for (int k = 0; k < J; k++) inputs += coefficients[(((n * J) + k) * J) + j];
                if (inputs > made * (1 + Rounding)) (scaled, cut) = (scaled + 1, cut + inputs - made);
                double divisor = made > 0 ? Math.Max(inputs, made) : double.PositiveInfinity;
                for (int k = 0; k < J; k++) coefficients[(((n * J) + k) * J) + j] /= divisor;
                shares[(n * J) + j] = Math.Max(0, 1 - (inputs / divisor));
                valueAdded += shares[(n * J) + j] * made;
            }
        }

        Note($"Value added is output less inputs: {valueAdded:G6} {Unit}, where the table has {table.ValueAdded:G6} and taxes less subsidies on products of {table.ProductTaxes:G6}.");
        if (scaled > 0) Note($"In {scaled} industries inputs exceeded output, by {cut:G6} {Unit} in sum; they were scaled down and value added is zero there.");
        return (Tensor.Adopt(N, J, J, coefficients), Matrix.Adopt(N, J, shares));
    }

    private void NoteFinalDemand(Matrix demand)
    {
        int count = 0, largest = -1;
        double sum = 0;
        for (int at = 0; at < demand.Values.Length; at++)
        {
            // What is left of equal sums after rounding is no demand.
            if (demand.Values[at] >= -1e-6) continue;
            count++;
            sum += demand.Values[at];
            if (largest < 0 || demand.Values[at] < demand.Values[largest]) largest = at;
        }

        if (count > 0)
            Note($"Final demand is negative in {count} cells, {sum:G6} {Unit} in sum; the largest is {demand.Values[largest]:G6}, {_sectors[largest % _sectors.Count]} in {_economies[largest / _sectors.Count]}. Balance the world before solving a model on it.");
    }

    private void NoteTotals()
    {
        if (table.LargestTotalGap > 1)
            Note($"Rows do not add up to the totals of the table: the largest gap is {table.LargestTotalGap:G6} {Unit}, row {table.LargestTotalGapLabel}. The sums were used.");
    }

    private double[] Elasticities()
    {
        foreach (string code in options.TradeElasticities.Keys)
            if (!_sectors.Contains(code)) throw new RealignException($"The trade elasticity is given for '{code}', which is no sector of the table.{NearestName.Hint(code, _sectors)}");
        int uniform = _sectors.Count(code => !options.TradeElasticities.ContainsKey(code));
        if (uniform > 0) Note($"The trade elasticity of {uniform} sectors is {options.UniformElasticity}{(options.UniformElasticity == 4 ? " (Simonovska and Waugh 2014, Journal of International Economics 92)" : "")}, not estimated by sector.");
        return [.. _sectors.Select(code => options.TradeElasticities.GetValueOrDefault(code, options.UniformElasticity))];
    }

    private void Note(FormattableString note) => _notes.Add(note.ToString(CultureInfo.InvariantCulture));
}
