namespace Realign.Products.Importing;

/// <summary>What an import needs beside the files.</summary>
public sealed record ProductImportOptions
{
    /// <summary>The layout; told by the header when null.</summary>
    public ProductLayout? Layout { get; init; }

    /// <summary>Year of files that do not say it.</summary>
    public int? Year { get; init; }

    /// <summary>BACI's file of country codes; that beside the first file when null.</summary>
    public string? CountryFile { get; init; }

    /// <summary>BACI's file of product codes; that beside the first file when null. Without one any six digits of a chapter that exists are a product.</summary>
    public string? ProductFile { get; init; }

    /// <summary>The most that DuckDB may use, such as 1GB; what does not fit goes to disk.</summary>
    public string MemoryLimit { get; init; } = "1GB";

    /// <summary>Threads for sorting and writing; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What the data are and under which terms, for the provenance file.</summary>
    public string? Source { get; init; }
}
