namespace Realign.Products.Importing;

/// <summary>Our own layout: year, importer, exporter, product, value_usd, and where known quantity_tonnes and duty_usd; countries by ISO code.</summary>
internal sealed class TidyRows : RowReader
{
    private int _year, _importer, _exporter, _product, _value, _quantity, _duty;

    public TidyRows()
    {
        foreach (var country in Countries.All) Know(country.Code, country.Code);
    }

    public override ProductLayout Layout => ProductLayout.Tidy;

    public override void Begin(string file, IReadOnlyList<string> header)
    {
        (_year, _importer, _exporter) = (Column(file, header, "year"), Column(file, header, "importer"), Column(file, header, "exporter"));
        (_product, _value) = (Column(file, header, "product"), Column(file, header, "value_usd"));
        (_quantity, _duty) = (header.ToList().IndexOf("quantity_tonnes"), header.ToList().IndexOf("duty_usd"));
    }

    public override RejectReason? Read(ReadOnlySpan<byte> line, CsvFields fields, ref ProductRow row)
    {
        bool valued = TryNumber(fields.Of(line, _value), out row.Value);
        if (!valued) row.Value = double.NaN;
        (row.Quantity, row.Duty) = (double.NaN, double.NaN);
        if (!TryYear(fields.Of(line, _year), out row.Year)) return RejectReason.MalformedYear;
        if (!TryCountry(fields.Of(line, _importer), out row.Importer) || !TryCountry(fields.Of(line, _exporter), out row.Exporter)) return RejectReason.UnknownCountry;
        if (Product(fields.Of(line, _product), mayLackZero: false, out row.Product) is { } reason) return reason;
        if (!valued) return RejectReason.MalformedValue;
        if (row.Value < 0) return RejectReason.NegativeValue;
        if (_quantity >= 0 && !TryOptional(fields.Of(line, _quantity), out row.Quantity)) return RejectReason.MalformedQuantity;
        return _duty < 0 || TryOptional(fields.Of(line, _duty), out row.Duty) ? null : RejectReason.MalformedDuty;
    }
}
