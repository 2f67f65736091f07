using Realign.Files;

namespace Realign.Worlds.Importing;

/// <summary>
/// Reads the OECD Inter-Country Input-Output tables as they are published: .csv, or inside a .zip. Rows and columns are industries
/// (<c>AUS_A01_02</c>), further rows taxes less subsidies, value added and output, further columns final demand by kind
/// (<c>AUS_HFCE</c>) and the total.
/// </summary>
public static class IcioCsv
{
    /// <summary>
    /// Streams the table. A flow is all use of a product, intermediate and final, at basic prices; negative sums (changes of inventories) are set to
    /// zero. Input coefficients are intermediate use of all origins, tariffs included, over output; value added is what is left of output, so it holds taxes less
    /// subsidies on products. Final demand is what expenditure leaves after inputs. Provenance counts everything that was changed.
    /// </summary>
    /// <param name="path">A .csv, .csv.gz or .zip file.</param>
    /// <param name="options">What the table does not hold.</param>
    /// <param name="progress">Receives the share that has been read, from 0 to 1.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <exception cref="FileException">The file is no such table, or a number or label in it is wrong.</exception>
    public static World Read(string path, IcioOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new IcioOptions();
        using var source = IcioSource.Open(path, options.Year);
        int year = options.Year ?? IcioSource.YearIn(source.Name) ?? throw new FileException(source.Name, "the year is not in the file's name. Give it as an option.");
        double[] tariffs = [];
        var table = IcioTable.Read(source, header => tariffs = Tariffs(header, options.TariffFile), progress, cancellation);
        return new IcioWorld(table, tariffs, options, year).Build();
    }

    private static double[] Tariffs(IcioHeader header, string? file)
    {
        int N = header.Economies.Count, J = header.Sectors.Count;
        var tariffs = new double[N * N * J];
        if (file is null) return tariffs;
        var economyAt = TidyFolder.Positions(header.Economies);
        var sectorAt = TidyFolder.Positions(header.Sectors);
        var seen = new HashSet<int>();
        using var csv = CsvTable.Open(file, "importer", "exporter", "sector", "rate");
        while (csv.Read())
        {
            int n = Position("importer", economyAt), i = Position("exporter", economyAt), at = (((n * N) + i) * J) + Position("sector", sectorAt);
            double rate = csv.Number("rate");
            if (!seen.Add(at)) throw csv.Error("the importer, exporter and sector stand twice. Remove one of the rows.");
            if (rate <= -1) throw csv.Error($"{rate} in column 'rate' is no tariff; a rate is a fraction above −1 (0.05 is 5 %).");
            if (n == i && rate != 0) throw csv.Error($"the domestic flow has a tariff of {rate}; domestic flows pay none. Set it to 0.");
            tariffs[at] = rate;
        }

        return tariffs;

        int Position(string column, Dictionary<string, int> positions) => positions.TryGetValue(csv.Code(column), out int at)
            ? at
            : throw csv.Error($"'{csv.Code(column)}' in column '{column}' is not in the table.{NearestName.Hint(csv.Code(column), positions.Keys)}");
    }
}
