using System.Globalization;

namespace Realign.Facts;

/// <summary>Figures of the same that differ by more than their rounding.</summary>
/// <param name="Facts">Those that differ, in the order of trust; the first is the one to use.</param>
/// <param name="SameBasis">True when all are on one basis, so that one of them is wrong or revised; false when they differ because their bases do.</param>
public sealed record FactDisagreement(IReadOnlyList<Fact> Facts, bool SameBasis)
{
    /// <summary>The lowest.</summary>
    public Fact Low => Facts.MinBy(f => f.Value)!;

    /// <summary>The highest.</summary>
    public Fact High => Facts.MaxBy(f => f.Value)!;

    /// <summary>Highest less lowest, in full units.</summary>
    public double Gap => High.Value - Low.Value;

    /// <summary>The gap over the size of the first; infinite when that is zero.</summary>
    public double RelativeGap => Gap / Math.Abs(Facts[0].Value);

    public override string ToString()
    {
        string share = double.IsFinite(RelativeGap) ? $" or {(100 * RelativeGap).ToString("0.#", CultureInfo.InvariantCulture)} %" : "";
        return $"{Facts.Count} figures of {Facts[0].Indicator.Id} {Facts[0].Period} {(SameBasis ? "disagree" : "differ by basis")}: from {Low.PublishedValue} {Low.PublishedUnit} ({Low.Id}{On(Low)}) to {High.PublishedValue} {High.PublishedUnit} ({High.Id}{On(High)}), "
            + $"by {FactText.Amount(Gap, Facts[0].Unit)}{share}.";
    }

    private string On(Fact fact) => SameBasis ? "" : $", {fact.Basis.Code}";
}
