namespace Realign.Facts;

/// <summary>The order of trust among figures of the same: source, confidence, outturns before estimates, the latest publication, and at last the id.</summary>
internal sealed class FactOrder : IComparer<Fact>
{
    public static FactOrder Trust { get; } = new();

    public int Compare(Fact? x, Fact? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int order = Tier(x).CompareTo(Tier(y));
        if (order == 0) order = x.Confidence.CompareTo(y.Confidence);
        if (order == 0) order = x.Nature.CompareTo(y.Nature);
        if (order == 0) order = (y.Published?.End ?? DateOnly.MinValue).CompareTo(x.Published?.End ?? DateOnly.MinValue);
        return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
    }

    /// <summary>The ledger and the macro file are both published figures.</summary>
    private static int Tier(Fact fact) => fact.Source switch { FactSource.Ledger or FactSource.Macro => 0, FactSource.Derived => 1, _ => 2 };
}
