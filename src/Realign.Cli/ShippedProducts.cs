using Realign.Products;

namespace Realign.Cli;

/// <summary>The data on products that came with the command.</summary>
internal static class ShippedProducts
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "products");

    public static ProductFile File(string? own) => new(own ?? Path.Combine(Folder, ProductDataBuilder.UsImports));

    public static ProductElasticities Elasticities() => ProductElasticities.Read(Path.Combine(Folder, "elasticities.csv"));

    public static ProductSectors Sectors() => ProductSectors.Read(Path.Combine(Folder, "sectors.csv"));
}
