namespace Realign.Claims.Quantities;

/// <summary>A number with its magnitude and unit, as one end of a quantity.</summary>
internal struct Figure
{
    public int First, Next, Core;
    public double Number;
    public double Magnitude;

    /// <summary>What its magnitude words multiply by, for an end of a range that leaves them to the other.</summary>
    public double Scaled;
    public string? Unit;
    public QuantityForm Form;
    public bool Digits;

    /// <summary>A magnitude word or letter stands behind the number.</summary>
    public bool HasMagnitude;

    /// <summary>In decimal, so that 3.375,4 million is what it says and not a neighbour of it.</summary>
    public readonly double Value => Math.Abs(Number) * Magnitude < 1e27 ? (double)((decimal)Number * (decimal)Magnitude) : Number * Magnitude;
}
