using System.Numerics;
using System.Security.Cryptography;

namespace Realign.Cluster;

/// <summary>What must be the same at coordinator and worker for their results to be the same to the last bit.</summary>
internal static class WorkerIdentity
{
    private static readonly Lazy<string> _arithmetic = new(ComputeArithmetic);

    public static WorkerCard Card(int threads) =>
        new(Product.Version, typeof(Product).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..12], _arithmetic.Value, threads);

    /// <summary>Why a worker cannot work for a coordinator; null when it can.</summary>
    public static string? Mismatch(WorkerCard worker, WorkerCard coordinator)
    {
        if (worker.Version != coordinator.Version)
            return $"it runs Realign {worker.Version}, this is {coordinator.Version}; results of two versions do not mix. Install the same version on both.";
        if (worker.Build != coordinator.Build)
            return $"its Realign {worker.Version} was compiled apart (build {worker.Build}, here {coordinator.Build}). Install the same package on both.";
        return worker.Arithmetic == coordinator.Arithmetic
            ? null
            : "its processor or mathematics library computes with other last bits, so that results would depend on who solved what. Take machines of the same kind and the same image.";
    }

    /// <summary>
    /// SHA-256 of what may differ between machines: the functions of the C library, and sums in vectors whose width follows the processor.
    /// </summary>
    private static string ComputeArithmetic()
    {
        const int Points = 4096;
        var values = new double[Points * 3];
        for (int k = 0; k < Points; k++)
        {
            double x = 1e-3 + (k * 0.0137);
            (values[k * 3], values[(k * 3) + 1], values[(k * 3) + 2]) = (Math.Log(x), Math.Exp(-x), Math.Pow(x, 1.7));
        }

        Span<double> sums = [Vector.Sum(Sum(values)), Vector<double>.Count];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(values));
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(sums));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];

        static Vector<double> Sum(double[] values)
        {
            var sum = Vector<double>.Zero;
            for (int k = 0; k + Vector<double>.Count <= values.Length; k += Vector<double>.Count) sum += new Vector<double>(values, k) * new Vector<double>(values, values.Length - Vector<double>.Count - k);
            return sum;
        }
    }
}
