using Realign.Numerics;

namespace Realign.Worlds;

/// <summary>The accounting of a world: what follows from flows, tariffs and coefficients.</summary>
internal static class WorldAccounts
{
    /// <summary>Output Y_ij = Σ_n flow; expenditure X_nj = Σ_i (1+τ) flow; deficit = imports − exports; tariff revenue Σ τ flow.</summary>
    public static (Matrix Output, Matrix Expenditure, double[] Deficits, double[] TariffRevenue) FromFlows(Tensor flows, Tensor tariffs)
    {
        int N = flows.A, J = flows.C;
        var output = new double[N * J];
        var expenditure = new double[N * J];
        var deficits = new double[N];
        var revenue = new double[N];
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < N; i++)
            {
                var flow = flows.Row(n, i);
                var tariff = tariffs.Row(n, i);
                double shipped = 0;
                for (int j = 0; j < J; j++)
                {
                    output[(i * J) + j] += flow[j];
                    expenditure[(n * J) + j] += flow[j] * (1 + tariff[j]);
                    revenue[n] += flow[j] * tariff[j];
                    shipped += flow[j];
                }

                if (i == n) continue;
                deficits[n] += shipped;
                deficits[i] -= shipped;
            }
        }

        return (Matrix.Adopt(N, J, output), Matrix.Adopt(N, J, expenditure), deficits, revenue);
    }

    /// <summary>w_n L_n = Σ_j γ_nj Y_nj.</summary>
    public static double[] ValueAdded(Matrix output, Matrix valueAddedShares)
    {
        var valueAdded = new double[output.Rows];
        for (int n = 0; n < output.Rows; n++)
            for (int j = 0; j < output.Columns; j++)
                valueAdded[n] += valueAddedShares[n, j] * output[n, j];
        return valueAdded;
    }

    /// <summary>F_nj = X_nj − Σ_k γ_njk Y_nk: what expenditure leaves after inputs.</summary>
    public static Matrix FinalDemand(Matrix output, Matrix expenditure, Tensor coefficients) =>
        Matrix.Create(output.Rows, output.Columns, (n, j) =>
        {
            double inputs = 0;
            var bought = coefficients.Row(n, j);
            var made = output.Row(n);
            for (int k = 0; k < bought.Length; k++) inputs += bought[k] * made[k];
            return expenditure[n, j] - inputs;
        });

    /// <summary>The largest |X_nj − Σ_k γ_njk Y_nk − F_nj| relative to world GDP: zero in an equilibrium.</summary>
    public static double Imbalance(World world)
    {
        double gdp = 0, largest = 0;
        for (int n = 0; n < world.Economies.Count; n++) gdp += world.Gdp(n);
        var left = FinalDemand(world.Output, world.Expenditure, world.InputCoefficients);
        for (int at = 0; at < left.Values.Length; at++) largest = Math.Max(largest, Math.Abs(left.Values[at] - world.FinalDemand.Values[at]));
        return largest / gdp;
    }
}
