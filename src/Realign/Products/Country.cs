namespace Realign.Products;

/// <summary>An origin or a buyer of products.</summary>
/// <param name="Code">Three-letter ISO code, or EUU for the EU as one, S19 for BACI's other Asia, XGZ for the Gaza Strip, which ISO does not know apart.</param>
/// <param name="Name">A short English name.</param>
/// <param name="Region">The World Bank's region.</param>
/// <param name="CensusCode">The code of the US Census Bureau; empty when it is not known.</param>
public sealed record Country(string Code, string Name, string Region, string CensusCode);
