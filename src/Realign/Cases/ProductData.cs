using Realign.Products;

namespace Realign.Cases;

/// <summary>What a case needs for questions about products.</summary>
/// <param name="File">Trade by product.</param>
/// <param name="Elasticities">Elasticities of substitution.</param>
/// <param name="Sectors">Sectors of products.</param>
public sealed record ProductData(ProductFile File, ProductElasticities Elasticities, ProductSectors Sectors);
