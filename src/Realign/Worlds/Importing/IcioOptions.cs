namespace Realign.Worlds.Importing;

/// <summary>What an inter-country input-output table does not hold.</summary>
public sealed record IcioOptions
{
    /// <summary>Name of the world; null takes <c>OECD ICIO</c> and the year.</summary>
    public string? Name { get; init; }

    /// <summary>Year of the table; null takes the last year in the file's name. In a .zip with several tables it chooses one.</summary>
    public int? Year { get; init; }

    /// <summary>A CSV file, plain or .gz, with the columns importer, exporter, sector and rate (a fraction); pairs that are not there pay nothing. Null is no tariffs.</summary>
    public string? TariffFile { get; init; }

    /// <summary>Trade elasticity of every sector that <see cref="TradeElasticities"/> does not name.</summary>
    public double UniformElasticity { get; init; } = 4;

    /// <summary>Trade elasticities by sector code.</summary>
    public IReadOnlyDictionary<string, double> TradeElasticities { get; init; } = new Dictionary<string, double>();
}
