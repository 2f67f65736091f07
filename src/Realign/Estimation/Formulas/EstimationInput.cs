namespace Realign.Estimation.Formulas;

/// <summary>Data and model as <see cref="Estimator"/> takes them, made from a plan.</summary>
/// <param name="Data">The columns that the plan needs: transformations and levels are columns by now.</param>
/// <param name="Model">The model that names them.</param>
/// <param name="MissingValues">Of the columns that miss values, how many each misses. Rows that miss one are left out by the estimator.</param>
public sealed record EstimationInput(EstimationData Data, ModelSpecification Model, IReadOnlyDictionary<string, int> MissingValues)
{
    /// <summary>Rows computed at a time.</summary>
    private const int Slice = 2048;

    /// <summary>Applies a plan to data at hand. Files are read by <see cref="DataFiles.DataFile"/>.</summary>
    /// <exception cref="RealignException">A column is missing or does not hold numbers, or a value is not finite.</exception>
    public static EstimationInput Of(EstimationData data, EstimationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        var columns = new FormulaColumns(plan);
        foreach (string name in columns.Numbers.Concat(columns.Keys))
            if (!data.Contains(name)) throw columns.Missing(name, "the data", data.Columns.Select(c => c.Name));
        foreach (string name in columns.Numbers)
            if (!data[name].IsNumeric) throw columns.Mistake(name, $"Column '{name}' holds text, not numbers; use it as a fixed effect, or expand it with i({name}).");
        List<string[]> names = [.. columns.Keys.Select(k => data[k].Levels.ToArray())];
        var levels = names.ConvertAll(n => n.Select((level, code) => (level, code)).ToDictionary(p => p.level, p => p.code, StringComparer.Ordinal));
        var batch = new RowBatch(columns.Numbers.Count, columns.Keys.Count, (key, text) => levels[key].GetValueOrDefault(text, -2), key => names[key]);
        for (int start = 0; start < data.Rows; start += Slice)
        {
            batch.Resize(Math.Min(Slice, data.Rows - start));
            for (int c = 0; c < columns.Numbers.Count; c++) data[columns.Numbers[c]].Numbers.Slice(start, batch.Rows).CopyTo(batch.Numbers[c]);
            for (int c = 0; c < columns.Keys.Count; c++) data[columns.Keys[c]].Codes.Slice(start, batch.Rows).CopyTo(batch.Codes[c]);
            columns.Add(batch);
        }

        return columns.Build(names);
    }
}
