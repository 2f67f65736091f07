namespace Realign.PublicFinance.Debt;

/// <summary>Quantiles over paths at the end of a year; fractions of GDP.</summary>
public readonly record struct FanYear(int Year, double P5, double P25, double P50, double P75, double P95);
