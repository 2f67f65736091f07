using Realign.Estimation;
using Realign.Numerics;

namespace Realign.Agreements;

/// <summary>
/// Estimates what joining did to trade with a hub by Poisson pseudo-maximum likelihood with exporter-sector-year, importer-sector-year and pair-sector
/// effects. Terms are functions of the member and the year; each stands twice, for the member's exports to the hub and for its imports from it.
/// </summary>
internal sealed class JoiningStudy
{
    /// <summary>Earlier years count as the first, later ones as the last.</summary>
    private const int FirstLead = -5, LastLag = 5;

    private static readonly KeyCombination[] _effects = [new("exporter", "sector", "year"), new("importer", "sector", "year"), new("exporter", "importer", "sector")];

    private readonly BilateralPanel _panel;
    private readonly int _hub;
    private readonly int?[] _joined;
    private readonly EstimationOptions _options;
    private readonly CancellationToken _cancellation;

    /// <param name="panel">Trade.</param>
    /// <param name="hub">Code of the economy that is joined.</param>
    /// <param name="joined">Year of joining by economy; null for never, or after the panel.</param>
    /// <param name="options">Of the estimator.</param>
    /// <param name="cancellation">Stops an estimation.</param>
    public JoiningStudy(BilateralPanel panel, string hub, int?[] joined, EstimationOptions options, CancellationToken cancellation = default)
    {
        (_panel, _hub, _options, _cancellation) = (panel, panel.Economy(hub), options, cancellation);
        _joined = [.. joined.Select(year => year <= panel.Years[^1] ? year : null)];
    }

    /// <summary>Whether there is an effect of its own for international trade by sector and year.</summary>
    public bool BorderEffects { get; init; } = true;

    /// <summary>Whether log tariffs are controlled for.</summary>
    public bool Tariffs { get; init; }

    /// <summary>Years after the year of joining from which the effect counts.</summary>
    public int Delay { get; init; }

    /// <summary>Which rows are used.</summary>
    public required Func<int, bool> Keep { get; init; }

    /// <summary>One effect from joining on.</summary>
    public DirectedEffects Plain(string name)
    {
        var (result, _, _) = Estimate(["joined"], (g, year) => year >= g + Delay ? 0 : -1);
        return Means(name, result, ["joined"], _ => 1, _ => 1);
    }

    /// <summary>Effects by years since joining.</summary>
    public EventStudy EventStudy()
    {
        int[] years = [.. Enumerable.Range(FirstLead, LastLag - FirstLead + 1).Where(e => e != -1)];
        string[] names = [.. years.Select(e => $"year{e:+0;-0;0}")];
        var (result, _, _) = Estimate(names, (g, year) => Array.IndexOf(years, Math.Clamp(year - g, FirstLead, LastLag)));
        EffectEstimate At(string direction, int k) => new(result[$"{direction}:{names[k]}"].Estimate, result[$"{direction}:{names[k]}"].StandardError);
        string[] Leads(string direction) => [.. years.Select((e, k) => (e, k)).Where(p => p.e < 0).Select(p => $"{direction}:{names[p.k]}")];
        return new EventStudy(
            [.. years.Select((e, k) => new EventYear(e, At("exports", k), At("imports", k)))],
            Test(result.Wald(Leads("exports"))), Test(result.Wald(Leads("imports"))), Test(result.Wald([.. Leads("exports"), .. Leads("imports")])));
    }

