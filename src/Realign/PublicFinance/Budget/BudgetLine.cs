namespace Realign.PublicFinance.Budget;

/// <summary>One line of the effect on the budget; a plus improves the balance.</summary>
/// <param name="Id">For programs.</param>
/// <param name="Name">For readers.</param>
/// <param name="Value">At central values, a fraction of GDP; null when a figure that it needs is missing.</param>
/// <param name="Low">5 % quantile over draws; null without.</param>
/// <param name="High">95 % quantile.</param>
/// <param name="Usd">The central value in dollars of the world's year.</param>
/// <param name="ShareOfTotal">Of the total at central values; null when the total is zero.</param>
/// <param name="Missing">What is missing; null when nothing is.</param>
public sealed record BudgetLine(string Id, string Name, double? Value, double? Low, double? High, double? Usd, double? ShareOfTotal, string? Missing);
