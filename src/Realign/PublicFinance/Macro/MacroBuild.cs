namespace Realign.PublicFinance.Macro;

/// <summary>What building a macro file took in and left out.</summary>
/// <param name="Data">The figures.</param>
/// <param name="LeftOut">By reason, how many rows of the sources are not in it.</param>
public sealed record MacroBuild(MacroData Data, IReadOnlyList<(string Reason, int Rows)> LeftOut);
