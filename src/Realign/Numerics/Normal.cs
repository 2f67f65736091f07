namespace Realign.Numerics;

/// <summary>The normal distribution.</summary>
internal static class Normal
{
    /// <summary>
    /// Quantile of the standard normal: the sum Σ of the central series for the error function is inverted by Newton's method from a logistic start,
    /// to about 1e-14 for probabilities that a draw can have.
    /// </summary>
    public static double Quantile(double p)
    {
        if (p > 0.5) return -Quantile(1 - p);
        double x = -Math.Log((1 / p) - 1) / 1.702;
        for (int step = 0; step < 60; step++)
        {
            double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
            double error = (Cumulative(x) - p) / density;
            double next = x - (error / (1 + (x * error / 2)));
            if (Math.Abs(next - x) < 1e-14 * Math.Max(1, Math.Abs(x))) return next;
            x = next;
        }

        return x;
    }

    /// <summary>Φ(x) for x ≤ 0: the series near the middle, the continued fraction of Mills' ratio in the tail.</summary>
    public static double Cumulative(double x)
    {
        double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        return x > -3 ? 0.5 + (density * Series(x)) : density * TailRatio(-x);
    }

    /// <summary>x + x³/3 + x⁵/(3·5) + …</summary>
    private static double Series(double x)
    {
        double term = x, sum = x;
        for (int k = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); k += 2)
        {
            term *= x * x / k;
            sum += term;
        }

        return sum;
    }

    /// <summary>1/(t + 1/(t + 2/(t + …))).</summary>
    private static double TailRatio(double t)
    {
        double fraction = t;
        for (int k = 80; k > 0; k--) fraction = t + (k / fraction);
        return 1 / fraction;
    }
}
