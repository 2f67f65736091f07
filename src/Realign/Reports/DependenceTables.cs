using Realign.Dependence;

namespace Realign.Reports;

/// <summary>A study of a dependence as flat tables: shares and welfare changes as fractions, money in USD.</summary>
public static class DependenceTables
{
    private static TableLayout<ExportTermsResult> TermsLayout { get; } = new TableLayout<ExportTermsResult>()
        .Text("code", t => t.Code)
        .Text("name", t => t.Name)
        .Usd("gross_exports", t => t.GrossExports)
        .Usd("domestic_value_added", t => t.DomesticValueAdded)
        .Usd("absorbed_abroad", t => t.AbsorbedAbroad)
        .Usd("reflection", t => t.Reflection)
        .Usd("domestic_double_counting", t => t.DomesticDoubleCounting)
        .Usd("foreign_value_added", t => t.ForeignValueAdded)
        .Usd("foreign_double_counting", t => t.ForeignDoubleCounting)
        .Usd("directly_absorbed", t => t.DirectlyAbsorbed)
        .Usd("value_chain_trade", t => t.ValueChainTrade)
        .Usd("backward", t => t.Backward)
        .Usd("forward", t => t.Forward);

    private static TableLayout<NetworkResult> NetworkLayout { get; } = new TableLayout<NetworkResult>()
        .Text("code", p => p.Code)
        .Text("name", p => p.Name)
        .Levels("exports", p => Levels(p, f => f.Exports))
        .Levels("imports", p => Levels(p, f => f.Imports))
        .Levels("value_added_sold", p => Levels(p, f => f.ValueAddedSold))
        .Levels("value_added_bought", p => Levels(p, f => f.ValueAddedBought));

    /// <summary>Every table of a study that has rows.</summary>
    public static IReadOnlyList<ReportTable> Of(DependenceResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var tables = new List<ReportTable>();
        if (result.Measures.Count > 0) tables.Add(Measures("dependence", $"Dependence of {result.Subject.Label} on {result.Partner!.Label}", result.Measures.Select(m => (Key: Array.Empty<string>(), m)), []));
        if (result.Sectors.Count > 0) tables.Add(Measures("dependence-sectors", $"Dependence of {result.Subject.Label} on {result.Partner!.Label} by sector", result.Sectors.SelectMany(s => s.Measures.Select(m => (Key: (string[])[s.Code, s.Name], m))), ["sector", "sector_name"]));
        if (result.Partners.Count > 0) tables.Add(Measures("dependence-partners", $"Dependence of {result.Subject.Label} by partner", result.Partners.SelectMany(p => p.Measures.Select(m => (Key: (string[])[p.Code, p.Name], m))), ["partner", "partner_name"]));
        tables.Add(NetworkLayout.Table("dependence-network", $"Trade and value added between {result.Subject.Label} and every partner", result.Network));
        return tables;
    }

    /// <summary>The tables of a decomposition of exports.</summary>
    public static IReadOnlyList<ReportTable> Of(ExportResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string what = $"Exports of {result.Exporter.Label}{(result.Importer is { } i ? $" to {i.Label}" : "")}, {result.Approach}-based";
        ReportTable Places(string name, string title, IReadOnlyList<ExportPlace> places) => new TableLayout<ExportPlace>().Text("code", p => p.Code).Text("name", p => p.Name).Usd("value", p => p.Value).Table(name, title, places);
        return
        [
            TermsLayout.Table("exports-importers", $"{what}, by importer", result.Importers),
            TermsLayout.Table("exports-sectors", $"{what}, by sector", result.Sectors),
            Places("exports-absorbed-by", $"{what}: domestic value added by the economy that absorbs it", result.AbsorbedBy),
            Places("exports-made-in", $"{what}: foreign value added by the economy that made it", result.MadeIn),
        ];
    }

    /// <summary>Everyone on everyone, one pair a row; with a world after a scenario, each measure after it too.</summary>
    public static ReportTable Matrix(DependenceMatrix before, DependenceMatrix? after, double usdPerUnit)
    {
        ArgumentNullException.ThrowIfNull(before);
        var world = before.World;
        int N = world.Economies.Count;
        List<(string Name, ReportUnit Unit, Func<DependenceMatrix, int, int, double> Value)> measures =
        [
            ("export_share", ReportUnit.Fraction, (x, n, m) => x.ExportShare[n, m]),
            ("import_share", ReportUnit.Fraction, (x, n, m) => x.ImportShare[n, m]),
            ("value_added_exports", ReportUnit.Usd, (x, n, m) => usdPerUnit * x.ValueAdded[n, m]),
            ("value_added_share", ReportUnit.Fraction, (x, n, m) => x.ValueAddedShare[n, m]),
            ("input_reliance", ReportUnit.Fraction, (x, n, m) => x.InputReliance[n, m]),
            ("cost_share", ReportUnit.Fraction, (x, n, m) => x.CostShare[n, m]),
            ("extraction_loss", ReportUnit.Fraction, (x, n, m) => x.ExtractionLoss[n, m]),
        ];
        ReportColumn[] columns =
        [
            new("economy", ReportUnit.Text), new("partner", ReportUnit.Text),
            .. measures.Select(x => new ReportColumn(x.Name, x.Unit)),
            .. after is null ? [] : measures.Select(x => new ReportColumn($"{x.Name}_after", x.Unit)),
        ];
        var rows = new List<IReadOnlyList<object?>>(N * N);
        for (int n = 0; n < N; n++)
            for (int m = 0; m < N; m++)
                rows.Add([world.Economies[n].Code, world.Economies[m].Code, .. measures.Select(x => (object?)x.Value(before, n, m)), .. after is null ? [] : measures.Select(x => (object?)x.Value(after, n, m))]);
        return new ReportTable("dependence-matrix", $"Dependence of everyone on everyone, {world.Name}", columns, rows);
    }

    private static ReportTable Measures(string name, string title, IEnumerable<(string[] Key, MeasureResult Measure)> measures, string[] keys)
    {
        ReportColumn[] columns =
        [
            .. keys.Select(k => new ReportColumn(k, ReportUnit.Text)), new("measure", ReportUnit.Text), new("name", ReportUnit.Text),
            .. ((string[])["before", "after", "change"]).SelectMany(c => (ReportColumn[])[new(c, ReportUnit.Fraction, c == "change"), new($"{c}_low", ReportUnit.Fraction, c == "change"), new($"{c}_high", ReportUnit.Fraction, c == "change")]),
            new("missing", ReportUnit.Text),
        ];
        return new ReportTable(name, title, columns, [.. measures.Select(x => (IReadOnlyList<object?>)
        [
            .. x.Key, x.Measure.Id, x.Measure.Name,
            x.Measure.Before?.Value, x.Measure.Before?.Low, x.Measure.Before?.High,
            x.Measure.After?.Value, x.Measure.After?.Low, x.Measure.After?.High,
            x.Measure.Change?.Value, x.Measure.Change?.Low, x.Measure.Change?.High,
            x.Measure.Missing,
        ])]);
    }

    private static BeforeAfter Levels(NetworkResult p, Func<NetworkFlows, double> flow) => new(flow(p.Before), flow(p.After ?? p.Before));
}
