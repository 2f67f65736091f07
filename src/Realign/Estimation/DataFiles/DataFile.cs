using Apache.Arrow;
using Realign.Estimation.Formulas;

namespace Realign.Estimation.DataFiles;

/// <summary>
/// Data of an estimation in CSV (also .gz and .zst) and Parquet files, read through DuckDB. Only the columns that a plan needs are read, and only the
/// rows of the condition; text becomes codes of levels on the way in.
/// </summary>
public static class DataFile
{
    /// <summary>Reads what a plan needs.</summary>
    /// <param name="path">A file, or a pattern such as <c>data/*.parquet</c> that several files of the same columns match.</param>
    /// <param name="plan">What is to be estimated.</param>
    /// <param name="options">Everything when null.</param>
    /// <param name="progress">Told how many rows have been read.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="RealignException">
    /// A file or a column is missing, a column does not hold what it is used for, the condition is wrong or leaves no row, or a value is not finite.
    /// </exception>
    public static EstimationInput Read(string path, EstimationPlan plan, DataFileOptions? options = null, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new DataFileOptions();
        try
        {
            return Read(path, plan, options, samplesAll: false, progress, cancellation);
        }
        catch (RealignException e) when (DuckDbSource.IsLateMisfit(e))
        {
            return Read(path, plan, options, samplesAll: true, progress, cancellation);
        }
    }

    private static EstimationInput Read(string path, EstimationPlan plan, DataFileOptions options, bool samplesAll, IProgress<long>? progress, CancellationToken cancellation)
    {
        var columns = new FormulaColumns(plan);
        using var source = new DuckDbSource(path, options, samplesAll, cancellation);
        foreach (string name in columns.Numbers.Concat(columns.Keys))
            if (!source.Types.ContainsKey(name)) throw columns.Missing(name, source.Name, source.Types.Keys);
        source.CheckCondition();
        List<string> selected = [.. columns.Numbers.Select(name => Number(source, columns, name)), .. columns.Keys.Select(name => LevelReader.Sql(name, source.Types[name]))];
        List<LevelReader> levels = [.. columns.Keys.Select(name => LevelReader.Of(source.Types[name]))];
        long rows = Read(source, selected, columns, levels, progress);
        return rows == 0
            ? throw new RealignException(options.Where is null ? $"{source.Name} has no rows." : $"The condition \"{options.Where}\" holds for no row of {source.Name}. Loosen it.")
            : columns.Build([.. levels.Select(l => l.Names())]);
    }

    /// <summary>Writes data as CSV (.csv, .csv.gz) or Parquet (.parquet). A missing value is an empty field.</summary>
    /// <exception cref="RealignException">The kind of file is not known by its name.</exception>
    public static void Write(string path, EstimationData data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(data);
        DataFileWriter.Write(path, data, cancellation);
    }

    /// <summary>Whether a file of that name can be written: it ends in .csv, .csv.gz or .parquet.</summary>
    /// <exception cref="RealignException">It cannot.</exception>
    public static void CheckKind(string path) => DataFileWriter.KindOf(path);

    private static long Read(DuckDbSource source, List<string> selected, FormulaColumns columns, List<LevelReader> levels, IProgress<long>? progress)
    {
        int numbers = columns.Numbers.Count;
        if (source.Count() is { } expected) columns.Expect(expected);
        long rows = 0;
        var batch = new RowBatch(numbers, levels.Count, (key, text) => levels[key].Find(text), key => levels[key].Names());
        foreach (var read in source.Select(selected))
        {
            batch.Resize(read.Length);
            for (int c = 0; c < numbers; c++) Copy((DoubleArray)read.Column(c), batch.Numbers[c]);
            for (int c = 0; c < levels.Count; c++) levels[c].Encode(read.Column(numbers + c), batch.Codes[c]);
            columns.Add(batch);
            rows += read.Length;
            progress?.Report(rows);
        }

        return rows;
    }

    private static void Copy(DoubleArray values, Span<double> into)
    {
        values.Values.CopyTo(into);
        if (values.NullCount == 0) return;
        for (int row = 0; row < values.Length; row++) if (values.IsNull(row)) into[row] = double.NaN;
    }

    /// <summary>How a column is read as numbers. Text is read as numbers when all of it is, apart from the marks of missing values that R and Stata write.</summary>
    private static string Number(DuckDbSource source, FormulaColumns columns, string name)
    {
        string column = DuckDbSource.Identifier(name), type = source.Types[name];
        if (DuckDbSource.IsNumber(type) || type == "BOOLEAN") return $"CAST({column} AS DOUBLE)";
        if (type != "VARCHAR" && !type.StartsWith("ENUM", StringComparison.Ordinal))
            throw columns.Mistake(name, $"Column '{name}' holds {type} values, not numbers; use it as a fixed effect, or make a number of it before.");
        string text = $"trim(CAST({column} AS VARCHAR))";
        string number = $"CASE WHEN {text} IN ('', 'NA', '.', 'NaN', 'nan', 'NULL') THEN NULL ELSE TRY_CAST({text} AS DOUBLE) END";
        string? word = source.First($"{text}", $"{text} NOT IN ('', 'NA', '.', 'NaN', 'nan', 'NULL') AND TRY_CAST({text} AS DOUBLE) IS NULL");
        if (word is null) return number;
        string remedy = word.Count(c => c == ',') == 1 && double.TryParse(word.Replace(',', '.'), out _)
            ? "write decimals with a point"
            : $"use it as a fixed effect, expand it with i({name}), or repair the data";
        throw columns.Mistake(name, $"Column '{name}' holds text ('{word}'), not numbers; {remedy}.");
    }
}
