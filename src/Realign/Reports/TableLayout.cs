using Realign.Models.Ensembles;

namespace Realign.Reports;

/// <summary>The columns of a table, and how each is read from an item.</summary>
internal sealed class TableLayout<T>
{
    private readonly List<(ReportColumn Column, Func<T, object?> Value)> _fields = [];

    public TableLayout<T> Text(string name, Func<T, string?> value) => Add(name, ReportUnit.Text, value);

    public TableLayout<T> Flag(string name, Func<T, bool> value) => Add(name, ReportUnit.Text, item => value(item));

    public TableLayout<T> Number(string name, Func<T, double?> value) => Add(name, ReportUnit.Number, item => value(item));

    public TableLayout<T> Count(string name, Func<T, int> value) => Add(name, ReportUnit.Number, item => value(item));

    public TableLayout<T> Fraction(string name, Func<T, double> value) => Add(name, ReportUnit.Fraction, item => value(item));

    public TableLayout<T> Usd(string name, Func<T, double> value) => Add(name, ReportUnit.Usd, item => value(item));

    /// <summary>Three columns: a change and its 5–95 % range.</summary>
    public TableLayout<T> Range(string name, ReportUnit unit, Func<T, Interval?> value) => Add(name, unit, item => value(item)?.Value, isChange: true).Ends(name, unit, item => (value(item)?.Low, value(item)?.High));

    /// <summary>Four columns, USD: before, after, and the range of the value after.</summary>
    public TableLayout<T> Levels(string name, Func<T, BeforeAfter> value) => Usd($"{name}_before", item => value(item).Before)
        .Usd($"{name}_after", item => value(item).After)
        .Ends($"{name}_after", ReportUnit.Usd, item => (value(item).Low, value(item).High));

    /// <summary>The columns of a part of the item.</summary>
    public TableLayout<T> With<TPart>(TableLayout<TPart> layout, Func<T, TPart> part)
    {
        foreach (var (column, value) in layout._fields) _fields.Add((column, item => value(part(item))));
        return this;
    }

    /// <summary>The table of some items, one a row.</summary>
    public ReportTable Table(string name, string title, IEnumerable<T> items) =>
        new(name, title, [.. _fields.Select(f => f.Column)], [.. items.Select(item => (IReadOnlyList<object?>)[.. _fields.Select(f => f.Value(item))])]);

    private TableLayout<T> Ends(string name, ReportUnit unit, Func<T, (double? Low, double? High)> ends) =>
        Add($"{name}_low", unit, item => ends(item).Low).Add($"{name}_high", unit, item => ends(item).High);

    private TableLayout<T> Add(string name, ReportUnit unit, Func<T, object?> value, bool isChange = false)
    {
        _fields.Add((new ReportColumn(name, unit, isChange), value));
        return this;
    }
}
