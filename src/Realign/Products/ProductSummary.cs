namespace Realign.Products;

/// <summary>What a file holds of one importer and year.</summary>
/// <param name="Importer">Its code.</param>
/// <param name="Year">The year.</param>
/// <param name="Rows">Pairs of product and exporter.</param>
/// <param name="Products">Products.</param>
/// <param name="Exporters">Exporters.</param>
/// <param name="ValueUsd">Imports.</param>
/// <param name="DutyUsd">Duty; null when it is not known.</param>
public sealed record ProductSummary(string Importer, int Year, int Rows, int Products, int Exporters, double ValueUsd, double? DutyUsd);
