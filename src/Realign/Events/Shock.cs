using Realign.Worlds;

namespace Realign.Events;

/// <summary>
/// What a scenario does to a world, in the terms of the models: only the trilateral cells, sectors and economies that change.
/// Make one with <see cref="ShockBuilder"/>.
/// </summary>
public sealed class Shock
{
    private readonly CellShock[] _cells;

    internal Shock(World world, CellShock[] cells, ProductivityShock[] productivities, double[] transfers)
    {
        World = world;
        _cells = cells;
        Productivities = productivities;
        Transfers = transfers;
    }

    /// <summary>The world that the positions refer to.</summary>
    public World World { get; }

    /// <summary>Changed trade cells, each at most once, ordered by sector, importer, exporter.</summary>
    public IReadOnlyList<CellShock> Cells => _cells;

    /// <summary>The same as <see cref="Cells"/>, for kernels.</summary>
    internal ReadOnlySpan<CellShock> CellSpan => _cells;

    /// <summary>Changed productivities, each economy and sector at most once.</summary>
    public IReadOnlyList<ProductivityShock> Productivities { get; }

    /// <summary>Transfers received less paid by each economy, in the world's unit; they sum to zero.</summary>
    public IReadOnlyList<double> Transfers { get; }

    public static Shock None(World world) => new ShockBuilder(world).ToShock();
}

/// <summary>The new state of trade in one cell.</summary>
/// <param name="Importer">Position n.</param>
/// <param name="Exporter">Position i.</param>
/// <param name="Sector">Position j.</param>
/// <param name="Tariff">The new ad valorem rate τ′, a fraction.</param>
/// <param name="TradeCost">The change d̂ of the iceberg cost, new over old.</param>
/// <param name="Taste">The change b̂ of the importer's taste for these goods, new over old; 0 is an embargo.</param>
public readonly record struct CellShock(int Importer, int Exporter, int Sector, double Tariff, double TradeCost, double Taste);

/// <summary>The change Â of total factor productivity of one sector of one economy, new over old.</summary>
public readonly record struct ProductivityShock(int Economy, int Sector, double Change);
