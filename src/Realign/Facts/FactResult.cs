namespace Realign.Facts;

/// <summary>A figure as programs read it.</summary>
/// <param name="Id">Of the figure; macro:, derived: and world: begin those that are not in the ledger file.</param>
/// <param name="Economy">Code.</param>
/// <param name="Partner">Code; WLD for totals, empty where there is none.</param>
/// <param name="Indicator">Id.</param>
/// <param name="Period">As written.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Value">In full units.</param>
/// <param name="Unit">Canonical.</param>
/// <param name="PublishedValue">The number as published.</param>
/// <param name="PublishedUnit">The unit as published.</param>
/// <param name="Rounding">Half a unit of the last published digit, in full units.</param>
/// <param name="Basis">Words; begins with the code.</param>
/// <param name="BasisCode">The code; empty where there is none.</param>
/// <param name="Nature">outturn, estimate, projection, target or statement.</param>
/// <param name="Publisher">Who says so.</param>
/// <param name="Link">Where; may be empty.</param>
/// <param name="Published">When; null when not known.</param>
/// <param name="Confidence">official, press quoting official or other.</param>
/// <param name="Source">ledger, macro, derived or world.</param>
/// <param name="From">Ids of the figures that a derived one comes from.</param>
/// <param name="Note">A caveat; may be empty.</param>
public sealed record FactResult(
    string Id, string Economy, string Partner, string Indicator, string Period, DateOnly Start, DateOnly End, double Value, string Unit, string PublishedValue, string PublishedUnit, double Rounding, string Basis, string BasisCode,
    string Nature, string Publisher, string Link, string? Published, string Confidence, string Source, IReadOnlyList<string> From, string Note)
{
    public static FactResult Of(Fact f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new(
            f.Id, f.Economy, f.Partner, f.Indicator.Id, f.Period.Text, f.Period.Start, f.Period.End, f.Value, f.Unit.Name, f.PublishedValue, f.PublishedUnit, f.Rounding, f.Basis.Text, f.Basis.Code,
            FactFile.Word(f.Nature), f.Publisher, f.Link, f.Published?.Text, FactFile.Word(f.Confidence), FactFile.Word(f.Source), f.From, f.Note);
    }
}
