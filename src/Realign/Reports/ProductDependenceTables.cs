using Realign.Products.Dependence;

namespace Realign.Reports;

/// <summary>The tests of every product as a flat table, USD and fractions.</summary>
public static class ProductDependenceTables
{
    public static ReportTable Of(ProductDependenceResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TableLayout<DependentProduct>().Text("product", p => p.Product).Text("name", p => p.Name).Text("name_es", p => p.NameSpanish).Flag("flagged", p => p.Flagged)
            .Number("flagged_share", p => p.FlaggedShare).Usd("imports", p => p.Imports).Usd("outside_imports", p => p.OutsideImports).Number("exports", p => p.Exports)
            .Number("concentration", p => p.Concentration).Fraction("outside_share", p => p.OutsideShare).Text("largest_origin", p => p.LargestOrigin).Fraction("largest_share", p => p.LargestShare)
            .Flag("concentrated", p => p.Concentrated).Flag("mostly_outside", p => p.MostlyOutside).Text("exceeds_exports", p => p.ExceedsExports is { } exceeds ? exceeds ? "1" : "0" : null)
            .Table("product-dependence", "On which products the buyer depends", result.Products);
    }
}
