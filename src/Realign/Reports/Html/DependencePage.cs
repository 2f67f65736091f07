using Realign.Dependence;

namespace Realign.Reports.Html;

/// <summary>The network of an economy as one HTML file that needs nothing else: gross trade and value added, before and after.</summary>
public static class DependencePage
{
    private const int Listed = 10;
    private const double Height = 420;

    private static readonly Sankey.Words _trade = new("sell to", "buy from", "Goods and services sold to", "Goods and services bought from");
    private static readonly Sankey.Words _value = new("made what is used by", "use what is made by", "Value added used by final demand in", "Value added used elsewhere, made in");

    /// <summary>The page.</summary>
    public static string Write(DependenceResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string title = $"Who {result.Subject.Label} depends on";
        var networks = DependenceTables.Of(result).Single(t => t.Name == "dependence-network");
        return Markup.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="Realign {result.RealignVersion}">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <style>{HtmlReport.Style}</style>
            </head>
            <body>
            <header>
            <p class="kicker">Realign · world {result.World.Name} · {result.World.Hash[..12]}</p>
            <h1>{title}</h1>
            <p class="brief">{(result.Scenario is { } s ? $"Before and after: {s.Name}. Central values." : "As the world is.")} Billions of USD a year.</p>
            </header>
            <main>
            {Measures(result)}
            <h2>Trade</h2>
            <p>Goods and services as they cross the border, net of duties.</p>
            {Pictures(result, f => f.Imports, f => f.Exports, _trade)}
            <h2>Value added</h2>
            <p>By where it was made and where final demand uses it, whatever route it took. This is what GDP depends on.</p>
            {Pictures(result, f => f.ValueAddedBought, f => f.ValueAddedSold, _value)}
            <details><summary>All partners</summary>{HtmlTable.Draw(networks)}</details>
            </main>
            <footer><p>Made by Realign {result.RealignVersion}.</p></footer>
            </body>
            </html>

            """).ToString();
    }

    /// <summary>What there is to say of a named partner: the measures, and the sectors.</summary>
    private static Markup Measures(DependenceResult result)
    {
        if (result.Partner is not { } partner) return Markup.Empty;
        string ranges = result.Draws > 0 ? $" Medians with 5–95 % ranges over {result.Draws} draws, seed {result.Seed}." : "";
        string[] columns = result.Scenario is null ? ["name", "before", "before_low", "before_high", "missing"] : ["name", "before", "before_low", "before_high", "after", "after_low", "after_high", "change", "change_low", "change_high", "missing"];
        var tables = DependenceTables.Of(result);
        return Markup.Of($"""
            <h2>Dependence on {partner.Label}</h2>
            <p>Fractions as percent; Herfindahl indices as percent of one alone.{ranges}</p>
            {HtmlTable.Draw(tables.Single(t => t.Name == "dependence").Select(columns))}
            <details><summary>By sector</summary>{HtmlTable.Draw(tables.Single(t => t.Name == "dependence-sectors").Select(["sector_name", .. columns]))}</details>
            """);
    }

    private static Markup Pictures(DependenceResult result, Func<NetworkFlows, double> into, Func<NetworkFlows, double> outOf, Sankey.Words words)
    {
        double largest = result.Network.Select(p => p.After ?? p.Before).Concat(result.Network.Select(p => p.Before)).Chunk(result.Network.Count).Max(c => Math.Max(c.Sum(into), c.Sum(outOf)));
        double perPixel = Sankey.PerPixel(largest, Height);
        Markup Picture(string title, bool isAfter) => Sankey.Draw(title, result.Subject.Label, Flows(result, into, isAfter), Flows(result, outOf, isAfter), perPixel, words);
        bool two = result.Scenario is not null;
        return Markup.Of($"<figure><div class=\"panels\">{Picture(two ? "Before" : $"{result.World.Year}", isAfter: false)}{(two ? Picture("After", isAfter: true) : Markup.Empty)}</div></figure>");
    }

    private static List<Sankey.Flow> Flows(DependenceResult result, Func<NetworkFlows, double> flow, bool isAfter)
    {
        double Value(NetworkResult p) => flow(isAfter ? p.After! : p.Before);
        var ranked = result.Network.Where(p => p.Code != "ROW").OrderByDescending(p => flow(p.Before)).ToList();
        double others = result.Network.Except(ranked.Take(Listed)).Sum(Value);
        return [.. ranked.Take(Listed).Select(p => new Sankey.Flow(p.Name, Value(p), FigureText.Billions(Value(p)))), new Sankey.Flow("All others", others, FigureText.Billions(others))];
    }
}
