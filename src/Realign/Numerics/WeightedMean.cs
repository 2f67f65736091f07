namespace Realign.Numerics;

/// <summary>
/// Means of the values that carry weight; null where none does. A mean is kept between the least and the largest of them, so that rounding
/// neither moves a value that all have in common nor takes a mean of zeros and ones below zero.
/// </summary>
internal static class WeightedMean
{
    public static double? Arithmetic(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double sum = 0, weight = 0;
        for (int s = 0; s < values.Length; s++)
        {
            sum += weights[s] * values[s];
            weight += weights[s];
        }

        return weight > 0 ? Within(values, weights, sum / weight) : null;
    }

    /// <summary>Of positive values.</summary>
    public static double? Geometric(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double sum = 0, weight = 0;
        for (int s = 0; s < values.Length; s++)
        {
            sum += weights[s] * Math.Log(values[s]);
            weight += weights[s];
        }

        return weight > 0 ? Within(values, weights, Math.Exp(sum / weight)) : null;
    }

    private static double Within(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double mean)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int s = 0; s < values.Length; s++)
        {
            if (!(weights[s] > 0)) continue;
            least = Math.Min(least, values[s]);
            most = Math.Max(most, values[s]);
        }

        return Math.Clamp(mean, least, most);
    }
}
