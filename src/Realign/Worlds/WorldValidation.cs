using Realign.Numerics;

namespace Realign.Worlds;

/// <summary>Shapes, signs and codes that every world must have before anything can be computed from it.</summary>
internal static class WorldValidation
{
    private const double ShareTolerance = 1e-6;

    public static void Validate(WorldData data)
    {
        int N = data.Economies.Count, J = data.Sectors.Count;
        if (N < 1 || J < 1)
            throw new RealignException($"A world needs at least one economy and one sector; this one has {N} and {J}.");
        Unique("economy", data.Economies.Select(e => e.Code));
        Unique("sector", data.Sectors.Select(s => s.Code));
        Shape("flows", data.Flows, N, N, J);
        Shape("tariffs", data.Tariffs, N, N, J);
        Shape("input coefficients", data.InputCoefficients, N, J, J);
        Shape("value-added shares", data.ValueAddedShares, N, J);
        if (data.FinalDemand is not null) Shape("final demand", data.FinalDemand, N, J);
        Elasticities("trade elasticities", data.TradeElasticities, J);
        foreach (var set in data.ElasticitySets)
        {
            Elasticities($"elasticity set '{set.Name}'", set.Values, J);
            if (set.Estimated.Count != J)
                throw new RealignException($"elasticity set '{set.Name}' marks {set.Estimated.Count} sectors as estimated or not; there are {J}.");
        }

        Flows(data, N, J);
        Columns(data, N, J);
        if (data.FinalDemand is not null)
            for (int n = 0; n < N; n++)
                for (int j = 0; j < J; j++)
                    Finite(data.FinalDemand[n, j], () => $"final demand of {data.Economies[n].Code} for {data.Sectors[j].Code}");
    }

    private static void Flows(WorldData data, int N, int J)
    {
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < N; i++)
            {
                var flow = data.Flows.Row(n, i);
                var tariff = data.Tariffs.Row(n, i);
                for (int j = 0; j < J; j++)
                {
                    if (!(flow[j] >= 0 && double.IsFinite(flow[j])))
                        throw new RealignException($"The flow of {Place(data, n, i, j)} is {flow[j]}; a flow is a finite number, zero or more. Correct it or set it to zero.");
                    if (!(tariff[j] > -1 && double.IsFinite(tariff[j])))
                        throw new RealignException($"The tariff on {Place(data, n, i, j)} is {tariff[j]}; a rate is a fraction above −1 (0.05 is 5 %). Correct it.");
                    if (i == n && tariff[j] != 0)
                        throw new RealignException($"The tariff on {Place(data, n, i, j)} is {tariff[j]}; a domestic flow pays none. Set it to 0.");
                }
            }
        }
    }

    private static void Columns(WorldData data, int N, int J)
    {
        for (int n = 0; n < N; n++)
        {
            for (int j = 0; j < J; j++)
            {
                double sum = data.ValueAddedShares[n, j];
                if (!(sum >= 0 && sum <= 1 + ShareTolerance))
                    throw new RealignException($"The value-added share of {data.Sectors[j].Code} in {data.Economies[n].Code} is {sum}; it must lie between 0 and 1.");
                for (int k = 0; k < J; k++)
                {
                    double coefficient = data.InputCoefficients[n, k, j];
                    // Published tables hold a few negative inputs (subsidised or balancing entries); WorldCheck reports them.
                    if (!double.IsFinite(coefficient))
                        throw new RealignException($"The coefficient of input {data.Sectors[k].Code} in {data.Sectors[j].Code} of {data.Economies[n].Code} is {coefficient}; it must be a finite number.");
                    sum += coefficient;
                }

                if (Math.Abs(sum - 1) > ShareTolerance)
                    throw new RealignException($"Value added and inputs of {data.Sectors[j].Code} in {data.Economies[n].Code} sum to {sum:G9} of output; they must sum to 1. Put product taxes into value added, or scale the column.");
            }
        }
    }

    private static string Place(WorldData data, int n, int i, int j) =>
        $"{data.Sectors[j].Code} from {data.Economies[i].Code} to {data.Economies[n].Code}";

    private static void Unique(string kind, IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string code in codes)
        {
            if (string.IsNullOrWhiteSpace(code)) throw new RealignException($"A code of {kind} is empty; give every {kind} a code.");
            if (!seen.Add(code)) throw new RealignException($"The {kind} '{code}' stands twice; codes must be unique.");
        }
    }

    private static void Shape(string what, Tensor tensor, int a, int b, int c)
    {
        if (tensor.A != a || tensor.B != b || tensor.C != c)
            throw new RealignException($"The {what} are {tensor.A} × {tensor.B} × {tensor.C}; this world's are {a} × {b} × {c}.");
    }

    private static void Shape(string what, Matrix matrix, int rows, int columns)
    {
        if (matrix.Rows != rows || matrix.Columns != columns)
            throw new RealignException($"The {what} are {matrix.Rows} × {matrix.Columns}; this world's are {rows} × {columns}.");
    }

    private static void Elasticities(string what, IReadOnlyList<double> values, int J)
    {
        if (values.Count != J) throw new RealignException($"The {what} have {values.Count} values; there are {J} sectors.");
        for (int j = 0; j < J; j++)
            if (!(values[j] > 0 && double.IsFinite(values[j])))
                throw new RealignException($"The {what} have {values[j]} for sector {j + 1}; a trade elasticity is a positive number.");
    }

    private static void Finite(double value, Func<string> place)
    {
        if (!double.IsFinite(value)) throw new RealignException($"The {place()} is {value}; it must be a finite number.");
    }
}
