using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance;

/// <summary>How to study a debt. What is null is taken from the macro file, or assumed and named.</summary>
public sealed record DebtOptions
{
    public int Years { get; init; } = 10;

    /// <summary>Paths of the fan.</summary>
    public int Paths { get; init; } = 10_000;

    public long Seed { get; init; } = 1;

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The ratio whose crossing is counted.</summary>
    public ShareOfGdp Threshold { get; init; } = ShareOfGdp.FromPercent(60);

    /// <summary>Years of a block of history; 0 for joint normal shocks.</summary>
    public int BlockLength { get; init; }

    /// <summary>Years over which a scenario comes into force in even steps.</summary>
    public int PhaseYears { get; init; } = 5;

    public Rate? Growth { get; init; }

    public Rate? Inflation { get; init; }

    public Rate? Depreciation { get; init; }

    /// <summary>Average interest on the debt at the start.</summary>
    public Rate? AverageRate { get; init; }

    /// <summary>Interest on what is newly borrowed in own currency.</summary>
    public Rate? DomesticRate { get; init; }

    /// <summary>Interest on what is newly borrowed in foreign currency.</summary>
    public Rate? ForeignRate { get; init; }

    public ShareOfGdp? PrimaryBalance { get; init; }

    public ShareOfGdp? StockFlow { get; init; }

    /// <summary>Share of the debt in foreign currency, a fraction.</summary>
    public double? ForeignShare { get; init; }

    /// <summary>Average maturity in years.</summary>
    public double? Maturity { get; init; }

    /// <summary>What value-added tax takes of a dollar of goods imports.</summary>
    public Rate? ImportVat { get; init; }

    /// <summary>Measures as <see cref="Budget.BudgetMeasure.Parse"/> reads them, part of every scenario.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    public Debt.StressOptions Stress { get; init; } = new();
}
