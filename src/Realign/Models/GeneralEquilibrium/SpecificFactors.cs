using System.Runtime.Intrinsics;
using Realign.Numerics;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// The part of an evaluation that specific factors add: a share ρ of value added is earned by factors that stay in their sector, whose return r̂_nj
/// moves with the sector's sales. The state is the gap ln r̂_nj − ln ŵ_n [j][n]. docs/models/specific-factors.md.
/// </summary>
internal sealed unsafe class SpecificFactors
{
    private const double MaxStep = 1;
    private const double SmallestOutput = 1e-100;
    private readonly int _n, _j, _np;
    private readonly TradeSystem _system;
    private readonly AlignedBuffer _costShare, _output, _valueAdded, _wanted, _chain;

    /// <summary>(I − S_j Π_j) diag(ρ γ_j), transposed [j][k][i]: how sales of i fall with the gap of k, per unit of θ.</summary>
    private readonly AlignedBuffer _response;

    /// <summary>(I + θ_j (I − S_j Π_j) diag(ρ γ_j))⁻¹, transposed [j][k][i].</summary>
    private readonly AlignedBuffer _inverse;
    private double[]? _theta;

    public SpecificFactors(TradeSystem system, double share)
    {
        (_system, _n, _j, _np) = (system, system.N, system.J, system.Np);
        _costShare = new AlignedBuffer(_j * _np);
        _output = new AlignedBuffer(_j * _np);
        _valueAdded = new AlignedBuffer(_j * _np);
        _wanted = new AlignedBuffer(_np);
        _chain = new AlignedBuffer(_j * _np);
        _response = new AlignedBuffer(_j * _n * _np);
        _inverse = new AlignedBuffer(_j * _n * _np);
        var world = system.World;
        for (int j = 0; j < _j; j++)
        {
            for (int n = 0; n < _n; n++)
            {
                _costShare.Span[(j * _np) + n] = share * world.ValueAddedShares[n, j];
                _output.Span[(j * _np) + n] = world.Output[n, j];
                _valueAdded.Span[(j * _np) + n] = world.ValueAddedShares[n, j] * world.Output[n, j];
            }

            FillResponse(j);
        }
    }

    /// <summary>Readies the step for trade elasticities.</summary>
    public void Prepare(ReadOnlySpan<double> theta)
    {
        if (theta.SequenceEqual(_theta)) return;
        _theta = theta.ToArray();
        FillChain();
        for (int j = 0; j < _j; j++) Invert(j);
    }

    /// <summary>ln ĉ_nj gains γ_nj ρ (ln r̂_nj − ln ŵ_n).</summary>
    public void AddTo(double* cost, double* gap)
    {
        for (int x = 0; x < _j * _np; x += 8)
            Vector512.FusedMultiplyAdd(Vector512.LoadAligned(_costShare.Pointer + x), Vector512.Load(gap + x), Vector512.LoadAligned(cost + x)).StoreAligned(cost + x);
    }

    /// <summary>
    /// The step of the gaps towards ln (Y′/Y) − ln ŵ. Sales fall with elasticity θ in their own cost, of which the return is ρ γ, and rise with that of their
    /// rivals wherever they meet; each sector's step solves that, at baseline shares. Returns the largest gap, times θ: what it does to shares.
    /// </summary>
    public double Step(double[] theta, double* output, double* logWage, double* gap, double* step)
    {
        double largest = 0;
        for (int j = 0; j < _j; j++)
        {
            for (int x = 0; x < _np; x += 8)
            {
                int at = (j * _np) + x;
                var before = Vector512.LoadAligned(_output.Pointer + at);
                var sold = Vector512.Max(Vector512.LoadAligned(output + at), Vector512.Create(SmallestOutput));
                var wanted = Vector512.Log(sold / before) - Vector512.Load(logWage + x) - Vector512.Load(gap + at);
                wanted = Vector512.ConditionalSelect(Vector512.GreaterThan(before, Vector512<double>.Zero), wanted, default);
                wanted.StoreAligned(_wanted.Pointer + x);
                var size = Vector512.Abs(wanted) * Vector512.LoadAligned(_costShare.Pointer + at) * Math.Max(1, theta[j]);
                for (int lane = 0; lane < 8; lane++) largest = double.IsNaN(size[lane]) ? double.NaN : Math.Max(largest, size[lane]);
            }

            Apply(_inverse.Pointer + (j * _n * _np), step + (j * _np));
        }

        KeepAverage(gap, step);
        return largest;
    }

    /// <summary>The wage is the average pay by definition, so that gaps may not move it: Σ_j γ_nj Y_nj r̂_nj/ŵ_n stays what it was. What moves all pay is the wage's own step.</summary>
    private void KeepAverage(double* gap, double* step)
    {
        for (int n = 0; n < _n; n++)
        {
            double before = 0, after = 0;
            for (int j = 0; j < _j; j++)
            {
                int at = (j * _np) + n;
                before += _valueAdded.Pointer[at];
                after += _valueAdded.Pointer[at] * Math.Exp(gap[at] + step[at]);
            }

            double shift = Math.Log(before / after);
            for (int j = 0; j < _j; j++) if (_output.Pointer[(j * _np) + n] > 0) step[(j * _np) + n] += shift;
        }
    }

