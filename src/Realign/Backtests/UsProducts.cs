using Realign.Worlds.Building;

namespace Realign.Backtests;

/// <summary>US imports for consumption of 2024 and the duty on them, USD, by partner and six-digit product. The EU counts as one partner.</summary>
internal sealed class UsProducts
{
    private readonly Dictionary<(string Partner, string Hs6), (double Imports, double Duty)> _products = [];
    private readonly Dictionary<string, double> _totals = new(StringComparer.Ordinal);

    public UsProducts(SourceFolder sources)
    {
        using (var table = sources.Open("us-tariffs-2025/hs6-to-icio28.csv", "hs6_2022", "icio_sector"))
        {
            while (table.Read())
                if (sources.TrySector(table.Text("icio_sector"), out int j) && sources.Sectors[j].IsGood) Sectors[table.Code("hs6_2022")] = j;
        }

        var members = sources.Members();
        using var imports = sources.Open("us-tariffs-2025/hs6-imports-2024.csv.gz", "iso3", "hs6", "imports_usd", "duty_usd");
        while (imports.Read())
        {
            string partner = imports.Code("iso3"), hs6 = imports.Code("hs6");
            if (sources.TryEconomy(partner, out int n) && members.Contains(n)) continue; // already within the EU
            double value = imports.Number("imports_usd");
            _products[(partner, hs6)] = (value, imports.Number("duty_usd"));
            _totals[hs6] = _totals.GetValueOrDefault(hs6) + value;
        }
    }

    /// <summary>Position of the sector of each product that belongs to goods.</summary>
    public SortedDictionary<string, int> Sectors { get; } = new(StringComparer.Ordinal);

    public (double Imports, double Duty) Of(string partner, string hs6) => _products.GetValueOrDefault((partner, hs6));

    public (double Imports, double Duty) OfAny(IEnumerable<string> partners, string hs6)
    {
        double imports = 0, duty = 0;
        foreach (string partner in partners)
        {
            var (value, paid) = Of(partner, hs6);
            imports += value;
            duty += paid;
        }

        return (imports, duty);
    }

    /// <summary>Imports from all partners.</summary>
    public double Total(string hs6) => _totals.GetValueOrDefault(hs6);
}
