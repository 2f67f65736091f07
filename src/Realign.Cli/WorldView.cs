using System.Globalization;
using Realign.Reports;
using Realign.Worlds;
using Realign.Worlds.Building;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>Worlds as tables, in 80 columns.</summary>
internal static class WorldView
{
    private const int Listed = 8;

    public static void Summary(World world)
    {
        double usd = RunReport.UsdPer(world.Unit);
        Header(world);
        var table = Table("bn USD", "GDP", "goods exports", "goods imports", "balance", "tariffs");
        foreach (int n in Enumerable.Range(0, world.Economies.Count).OrderByDescending(world.Gdp).Take(20))
        {
            double exports = Goods(world, n, exports: true), imports = Goods(world, n, exports: false);
            table.AddRow(
                Name(world, n), Billions(world.Gdp(n) * usd), Billions(exports * usd), Billions(imports * usd), Billions((exports - imports) * usd), Billions(world.TariffRevenue[n] * usd));
        }

        Terminal.Out.Write(table);
        int donated = world.Economies.Count(e => e.HasDonatedCoefficients);
        if (donated > 0) Terminal.Line($"* {donated} economies lean on another's input coefficients.");
        Terminal.Line();
        foreach (string note in world.Provenance.Notes.Take(6)) Terminal.Line($"- {Markup.Escape(note)}");
        Terminal.Line();
        foreach (var source in world.Provenance.Sources) Terminal.Line($"{Markup.Escape(source.Name)}: {Markup.Escape(source.Citation)}. {Markup.Escape(source.Licence)}");
    }

    public static void Economy(World world, int n)
    {
        double usd = RunReport.UsdPer(world.Unit);
        var economy = world.Economies[n];
        Terminal.Line($"[bold]{Markup.Escape(economy.Name)}[/] ({economy.Code}) in {Markup.Escape(world.Name)}, {world.Year}");
        Terminal.Line($"GDP {Billions(world.Gdp(n) * usd)} bn USD, of it tariff revenue {Billions(world.TariffRevenue[n] * usd)}");
        double exports = Goods(world, n, exports: true), imports = Goods(world, n, exports: false);
        Terminal.Line($"goods exports {Billions(exports * usd)}, imports {Billions(imports * usd)}, balance {Billions((exports - imports) * usd)}; with services {Billions(-world.Deficits[n] * usd)}");
        if (economy.CoefficientSource.Length > 0)
            Terminal.Line(Markup.Escape(economy.CoefficientDonor is { } donor ? $"input coefficients of {donor} ({economy.CoefficientSource}), moved by balancing" : $"input coefficients: {economy.CoefficientSource}"));
        if (world.Provenance.Adjustments.FirstOrDefault(a => a.Economy == economy.Code) is { } moved)
            Terminal.Line($"balancing moved exports by {100 * moved.ExportsMoved:0.0} %, imports {100 * moved.ImportsMoved:0.0} %, domestic flows {100 * moved.DomesticMoved:0.0} %, coefficients {100 * moved.CoefficientsMoved:0.0} % (value-weighted; the largest {moved.LargestCoefficientMove:0.000} at {moved.LargestCoefficientCell})");
        Partners(world, n, usd);
        Sectors(world, n, usd);
        Benchmarks(world.Provenance.Benchmarks.Where(b => b.Id.Contains(economy.Code, StringComparison.OrdinalIgnoreCase)));
    }

    public static void Check(World world, WorldCheckReport report)
    {
        Header(world);
        var table = Table("identity", "largest gap", "where", "holds");
        foreach (var identity in report.Identities)
            table.AddRow(Markup.Escape(identity.Name), identity.LargestViolation.ToString("0.0e+0", CultureInfo.InvariantCulture), Markup.Escape(identity.Where), identity.Holds ? "yes" : "NO");
        Terminal.Out.Write(table);
        Benchmarks(world.Provenance.Benchmarks);
        Terminal.Line(report.Holds ? "All identities hold." : "Not all identities hold; a run solves the baseline first.");
    }

    public static void Built(World world)
    {
        Header(world);
        Benchmarks(world.Provenance.Benchmarks);
        var table = Table("moved, %", "exports", "imports", "domestic", "coefficients", "imputed final demand");
        foreach (var a in world.Provenance.Adjustments.OrderByDescending(a => a.CoefficientsMoved))
            table.AddRow(a.Economy, Percent(a.ExportsMoved), Percent(a.ImportsMoved), Percent(a.DomesticMoved), Percent(a.CoefficientsMoved), Percent(a.FinalDemandImputed));
        Terminal.Out.Write(table);
        foreach (string note in world.Provenance.Notes) Terminal.Line($"- {Markup.Escape(note)}");
    }

