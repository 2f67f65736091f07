using System.Globalization;

namespace Realign.Reports.Html;

/// <summary>A straight scale with round ticks; positions are percent of its length.</summary>
internal sealed class Axis
{
    private Axis(double low, double high, double step, double scale)
    {
        (Low, High) = (low, high);
        int from = (int)Math.Ceiling((low / step) - 1e-9), to = (int)Math.Floor((high / step) + 1e-9);
        Ticks = [.. Enumerable.Range(from, to - from + 1).Select(k => k * step)];
        string format = step * scale >= 1 ? "#,0" : $"0.{new string('0', Math.Max(1, (int)Math.Ceiling(-Math.Log10(step * scale) - 1e-9)))}";
        Text = value => (scale * value).ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }

    public double Low { get; }

    public double High { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>A tick as a reader sees it.</summary>
    public Func<double, string> Text { get; }

    /// <summary>An axis over all values and zero.</summary>
    /// <param name="values">What must fit.</param>
    /// <param name="scale">Factor from values to what is shown: 100 for percent.</param>
    /// <param name="ticks">About how many ticks.</param>
    public static Axis Covering(IEnumerable<double> values, double scale, int ticks = 5)
    {
        double low = 0, high = 0;
        foreach (double value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low == high) high = 1 / scale;
        double room = 0.04 * (high - low);
        (low, high) = (low < 0 ? low - room : 0, high > 0 ? high + room : 0);
        double raw = scale * (high - low) / ticks, power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = (raw / power) switch { < 1.5 => power, < 3.5 => 2 * power, < 7.5 => 5 * power, _ => 10 * power };
        return new Axis(low, high, step / scale, scale);
    }

    /// <summary>Percent of the length from the low end.</summary>
    public double At(double value) => 100 * (value - Low) / (High - Low);
}
