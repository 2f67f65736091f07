using System.Globalization;
using System.Text;
using Realign.Facts;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>Facts in 80 columns. A figure takes as many lines as its publisher, link and note need: people copy them.</summary>
internal static class FactsView
{
    private const int Shown = 12, Sides = 6, Indent = 4;

    public static void Rule(MeasureRule rule)
    {
        Terminal.Line(Markup.Escape($"{rule.Measure}: {rule.Rule}"));
        Terminal.Line();
    }

    public static void Show(FactAnswer answer)
    {
        var query = answer.Query;
        Terminal.Line($"[bold]{Markup.Escape($"{query.Economy}{(query.Partner is { } partner ? $" with {partner}" : "")}: {query.Indicator}{(query.Period is { } period ? $", {period}" : "")}{(query.Basis is { } basis ? $", {basis}" : "")}")}[/]");
        if (answer.Missing is { } missing) Terminal.Line(Markup.Escape(missing));
        foreach (var match in answer.Matches.Take(Shown)) Fact(match.Fact, "matched", match.How);
        if (answer.Matches.Count > Shown) Terminal.Line($"and {answer.Matches.Count - Shown} more; --json prints all");
        if (answer.Disagreements.Count > 0) Terminal.Line();
        foreach (var disagreement in answer.Disagreements.Take(Sides)) Terminal.Line($"[bold]![/] {Markup.Escape(disagreement.ToString())}");
        if (answer.Disagreements.Count > Sides) Terminal.Line($"and {answer.Disagreements.Count - Sides} more disagreements; --json prints all");
        if (answer.Aside.Count > 0)
        {
            Terminal.Line();
            Terminal.Line("[bold]Beside, not counted[/]");
        }

        foreach (var aside in answer.Aside.Take(Sides)) Fact(aside.Fact, "not counted", aside.Reason);
        if (answer.Aside.Count > Sides) Terminal.Line($"and {answer.Aside.Count - Sides} more; --json prints all");
        Terminal.Line();
    }

    public static void Check(FactCheckReport report)
    {
        foreach (var kind in report.Findings.GroupBy(f => f.Kind))
        {
            Terminal.Line($"[bold]{Word(kind.Key)}[/]");
            foreach (var finding in kind) Terminal.Line($"- {Markup.Escape(finding.Text)}");
            Terminal.Line();
        }

        int against = report.Findings.Count(f => f.Kind != FactFindingKind.Disputed), disputed = report.Findings.Count - against;
        Terminal.Line(Markup.Escape($"{Number(report.Figures)} figures, {Number(report.Comparisons)} held against others: {(against == 0 ? "nothing contradicts" : $"{against} cannot stand")}"
            + $"{(disputed > 0 ? $", {disputed} disputed" : "")}. Beyond rounding, {(100 * report.Tolerance).ToString("0.##", CultureInfo.InvariantCulture)} % of the largest part is accepted."));
    }

    public static void Summary(FactLedger ledger)
    {
        var table = Table("economy", "figures", "derived", "from", "to", "indicators");
        foreach (var own in ledger.Facts.GroupBy(f => f.Economy).OrderByDescending(g => g.Count()))
            table.AddRow(
                Markup.Escape(own.Key), Number(own.Count(f => f.Source != FactSource.Derived)), Number(own.Count(f => f.Source == FactSource.Derived)), $"{own.Min(f => f.Period.Start.Year)}", $"{own.Max(f => f.Period.End.Year)}", Number(own.Select(f => f.Indicator.Id).Distinct().Count()));
        Terminal.Out.Write(table);
        Terminal.Line($"{Number(ledger.Facts.Count(f => f.Source == FactSource.Ledger))} figures of the ledger, {Number(ledger.Facts.Count(f => f.Source == FactSource.Macro))} of the macro file; {Number(ledger.Facts.Count(f => !f.Counts))} are projections, targets and statements, which never count.");
        Terminal.Line();
        var indicators = Table("indicator", "", "is");
        foreach (var indicator in FactIndicator.All) indicators.AddRow(Markup.Escape(indicator.Id), indicator.IsBilateral ? "pair" : "", Markup.Escape(indicator.Definition));
        Terminal.Out.Write(indicators);
    }

    public static void Economy(FactLedger ledger, string economy)
    {
        var own = ledger.Facts.Where(f => f.Economy == economy && f.Counts).ToList();
        if (own.Count == 0) throw new RealignException(ledger.Find(new FactQuery { Indicator = "gdp", Economy = economy }).Missing!);
        Terminal.Line($"[bold]{Markup.Escape(economy)}[/]");
        var table = Table("indicator", "figures", "with", "from", "to");
        foreach (var of in own.GroupBy(f => f.Indicator.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var partners = of.Select(f => f.Partner).Where(p => p.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
            table.AddRow(Markup.Escape(of.Key), Number(of.Count()), Markup.Escape(string.Join(' ', partners.Take(5)) + (partners.Count > 5 ? " …" : "")), $"{of.Min(f => f.Period.Start.Year)}", $"{of.Max(f => f.Period.End.Year)}");
        }

        Terminal.Out.Write(table);
    }

    /// <param name="f">The figure.</param>
    /// <param name="label">Before <paramref name="how"/>.</param>
    /// <param name="how">How it was matched, or why it does not count.</param>
    private static void Fact(Fact f, string label, string how)
    {
        Wrapped($"{f.PublishedValue.Replace('-', '−')} {f.PublishedUnit}  {f.Period}{(f.Basis.Text.Length > 0 ? $"  {f.Basis.Text}" : "")}  [{f.Id}]", 0);
        Wrapped($"{f.Publisher}{(f.Published is { } published ? $", {published}" : "")}; {Source(f)}{(f.Nature == FactNature.Estimate && f.Source != FactSource.World ? ", estimate" : "")}", Indent);
        // Addresses are not broken: terminals keep them whole, and people copy them.
        if (f.Link.Length > 0) Console.Out.WriteLine(new string(' ', Indent) + f.Link);
        if (how.Length > 0) Wrapped($"{label}: {how}", Indent);
        if (f.Note.Length > 0) Wrapped(f.Note, Indent);
    }

    private static void Wrapped(string text, int indent)
    {
        var line = new StringBuilder().Append(' ', indent);
        int start = indent;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > start && line.Length + 1 + word.Length > Terminal.Out.Profile.Width)
            {
                Console.Out.WriteLine(line.ToString().TrimEnd());
                line.Clear().Append(' ', start = Indent);
            }

            if (line.Length > start) line.Append(' ');
            line.Append(word);
        }

        Console.Out.WriteLine(line.ToString().TrimEnd());
    }

    private static string Source(Fact f) => f.Source switch
    {
        FactSource.Derived => "derived",
        FactSource.World => "Realign's world",
        _ => f.Confidence switch { FactConfidence.Official => "official", FactConfidence.PressQuotingOfficial => "press quoting official", _ => "other source" } + (f.Source == FactSource.Macro ? ", macro file" : ""),
    };

    private static string Word(FactFindingKind kind) => kind switch
    {
        FactFindingKind.Contradiction => "Contradictions",
        FactFindingKind.PartAboveTotal => "Parts above their wholes",
        FactFindingKind.Implausible => "Not plausible",
        FactFindingKind.Duplicate => "Standing twice",
        _ => "Disputed: all are kept, the first is the one to use",
    };

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns) table.AddColumn(new TableColumn(column) { Alignment = column is "figures" or "derived" or "indicators" ? Justify.Right : Justify.Left, Padding = new Padding(0, 0, 1, 0), NoWrap = table.Columns.Count == 0 });
        return table;
    }
}
