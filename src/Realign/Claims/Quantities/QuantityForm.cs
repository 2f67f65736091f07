namespace Realign.Claims.Quantities;

/// <summary>How a quantity is put.</summary>
public enum QuantityForm
{
    /// <summary>One figure.</summary>
    Plain,

    /// <summary>From <see cref="Quantity.Value"/> to <see cref="Quantity.High"/>, either of which may be it.</summary>
    Range,

    /// <summary>A movement: it was <see cref="Quantity.From"/> and is <see cref="Quantity.Value"/>.</summary>
    FromTo,

    /// <summary>A fraction in words, in percent: "two-thirds", "tres de cada cuatro".</summary>
    Fraction,

    /// <summary>A multiple in words or digits: "doubled", "6.7-fold", "siete veces".</summary>
    Multiple,

    /// <summary>Nothing left: "practically zero", "a cero".</summary>
    Zero,

    /// <summary>A magnitude without a figure: "trillions of dollars".</summary>
    Vague,
}
