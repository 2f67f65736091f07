namespace Realign.Products.Importing;

/// <summary>How far an import is.</summary>
/// <param name="Stage">reading, checking, writing.</param>
/// <param name="Share">Share of the stage, from 0 to 1.</param>
/// <param name="Rows">Rows read so far.</param>
public readonly record struct ProductImportProgress(string Stage, double Share, long Rows);
