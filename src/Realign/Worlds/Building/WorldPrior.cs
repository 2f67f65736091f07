namespace Realign.Worlds.Building;

/// <summary>The world before balancing: flows as they are given, final demand and inputs from coefficients.</summary>
internal sealed class WorldPrior
{
    /// <summary>The least share of expenditure that final demand starts with where inputs would exceed supply.</summary>
    private const double LeastFinalShare = 0.01;

    public WorldPrior(SourceFolder sources, double[] tariffs, double[] flows)
    {
        (Sources, Tariffs, Flows) = (sources, tariffs, flows);
        Coefficients = sources.Coefficients();
        FillAccounts();
    }

    public SourceFolder Sources { get; }

    /// <summary>[n, i, j].</summary>
    public double[] Tariffs { get; }

    /// <summary>[n, k, j].</summary>
    public double[] Coefficients { get; }

    /// <summary>[n, i, j], million USD.</summary>
    public double[] Flows { get; }

    /// <summary>Intermediate use [n, k, j], tariffs included.</summary>
    public double[] Inputs { get; private set; } = [];

    /// <summary>[n, j].</summary>
    public double[] ValueAdded { get; private set; } = [];

    /// <summary>[n, j].</summary>
    public double[] FinalDemand { get; private set; } = [];

    /// <summary>Final demand that had to be imputed, by economy, million USD.</summary>
    public double[] Imputed { get; private set; } = [];

    private void FillAccounts()
    {
        int N = Sources.N, J = Sources.J;
        double[] output = new double[N * J], supply = new double[N * J];
        for (int n = 0; n < N; n++)
            for (int i = 0; i < N; i++)
                for (int j = 0, at = ((n * N) + i) * J; j < J; j++, at++)
                {
                    output[(i * J) + j] += Flows[at];
                    supply[(n * J) + j] += Flows[at] * (1 + Tariffs[at]);
                }

        Inputs = new double[N * J * J];
        ValueAdded = new double[N * J];
        FinalDemand = new double[N * J];
        Imputed = new double[N];
        for (int n = 0; n < N; n++)
        {
            for (int j = 0; j < J; j++) ValueAdded[(n * J) + j] = output[(n * J) + j];
            for (int k = 0; k < J; k++)
            {
                double left = supply[(n * J) + k];
                for (int j = 0; j < J; j++)
                {
                    int at = (((n * J) + k) * J) + j;
                    Inputs[at] = Coefficients[at] * output[(n * J) + j];
                    ValueAdded[(n * J) + j] -= Inputs[at];
                    left -= Inputs[at];
                }

                double least = LeastFinalShare * supply[(n * J) + k];
                FinalDemand[(n * J) + k] = Math.Max(left, least);
                Imputed[n] += Math.Max(0, least - left);
            }
        }
    }
}
