namespace Realign.Verdicts;

/// <summary>How exactly a figure is meant: what it may be multiplied by and still be what was said. Without an end, the other way is open.</summary>
/// <param name="Low">Least factor; null for any.</param>
/// <param name="High">Largest factor; null for any.</param>
/// <param name="Reading">The rule in words, for the reader of a verdict.</param>
public sealed record Hedge(double? Low, double? High, string Reading)
{
    /// <summary>The same with a band so many times as wide; open ends stay open.</summary>
    public Hedge Widened(double times) => new(1 - (times * (1 - Low)), 1 + (times * (High - 1)), Reading);

    /// <summary>The band around a figure, least end first; the figure may be negative.</summary>
    public (double Low, double High) Around(double value)
    {
        double first = Low is { } l ? value * l : value > 0 ? double.NegativeInfinity : double.PositiveInfinity;
        double last = High is { } h ? value * h : value > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        return (Math.Min(first, last), Math.Max(first, last));
    }
}
