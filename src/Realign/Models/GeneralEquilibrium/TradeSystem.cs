using System.Runtime.Intrinsics;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// A balanced world laid out for the kernels: sector-major, economies contiguous and padded to whole vectors, so that every pass over
/// trade shares or coefficients is a stream of aligned loads. Immutable, shared between threads; see Notation.md for the symbols.
/// </summary>
internal sealed unsafe class TradeSystem
{
    public TradeSystem(World world)
    {
        World = world;
        N = world.Economies.Count;
        J = world.Sectors.Count;
        Np = AlignedBuffer.Padded(N);
        Shares = new AlignedBuffer(J * N * Np);
        NetShares = new AlignedBuffer(J * N * Np);
        Coefficients = new AlignedBuffer(J * J * Np);
        ValueAddedShares = new AlignedBuffer(J * Np);
        FinalShares = new AlignedBuffer(J * Np);
        Expenditure = new AlignedBuffer(J * Np);
        DomesticResponse = new AlignedBuffer(J * J * Np);
        ValueAdded = [.. world.ValueAdded];
        WorldValueAdded = ValueAdded.Sum();
        FillShares();
        FillSectors();
        FillDomesticResponse();
    }

    public World World { get; }

    public int N { get; }

    public int J { get; }

    /// <summary>N rounded up to whole vectors.</summary>
    public int Np { get; }

    /// <summary>π [j][n][i].</summary>
    public AlignedBuffer Shares { get; }

    /// <summary>π/(1+τ) [j][n][i].</summary>
    public AlignedBuffer NetShares { get; }

    /// <summary>γ [k input][j output][n].</summary>
    public AlignedBuffer Coefficients { get; }

    /// <summary>γ [j][n].</summary>
    public AlignedBuffer ValueAddedShares { get; }

    /// <summary>α [j][n].</summary>
    public AlignedBuffer FinalShares { get; }

    /// <summary>Baseline X [j][n].</summary>
    public AlignedBuffer Expenditure { get; }

    /// <summary>
    /// (I − diag(π_nn) Γᵀ)⁻¹ of every economy, [a][b][n]: how its prices answer to its own costs when trade partners stand still; transposed,
    /// how its expenditure answers to its own demand. Preconditions both blocks, whatever θ and the shock are.
    /// </summary>
    public AlignedBuffer DomesticResponse { get; }

    public double[] ValueAdded { get; }

    public double WorldValueAdded { get; }

    private void FillShares()
    {
        double* pi = Shares.Pointer, net = NetShares.Pointer;
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < N; i++)
            {
                var flow = World.Flows.Row(n, i);
                var tariff = World.Tariffs.Row(n, i);
                for (int j = 0; j < J; j++)
                {
                    double x = World.Expenditure[n, j];
                    // An economy that buys nothing of a sector gets its own product as the notional supplier; it carries no value.
                    double share = x > 0 ? flow[j] * (1 + tariff[j]) / x : i == n ? 1 : 0;
                    int at = (((j * N) + n) * Np) + i;
                    pi[at] = share;
                    net[at] = share / (1 + tariff[j]);
                }
            }
        }
    }

    private void FillSectors()
    {
        for (int n = 0; n < N; n++)
        {
            double final = World.FinalDemand.RowSum(n);
            for (int j = 0; j < J; j++)
            {
                ValueAddedShares.Span[(j * Np) + n] = World.ValueAddedShares[n, j];
                FinalShares.Span[(j * Np) + n] = World.FinalDemand[n, j] / final;
                Expenditure.Span[(j * Np) + n] = World.Expenditure[n, j];
                for (int k = 0; k < J; k++) Coefficients.Span[(((k * J) + j) * Np) + n] = World.InputCoefficients[n, k, j];
            }
        }
    }

    private void FillDomesticResponse()
    {
        // One vector lane an economy: eight economies are inverted at a time by Gauss–Jordan without pivoting, which is safe because
        // the matrices are diagonally dominant by columns (π_nn ≤ 1, inputs of a column sum to less than 1).
        var matrix = new AlignedBuffer(J * 2 * J * 8);
        double* m = matrix.Pointer;
        int row = 2 * J * 8;
        for (int block = 0; block < Np; block += 8)
        {
            LoadDomesticBlock(m, row, block);
            for (int pivot = 0; pivot < J; pivot++)
            {
                double* p = m + (pivot * row);
                var scale = Vector512<double>.One / Vector512.LoadAligned(p + (pivot * 8));
                for (int c = pivot; c <= pivot + J; c++) (Vector512.LoadAligned(p + (c * 8)) * scale).StoreAligned(p + (c * 8));
                for (int r = 0; r < J; r++)
                {
                    double* q = m + (r * row);
                    var factor = -Vector512.LoadAligned(q + (pivot * 8));
                    if (r == pivot || factor == Vector512<double>.Zero) continue;
                    for (int c = pivot; c <= pivot + J; c++)
                        Vector512.FusedMultiplyAdd(factor, Vector512.LoadAligned(p + (c * 8)), Vector512.LoadAligned(q + (c * 8))).StoreAligned(q + (c * 8));
                }
            }

            for (int a = 0; a < J; a++)
                for (int b = 0; b < J; b++)
                    Vector512.LoadAligned(m + (a * row) + ((J + b) * 8)).StoreAligned(DomesticResponse.Pointer + (((a * J) + b) * Np) + block);
        }

        // A pointer does not keep its buffer: without this the collector may take the matrix away while it is being inverted.
        GC.KeepAlive(matrix);
    }

    private void LoadDomesticBlock(double* m, int row, int block)
    {
        new Span<double>(m, J * row).Clear();
        for (int lane = 0; lane < 8; lane++)
        {
            int n = block + lane;
            for (int a = 0; a < J; a++)
            {
                double domestic = n < N ? Shares.Pointer[(((a * N) + n) * Np) + n] : 0;
                for (int b = 0; b < J; b++)
                {
                    double coefficient = n < N ? Coefficients.Pointer[(((b * J) + a) * Np) + n] : 0;
                    m[(a * row) + (b * 8) + lane] = (a == b ? 1 : 0) - (domestic * coefficient);
                }

                m[(a * row) + ((J + a) * 8) + lane] = 1;
            }
        }
    }
}
