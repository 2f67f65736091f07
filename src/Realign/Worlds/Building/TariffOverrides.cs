using Realign.Files;

namespace Realign.Worlds.Building;

/// <summary>Corrections of implausible tariffs, from a file with a reason for each: rules are applied in the order of the file, later ones win.</summary>
internal sealed class TariffOverrides
{
    /// <summary>Rates from here on are capped by the rule 'no-higher-than'.</summary>
    private const double Doubtful = 0.15;

    private readonly SourceFolder _sources;
    private readonly double[] _tariffs;
    private readonly Lazy<Dictionary<(int Importer, int Exporter, int Sector), double>> _standIns;
    private readonly Lazy<(double[] Imports, double[] Duty, bool[] Covered)> _customs;

    private TariffOverrides(SourceFolder sources, double[] tariffs)
    {
        (_sources, _tariffs) = (sources, tariffs);
        _standIns = new(sources.FoodStandIns);
        _customs = new(sources.UsCustoms);
    }

    /// <summary>Tariffs [n, i, j] with all corrections, and a note on each rule. Writes to <paramref name="tariffs"/>.</summary>
    public static (double[] Tariffs, List<string> Notes) Apply(SourceFolder sources, double[] tariffs, string file)
    {
        var overrides = new TariffOverrides(sources, tariffs);
        var notes = new List<string>();
        using var table = CsvTable.Open(file, "importer", "exporter", "sector", "action", "value", "reason");
        while (table.Read()) notes.Add(overrides.Rule(table));
        for (int n = 0; n < sources.N; n++)
            for (int j = 0; j < sources.J; j++)
                overrides._tariffs[overrides.At(n, n, j)] = 0;
        return (overrides._tariffs, notes);
    }

    private string Rule(CsvTable table)
    {
        if (table.Text("reason").Length == 0) throw table.Error("the rule has no reason; every correction needs one.");
        int changed = 0;
        double largest = 0;
        foreach (int n in Economies(table, "importer"))
        {
            foreach (int i in Economies(table, "exporter"))
            {
                if (i == n) continue;
                foreach (int j in Sectors(table))
                {
                    double old = _tariffs[At(n, i, j)], rate = Rate(table, n, i, j);
                    if (rate == old) continue;
                    _tariffs[At(n, i, j)] = rate;
                    changed++;
                    if (Math.Abs(rate - old) > Math.Abs(largest)) largest = rate - old;
                }
            }
        }

        return $"Tariff rule {table.Text("importer")}←{table.Text("exporter")} {table.Text("sector")} '{table.Text("action")}': {changed} rates changed, the largest by {100 * largest:+0.0;-0.0} points. {table.Text("reason")}";
    }

    private double Rate(CsvTable table, int n, int i, int j)
    {
        double old = _tariffs[At(n, i, j)];
        switch (table.Text("action"))
        {
            case "set":
                return table.NonNegative("value");
            case "like":
                string other = table.Code("value");
                return _sources.TrySector(other, out int like) ? _tariffs[At(n, i, like)] : throw table.Error($"'{other}' is no sector.");
            case "stand-in":
                return _standIns.Value.TryGetValue((n, i, j), out double rate) ? rate : old;
            case "customs":
                var (imports, duty, covered) = _customs.Value;
                int at = (i * _sources.J) + j;
                return covered[i] && imports[at] > 0 ? duty[at] / imports[at] : old;
            case "no-higher-than":
                string cap = table.Code("value");
                return !_sources.TrySector(cap, out int capping) ? throw table.Error($"'{cap}' is no sector.")
                    : old >= Doubtful ? Math.Min(old, _tariffs[At(n, i, capping)]) : old;
            default:
                throw table.Error($"'{table.Text("action")}' is no action; use set, like, no-higher-than, stand-in or customs.");
        }
    }

    private int At(int n, int i, int j) => (((n * _sources.N) + i) * _sources.J) + j;

    private IEnumerable<int> Economies(CsvTable table, string column)
    {
        string code = table.Code(column);
        if (code == "*") return Enumerable.Range(0, _sources.N);
        return _sources.TryEconomy(code, out int n) ? [n] : throw table.Error($"'{code}' is no economy.");
    }

    private IEnumerable<int> Sectors(CsvTable table)
    {
        string code = table.Code("sector");
        if (code == "*") return Enumerable.Range(0, _sources.J);
        return _sources.TrySector(code, out int j) ? [j] : throw table.Error($"'{code}' is no sector.");
    }
}
