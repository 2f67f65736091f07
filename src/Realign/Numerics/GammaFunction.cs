namespace Realign.Numerics;

/// <summary>The logarithm of the gamma function and the incomplete gamma function.</summary>
internal static class GammaFunction
{
    /// <summary>ln Γ(x) for x > 0: Stirling's series, after a recurrence for small x; relative error about 1e-15.</summary>
    public static double Log(double x)
    {
        double shift = 1;
        while (x < 12) shift *= x++;
        double r = 1 / x, r2 = r * r;
        double series = r * ((1.0 / 12) - (r2 * ((1.0 / 360) - (r2 * ((1.0 / 1260) - (r2 * ((1.0 / 1680) - (r2 * (1.0 / 1188)))))))));
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274178 + series - Math.Log(shift);
    }

    /// <summary>Q(a, x) = Γ(a, x)/Γ(a): the series below a + 1, the continued fraction (Lentz) above.</summary>
    public static double UpperTail(double a, double x)
    {
        if (!(x > 0)) return 1;
        double front = Math.Exp((a * Math.Log(x)) - x - Log(a));
        if (x < a + 1)
        {
            double term = 1 / a, sum = term;
            for (int k = 1; term > 1e-17 * sum; k++) sum += term *= x / (a + k);
            return 1 - (front * sum);
        }

        double b = x + 1 - a, c = 1e300, d = 1 / b, fraction = d;
        for (int k = 1; k < 10_000; k++)
        {
            double an = -k * (k - a);
            b += 2;
            d = 1 / ((an * d) + b);
            c = b + (an / c);
            double change = c * d;
            fraction *= change;
            if (Math.Abs(change - 1) < 1e-16) break;
        }

        return front * fraction;
    }
}
