namespace Realign.Estimation.Formulas;

/// <summary>Turns the columns of a data set, batch by batch, into those that a plan estimates with.</summary>
internal sealed class FormulaColumns
{
    /// <summary>More levels than this are fixed effects, not regressors: each takes a column of numbers.</summary>
    private const int MostLevels = 1000;

    private readonly EstimationPlan _plan;
    private readonly Dictionary<string, Output> _outputs = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Key, GrowingColumn<int> Codes)> _keys = [];
    private readonly Expression? _weights;
    private readonly Expression? _offset;
    private int _rows;

    /// <exception cref="FormulaException">An expression beside the formula has a mistake.</exception>
    public FormulaColumns(EstimationPlan plan)
    {
        _plan = plan;
        _weights = plan.Weights is { } weights ? new FormulaParser(weights).Single() : null;
        _offset = plan.Offset is { } offset ? new FormulaParser(offset).Single() : null;
        var expressions = Expressions().ToList();
        var levels = plan.Formula.Regressors.OfType<RegressorTerm.Levels>().Select(l => l.Column);
        var groups = plan.Formula.FixedEffects.Concat(plan.Clusters).SelectMany(k => k.Keys);
        List<string> stored = [.. groups.Concat(levels).Distinct(StringComparer.Ordinal)];
        var used = expressions.SelectMany(e => RowArithmetic.Columns(e.Value, stored.Contains)).ToList();
        Numbers = [.. used.Where(c => !c.IsKey).Select(c => c.Column).Distinct(StringComparer.Ordinal)];
        Keys = [.. stored.Concat(used.Where(c => c.IsKey).Select(c => c.Column)).Distinct(StringComparer.Ordinal)];
        foreach (string key in stored) _keys.Add((key, Keys.ToList().IndexOf(key), new GrowingColumn<int>()));
        foreach (var (name, value) in expressions)
            _outputs.TryAdd(name, new Output(RowArithmetic.Of(value, Numbers.ToList().IndexOf, Keys.ToList().IndexOf)));
    }

    /// <summary>The columns to read as numbers.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>The columns to read as levels.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The mistake that a column is not there.</summary>
    public RealignException Missing(string column, string where, IEnumerable<string> there)
    {
        const int named = 12;
        List<string> known = [.. there];
        string list = string.Join(", ", known.Take(named)) + (known.Count > named ? $" and {known.Count - named} more" : "");
        string hint = column.StartsWith("i.", StringComparison.Ordinal) ? $" One regressor a level is written i({column[2..]})." : NearestName.Hint(column, known);
        return Mistake(column, $"There is no column '{column}' in {where}; it has {list}.{hint}");
    }

    /// <summary>A mistake about a column, marked in the formula when it stands there.</summary>
    public RealignException Mistake(string column, string message)
    {
        var formula = _plan.Formula;
        foreach (var token in new FormulaScanner(formula.Text).Scan())
            if (token.IsName && token.Value == column) return new FormulaException(formula.Text, token.Position, message);
        return new RealignException(message);
    }

    /// <summary>Makes room, when it is known how many rows will come.</summary>
    public void Expect(int rows)
    {
        foreach (var output in _outputs.Values) output.Values.Expect(rows);
        foreach (var (_, _, codes) in _keys) codes.Expect(rows);
    }

    public void Add(RowBatch batch)
    {
        foreach (var output in _outputs.Values) output.Add(batch, _rows);
        foreach (var (_, key, codes) in _keys) codes.Add(batch.Codes[key].AsSpan(0, batch.Rows));
        _rows = checked(_rows + batch.Rows);
    }

    /// <summary>The data and the model, after the last batch.</summary>
    /// <param name="levels">By key the names of its levels, in the order of the codes.</param>
    /// <exception cref="RealignException">A value is not finite, or a reference level does not occur.</exception>
    public EstimationInput Build(IReadOnlyList<string[]> levels)
    {
        foreach (var (name, output) in _outputs)
            if (output.Infinite > 0) throw NotFinite(name, output);

        var missing = new Dictionary<string, int>(StringComparer.Ordinal);
        var columns = new Dictionary<string, DataColumn>(StringComparer.Ordinal);
        var slopes = _plan.Formula.Regressors.OfType<RegressorTerm.Levels>().Where(l => l.Slope is not null).Select(l => l.Slope!.ToString()).ToHashSet(StringComparer.Ordinal);
        var named = Expressions(withSlopes: false).Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        var numbers = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var (name, output) in _outputs)
        {
            if (output.MissingRows > 0) missing[name] = output.MissingRows;
            numbers[name] = output.Values.Take();
            if (named.Contains(name)) columns[name] = DataColumn.OfNumbers(name, numbers[name]);
        }

        var codes = new Dictionary<string, (int[] Codes, string[] Levels)>(StringComparer.Ordinal);
        var groups = _plan.Formula.FixedEffects.Concat(_plan.Clusters).SelectMany(k => k.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, key, column) in _keys)
        {
            var sorted = LevelOrder.Sort(column.Take(), levels[key]);
            int absent = sorted.Codes.AsSpan().Count(-1);
            if (absent > 0) missing[name] = absent;
            codes[name] = sorted;
            // A column that is a regressor as well serves as its own key.
            if (groups.Contains(name)) columns.TryAdd(name, DataColumn.OfCodes(name, sorted.Codes, sorted.Levels));
        }

        List<string> regressors = [];
        foreach (var term in _plan.Formula.Regressors)
        {
            if (term is RegressorTerm.Levels expansion) regressors.AddRange(Expand(expansion, codes[expansion.Column], expansion.Slope is null ? null : numbers[expansion.Slope.ToString()], columns));
            else regressors.Add(term.ToString());
        }

        var model = new ModelSpecification
        {
            Dependent = _plan.Formula.DependentName,
            Regressors = regressors,
            FixedEffects = _plan.Formula.FixedEffects,
            Weights = _weights?.ToString(),
            Offset = _offset?.ToString(),
            Family = _plan.Family,
            Intercept = _plan.Formula.HasIntercept,
        };
        return new EstimationInput(new EstimationData([.. columns.Values]), model, missing);
    }

    /// <summary>One column a level.</summary>
    private IEnumerable<string> Expand(RegressorTerm.Levels term, (int[] Codes, string[] Levels) factor, double[]? slope, Dictionary<string, DataColumn> columns)
    {
        if (factor.Levels.Length > MostLevels)
            throw Mistake(term.Column, $"{term} would be {factor.Levels.Length} regressors; more than {MostLevels} levels belong among the fixed effects, after '|'.");
        foreach (string reference in term.References)
            if (!factor.Levels.Contains(reference)) throw Mistake(term.Column, $"ref = {reference}: '{term.Column}' has no such level.{NearestName.Hint(reference, factor.Levels)}");
        // The indicators of all levels sum to the constant, which the intercept or the fixed effects hold.
        bool dropsFirst = term.References.Count == 0 && slope is null && (_plan.Formula.HasIntercept || _plan.Formula.FixedEffects.Count > 0);
        for (int level = dropsFirst ? 1 : 0; level < factor.Levels.Length; level++)
        {
            if (term.References.Contains(factor.Levels[level])) continue;
            string name = term.NameOf(factor.Levels[level]);
            var values = new double[factor.Codes.Length];
            for (int row = 0; row < values.Length; row++)
            {
                double size = slope is null ? 1 : slope[row];
                values[row] = factor.Codes[row] == -1 || double.IsNaN(size) ? double.NaN : factor.Codes[row] == level ? size : 0;
            }

            columns[name] = DataColumn.OfNumbers(name, values);
            yield return name;
        }
    }

    /// <summary>Everything that is computed, by the name of its column.</summary>
    private IEnumerable<(string Name, Expression Value)> Expressions(bool withSlopes = true)
    {
        yield return (_plan.Formula.DependentName, _plan.Formula.Dependent);
        foreach (var term in _plan.Formula.Regressors)
        {
            if (term is RegressorTerm.Product product) yield return (product.ToString(), product.Factors.Aggregate((a, b) => new Expression.Binary("*", a, b)));
            if (withSlopes && term is RegressorTerm.Levels { Slope: { } slope }) yield return (slope.ToString(), slope);
        }

        if (_weights is not null) yield return (_weights.ToString(), _weights);
        if (_offset is not null) yield return (_offset.ToString(), _offset);
    }

    private RealignException NotFinite(string name, Output output)
    {
        string column = Expressions().First(e => e.Name == name).Value.Columns.FirstOrDefault() ?? name;
        return new RealignException(
            $"{name} is not a finite number in {output.Infinite:N0} of {_rows:N0} rows, the first of them row {output.FirstInfinite + 1:N0}. "
            + $"Leave them out, as with the condition \"{column} > 0\" before a logarithm or a division, or repair the data.");
    }

    /// <summary>A column being computed.</summary>
    private sealed class Output(RowArithmetic arithmetic)
    {
        public GrowingColumn<double> Values { get; } = new();

        public int MissingRows { get; private set; }

        public int Infinite { get; private set; }

        /// <summary>Row of the first infinite value.</summary>
        public int FirstInfinite { get; private set; }

        public void Add(RowBatch batch, int start)
        {
            var values = arithmetic.Evaluate(batch);
            for (int row = 0; row < values.Length; row++)
            {
                if (double.IsFinite(values[row])) continue;
                if (double.IsNaN(values[row])) MissingRows++;
                else if (Infinite++ == 0) FirstInfinite = start + row;
            }

            Values.Add(values);
        }
    }
}
