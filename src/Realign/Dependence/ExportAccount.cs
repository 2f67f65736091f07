namespace Realign.Dependence;

/// <summary>The decomposition of all exports under one approach: [exporter, importer, sector], additive over importers and sectors.</summary>
public sealed class ExportAccount
{
    private readonly int _n, _j;
    private readonly double[] _terms, _absorbed, _origins;

    internal ExportAccount(int n, int j)
    {
        (_n, _j) = (n, j);
        _terms = new double[(long)n * n * j * ExportTerms.Width];
        _absorbed = new double[(long)n * n * n];
        _origins = new double[(long)n * n * n];
    }

    /// <summary>One flow.</summary>
    public ExportTerms Of(int exporter, int importer, int sector)
    {
        var t = Cell(exporter, importer, sector);
        return new ExportTerms(t[0], t[1], t[2], t[3], t[4], t[5], t[6]);
    }

    /// <summary>All that one economy sells to another.</summary>
    public ExportTerms Of(int exporter, int importer)
    {
        var sum = default(ExportTerms);
        for (int j = 0; j < _j; j++) sum += Of(exporter, importer, j);
        return sum;
    }

    /// <summary>All exports of an economy.</summary>
    public ExportTerms Of(int exporter)
    {
        var sum = default(ExportTerms);
        for (int r = 0; r < _n; r++) sum += Of(exporter, r);
        return sum;
    }

    /// <summary>Exports of one sector of an economy.</summary>
    public ExportTerms OfSector(int exporter, int sector)
    {
        var sum = default(ExportTerms);
        for (int r = 0; r < _n; r++) sum += Of(exporter, r, sector);
        return sum;
    }

    /// <summary>Domestic value added in what an exporter sells to an importer, by the economy whose final demand absorbs it.</summary>
    public double AbsorbedBy(int exporter, int importer, int economy) => _absorbed[(((exporter * _n) + importer) * _n) + economy];

    /// <summary>Value added in what an exporter sells to an importer by the economy where it was made, double counting left out: the exporter's own is its domestic value added.</summary>
    public double MadeIn(int exporter, int importer, int economy) => _origins[(((exporter * _n) + importer) * _n) + economy];

    internal Span<double> Cell(int exporter, int importer, int sector) => _terms.AsSpan(((((exporter * _n) + importer) * _j) + sector) * ExportTerms.Width, ExportTerms.Width);

    internal Span<double> AbsorbedRow(int exporter, int importer) => _absorbed.AsSpan(((exporter * _n) + importer) * _n, _n);

    internal Span<double> OriginRow(int exporter, int importer) => _origins.AsSpan(((exporter * _n) + importer) * _n, _n);
}
