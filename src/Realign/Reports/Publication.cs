namespace Realign.Reports;

/// <summary>Where a case's report is published, for what others link to and quote.</summary>
/// <param name="Url">Address of the report's page; null when it is not known.</param>
/// <param name="Author">Who publishes it, a person or an organisation; null when it is not known.</param>
/// <param name="Date">When, yyyy-mm-dd; null when it is not known.</param>
public sealed record Publication(Uri? Url, string? Author, string? Date);
