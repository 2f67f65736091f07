namespace Realign.Numerics;

/// <summary>Tail probabilities and quantiles of the distributions that test statistics are compared with. Infinite degrees of freedom are the normal and χ².</summary>
internal static class TestDistributions
{
    /// <summary>P(|T| > |t|) of Student's t.</summary>
    public static double TwoSided(double t, double degrees)
    {
        if (double.IsNaN(t)) return double.NaN;
        if (double.IsPositiveInfinity(degrees)) return 2 * Normal.Cumulative(-Math.Abs(t));
        return BetaFunction.Regularized(degrees / 2, 0.5, degrees / (degrees + (t * t)));
    }

    /// <summary>The t with P(|T| > t) = <paramref name="tail"/>: the normal's, then Newton's method.</summary>
    public static double TwoSidedQuantile(double tail, double degrees)
    {
        if (double.IsPositiveInfinity(degrees)) return -Normal.Quantile(tail / 2);
        double t = tail > 1e-10 ? -Normal.Quantile(tail / 2) : Math.Sqrt(-2 * Math.Log(tail));
        // On the logarithm of the tail, which is nearly straight in ln t for heavy tails and smooth for light ones.
        double constant = GammaFunction.Log((degrees + 1) / 2) - GammaFunction.Log(degrees / 2) - (0.5 * Math.Log(degrees * Math.PI));
        for (int step = 0; step < 200; step++)
        {
            double value = TwoSided(t, degrees);
            double density = 2 * Math.Exp(constant - ((degrees + 1) / 2 * Math.Log(1 + (t * t / degrees))));
            double next = t * Math.Exp(Math.Clamp(Math.Log(value / tail) * value / (density * t), -2, 2));
            if (Math.Abs(next - t) <= 1e-14 * t) return next;
            t = next;
        }

        return t;
    }

    /// <summary>P(X > x) of χ².</summary>
    public static double ChiSquaredTail(double x, double degrees) => GammaFunction.UpperTail(degrees / 2, x / 2);

    /// <summary>P(X > x) of Fisher's F.</summary>
    public static double FTail(double x, double numerator, double denominator) => double.IsPositiveInfinity(denominator)
        ? ChiSquaredTail(x * numerator, numerator)
        : BetaFunction.Regularized(denominator / 2, numerator / 2, denominator / (denominator + (numerator * x)));
}
