namespace Realign.Estimation.DataFiles;

/// <summary>What of a data file is read, and with how much.</summary>
public sealed record DataFileOptions
{
    /// <summary>A condition in SQL, such as <c>year &gt;= 2011 and exporter &lt;&gt; importer</c>; rows for which it does not hold are not read into memory.</summary>
    public string? Where { get; init; }

    /// <summary>The most that DuckDB may use for reading, such as <c>2GB</c>; null for its default, 80 % of the machine's. The columns read come on top.</summary>
    public string? MemoryLimit { get; init; }

    /// <summary>Threads that read; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
