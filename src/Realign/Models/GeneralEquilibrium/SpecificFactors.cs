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
    private readonly int _j, _np;
    private readonly AlignedBuffer _costShare, _response, _output;

    public SpecificFactors(TradeSystem system, double share)
    {
        (_j, _np) = (system.J, system.Np);
        _costShare = new AlignedBuffer(_j * _np);
        _response = new AlignedBuffer(_j * _np);
        _output = new AlignedBuffer(_j * _np);
        var world = system.World;
        for (int j = 0; j < _j; j++)
        {
            for (int n = 0; n < system.N; n++)
            {
                double output = world.Output[n, j], domestic = world.Flows[n, n, j];
                int at = (j * _np) + n;
                _costShare.Span[at] = share * world.ValueAddedShares[n, j];
                _output.Span[at] = output;
                if (output > 0) _response.Span[at] = _costShare.Span[at] * (1 - (domestic / output * domestic / world.Expenditure[n, j]));
            }
        }
    }

    /// <summary>ln ĉ_nj gains γ_nj ρ (ln r̂_nj − ln ŵ_n).</summary>
    public void AddTo(double* cost, double* gap)
    {
        for (int x = 0; x < _j * _np; x += 8)
            Vector512.FusedMultiplyAdd(Vector512.LoadAligned(_costShare.Pointer + x), Vector512.Load(gap + x), Vector512.LoadAligned(cost + x)).StoreAligned(cost + x);
    }

    /// <summary>
    /// The step of the gap towards ln (Y′/Y) − ln ŵ, each divided by how fast sales answer: they fall with elasticity θ in the sector's cost, of which
    /// the return is ρ γ, where buyers have an alternative. Returns the largest gap, times θ: what it does to shares.
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
                var damped = wanted / Vector512.FusedMultiplyAdd(Vector512.Create(theta[j]), Vector512.LoadAligned(_response.Pointer + at), Vector512<double>.One);
                Vector512.Min(Vector512.Max(damped, Vector512.Create(-MaxStep)), Vector512.Create(MaxStep)).Store(step + at);
                var size = Vector512.Abs(wanted) * Vector512.LoadAligned(_costShare.Pointer + at) * Math.Max(1, theta[j]);
                for (int lane = 0; lane < 8; lane++) largest = double.IsNaN(size[lane]) ? double.NaN : Math.Max(largest, size[lane]);
            }
        }

        return largest;
    }
}
