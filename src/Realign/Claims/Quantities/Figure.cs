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

    /// <summary>A unit that only lends itself to figures before it: "$" in "$300 to 400 billion" reaches forward, "billion dollars" back.</summary>
    public bool HasMagnitude;

    public readonly double Value => Number * Magnitude;
}
