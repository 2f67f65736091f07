using Realign.Events;

namespace Realign.PublicFinance.Budget;

/// <summary>A parameter of the budget's response, with its range and where both are from.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Size">Low, central and high value.</param>
/// <param name="Source">Where the value and its range are from.</param>
public sealed record BudgetParameter(string Name, EventSize Size, string Source);
