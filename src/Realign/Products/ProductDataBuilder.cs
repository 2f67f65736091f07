using Realign.Files;
using Realign.Products.Importing;

namespace Realign.Products;

/// <summary>Makes the data on products that ship with Realign from their sources.</summary>
public static class ProductDataBuilder
{
    /// <summary>Name of the file of US imports.</summary>
    public const string UsImports = "us-imports-2024.parquet";

    private const string Census = "US Census Bureau, imports for consumption 2024, customs value and calculated duty; US government work, public domain. 50 partners with six-digit detail, 98.7 % of all imports.";

    /// <summary>Builds.</summary>
    /// <param name="from">Folder that holds us-tariffs-2025 and elasticities.</param>
    /// <param name="output">Folder to write elasticities.csv, sectors.csv and the imports to.</param>
    /// <param name="progress">Told how far the import is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FileException">A source is missing.</exception>
    public static ProductImportReport Build(string from, string output, IProgress<ProductImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        string elasticities = ProductElasticities.Build(Path.Combine(from, "elasticities", "broda-weinstein-hs3.csv.gz"));
        string sectors = Sectors(Path.Combine(from, "us-tariffs-2025", "hs6-to-icio28.csv"));
        var report = ProductImport.Run(
            [Path.Combine(from, "us-tariffs-2025", "hs6-imports-2024.csv.gz")], Path.Combine(output, UsImports), new ProductImportOptions { Layout = ProductLayout.Census, Year = 2024, Source = Census, Threads = 1 }, progress, cancellation);
        AtomicWrite.Text(Path.Combine(output, "elasticities.csv"), elasticities);
        AtomicWrite.Text(Path.Combine(output, "sectors.csv"), sectors);
        return report;
    }

    private static string Sectors(string file)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var table = CsvTable.Open(file, "hs6_2022", "icio_sector");
        while (table.Read()) if (table.Text("icio_sector").Length > 0) rows[table.Code("hs6_2022")] = table.Text("icio_sector");
        return "hs6_2022,icio_sector\n" + string.Concat(rows.Select(r => $"{r.Key},{r.Value}\n"));
    }
}
