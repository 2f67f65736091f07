namespace Realign.Products.Importing;

/// <summary>How a file of product trade is laid out; docs/products.md shows each.</summary>
public enum ProductLayout
{
    /// <summary>CEPII's BACI as published: t,i,j,k,v,q beside its files of country and product codes.</summary>
    Baci,

    /// <summary>US imports by six-digit product: census_code, iso3, hs6, imports_usd, duty_usd; or the columns of the Census Bureau's interface.</summary>
    Census,

    /// <summary>year, importer, exporter, product, value_usd, and where known quantity_tonnes and duty_usd.</summary>
    Tidy,
}
