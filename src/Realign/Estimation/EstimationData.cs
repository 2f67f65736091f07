namespace Realign.Estimation;

/// <summary>
/// Named columns of equal length, immutable. Rows with a missing value stay in: an estimation leaves out, and counts, those that miss a value in a column
/// that it uses.
/// </summary>
public sealed class EstimationData
{
    private readonly Dictionary<string, DataColumn> _columns = new(StringComparer.Ordinal);

    /// <exception cref="RealignException">Two columns have one name, or lengths differ.</exception>
    public EstimationData(params IReadOnlyList<DataColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = [.. columns];
        Rows = columns.Count == 0 ? 0 : columns[0].Rows;
        foreach (var column in columns)
        {
            if (column.Rows != Rows)
                throw new RealignException($"Column '{column.Name}' has {column.Rows} rows, '{columns[0].Name}' has {Rows}; all columns of a data set have the same number.");
            if (!_columns.TryAdd(column.Name, column)) throw new RealignException($"Two columns are named '{column.Name}'; rename one.");
        }
    }

    public int Rows { get; }

    public IReadOnlyList<DataColumn> Columns { get; }

    /// <summary>The column of that name.</summary>
    /// <exception cref="RealignException">There is none; the message names the nearest.</exception>
    public DataColumn this[string name] =>
        _columns.TryGetValue(name, out var column) ? column : throw new RealignException($"There is no column '{name}'.{NearestName.Hint(name, _columns.Keys)}");

    public bool Contains(string name) => _columns.ContainsKey(name);

    /// <summary>These columns and more (an interaction, an indicator); the data are shared, not copied.</summary>
    public EstimationData With(params IReadOnlyList<DataColumn> more) => new([.. Columns, .. more]);
}
