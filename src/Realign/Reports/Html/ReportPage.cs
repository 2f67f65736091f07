using System.Text;

namespace Realign.Reports.Html;

/// <summary>The case that a page is about, its tables, and the numbering of its figures.</summary>
internal sealed class ReportPage(CaseResult result)
{
    private readonly Dictionary<string, ReportTable> _tables = CaseTables.Of(result).ToDictionary(t => t.Name);
    private int _figures;

    public CaseResult Result { get; } = result;

    public CaseScenarioResult Main => Result.Scenarios[0];

    public RunResult Run => Main.Run;

    /// <summary>The economy's name in a sentence.</summary>
    public string Economy => Name(Result.Economy);

    /// <summary>What the numbers are, for captions.</summary>
    public string Ranges => Result.Draws > 0 ? $"Medians of {Result.Draws} draws; lines and brackets are 5–95 % ranges." : "Central values; nothing was drawn.";

    public string Name(string code) => EconomyText.InSentence(Result.EconomyName(code));

    /// <summary>A table of the case; empty when the case lacks that part.</summary>
    public ReportTable Table(string name) => _tables.GetValueOrDefault(name) ?? new ReportTable(name, name, [], []);

    /// <summary>The rows of the main scenario.</summary>
    public ReportTable MainTable(string name) => Table(name) is { Rows.Count: > 0 } table ? table.Where("scenario", Main.Id) : Table(name);

    /// <summary>A picture with its number, caption, table, CSV and the command that makes it again.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="picture">The picture; it carries its own text alternative.</param>
    /// <param name="table">The numbers behind it.</param>
    public Markup Figure(string caption, Markup picture, ReportTable table)
    {
        int number = ++_figures;
        string file = $"figure-{number}-{table.Name}.csv", csv = Convert.ToBase64String(Encoding.UTF8.GetBytes(table.ToCsv()));
        return Markup.Of($"""
            <figure id="figure-{number}">
            {picture}
            <figcaption><b>Figure {number}.</b> {caption}</figcaption>
            <details><summary>Figure {number}: table, CSV, command</summary>
            {HtmlTable.Draw(table)}
            <p><a download="{file}" href="data:text/csv;charset=utf-8;base64,{csv}">Download figure {number} as CSV</a> · in the report's folder: <code>tables/{table.Name}.csv</code></p>
            <p>Made by <code>{Result.Command}</code></p>
            </details>
            </figure>
            """);
    }

    /// <summary>A section; nothing when it has no body.</summary>
    public static Markup Section(string id, string title, Markup body) => body.ToString().Length == 0 ? Markup.Empty : Markup.Of($"""
        <section id="{id}" aria-labelledby="{id}-title">
        <h2 id="{id}-title">{title}</h2>
        {body}
        </section>

        """);

    /// <summary>A section that is folded until a reader asks for it; paper shows it open. Nothing when it has no body.</summary>
    public static Markup Part(string id, string title, Markup body) => body.ToString().Length == 0 ? Markup.Empty : Markup.Of($"""
        <section id="{id}" aria-labelledby="{id}-title">
        <details class="part"><summary><h2 id="{id}-title">{title}</h2></summary>
        {body}
        </details>
        </section>

        """);

    public static Markup Paragraph(string words) => Markup.Of($"<p>{words}</p>\n");

    public static Markup Bullets(IEnumerable<string> items) => Markup.Of($"<ul>{items.Select(i => Markup.Of($"<li>{i}</li>\n"))}</ul>\n");

    /// <summary>A link when it leads to the web, else the text: a source may hold anything.</summary>
    public static Markup Link(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? Markup.Of($"<a href=\"{uri.AbsoluteUri}\" rel=\"noreferrer\">{uri.Host}</a>")
            : Markup.Text(address);
}
