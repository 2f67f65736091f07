namespace Realign.Models.GeneralEquilibrium;

/// <summary>A value before and after, in the world's unit.</summary>
public readonly record struct Change(double Before, double After)
{
    public double Difference => After - Before;

    /// <summary>After over before less 1, a fraction; NaN when there was nothing before.</summary>
    public double Relative => Before == 0 ? double.NaN : (After / Before) - 1;

    public static Change operator +(Change a, Change b) => Add(a, b);

    public static Change operator -(Change a, Change b) => Subtract(a, b);

    public static Change Add(Change a, Change b) => new(a.Before + b.Before, a.After + b.After);

    public static Change Subtract(Change a, Change b) => new(a.Before - b.Before, a.After - b.After);
}
