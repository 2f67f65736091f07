using Realign.Numerics;

namespace Realign.Estimation;

/// <summary>The covariance of the coefficients, with what its small-sample factor counted.</summary>
internal sealed class Sandwich
{
    private Sandwich(double[] covariance, int size, int counted, double degreesOfFreedom, int[] clusterCounts, bool repaired)
    {
        (Covariance, CountedParameters, DegreesOfFreedom, ClusterCounts, Repaired) = (Matrix.Adopt(size, size, covariance), counted, degreesOfFreedom, clusterCounts, repaired);
    }

    public Matrix Covariance { get; }

    public int CountedParameters { get; }

    public double DegreesOfFreedom { get; }

    public int[] ClusterCounts { get; }

    /// <summary>Whether negative eigenvalues of a multi-way covariance were set to zero.</summary>
    public bool Repaired { get; }

    public static Sandwich Of(EstimationState state, CovarianceSpecification specification)
    {
        var fit = state.Fit;
        int k = fit.Coefficients.Length, n = state.Sample.Observations;
        if ((specification.Kind == CovarianceKind.Clustered) != (specification.Clusters.Count > 0))
            throw new RealignException(specification.Clusters.Count > 0
                ? $"Clusters are named, but the covariance is {specification.Kind}; leave one of them out."
                : "A clustered covariance needs at least one group to cluster by, such as exporter^importer.");
        GroupCoding[] ways = [.. specification.Clusters.Select(c => state.Coding(c))];
        foreach (var way in ways)
            if (way.Count < 2) throw new RealignException($"Cluster '{way.Keys.Name}' has {way.Count} level; a clustered covariance needs two or more.");
        int counted = CountParameters(state, specification, ways);
        var small = specification.SmallSample;
        double factor = small.AdjustObservations ? (n - 1.0) / (n - counted) : 1;
        if (!(factor > 0) || !double.IsFinite(factor))
            throw new RealignException($"{n} observations do not suffice for {counted} parameters; use fewer fixed effects or the small-sample convention None.");
        int smallest = ways.Length == 0 ? n : ways.Min(w => w.Count);
        double[] covariance = specification.Kind switch
        {
            CovarianceKind.Iid => Scaled(fit.Bread, factor * (state.Model.Family == Family.Poisson ? 1 : state.Deviance / (n - 1))),
            CovarianceKind.Heteroskedastic => Around(fit.Bread, state.ScoreProducts(null), k, factor * (small.ClusterFactor == ClusterFactor.None ? 1 : n / (n - 1.0))),
            _ => Around(fit.Bread, MultiWay(state, specification, smallest, k), k, factor),
        };
        bool repaired = ways.Length > 1 && k > 0 && Repair(covariance, k);
        bool student = small.Distribution == ReferenceDistribution.Student || (small.Distribution == ReferenceDistribution.StudentUnlessPoisson && state.Model.Family != Family.Poisson);
        double degrees = !student ? double.PositiveInfinity : ways.Length > 0 ? smallest - 1 : Math.Max(1, n - counted);
        return new(covariance, k, counted, degrees, [.. ways.Select(w => w.Count)], repaired);
    }

    /// <summary>Inclusion and exclusion over the intersections of the ways (Cameron, Gelbach and Miller 2011, eq. 2.13).</summary>
    private static double[] MultiWay(EstimationState state, CovarianceSpecification specification, int smallest, int k)
    {
        var meat = new double[k * k];
        int ways = specification.Clusters.Count;
        for (int subset = 1; subset < 1 << ways; subset++)
        {
            string[] keys = [.. specification.Clusters.Where((_, w) => (subset >> w & 1) == 1).SelectMany(c => c.Keys).Distinct(StringComparer.Ordinal)];
            var coding = state.Coding(new KeyCombination(keys));
            double g = specification.SmallSample.ClusterFactor == ClusterFactor.Smallest ? smallest : coding.Count;
            double factor = specification.SmallSample.ClusterFactor == ClusterFactor.None ? 1 : g / (g - 1);
            if (int.PopCount(subset) % 2 == 0) factor = -factor;
            double[] products = state.ScoreProducts(coding);
            for (int x = 0; x < meat.Length; x++) meat[x] += factor * products[x];
        }

        return meat;
    }

    private static int CountParameters(EstimationState state, CovarianceSpecification specification, GroupCoding[] ways)
    {
        int coefficients = state.Fit.Coefficients.Length;
        var small = specification.SmallSample;
        var effects = state.Sample.Effects;
        if (effects.Length == 0 || small.FixedEffectCount == FixedEffectCount.None) return coefficients;
        int[] redundant = small.ExactRedundancy ? state.Redundant : [.. effects.Select((_, q) => q == 0 ? 0 : 1)];
        bool[] nested = small.FixedEffectCount == FixedEffectCount.Nested ? [.. effects.Select(e => ways.Any(w => state.IsNested(e, w)))] : new bool[effects.Length];
        if (!nested.Contains(true)) return coefficients + effects.Select((e, q) => e.Count - redundant[q]).Sum();
        // What nested effects span counts as one constant.
        return coefficients + 1 + effects.Select((e, q) => nested[q] ? 0 : e.Count - Math.Max(1, redundant[q])).Sum();
    }

    private static double[] Scaled(double[] matrix, double factor) => [.. matrix.Select(x => factor * x)];

    private static double[] Around(double[] bread, double[] meat, int k, double factor)
    {
        double[] left = Product(bread, meat, k), both = Product(left, bread, k);
        for (int r = 0; r < k; r++)
            for (int c = 0; c <= r; c++) both[(r * k) + c] = both[(c * k) + r] = 0.5 * factor * (both[(r * k) + c] + both[(c * k) + r]);
        return both;
    }

    private static double[] Product(double[] a, double[] b, int k)
    {
        var product = new double[k * k];
        for (int r = 0; r < k; r++)
            for (int x = 0; x < k; x++)
                for (int c = 0; c < k; c++) product[(r * k) + c] += a[(r * k) + x] * b[(x * k) + c];
        return product;
    }

    /// <summary>A sum of differences need not be positive semidefinite; negative eigenvalues become zero (Cameron, Gelbach and Miller 2011, section 2.3).</summary>
    private static bool Repair(double[] covariance, int k)
    {
        double[] values = (double[])covariance.Clone(), vectors = SymmetricEigen.Decompose(values, k);
        double largest = Enumerable.Range(0, k).Max(r => values[(r * k) + r]);
        if (Enumerable.Range(0, k).All(r => values[(r * k) + r] >= -1e-12 * largest)) return false;
        for (int r = 0; r < k; r++)
        {
            for (int c = 0; c < k; c++)
            {
                double sum = 0;
                for (int e = 0; e < k; e++) sum += vectors[(r * k) + e] * Math.Max(0, values[(e * k) + e]) * vectors[(c * k) + e];
                covariance[(r * k) + c] = sum;
            }
        }

        return true;
    }
}