    /// <summary>
    /// One effect for each year of joining and each year from then on, so that no member's effect is measured against another's: the comparison is with
    /// all years before joining and with those that never join, or not yet. Means with given weights, errors by the delta method.
    /// </summary>
    public StaggeredEffects Staggered()
    {
        int last = _panel.Years[^1];
        int[] cohorts = [.. _joined.OfType<int>().Distinct().Order()];
        var cells = cohorts.SelectMany(g => Enumerable.Range(g, last - g + 1).Select(year => (Cohort: g, Year: year))).ToList();
        string[] names = [.. cells.Select(c => $"{c.Cohort}in{c.Year}")];
        var position = cells.Select((c, k) => (c, k)).ToDictionary(p => p.c, p => p.k);
        var (result, terms, rows) = Estimate(names, (g, year) => position.GetValueOrDefault((g, year), -1));
        double[] members = [.. cells.Select(c => (double)_joined.Count(g => g == c.Cohort))];
        double[] toHub = new double[cells.Count], fromHub = new double[cells.Count];
        double[] fitted = result.FittedValues();
        for (int row = 0; row < rows.Length; row++)
        {
            if (terms[row] < 0 || double.IsNaN(fitted[row])) continue;
            bool exports = _panel.Importer[rows[row]] == _hub;
            double effect = result[$"{(exports ? "exports" : "imports")}:{names[terms[row]]}"].Estimate;
            (exports ? toHub : fromHub)[terms[row]] += fitted[row] * Math.Exp(-effect);
        }

        DirectedEffects Mean(string name, Func<int, double> exports, Func<int, double> imports) => Means(name, result, names, exports, imports);
        DirectedEffects Some(string name, Func<(int Cohort, int Year), bool> belongs) => Mean(name, k => belongs(cells[k]) ? members[k] : 0, k => belongs(cells[k]) ? members[k] : 0);
        var path = Enumerable.Range(0, LastLag + 1).Select(e => Some($"{e}", c => Math.Min(c.Year - c.Cohort, LastLag) == e)).ToList();
        return new StaggeredEffects(
            Mean("each member and year alike", k => members[k], k => members[k]),
            Mean("by trade without joining", k => toHub[k], k => fromHub[k]),
            [.. path.Select((p, e) => new EventYear(e, p.Exports, p.Imports))],
            [.. cohorts.Select(g => Some($"{g}", c => c.Cohort == g))]);
    }

    /// <summary>The term of a row: −1 when it is not between a member and the hub, or no term holds.</summary>
    private int Term(int row, Func<int, int, int> term)
    {
        int i = _panel.Exporter[row], n = _panel.Importer[row];
        if (i == n || (i != _hub && n != _hub)) return -1;
        return _joined[i == _hub ? n : i] is { } year ? term(year, _panel.Years[_panel.Year[row]]) : -1;
    }

    private (EstimationResult Result, int[] Terms, int[] Rows) Estimate(string[] names, Func<int, int, int> term)
    {
        var data = _panel.Data(Keep, out int[] rows);
        int[] terms = [.. rows.Select(row => Term(row, term))];
        var columns = new List<DataColumn>();
        foreach (bool exports in (bool[])[true, false])
        {
            for (int k = 0; k < names.Length; k++)
            {
                var column = new double[rows.Length];
                for (int row = 0; row < rows.Length; row++)
                    if (terms[row] == k && _panel.Importer[rows[row]] == _hub == exports) column[row] = 1;
                columns.Add(DataColumn.OfNumbers($"{(exports ? "exports" : "imports")}:{names[k]}", column));
            }
        }

        var model = new ModelSpecification
        {
            Dependent = "trade",
            Regressors = [.. columns.Select(c => c.Name), .. Tariffs ? ["tariff"] : Array.Empty<string>()],
            FixedEffects = BorderEffects ? [.. _effects, new("border", "sector", "year")] : _effects,
        };
        var result = Estimator.Estimate(data.With(columns), model, CovarianceSpecification.Clustered(new KeyCombination("pair")), _options, null, _cancellation);
        return result.Collinear.Count == 0
            ? (result, terms, rows)
            : throw new RealignException($"The panel does not identify {string.Join(", ", result.Collinear)}: nothing is left of them after the fixed effects. Use a panel with years before and after joining, and economies that have not joined.");
    }

    /// <summary>Weighted means of the terms; weights are scaled to sum to one.</summary>
    private static DirectedEffects Means(string name, EstimationResult result, string[] names, Func<int, double> exports, Func<int, double> imports)
    {
        var all = result.Coefficients;
        double[] a = new double[all.Count], b = new double[all.Count];
        for (int k = 0; k < names.Length; k++) (a[k], b[names.Length + k]) = (exports(k), imports(k));
        Scale(a);
        Scale(b);
        double[] estimates = [.. all.Select(c => c.Estimate)];
        var covariance = result.CovarianceMatrix;
        return new DirectedEffects(
            name, result.Observations, result.ClusterCounts[0], new(Dot(a, estimates), Math.Sqrt(Form(a, covariance, a))), new(Dot(b, estimates), Math.Sqrt(Form(b, covariance, b))), Form(a, covariance, b));
    }

    private static LeadTest Test(WaldTest test) => new(test.Statistic, test.Restrictions, test.PValue);

    private static void Scale(double[] weights)
    {
        double sum = weights.Sum();
        for (int k = 0; k < weights.Length; k++) weights[k] /= sum;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }

    private static double Form(double[] a, Matrix matrix, double[] b)
    {
        double sum = 0;
        for (int r = 0; r < a.Length; r++)
            if (a[r] != 0) sum += a[r] * Dot(matrix.Row(r), b);
        return sum;
    }
}
