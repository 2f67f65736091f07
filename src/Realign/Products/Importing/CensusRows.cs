using Realign.Files;

namespace Realign.Products.Importing;

/// <summary>
/// US imports by six-digit product. Either census_code, iso3, hs6, imports_usd, duty_usd with the year as an option, or what the Census Bureau's interface returns:
/// CTY_CODE, I_COMMODITY, CON_VAL_YR (or GEN_VAL_YR), CAL_DUT_YR, YEAR, MONTH, where of the year to date only December is a year.
/// </summary>
internal sealed class CensusRows : RowReader
{
    private readonly int? _year;
    private readonly int _usa;
    private int _country, _iso, _product, _value, _duty, _yearColumn, _month;

    public CensusRows(ProductImportOptions options)
    {
        _year = options.Year;
        foreach (var country in Countries.All)
        {
            Know(country.Code, country.Code);
            if (country.CensusCode.Length > 0) Know(country.CensusCode, country.Code);
        }

        _usa = Codes.IndexOf("USA");
    }

    public override ProductLayout Layout => ProductLayout.Census;

    public override void Begin(string file, IReadOnlyList<string> header)
    {
        var names = header.ToList();
        bool own = names.Contains("hs6");
        _country = Column(file, header, own ? "census_code" : "CTY_CODE");
        _iso = own ? names.IndexOf("iso3") : -1;
        _product = Column(file, header, own ? "hs6" : "I_COMMODITY");
        _value = own ? Column(file, header, "imports_usd") : names.IndexOf("CON_VAL_YR") is >= 0 and var at ? at : Column(file, header, "GEN_VAL_YR");
        _duty = names.IndexOf(own ? "duty_usd" : "CAL_DUT_YR");
        _yearColumn = names.IndexOf(own ? "year" : "YEAR");
        _month = names.IndexOf("MONTH");
        if (_yearColumn < 0 && _year is null) throw new FileException(file, 1, "no column gives the year. Give it with --year.");
    }

    public override RejectReason? Read(ReadOnlySpan<byte> line, CsvFields fields, ref ProductRow row)
    {
        bool valued = TryNumber(fields.Of(line, _value), out row.Value);
        if (!valued) row.Value = double.NaN;
        (row.Importer, row.Quantity, row.Duty, row.Year) = (_usa, double.NaN, double.NaN, _year ?? 0);
        if (_yearColumn >= 0 && !TryYear(fields.Of(line, _yearColumn), out row.Year)) return RejectReason.MalformedYear;
        if (_month >= 0 && !fields.Of(line, _month).SequenceEqual("12"u8)) return RejectReason.Aggregate;
        var code = fields.Of(line, _country);
        var iso = _iso >= 0 ? fields.Of(line, _iso) : [];
        if (!TryCountry(iso.Length > 0 ? iso : code, out row.Exporter)) return IsGroup(code) ? RejectReason.Aggregate : RejectReason.UnknownCountry;
        if (Product(fields.Of(line, _product), mayLackZero: false, out row.Product) is { } reason) return reason;
        if (!valued) return RejectReason.MalformedValue;
        if (row.Value < 0) return RejectReason.NegativeValue;
        return _duty < 0 || TryOptional(fields.Of(line, _duty), out row.Duty) ? null : RejectReason.MalformedDuty;
    }

    /// <summary>"-" is all countries; 00.. are groups such as OECD, .XXX continents.</summary>
    private static bool IsGroup(ReadOnlySpan<byte> code) => code.SequenceEqual("-"u8) || (code.Length == 4 && (code.StartsWith("00"u8) || code.EndsWith("XXX"u8)));
}
