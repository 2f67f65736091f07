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

    /// <summary>Quantile of the triangular distribution over the range with its mode at the value; <paramref name="u"/> in (0, 1).</summary>
    public double Draw(double u)
    {
        if (!IsUncertain) return Value;
        double width = High - Low, left = Value - Low, right = High - Value;
        return u * width < left ? Low + Math.Sqrt(u * width * left) : High - Math.Sqrt((1 - u) * width * right);
    }
}
