using Realign.Files;

namespace Realign.Worlds.Building;

/// <summary>A known figure that a world must meet: a sum of flows, or a GDP.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Kind"><c>gdp</c>, <c>exports</c> (of the economy to the partner), <c>imports</c> (from the partner) or <c>balance</c> (exports less imports).</param>
/// <param name="Economy">Position.</param>
/// <param name="Partner">Position, or null for all partners.</param>
/// <param name="Sectors">Positions of the sectors.</param>
/// <param name="Target">Million USD.</param>
/// <param name="Tolerance">Relative distance that may be left.</param>
/// <param name="Description">What is measured, with its basis.</param>
/// <param name="Citation">Publisher and identifiers.</param>
internal sealed record BenchmarkTarget(
    string Id, string Kind, int Economy, int? Partner, int[] Sectors, double Target, double Tolerance, string Description, string Citation)
{
    /// <summary>Reads a benchmark file; <c>exports-by-sector</c> rows become one target a sector, shared out like US customs imports.</summary>
    public static List<BenchmarkTarget> Read(string file, SourceFolder sources)
    {
        var targets = new List<BenchmarkTarget>();
        using var table = CsvTable.Open(file, "id", "kind", "economy", "partner", "sectors", "target_musd", "tolerance", "description", "citation");
        while (table.Read())
        {
            var target = Row(table, sources);
            if (targets.Any(t => t.Id == target.Id && t.Kind == target.Kind)) throw table.Error($"the benchmark '{target.Id}' stands twice; ids must be unique.");
            if (target.Kind != "exports-by-sector") targets.Add(target);
            else targets.AddRange(BySector(target, sources));
        }

        return targets;
    }

    private static BenchmarkTarget Row(CsvTable table, SourceFolder sources)
    {
        string kind = table.Code("kind"), partner = table.Text("partner");
        if (kind is not ("gdp" or "exports" or "imports" or "balance" or "exports-by-sector"))
            throw table.Error($"'{kind}' is no kind of benchmark; use gdp, exports, imports, balance or exports-by-sector.");
        int Economy(string code) => sources.TryEconomy(code, out int n) ? n : throw table.Error($"'{code}' is no economy.");
        int[] sectors = table.Text("sectors") is "goods" or ""
            ? [.. Enumerable.Range(0, sources.J).Where(j => sources.Sectors[j].IsGood)]
            : [.. table.Text("sectors").Split(' ').Select(code => sources.TrySector(code, out int j) ? j : throw table.Error($"'{code}' is no sector."))];
        return new BenchmarkTarget(
            table.Code("id"), kind, Economy(table.Code("economy")), partner is "" or "WLD" ? null : Economy(partner), sectors,
            kind == "balance" ? table.Number("target_musd") : table.NonNegative("target_musd"), table.NonNegative("tolerance"), table.Text("description"), table.Text("citation"));
    }

    private static IEnumerable<BenchmarkTarget> BySector(BenchmarkTarget total, SourceFolder sources)
    {
        double[] imports = sources.UsCustoms().Imports;
        double all = total.Sectors.Sum(j => imports[(total.Economy * sources.J) + j]);
        foreach (int j in total.Sectors)
        {
            double share = imports[(total.Economy * sources.J) + j] / all;
            yield return total with
            {
                Id = $"{total.Id}-{sources.Sectors[j].Code}",
                Kind = "exports",
                Sectors = [j],
                Target = share * total.Target,
                Description = $"{total.Description}: {sources.Sectors[j].Name}",
            };
        }
    }

    /// <summary>The flow cells that make up the figure, as importer, exporter, sector, each with its sign; none for a GDP.</summary>
    public IEnumerable<(int N, int I, int J, int Sign)> Cells(int economies)
    {
        if (Kind == "gdp") yield break;
        for (int partner = 0; partner < economies; partner++)
        {
            if (partner == Economy || (Partner is { } only && only != partner)) continue;
            foreach (int j in Sectors)
            {
                if (Kind is "exports" or "balance") yield return (partner, Economy, j, 1);
                if (Kind is "imports" or "balance") yield return (Economy, partner, j, Kind == "balance" ? -1 : 1);
            }
        }
    }
}
