namespace Realign.PublicFinance.External;

/// <summary>A change of the trade balance and of the budget, and what the identity then asks of the private sector; fractions of GDP.</summary>
/// <param name="Name">What changes.</param>
/// <param name="TradeBalance">Change of the balance of goods and services, which is that of the current account when income and transfers stay.</param>
/// <param name="Budget">Change of the fiscal balance.</param>
/// <param name="Private">Change of saving less investment of everyone else.</param>
public sealed record BalanceExercise(string Name, double TradeBalance, double Budget, double Private);
