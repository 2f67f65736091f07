namespace Realign.Events;

/// <summary>The size of an event: a central value with the range it may lie in. Without a range all three are the same.</summary>
public readonly record struct EventSize
{
    /// <exception cref="RealignException">The three are not finite and in order.</exception>
    public EventSize(double low, double value, double high)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low <= value && value <= high))
            throw new RealignException($"A size of low {low}, value {value}, high {high} is not possible; it needs low ≤ value ≤ high.");
        (Low, Value, High) = (low, value, high);
    }

    public double Low { get; }

    public double Value { get; }

    public double High { get; }

    public bool IsUncertain => Low < High;

    public static EventSize Certain(double value) => new(value, value, value);

    /// <summary>Quantile of the triangular distribution over the range with its mode at the value.</summary>
    /// <param name="u">The probability below it, 0 to 1.</param>
    /// <exception cref="RealignException">The probability is none.</exception>
    public double Draw(double u)
    {
        if (!(u is >= 0 and <= 1)) throw new RealignException($"{u} is no probability; a quantile is asked for at 0 to 1.");
        if (!IsUncertain) return Value;
        double width = High - Low, left = Value - Low, right = High - Value;
        return u * width < left ? Low + Math.Sqrt(u * width * left) : High - Math.Sqrt((1 - u) * width * right);
    }
}
