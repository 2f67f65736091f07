using System.Globalization;
using System.Text;

namespace Realign.Reports;

/// <summary>An estimation as people read it: a table for a terminal of 80 columns, or LaTeX for a paper.</summary>
public static class RegressionTable
{
    private const int Width = 80;

    /// <summary>The table as text; lines end with a line feed.</summary>
    /// <param name="report">A converged estimation.</param>
    /// <param name="stars">Whether coefficients that differ from zero at 10, 5 and 1 % are marked.</param>
    /// <exception cref="NotConvergedException">The estimation did not converge.</exception>
    public static string ToText(EstimationReport report, bool stars = false)
    {
        var coefficients = Converged(report);
        var text = new StringBuilder();
        foreach (string line in Wrap($"{report.Formula}", Width)) text.Append(line).Append('\n');
        foreach (string line in Wrap($"{FamilyName(report)}, {Count(report.Observations)} observations from {report.Source.File}{(report.Source.Where is { } where ? $" where {where}" : "")}", Width)) text.Append(line).Append('\n');
        text.Append('\n');
        Coefficients(text, report, coefficients, stars);
        foreach (string line in Notes(report, stars).SelectMany(n => Wrap(n, Width))) text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>The table as a LaTeX tabular; it needs the package booktabs.</summary>
    /// <param name="report">A converged estimation.</param>
    /// <param name="stars">Whether coefficients that differ from zero at 10, 5 and 1 % are marked.</param>
    /// <exception cref="NotConvergedException">The estimation did not converge.</exception>
    public static string ToLatex(EstimationReport report, bool stars = false)
    {
        var coefficients = Converged(report);
        var text = new StringBuilder();
        void Row(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name} & {value} \\\\\n");
        text.Append("\\begin{tabular}{lc}\n\\toprule\n");
        Row("", Latex(report.Dependent));
        text.Append("\\midrule\n");
        int decimals = Decimals(coefficients);
        foreach (var c in coefficients)
        {
            string mark = stars ? Stars(c.PValue) : "";
            Row(Latex(c.Name), $"${Plain(c.Estimate, decimals)}{(mark.Length > 0 ? $"^{{{mark}}}" : "")}$");
            Row("", c.StandardError is { } error ? $"$({Plain(error, decimals)})$" : "");
        }

        text.Append("\\midrule\n");
        foreach (var effect in report.FixedEffects) Row($"{Latex(effect.Name)} fixed effects", "yes");
        Row("Estimator", report.Family == "poisson" ? "PPML" : "OLS");
        Row("Standard errors", Latex(report.Covariance.Clusters.Count > 0 ? $"clustered by {string.Join(" and ", report.Covariance.Clusters.Select(c => c.Name))}" : KindName(report)));
        Row("Observations", report.Observations.ToString("N0", CultureInfo.InvariantCulture));
        if (report.PseudoR2 is { } pseudo) Row("Pseudo $R^2$", pseudo.ToString("0.000", CultureInfo.InvariantCulture));
        if (report.R2 is { } r2) Row("$R^2$", r2.ToString("0.000", CultureInfo.InvariantCulture));
        text.Append("\\bottomrule\n");
        if (stars) text.Append("\\multicolumn{2}{l}{\\footnotesize $^{***}p<0.01$, $^{**}p<0.05$, $^{*}p<0.1$} \\\\\n");
        return text.Append("\\end{tabular}\n").ToString();
    }

    private static IReadOnlyList<CoefficientReport> Converged(EstimationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Coefficients ?? throw new NotConvergedException($"The estimation did not converge, so there is no table of it. {report.Ending}");
    }

    /// <summary>Columns as wide as they need; a name that is too long for what is left stands on a line of its own.</summary>
    private static void Coefficients(StringBuilder text, EstimationReport report, IReadOnlyList<CoefficientReport> coefficients, bool stars)
    {
        int decimals = Decimals(coefficients);
        string Number(double? value) => value is { } number ? Minus(Plain(number, decimals)) : "n/a";
        string interval = $"{(100 * report.Level).ToString("0.###", CultureInfo.InvariantCulture)} % interval";
        string[] header = ["estimate", "std. error", report.Covariance.DegreesOfFreedom is null ? "z" : "t", "p"];
        string[][] rows = [.. coefficients.Select(c => (string[])[Number(c.Estimate), Number(c.StandardError), Statistic(c.Statistic), Probability(c.PValue), Number(c.Low), Number(c.High)])];
        int[] widths = [.. Enumerable.Range(0, 6).Select(i => 2 + rows.Select(r => r[i].Length).Append(i < header.Length ? header[i].Length : (interval.Length - 1) / 2).Max())];
        int left = Width - widths.Sum() - (stars ? Stars(0).Length + 1 : 0);
        int name = Math.Min(coefficients.Select(c => c.Name.Length).Append(0).Max(), Math.Max(left, 0));
        string rule = new('─', name + widths.Sum() + (stars ? Stars(0).Length + 1 : 0));
        text.Append(' ', name);
        for (int i = 0; i < header.Length; i++) text.Append(header[i].PadLeft(widths[i]));
        text.Append(interval.PadLeft(widths[4] + widths[5])).Append('\n').Append(rule).Append('\n');
        for (int c = 0; c < rows.Length; c++)
        {
            bool fits = coefficients[c].Name.Length <= name;
            if (!fits) text.AppendJoin('\n', Wrap(coefficients[c].Name, Width)).Append('\n');
            string row = (fits ? coefficients[c].Name : "").PadRight(name) + string.Concat(rows[c].Select((cell, i) => cell.PadLeft(widths[i])));
            text.Append(stars ? $"{row} {Stars(coefficients[c].PValue)}".TrimEnd() : row).Append('\n');
        }

        text.Append(rule).Append('\n');
    }

    private static string Statistic(double? value) => value is { } z ? Minus(z.ToString(Math.Abs(z) < 1e5 ? "0.00" : "0.0e+0", CultureInfo.InvariantCulture)) : "n/a";

    private static IEnumerable<string> Notes(EstimationReport report, bool stars)
    {
        if (stars) yield return "*** p < 0.01, ** p < 0.05, * p < 0.1";
        yield return $"Standard errors: {KindName(report)}{Clusters(report)}, small sample as {report.Covariance.SmallSample}{(report.Covariance.Repaired == true ? "; negative eigenvalues set to zero" : "")}.";
        if (report.FixedEffects.Count > 0) yield return $"Fixed effects: {string.Join(", ", report.FixedEffects.Select(f => $"{f.Name} ({Count(f.Levels)})"))}.";
        if (report.Weights is { } weights) yield return $"Weights: {weights}.";
        if (report.Offset is { } offset) yield return $"Offset: {offset}.";
        yield return $"Fit: {string.Join(", ", Fit(report))}.";
        if (LeftOut(report) is { Count: > 0 } parts) yield return $"Left out of {Count(report.Rows)} rows: {string.Join(", ", parts)}.";
        if (report.Collinear.Count > 0) yield return $"Dropped, determined by the others: {string.Join(", ", report.Collinear)}.";
        foreach (var test in report.Tests) yield return Test(test);
        yield return $"Converged in {report.Iterations} iteration{(report.Iterations == 1 ? "" : "s")}{(report.Components > 1 ? $", {Count(report.Components)} independent blocks" : "")}.";
    }

    private static List<string> Fit(EstimationReport report)
    {
        var parts = new List<string>();
        if (report.PseudoR2 is { } pseudo) parts.Add($"pseudo R² {Share(pseudo)}");
        if (report.R2 is { } r2) parts.Add($"R² {Share(r2)}");
        if (report.WithinR2 is { } within) parts.Add($"within R² {Share(within)}");
        if (report.Deviance is { } deviance) parts.Add($"{(report.Family == "poisson" ? "deviance" : "sum of squared residuals")} {Number(deviance)}");
        if (report.LogLikelihood is { } likelihood && report.Family == "poisson") parts.Add($"log-likelihood {Number(likelihood)}");
        if (report.RootMeanSquaredError is { } error) parts.Add($"root mean squared error {Number(error)}");
        return parts;
    }

    private static List<string> LeftOut(EstimationReport report)
    {
        var parts = new List<string>();
        if (report.Missing > 0)
        {
            string columns = report.MissingValues.Count > 0 ? $" ({string.Join(", ", report.MissingValues.Select(m => $"{m.Key} {Count(m.Value)}"))})" : "";
            parts.Add($"{Count(report.Missing)} with missing values{columns}");
        }

        if (report.ZeroWeights > 0) parts.Add($"{Count(report.ZeroWeights)} with weight zero");
        if (report.Singletons > 0) parts.Add($"{Count(report.Singletons)} alone in a level of a fixed effect");
        if (report.Separated > 0) parts.Add($"{Count(report.Separated)} separated");
        return parts;
    }

    private static string Test(HypothesisReport test)
    {
        string statistic = test.DenominatorDegreesOfFreedom is { } df
            ? $"F({test.Restrictions}, {df.ToString("0.#", CultureInfo.InvariantCulture)}) = {(test.Statistic is { } f ? (f / test.Restrictions).ToString("0.00", CultureInfo.InvariantCulture) : "n/a")}"
            : $"χ²({test.Restrictions}) = {test.Statistic?.ToString("0.00", CultureInfo.InvariantCulture) ?? "n/a"}";
        return $"Test of {test.Hypothesis}: {statistic}, p {(test.PValue < 0.0001 ? "" : "= ")}{Probability(test.PValue)}.";
    }

    private static string FamilyName(EstimationReport report) => report.Family == "poisson" ? "Poisson pseudo-maximum likelihood" : "Least squares";

    private static string KindName(EstimationReport report) => report.Covariance.Kind switch
    {
        "iid" => "iid",
        "hetero" => "heteroskedasticity-robust",
        _ => "clustered",
    };

    private static string Clusters(EstimationReport report) => report.Covariance.Clusters.Count == 0 ? ""
        : $" by {string.Join(" and ", report.Covariance.Clusters.Select(c => $"{c.Name} ({Count(c.Count ?? 0)})"))}";

    private static string Stars(double? p) => p switch { < 0.01 => "***", < 0.05 => "**", < 0.1 => "*", _ => "" };

    private static string Probability(double? p) => p is not { } value ? "n/a" : value < 0.0001 ? "< .0001" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>As many for all coefficients as the smallest standard error needs to show two digits, between three and six.</summary>
    private static int Decimals(IEnumerable<CoefficientReport> coefficients)
    {
        double smallest = coefficients.Select(c => c.StandardError ?? 0).Where(e => e > 0).DefaultIfEmpty(1).Min();
        return Math.Clamp(1 - (int)Math.Floor(Math.Log10(smallest)), 3, 6);
    }

    private static string Plain(double value, int decimals)
    {
        if (Math.Abs(value) >= 1000) decimals = 3;
        bool scientific = Math.Abs(value) >= 1e5 || (value != 0 && Math.Abs(value) < 0.5 * Math.Pow(10, -decimals));
        return value.ToString(scientific ? "0.0e+0" : $"F{decimals}", CultureInfo.InvariantCulture);
    }

    private static string Share(double value) => Minus(value.ToString("0.0000", CultureInfo.InvariantCulture));

    private static string Number(double value) => Minus(value.ToString(Math.Abs(value) switch { >= 1e12 => "0.000e+0", >= 1e4 => "N0", >= 1e-2 or 0 => "N3", _ => "0.000e+0" }, CultureInfo.InvariantCulture));

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Minus(string number) => number.Replace('-', '−');

    /// <summary>Lines of at most a width, broken at blanks.</summary>
    private static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            int blank = text.LastIndexOf(' ', width);
            if (blank <= 2) blank = -1;
            // A word that is longer than the line is broken.
            int end = blank > 0 && blank <= width ? blank : width;
            yield return text[..end];
            text = $"  {text[end..].TrimStart(' ')}";
        }

        yield return text;
    }

    private static string Latex(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text)
            escaped.Append(c switch
            {
                '\\' => "\\textbackslash{}",
                '^' => "\\textasciicircum{}",
                '~' => "\\textasciitilde{}",
                '<' or '>' => $"${c}$",
                '_' or '&' or '%' or '#' or '$' or '{' or '}' => $"\\{c}",
                _ => c.ToString(),
            });
        return escaped.ToString();
    }
}
