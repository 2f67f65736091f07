using System.Globalization;
using Realign.Files;

namespace Realign.Products.Importing;

/// <summary>BACI as published: t year, i exporter, j importer, k product, v thousand USD, q tonnes or NA. Country codes are numbers that its own file explains.</summary>
internal sealed class BaciRows : RowReader
{
    private const double Thousand = 1000;

    private int _t, _i, _j, _k, _v, _q;

    public BaciRows(string file, ProductImportOptions options)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string countries = options.CountryFile ?? Beside(folder, "country_codes*.csv") ?? throw new FileException(file, "BACI's file country_codes_V….csv is not beside it. Put it there, or give it with --countries.");
        using (var table = CsvTable.Open(countries, "country_code", "country_iso3"))
        {
            while (table.Read())
            {
                string code = table.Text("country_iso3");
                Know(table.Code("country_code"), code.Length > 0 && code != "NA" ? code : table.Code("country_code"));
            }
        }

        CodeFiles.Add(countries);
        if ((options.ProductFile ?? Beside(folder, "product_codes*.csv")) is not { } products) return;
        var known = new HashSet<int>();
        using (var table = CsvTable.Open(products, "code"))
        {
            while (table.Read())
                if (int.TryParse(table.Text("code"), NumberStyles.None, CultureInfo.InvariantCulture, out int product)) known.Add(product); // letters stand for what has no six digits
        }

        CodeFiles.Add(products);
        Products = known;
    }

    public override ProductLayout Layout => ProductLayout.Baci;

    public override void Begin(string file, IReadOnlyList<string> header) =>
        (_t, _i, _j, _k, _v, _q) = (Column(file, header, "t"), Column(file, header, "i"), Column(file, header, "j"), Column(file, header, "k"), Column(file, header, "v"), Column(file, header, "q"));

    public override RejectReason? Read(ReadOnlySpan<byte> line, CsvFields fields, ref ProductRow row)
    {
        bool valued = TryNumber(fields.Of(line, _v), out double thousands);
        row.Value = valued ? thousands * Thousand : double.NaN;
        row.Duty = double.NaN;
        if (!TryYear(fields.Of(line, _t), out row.Year)) return RejectReason.MalformedYear;
        if (!TryCountry(fields.Of(line, _i), out row.Exporter) || !TryCountry(fields.Of(line, _j), out row.Importer)) return RejectReason.UnknownCountry;
        if (Product(fields.Of(line, _k), mayLackZero: true, out row.Product) is { } reason) return reason;
        if (!valued) return RejectReason.MalformedValue;
        if (row.Value < 0) return RejectReason.NegativeValue;
        return TryOptional(fields.Of(line, _q), out row.Quantity) ? null : RejectReason.MalformedQuantity;
    }

    private static string? Beside(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).LastOrDefault();
}
