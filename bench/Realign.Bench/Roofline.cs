using System.Diagnostics;
using System.Runtime.Intrinsics;
using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;

namespace Realign.Bench;

/// <summary>What one evaluation of the equations moves and computes, what the machine can do, and how close the kernel comes.</summary>
internal static unsafe class Roofline
{
    public static void Run()
    {
        var world = Repository.Shipped();
        var system = new TradeSystem(world);
        var kernel = new TradeKernel(system);
        kernel.Prepare([.. world.TradeElasticities], new ShockBuilder(world).AddTariff("USA", "*", "*", 0.1).ToShock(), Closure.WorldShare, [.. world.Deficits]);
        var state = new AlignedBuffer(kernel.Dimension);
        var step = new AlignedBuffer(kernel.Dimension);
        kernel.Baseline(state.Span);
        double N = system.N, J = system.J, Np = system.Np;
        double bytes = 8 * ((2 * J * N * Np) + (4 * J * J * Np));
        double flops = 2 * ((3 * J * N * Np) + (4 * J * J * Np));
        double evaluation = Best(() => kernel.Evaluate(state.Pointer, step.Pointer), 2000);
        double bandwidth = Bandwidth((int)(bytes / 8)), peak = Peak();
        double floor = Math.Max(bytes / bandwidth, flops / peak);
        Console.WriteLine($"one evaluation, {N} economies × {J} sectors: {bytes / 1e6:F2} MB streamed, {flops / 1e6:F2} Mflop, {J * N * 2:F0} exponentials and logarithms");
        Console.WriteLine($"machine, one core: {bandwidth / 1e9:F1} GB/s reading that many bytes again and again, {peak / 1e9:F1} Gflop/s of fused multiply-adds");
        Console.WriteLine($"memory floor {bytes / bandwidth * 1e6:F0} µs, arithmetic floor {flops / peak * 1e6:F0} µs; measured {evaluation * 1e6:F0} µs = {evaluation / floor:F2} × the floor");
    }

    private static double Best(Action action, int repeats)
    {
        double best = double.PositiveInfinity;
        for (int r = 0; r < repeats; r++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    private static double Bandwidth(int doubles)
    {
        var buffer = new AlignedBuffer(doubles + 64);
        double sink = 0;
        double seconds = Best(() => sink += Sum(buffer.Pointer, doubles / 32 * 32), 500);
        GC.KeepAlive(sink);
        return doubles * 8.0 / seconds;
    }

    private static double Sum(double* p, int length)
    {
        Vector512<double> a = default, b = default, c = default, d = default;
        for (int x = 0; x < length; x += 32)
        {
            a += Vector512.LoadAligned(p + x);
            b += Vector512.LoadAligned(p + x + 8);
            c += Vector512.LoadAligned(p + x + 16);
            d += Vector512.LoadAligned(p + x + 24);
        }

        return Vector512.Sum(a + b + c + d);
    }

    private static double Peak()
    {
        const int rounds = 20000;
        double sink = 0;
        double seconds = Best(() => sink += Multiply(rounds), 50);
        GC.KeepAlive(sink);
        return rounds * 8.0 * 8 * 2 / seconds;
    }

    private static double Multiply(int rounds)
    {
        var m = Vector512.Create(0.999999);
        Vector512<double> a = m, b = m, c = m, d = m, e = m, f = m, g = m, h = m;
        for (int r = 0; r < rounds; r++)
        {
            a = Vector512.FusedMultiplyAdd(a, m, m);
            b = Vector512.FusedMultiplyAdd(b, m, m);
            c = Vector512.FusedMultiplyAdd(c, m, m);
            d = Vector512.FusedMultiplyAdd(d, m, m);
            e = Vector512.FusedMultiplyAdd(e, m, m);
            f = Vector512.FusedMultiplyAdd(f, m, m);
            g = Vector512.FusedMultiplyAdd(g, m, m);
            h = Vector512.FusedMultiplyAdd(h, m, m);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h);
    }
}
