using System.Globalization;
using Realign.Products;
using Realign.Products.Importing;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>Files of trade by product, in 80 columns.</summary>
internal static class ProductView
{
    public static void Info(ProductFile file, int top)
    {
        var summary = file.Summary();
        var table = Table("importer", "year", "rows", "products", "origins", "bn USD", "duty, bn");
        foreach (var s in summary.Take(top))
            table.AddRow($"{s.Importer} {Markup.Escape(Cut(Countries.NameOf(s.Importer), 18))}", $"{s.Year}", Count(s.Rows), Count(s.Products), Count(s.Exporters), Figures.Billions(s.ValueUsd), s.DutyUsd is { } duty ? Figures.Billions(duty) : "n/a");
        Terminal.Out.Write(table);
        if (summary.Count > top) Terminal.Line($"and {summary.Count - top} more importers and years (--top)");
        if (file.Provenance is not { } p)
        {
            Terminal.Line("The file that says where this comes from is missing.");
            return;
        }

        if (p.Source is not null) Terminal.Line(Markup.Escape(p.Source));
        foreach (var f in p.Files) Terminal.Line(Markup.Escape($"made from {f.Name}, {Count(f.Bytes)} bytes, SHA-256 {f.Sha256[..16]}…"));
        Terminal.Line(Markup.Escape($"by Realign {p.RealignVersion}: {Count(p.RowsRead)} rows read, {Count(p.RowsKept)} kept ({Count(p.ZeroRows)} of value 0), {Count(p.RowsRejected)} rejected"));
    }

    public static void Import(ProductImportReport report, string target)
    {
        var table = Table("", "rows", "bn USD");
        table.AddRow("read", Count(report.RowsRead), Figures.Billions(report.ValueRead));
        table.AddRow("kept", Count(report.RowsKept), Figures.Billions(report.ValueKept));
        table.AddRow("rejected", Count(report.RowsRejected), Figures.Billions(report.ValueRejected));
        foreach (var (reason, rows) in report.Rejected) table.AddRow("  " + reason.Replace('_', ' '), Count(rows), "");
        Terminal.Out.Write(table);
        Terminal.Line(Markup.Escape($"Layout {report.Layout.ToString().ToLowerInvariant()}; years {string.Join(", ", report.Years)}; {Count(report.Importers)} importers, {Count(report.Exporters)} exporters, {Count(report.Products)} products."));
        Terminal.Hint($"Written to {target}, with {Path.GetFileName(ProductImportReport.ProvenanceOf(target))} and {Path.GetFileName(ProductImportReport.RejectsOf(target))}; use it with --file {target}.");
    }

    internal static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";

    internal static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    internal static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns) table.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right, Padding = new Padding(0, 0, 1, 0) });
        return table;
    }
}
