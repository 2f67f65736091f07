using Realign.Events;

namespace Realign.PublicFinance.Budget;

/// <summary>How a budget answers to trade. A parameter that is not known is null and its line is missing, not zero.</summary>
public sealed record BudgetParameters
{
    /// <summary>Long-run buoyancy: what taxes grow by when nominal income grows by one.</summary>
    public BudgetParameter Buoyancy { get; init; } = new(
        "buoyancy of other taxes", new EventSize(0.8, 1, 1.2),
        "Dudine and Jalles 2017, IMF WP/17/4: long-run buoyancy of total taxes near one; the range is ours");

    /// <summary>Taxes relative to GDP, tariffs and value-added tax at the border counted; a fraction.</summary>
    public BudgetParameter? TaxRatio { get; init; }

    /// <summary>Tariffs that are in the tax ratio; a fraction of GDP.</summary>
    public BudgetParameter? TradeTaxes { get; init; }

    /// <summary>What value-added tax takes of a dollar of goods imports, tariff included; a fraction.</summary>
    public BudgetParameter? ImportVat { get; init; }

    /// <summary>Share of value-added tax at the border that is not credited against tax later; null for from the share of final demand (all credits claimed) to one (none), and their middle.</summary>
    public BudgetParameter? Uncredited { get; init; }

    /// <summary>Interest relative to GDP; a fraction.</summary>
    public BudgetParameter? Interest { get; init; }

    /// <summary>Share of the interest that is paid in foreign currency; a fraction.</summary>
    public BudgetParameter? ForeignShare { get; init; }

    public IReadOnlyList<BudgetMeasure> Measures { get; init; } = [];
}
