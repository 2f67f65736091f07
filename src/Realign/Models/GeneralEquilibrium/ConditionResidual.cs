namespace Realign.Models.GeneralEquilibrium;

/// <summary>How well one condition of the model holds.</summary>
/// <param name="Condition">Name of the condition.</param>
/// <param name="Largest">The largest relative violation.</param>
/// <param name="Where">Codes of the economy and sector where that is.</param>
public readonly record struct ConditionResidual(string Condition, double Largest, string Where);
