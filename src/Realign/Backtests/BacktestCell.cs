namespace Realign.Backtests;

/// <summary>One supplier's share in one market, as forecast and as it came. Changes are logarithms of after over before.</summary>
/// <param name="Importer">Position n.</param>
/// <param name="Exporter">Position i.</param>
/// <param name="Sector">Position j.</param>
/// <param name="Event">Id of the event that touches it; null outside <see cref="CellGroup.Direct"/>.</param>
/// <param name="Group">How the event reaches it.</param>
/// <param name="Flow">The flow of the base year, in the world's unit: the weight in weighted scores.</param>
/// <param name="Predicted">The model's change.</param>
/// <param name="Realised">What came.</param>
/// <param name="Trend">The yearly change of the years before, carried on.</param>
/// <param name="Elsewhere">The mean of the same three over the exporter's other markets of the sector that the event leaves alone; null where they are too few.</param>
public readonly record struct BacktestCell(
    int Importer, int Exporter, int Sector, string? Event, CellGroup Group, double Flow, double Predicted, double Realised, double Trend, ElsewhereChange? Elsewhere)
{
    /// <summary>The cell less what the exporter did in its other markets; null where they are too few.</summary>
    public BacktestCell? Relative => Elsewhere is { } e ? this with { Predicted = Predicted - e.Predicted, Realised = Realised - e.Realised, Trend = Trend - e.Trend } : null;
}

/// <summary>Mean log changes of an exporter's shares in the markets of a sector that an event leaves alone.</summary>
public readonly record struct ElsewhereChange(double Predicted, double Realised, double Trend, int Markets);
