using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>
/// The coefficients of a global input-output system laid out for <see cref="LeontiefSolver"/>. The matrix A itself, (N·J)² numbers, is never formed: with one
/// market share for all users of a product, a = s·γ with s_nij = π_nij/(1+τ_nij), so that A = S·G, S block-diagonal by sector and G by economy.
/// </summary>
internal sealed unsafe class LeontiefBlocks
{
    /// <summary>Economies of one step of a sweep, and rows of a kernel's tile.</summary>
    public const int Group = 4;

    public LeontiefBlocks(World world)
    {
        (N, J) = (world.Economies.Count, world.Sectors.Count);
        (Np, Jp) = (Padded(N), Padded(J));
        Forward = new AlignedBuffer(J * N * Np);
        Backward = new AlignedBuffer(J * N * Np);
        (Domestic, Net) = (new double[N * J], new double[N * J]);
        Inputs = Blocks();
        InputsTransposed = Blocks();
        Local = Blocks();
        LocalTransposed = Blocks();
        Chain = Blocks();
        ChainTransposed = Blocks();
        Shares(world);
        for (int n = 0; n < N; n++) Economy(world, n);
    }

    public int N { get; }

    public int J { get; }

    /// <summary>N and J rounded up to whole groups.</summary>
    public int Np { get; }

    public int Jp { get; }

    /// <summary>[j][n][i]: s_nij, what i sells of each unit that n spends on j; zero where n = i.</summary>
    public AlignedBuffer Forward { get; }

    /// <summary>[j][i][n]: the same numbers for the transposed system.</summary>
    public AlignedBuffer Backward { get; }

    /// <summary>[n][j]: s_nnj.</summary>
    public double[] Domestic { get; }

    /// <summary>[n][j]: Σ_i s_nij, what is left of a unit spent when duties are paid.</summary>
    public double[] Net { get; }

    /// <summary>G_n, by economy a block [b][a] of coefficient γ_nab: the transpose of how it is written, so that rows of a tile lie together.</summary>
    public AlignedBuffer Inputs { get; }

    public AlignedBuffer InputsTransposed { get; }

    /// <summary>L_n = (I − A_nn)⁻¹, laid out as <see cref="Inputs"/>.</summary>
    public AlignedBuffer Local { get; }

    public AlignedBuffer LocalTransposed { get; }

    /// <summary>K_n = G_n L_n.</summary>
    public AlignedBuffer Chain { get; }

    public AlignedBuffer ChainTransposed { get; }

    public int BlockSize => J * Jp;

    private static int Padded(int count) => (count + Group - 1) / Group * Group;

    private AlignedBuffer Blocks() => new(N * J * Jp);

    private void Shares(World world)
    {
        double* forward = Forward.Pointer, backward = Backward.Pointer;
        for (int n = 0; n < N; n++)
        {
            var spent = world.Expenditure.Row(n);
            for (int i = 0; i < N; i++)
            {
                var flows = world.Flows.Row(n, i);
                for (int j = 0; j < J; j++)
                {
                    double share = spent[j] > 0 ? flows[j] / spent[j] : 0;
                    Net[(n * J) + j] += share;
                    if (n == i)
                    {
                        Domestic[(n * J) + j] = share;
                        continue;
                    }

                    forward[(((j * N) + n) * Np) + i] = share;
                    backward[(((j * N) + i) * Np) + n] = share;
                }
            }
        }
    }

    private void Economy(World world, int n)
    {
        var matrix = new double[J * J];
        for (int j = 0; j < J; j++)
        {
            var used = world.InputCoefficients.Row(n, j);
            for (int k = 0; k < J; k++) matrix[(j * J) + k] = (j == k ? 1 : 0) - (Domestic[(n * J) + j] * used[k]);
        }

        double[] local = new LuFactors(matrix, J).Inverse();
        var chain = new double[J * J];
        for (int a = 0; a < J; a++)
        {
            var used = world.InputCoefficients.Row(n, a);
            var row = chain.AsSpan(a * J, J);
            for (int b = 0; b < J; b++)
            {
                double γ = used[b];
                if (γ == 0) continue;
                var from = local.AsSpan(b * J, J);
                for (int c = 0; c < J; c++) row[c] += γ * from[c];
            }
        }

        Store(n, world.InputCoefficients.Values.Slice(n * J * J, J * J), Inputs, InputsTransposed);
        Store(n, local, Local, LocalTransposed);
        Store(n, chain, Chain, ChainTransposed);
    }

    private void Store(int n, ReadOnlySpan<double> matrix, AlignedBuffer plain, AlignedBuffer transposed)
    {
        double* p = plain.Pointer + (n * BlockSize), t = transposed.Pointer + (n * BlockSize);
        for (int a = 0; a < J; a++)
        {
            for (int b = 0; b < J; b++)
            {
                double value = matrix[(a * J) + b];
                p[(b * Jp) + a] = value;
                t[(a * Jp) + b] = value;
            }
        }
    }
}
