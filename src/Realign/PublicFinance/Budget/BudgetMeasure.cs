using System.Globalization;
using Realign.Events;
using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Budget;

/// <summary>Something a government does to its budget beside the trade scenario: a tax, less aid, a programme. A plus improves the balance. Size as a fraction of GDP.</summary>
public sealed record BudgetMeasure(string Name, EventSize Size)
{
    private static readonly (string Unit, double Usd)[] _money = [("million USD", 1e6), ("billion USD", 1e9)];

    /// <param name="e">A fiscal event.</param>
    /// <param name="gdp">Of its economy.</param>
    /// <param name="usd">Dollars in the world's unit.</param>
    public static BudgetMeasure Of(FiscalEvent e, Usd gdp, double usd)
    {
        ArgumentNullException.ThrowIfNull(e);
        double scale = e.IsMoney ? usd / gdp.Units : 1;
        return new BudgetMeasure(e.Id, new EventSize(scale * e.Size.Low, scale * e.Size.Value, scale * e.Size.High));
    }

    /// <summary>Reads <c>NAME=VALUE UNIT</c> or <c>NAME=LOW..VALUE..HIGH UNIT</c> with the unit <c>% of GDP</c>, <c>million USD</c> or <c>billion USD</c>.</summary>
    /// <exception cref="RealignException">It is none.</exception>
    public static BudgetMeasure Parse(string text, Usd gdp)
    {
        ArgumentNullException.ThrowIfNull(text);
        const string How = "write it like 'less aid=-0.1 % of GDP' or 'road programme=-2..-1..-0.5 billion USD'; a plus improves the balance";
        int equals = text.IndexOf('=', StringComparison.Ordinal), blank = text.IndexOf(' ', Math.Max(equals, 0));
        if (equals < 1 || blank < 0) throw new RealignException($"'{text}' is no measure; {How}.");
        string name = text[..equals].Trim(), unit = text[blank..].Trim();
        double[] numbers = [.. text[(equals + 1)..blank].Split("..").Select(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        if (numbers.Length is not (1 or 3) || numbers.Any(double.IsNaN)) throw new RealignException($"'{text[(equals + 1)..blank]}' is no size of '{name}'; {How}.");
        Func<double, double> fraction = unit == "% of GDP" ? v => ShareOfGdp.FromPercent(v).Fraction
            : _money.FirstOrDefault(m => m.Unit == unit) is { Unit: not null } money ? v => ShareOfGdp.Of(Usd.FromUnits(v * money.Usd), gdp).Fraction
            : throw new RealignException($"'{unit}' is no unit of '{name}'; {How}.");
        double[] sizes = [.. numbers.Select(fraction)];
        return new BudgetMeasure(name, sizes.Length == 1 ? EventSize.Certain(sizes[0]) : new EventSize(sizes[0], sizes[1], sizes[2]));
    }
}
