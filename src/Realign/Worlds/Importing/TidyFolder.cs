using Realign.Numerics;

namespace Realign.Worlds.Importing;

/// <summary>A world as a folder of CSV files that people write by hand or with a spreadsheet. Layout: docs/worlds/tidy-layout.md.</summary>
public static class TidyFolder
{
    /// <summary>
    /// Reads a world. Final demand is kept as the file has it, so a table that is no equilibrium stays one, and <see cref="WorldCheck"/> shows it.
    /// Output, inputs and value added must agree to 1e-5.
    /// </summary>
    /// <exception cref="Files.FileException">A file, a column, a code or a number is wrong; the message says where and what to do.</exception>
    public static World Read(string folder, TidyOptions? options = null) => new TidyReader(folder, options ?? new TidyOptions()).Read();

    /// <summary>Reads another column of tariffs [importer, exporter, sector] from the flows file, for example the schedule of a counterfactual. Rows that are not there have rate 0.</summary>
    /// <exception cref="Files.FileException">The column is missing, a code is none of the world's, or a rate is wrong.</exception>
    public static Tensor ReadTariffs(string folder, World world, string column)
    {
        ArgumentNullException.ThrowIfNull(world);
        return TidyReader.ReadFlows(folder, Positions(world.Economies.Select(e => e.Code)), Positions(world.Sectors.Select(s => s.Code)), column).Tariffs;
    }

    /// <summary>Writes a world, replacing the folder. Coefficients of sectors without output, elasticity sets and provenance have no place in the layout.</summary>
    public static void Write(World world, string folder)
    {
        ArgumentNullException.ThrowIfNull(world);
        Files.AtomicWrite.Folder(folder, beside => new TidyWriter(world, beside).Write());
    }

    internal static Dictionary<string, int> Positions(IEnumerable<string> codes) =>
        codes.Select((code, at) => (code, at)).ToDictionary(p => p.code, p => p.at, StringComparer.Ordinal);
}
