using System.Globalization;
using System.Text;

namespace Realign.Agreements;

/// <summary>An estimate in words and tables. Effects are in percent of trade, 100 (exp β − 1), but for the tables, which have log points.</summary>
public static class AgreementEstimateText
{
    /// <summary>Half the width of a 90 % interval, in standard errors.</summary>
    private const double Ninety = 1.6448536269514722;

    /// <summary>What a sentence says of both directions: central value and 90 % interval, percent.</summary>
    public static string Headline(AgreementEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return $"{estimate.Title}: exports to {HubName(estimate)} {Percent(estimate.Main.Exports)}, imports {Percent(estimate.Main.Imports)}";
    }

    /// <summary>What a report says of the estimate: its size, whether it was there before joining, what placebos show, and where the rest is.</summary>
    public static string Line(AgreementEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        string headline = Headline(estimate);
        return $"{char.ToUpperInvariant(headline[0])}{headline[1..]}, with 90 % intervals of the sampling error alone. That members differed in nothing before they joined has p {PValue(estimate.EventStudy.LeadsOfExports)} for exports and {PValue(estimate.EventStudy.LeadsOfImports)} for imports. {Placebo(estimate, "exports", e => e.Exports)} {Placebo(estimate, "imports", e => e.Imports)} What is identified and what is not: docs/models/{estimate.Id}.md.";
    }

    /// <summary>A page of 80 columns for a terminal.</summary>
    public static string Summary(AgreementEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Effect of {estimate.Title} on trade, with 90 % intervals\n");
        text.Append(CultureInfo.InvariantCulture, $"  exports to {HubName(estimate),-10} {Percent(estimate.Main.Exports)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  imports from {HubName(estimate),-8} {Percent(estimate.Main.Imports)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{"log points (standard error)",-50}{"exports",15}{"imports",15}\n");
        void Row(string name, EffectEstimate exports, EffectEstimate imports) =>
            text.Append(CultureInfo.InvariantCulture, $"  {Cut(name, 47),-48}{Short(exports),15}{Short(imports),15}\n");
        Row("main", estimate.Main.Exports, estimate.Main.Imports);
        Row("staggered adoption, members and years alike", estimate.Staggered.EachEqual.Exports, estimate.Staggered.EachEqual.Imports);
        Row("staggered adoption, by trade", estimate.Staggered.ByTrade.Exports, estimate.Staggered.ByTrade.Imports);
        foreach (var e in estimate.EventStudy.Path) Row($"year {Since(e.Year, estimate.EventStudy)}", e.Exports, e.Imports);
        text.Append(CultureInfo.InvariantCulture, $"  {"p that there are no leads",-48}{PValue(estimate.EventStudy.LeadsOfExports),15}{PValue(estimate.EventStudy.LeadsOfImports),15}\n");
        foreach (var e in (IEnumerable<DirectedEffects>)[.. estimate.SectorGroups, .. estimate.Robustness]) Row(e.Name, e.Exports, e.Imports);
        text.Append('\n');
        foreach (string line in Findings(estimate)) text.Append(CultureInfo.InvariantCulture, $"{Wrapped(line)}\n");
        return text.ToString();
    }

    /// <summary>What leaving one out and the placebos say, a sentence each.</summary>
    public static IReadOnlyList<string> Findings(AgreementEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return [Range(estimate, "exports", e => e.Exports), Range(estimate, "imports", e => e.Imports), Placebo(estimate, "exports", e => e.Exports), Placebo(estimate, "imports", e => e.Imports)];
    }

