namespace Realign.Products.Switching;

/// <summary>A shock and the alternatives as positions of one buyer's flows.</summary>
internal sealed class SwitchingTask
{
    public SwitchingTask(ProductFlows flows, SwitchingShock shock, Alternatives? alternatives)
    {
        ArgumentNullException.ThrowIfNull(shock);
        shock.Check();
        alternatives?.Check();
        IsFrom = new bool[flows.Origins.Count];
        foreach (string code in shock.From) IsFrom[Position(flows, code)] = true;
        IsGroup = new bool[flows.Origins.Count];
        for (int i = 0; i < IsGroup.Length; i++) IsGroup[i] = !IsFrom[i] && alternatives?.Origins.Contains(flows.Origins[i]) == true;
        (Wanted, AddedTariff, Within) = (1 - shock.Removed, shock.AddedTariff, alternatives?.Within ?? 0);
        Touched = [.. flows.Products.Select((product, p) => shock.Touches(product) && AnyFrom(flows, p))];
    }

    /// <summary>By origin, whether it is refused or taxed.</summary>
    public bool[] IsFrom { get; }

    /// <summary>By origin, whether it is asked to sell instead.</summary>
    public bool[] IsGroup { get; }

    /// <summary>By product, whether anything happens.</summary>
    public bool[] Touched { get; }

    /// <summary>b̂.</summary>
    public double Wanted { get; }

    public double AddedTariff { get; }

    public double Within { get; }

    private bool AnyFrom(ProductFlows flows, int product)
    {
        foreach (int i in flows.OriginsOf(product)) if (IsFrom[i]) return true;
        return false;
    }

    private static int Position(ProductFlows flows, string code)
    {
        for (int i = 0; i < flows.Origins.Count; i++) if (flows.Origins[i] == code) return i;
        throw new RealignException($"{flows.Importer} bought nothing from '{code}' in {flows.Year}, or the file does not show it.{NearestName.Hint(code, flows.Origins)}");
    }
}