    /// <summary>What is wanted, times a sector's inverse, within the largest step.</summary>
    private void Apply(double* inverse, double* step)
    {
        double* wanted = _wanted.Pointer;
        for (int x = 0; x < _np; x += 8)
        {
            Vector512<double> even = default, odd = default;
            double* column = inverse + x;
            int k = 0;
            for (; k + 1 < _n; k += 2, column += 2 * _np)
            {
                even = Vector512.FusedMultiplyAdd(Vector512.Create(wanted[k]), Vector512.LoadAligned(column), even);
                odd = Vector512.FusedMultiplyAdd(Vector512.Create(wanted[k + 1]), Vector512.LoadAligned(column + _np), odd);
            }

            if (k < _n) even = Vector512.FusedMultiplyAdd(Vector512.Create(wanted[k]), Vector512.LoadAligned(column), even);
            Vector512.Min(Vector512.Max(even + odd, Vector512.Create(-MaxStep)), Vector512.Create(MaxStep)).Store(step + x);
        }
    }

    /// <summary>How sales of sector j answer: i meets k in the markets m where it sells, with its shares of sales S_im and the market's shares of purchases Π_mk.</summary>
    private void FillResponse(int j)
    {
        var world = _system.World;
        double* response = _response.Pointer + (j * _n * _np), bought = _system.Shares.Pointer + (j * _n * _np), gamma = _costShare.Pointer + (j * _np), sold = _wanted.Pointer;
        for (int m = 0; m < _n; m++)
        {
            for (int i = 0; i < _n; i++) sold[i] = world.Output[i, j] > 0 ? world.Flows[m, i, j] / world.Output[i, j] : 0;
            for (int k = 0; k < _n; k++)
            {
                double meets = bought[(m * _np) + k] * gamma[k];
                if (meets == 0) continue;
                double* row = response + (k * _np);
                for (int x = 0; x < _np; x += 8)
                    Vector512.FusedMultiplyAdd(Vector512.Create(-meets), Vector512.LoadAligned(sold + x), Vector512.LoadAligned(row + x)).StoreAligned(row + x);
            }
        }

        for (int i = 0; i < _n; i++)
            if (world.Output[i, j] > 0) response[(i * _np) + i] += gamma[i];
    }

    /// <summary>
    /// A dearer input makes its users at home dearer, and they lose sales with their own θ: crude oil that is refined at home sells as refined petroleum does.
    /// Σ_k (share of sales j that k buys) (share of k's cost that j is) θ_k (1 − Σ_m S_nm Π_mn of k), times ρ γ_nj.
    /// </summary>
    private void FillChain()
    {
        var world = _system.World;
        for (int n = 0; n < _n; n++)
        {
            for (int j = 0; j < _j; j++)
            {
                double sum = 0, domestic = _system.Shares.Pointer[(((j * _n) + n) * _np) + n], kept = _system.NetShares.Pointer[(((j * _n) + n) * _np) + n];
                for (int k = 0; k < _j && world.Output[n, j] > 0; k++)
                {
                    double gamma = _costShare.Pointer[(k * _np) + n], cost = world.InputCoefficients[n, j, k];
                    double elasticity = gamma > 0 ? _theta![k] * _response.Pointer[((((k * _n) + n) * _np) + n)] / gamma : 0;
                    sum += kept * cost * world.Output[n, k] / world.Output[n, j] * domestic * cost * elasticity;
                }

                _chain.Pointer[(j * _np) + n] = _costShare.Pointer[(j * _np) + n] * sum;
            }
        }
    }

    /// <summary>
    /// (I + θB)⁻¹ by Gauss–Jordan in place. No pivoting: I − SΠ has row sums of zero and no positive element off its diagonal, so that I + θB is a
    /// non-singular M-matrix, whose pivots are positive.
    /// </summary>
    private void Invert(int j)
    {
        double* response = _response.Pointer + (j * _n * _np), inverse = _inverse.Pointer + (j * _n * _np);
        for (int x = 0; x < _n * _np; x += 8) (Vector512.Create(_theta![j]) * Vector512.LoadAligned(response + x)).StoreAligned(inverse + x);
        for (int p = 0; p < _n; p++) inverse[(p * _np) + p] += 1 + _chain.Pointer[(j * _np) + p];
        for (int p = 0; p < _n; p++)
        {
            double* pivot = inverse + (p * _np);
            double scale = 1 / pivot[p];
            pivot[p] = 1;
            for (int x = 0; x < _np; x += 8) (Vector512.Create(scale) * Vector512.LoadAligned(pivot + x)).StoreAligned(pivot + x);
            for (int r = 0; r < _n; r++)
            {
                double* row = inverse + (r * _np);
                double factor = row[p];
                if (r == p || factor == 0) continue;
                row[p] = 0;
                for (int x = 0; x < _np; x += 8)
                    Vector512.FusedMultiplyAdd(Vector512.Create(-factor), Vector512.LoadAligned(pivot + x), Vector512.LoadAligned(row + x)).StoreAligned(row + x);
            }
        }
    }
}
