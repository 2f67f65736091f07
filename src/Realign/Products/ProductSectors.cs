using Realign.Files;

namespace Realign.Products;

/// <summary>To which sector of a world each six-digit product belongs.</summary>
public sealed class ProductSectors
{
    private readonly Dictionary<string, string> _sectors = new(StringComparer.Ordinal);

    /// <summary>Reads a file with the columns hs6_2022 and icio_sector; products without a sector have an empty field.</summary>
    /// <exception cref="FileException">The file is missing or a product stands twice.</exception>
    public static ProductSectors Read(string file)
    {
        var sectors = new ProductSectors();
        using var table = CsvTable.Open(file, "hs6_2022", "icio_sector");
        while (table.Read())
        {
            string sector = table.Text("icio_sector");
            if (sector.Length > 0 && !sectors._sectors.TryAdd(table.Code("hs6_2022"), sector)) throw table.Error($"product {table.Code("hs6_2022")} stands twice. Remove one of the rows.");
        }

        return sectors;
    }

    public int Count => _sectors.Count;

    /// <summary>Code of the sector; null when the product has none.</summary>
    public string? Find(string product) => _sectors.GetValueOrDefault(product);
}