    public static void Evidence(IEnumerable<BaseYearEvidence> years)
    {
        var table = Table("year", "COL→USA sectors", "COL exports", "COL imports", "median exports", "COL spread", "median spread");
        foreach (var y in years)
            table.AddRow(
                y.Year.ToString(CultureInfo.InvariantCulture), Number(y.ColombiaToUsBySector), Number(y.ColombiaExportsByPartner), Number(y.ColombiaImportsByPartner),
                Number(y.MedianExportsByPartner), Number(y.ColombiaGrowthSpread), Number(y.MedianGrowthSpread));
        Terminal.Out.Write(table);
        Terminal.Line("Distances of shares (0 the same, 1 nothing in common) from US customs 2024 by");
        Terminal.Line("sector and from customs data of 2023 by partner; spread: interquartile range of");
        Terminal.Line("sectoral export growth over the year before.");
    }

    private static void Header(World world)
    {
        Terminal.Line($"[bold]{Markup.Escape(world.Name)}[/]: {world.Economies.Count} economies, {world.Sectors.Count} sectors, {world.Year}, {Markup.Escape(world.Unit)}");
        Terminal.Line($"hash {world.Hash}");
        if (world.Provenance.Method.Length > 0) Terminal.Line(Markup.Escape(world.Provenance.Method));
    }

    private static void Partners(World world, int n, double usd)
    {
        var table = Table("goods, bn USD", "exports", "imports", "balance");
        double Between(int importer, int exporter) => Enumerable.Range(0, world.Sectors.Count).Where(j => world.Sectors[j].IsGood).Sum(j => world.Flows[importer, exporter, j]);
        foreach (var (partner, exports, imports) in Enumerable.Range(0, world.Economies.Count).Where(i => i != n).Select(i => (i, Between(i, n), Between(n, i))).OrderByDescending(p => p.Item2 + p.Item3).Take(Listed))
            table.AddRow(Markup.Escape(world.Economies[partner].Name), Billions(exports * usd), Billions(imports * usd), Billions((exports - imports) * usd));
        Terminal.Out.Write(table);
    }

    private static void Sectors(World world, int n, double usd)
    {
        var table = Table("sector, bn USD", "output", "value added", "exports", "imports", "tariff %", "θ");
        for (int j = 0; j < world.Sectors.Count; j++)
        {
            double exports = world.Output[n, j] - world.Flows[n, n, j], imports = 0, duty = 0;
            for (int i = 0; i < world.Economies.Count; i++)
            {
                if (i == n) continue;
                imports += world.Flows[n, i, j];
                duty += world.Flows[n, i, j] * world.Tariffs[n, i, j];
            }

            table.AddRow(
                Markup.Escape(world.Sectors[j].Name), Billions(world.Output[n, j] * usd), Billions(world.ValueAddedShares[n, j] * world.Output[n, j] * usd), Billions(exports * usd),
                Billions(imports * usd), imports > 0 ? Percent(duty / imports) : "", world.TradeElasticities[j].ToString("0.0", CultureInfo.InvariantCulture));
        }

        Terminal.Out.Write(table);
    }

    private static void Benchmarks(IEnumerable<Benchmark> benchmarks)
    {
        var rows = benchmarks.ToList();
        if (rows.Count == 0) return;
        var table = Table("benchmark, bn USD", "target", "world", "off %", "holds");
        foreach (var b in rows)
            table.AddRow(Markup.Escape(b.Description), Billions(b.Target * 1e6), Billions(b.Value * 1e6), Percent(b.RelativeDistance), b.Holds ? "yes" : "NO");
        Terminal.Out.Write(table);
    }

    private static double Goods(World world, int n, bool exports)
    {
        double sum = 0;
        for (int i = 0; i < world.Economies.Count; i++)
        {
            if (i == n) continue;
            for (int j = 0; j < world.Sectors.Count; j++)
                if (world.Sectors[j].IsGood) sum += exports ? world.Flows[i, n, j] : world.Flows[n, i, j];
        }

        return sum;
    }

    private static string Name(World world, int n) => Markup.Escape(world.Economies[n].Name) + (world.Economies[n].HasDonatedCoefficients ? " *" : "");

    private static string Billions(double usd) => Figures.Billions(usd);

    private static string Percent(double fraction) => (100 * fraction).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right });
        return table;
    }
}
