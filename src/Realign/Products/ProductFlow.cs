namespace Realign.Products;

/// <summary>One product bought from one origin.</summary>
/// <param name="Product">Code of the product, as a rule six digits of the Harmonized System.</param>
/// <param name="Origin">Code of the origin.</param>
/// <param name="Value">Customs value, USD.</param>
/// <param name="Duty">Duty on it, USD.</param>
/// <param name="SellerExports">What the origin sells of the product to everybody abroad, USD; null when it is not known.</param>
public readonly record struct ProductFlow(string Product, string Origin, double Value, double Duty = 0, double? SellerExports = null);
