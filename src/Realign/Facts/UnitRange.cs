namespace Realign.Facts;

/// <summary>A unit that an indicator may be in, with what is plausible.</summary>
/// <param name="Unit">Canonical unit; <c>money</c> for any currency.</param>
/// <param name="Low">Least plausible value, in the unit; of money, in percent of GDP.</param>
/// <param name="High">Largest plausible value.</param>
public sealed record UnitRange(string Unit, double Low, double High)
{
    public const string Money = "money";

    public bool Takes(FactUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Name == Unit || (Unit == Money && unit.IsMoney);
    }
}
