using Realign.Numerics;

namespace Realign.Dependence;

/// <summary>What the decompositions of all exporters share.</summary>
internal sealed class ExportMultipliers
{
    public ExportMultipliers(InputOutputSystem system, int threads, CancellationToken cancellation)
    {
        int N = system.Economies, J = system.Sectors;
        var own = Matrix.Create(N * J, N, (row, t) => row / J == t ? system.ValueAddedCoefficients[t, row % J] : 0);
        ValueAdded = system.Multipliers(own, threads, cancellation);
        var outputs = system.OutputsByDemand(threads, cancellation);
        var inputs = new double[N * J * N];
        var direct = new double[N * J];
        for (int r = 0; r < N; r++)
        {
            for (int j = 0; j < J; j++)
            {
                var row = inputs.AsSpan(((r * J) + j) * N, N);
                var used = system.World.InputCoefficients.Row(r, j);
                for (int k = 0; k < J; k++) Rows.Add(row, used[k], outputs.Row((r * J) + k));
            }

            Direct(system, r, direct.AsSpan(r * J, J));
        }

        (Inputs, DirectInputs) = (Matrix.Adopt(N * J, N, inputs), direct);
    }

    /// <summary>v_t' (I − A)⁻¹ [(n, j), t]: value added of t in a unit of output of (n, j).</summary>
    public Matrix ValueAdded { get; }

    /// <summary>G X^(m) [(r, j), m]: what r buys of product j as an input, from everywhere, because of m's final demand.</summary>
    public Matrix Inputs { get; }

    /// <summary>G_r L_rr Y_rr [r, j]: inputs that r buys of product j for what it makes and absorbs itself.</summary>
    public double[] DirectInputs { get; }

    private static unsafe void Direct(InputOutputSystem system, int r, Span<double> inputs)
    {
        var blocks = system.Blocks;
        double* chain = blocks.Chain.Pointer + ((nint)r * blocks.BlockSize);
        for (int k = 0; k < system.Sectors; k++)
        {
            double demand = system.FinalDemand[(r * system.Sectors) + k, r];
            for (int j = 0; j < system.Sectors; j++) inputs[j] += chain[(k * blocks.Jp) + j] * demand;
        }
    }
}
