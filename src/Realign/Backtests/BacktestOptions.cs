namespace Realign.Backtests;

/// <summary>What to test, and what counts.</summary>
public sealed record BacktestOptions
{
    /// <summary>Id of the one episode to test; null for all.</summary>
    public string? Episode { get; init; }

    /// <summary>The one elasticity set to test; null for all, with <see cref="Backtest.DefaultElasticities"/> in full.</summary>
    public string? Elasticities { get; init; }

    /// <summary>Values put into the episode's scenario first, each <c>event.key=value</c> such as <c>cptpp.effect=0.1</c>; they need an <see cref="Episode"/>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Redraws of the markets behind the intervals; 0 for none.</summary>
    public int Draws { get; init; } = 500;

    public long Seed { get; init; } = 2018;

    /// <summary>Suppliers with a smaller share of the market in the base year are left out.</summary>
    public double SmallestShare { get; init; } = 0.001;

    /// <summary>Flows of less in the base year are left out, in the world's unit: small cells of the source are dust from balancing.</summary>
    public double SmallestFlow { get; init; } = 10;
}