    /// <summary>The tables of the page on the estimate, in Markdown.</summary>
    public static string Tables(AgreementEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var text = new StringBuilder();
        void Head(string title, string first) => text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n| {first} | exports | imports | observations |\n| --- | ---: | ---: | ---: |\n");
        void Row(DirectedEffects e) => text.Append(CultureInfo.InvariantCulture, $"| {e.Name} | {Short(e.Exports)} | {Short(e.Imports)} | {e.Observations:N0} |\n");
        Head("Main estimate, and the estimator for staggered adoption", "log points (standard error)");
        Row(estimate.Main);
        Row(estimate.Staggered.EachEqual with { Name = "staggered, each member and year alike" });
        Row(estimate.Staggered.ByTrade with { Name = "staggered, by trade without joining" });
        text.Append(CultureInfo.InvariantCulture, $"\nCovariance of the two main estimates: {Number(estimate.Main.Covariance, "0.000000")}; {estimate.Main.Pairs:N0} pairs.\n\n");
        text.Append("### Years since joining\n\n| year | exports | imports | exports, staggered | imports, staggered |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var e in estimate.EventStudy.Path)
        {
            var other = estimate.Staggered.Path.FirstOrDefault(s => s.Year == e.Year);
            text.Append(CultureInfo.InvariantCulture, $"| {Since(e.Year, estimate.EventStudy)} | {Short(e.Exports)} | {Short(e.Imports)} | {(other is null ? "" : Short(other.Exports))} | {(other is null ? "" : Short(other.Imports))} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nLeads all zero: {Test(estimate.EventStudy.LeadsOfExports)} for exports, {Test(estimate.EventStudy.LeadsOfImports)} for imports, {Test(estimate.EventStudy.Leads)} for both.\n\n");
        Head("By year of joining, staggered", "joined in");
        foreach (var e in estimate.Staggered.Cohorts) Row(e);
        text.Append('\n');
        Head("By group of sectors", "sectors");
        foreach (var e in estimate.SectorGroups) Row(e);
        text.Append('\n');
        Head("One choice changed at a time", "choice");
        foreach (var e in estimate.Robustness) Row(e);
        text.Append("\n### Without one economy, and with other hubs\n\n");
        foreach (string line in Findings(estimate)) text.Append(CultureInfo.InvariantCulture, $"- {line}\n");
        text.Append('\n');
        Head("Placebos: members pretended to have joined with", "hub");
        foreach (var e in estimate.Placebos) Row(e);
        return text.ToString();
    }

    private static string Range(AgreementEstimate estimate, string direction, Func<DirectedEffects, EffectEstimate> of)
    {
        var ordered = estimate.LeaveOneOut.OrderBy(e => of(e).Estimate).ToList();
        double main = of(estimate.Main).Estimate;
        var most = estimate.LeaveOneOut.OrderByDescending(e => Math.Abs(of(e).Estimate - main)).Take(3);
        return $"Leaving out one economy at a time, the effect on {direction} lies between {Number(of(ordered[0]).Estimate)} (without {ordered[0].Name}) and {Number(of(ordered[^1]).Estimate)} (without {ordered[^1].Name}); those who matter most are {string.Join(", ", most.Select(e => $"{e.Name} ({Number(of(e).Estimate - main, "+0.000;-0.000")})"))}.";
    }

    private static string Placebo(AgreementEstimate estimate, string direction, Func<DirectedEffects, EffectEstimate> of)
    {
        var main = of(estimate.Main);
        int count = estimate.Placebos.Count;
        int large = estimate.Placebos.Count(e => Math.Abs(of(e).Estimate) >= Math.Abs(main.Estimate));
        int significant = estimate.Placebos.Count(e => Math.Abs(of(e).Estimate) > 1.96 * of(e).StandardError);
        double spread = Spread(estimate.Placebos.Select(e => of(e).Estimate));
        return string.Create(CultureInfo.InvariantCulture, $"Of {count} placebo hubs, {large} show an effect on {direction} at least as large as {HubName(estimate)}'s, either sign, and {significant} differ from zero at 5 %, where {0.05 * count:0.#} would by chance; the placebos' root mean square is {Number(spread)}, against a standard error of {Number(main.StandardError)}.");
    }

    /// <summary>Root mean square, since the truth is zero.</summary>
    internal static double Spread(IEnumerable<double> effects) => Math.Sqrt(effects.Average(e => e * e));

    private static string HubName(AgreementEstimate estimate) => estimate.Hub == "CHN" ? "China" : estimate.Hub;

    private static string Since(int year, EventStudy study) => Number(year, "+0;-0;0") + (year == study.Path[0].Year ? " and before" : year == study.Path[^1].Year ? " and after" : "");

    private static string Test(LeadTest test) => string.Create(CultureInfo.InvariantCulture, $"χ²({test.Restrictions}) = {test.Statistic:F2}, p {(test.PValue < 0.001 ? "" : "= ")}{PValue(test)}");

    private static string PValue(LeadTest test) => test.PValue < 0.001 ? "< 0.001" : Number(test.PValue);

    private static string Percent(EffectEstimate e)
    {
        string Of(double β) => Number(100 * (Math.Exp(β) - 1), "+0.0;-0.0");
        return $"{Of(e.Estimate)} % ({Of(e.Estimate - (Ninety * e.StandardError))} to {Of(e.Estimate + (Ninety * e.StandardError))})";
    }

    private static string Short(EffectEstimate e) => $"{Number(e.Estimate)} ({Number(e.StandardError)})";

    private static string Number(double value, string format = "0.000") => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private static string Wrapped(string text)
    {
        var lines = new StringBuilder();
        int column = 0;
        foreach (string word in text.Split(' '))
        {
            if (column > 0 && column + word.Length + 1 > 80)
            {
                lines.Append('\n');
                column = 0;
            }

            if (column > 0) lines.Append(' ');
            lines.Append(word);
            column += word.Length + 1;
        }

        return lines.ToString();
    }
}
