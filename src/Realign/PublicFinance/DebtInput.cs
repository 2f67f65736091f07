namespace Realign.PublicFinance;

/// <summary>A number that a study rests on.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Percent, or years.</param>
/// <param name="Unit">Of the value.</param>
/// <param name="Source">Publisher and period, or why it was assumed.</param>
/// <param name="Assumed">Whether nobody published it: the macro file lacks it and nothing else was given.</param>
public sealed record DebtInput(string Name, double Value, string Unit, string Source, bool Assumed);
