using System.Globalization;

namespace Realign.Tests.Worlds;

/// <summary>A small invented table in the layout of the OECD's: China and Mexico in two parts, whose final demand stands under CHN and MEX.</summary>
internal sealed class IcioFile
{
    private static readonly string[] Producers = ["AUS", "COL", "MX1", "MX2", "CN1", "CN2"];
    private static readonly string[] Consumers = ["AUS", "CHN", "COL", "MEX"];
    private static readonly string[] Sectors = ["A01_02", "C10T12", "G"];
    private static readonly string[] Uses = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR"];

    private readonly List<string> _columns;
    private readonly List<string> _rows;

    public IcioFile(int seed = 1)
    {
        var random = new Random(seed);
        string[] industries = [.. Producers.SelectMany(p => Sectors.Select(s => $"{p}_{s}"))];
        string[] final = [.. Consumers.SelectMany(c => Uses.Select(u => $"{c}_{u}"))];
        _columns = [.. industries, .. final, "OUT"];
        _rows = [.. industries, "TLS", "VA", "OUT"];
        foreach (string row in industries)
        {
            foreach (string column in industries) this[row, column] = random.Next(100) / 8.0;
            foreach (string column in final) this[row, column] = 50 + (random.Next(1000) / 4.0);
            this[row, "OUT"] = _columns.SkipLast(1).Sum(column => this[row, column]);
        }

        foreach (string column in industries)
        {
            this["TLS", column] = random.Next(10);
            this["OUT", column] = this[column, "OUT"];
            this["VA", column] = this["OUT", column] - this["TLS", column] - industries.Sum(row => this[row, column]);
        }
    }

    public Dictionary<(string Row, string Column), double> Cells { get; } = [];

    public static IReadOnlyList<string> Industries => [.. Producers.SelectMany(p => Sectors.Select(s => $"{p}_{s}"))];

    public double this[string row, string column]
    {
        get => Cells.GetValueOrDefault((row, column));
        set => Cells[(row, column)] = value;
    }

    public List<string> Lines() =>
    [
        $"V1,{string.Join(',', _columns)}",
        .. _rows.Select(row => $"{row},{string.Join(',', _columns.Select(column => this[row, column].ToString("R", CultureInfo.InvariantCulture)))}"),
    ];

    /// <summary>The same table with the labels of the editions before 2022: taxes by country, and VALU, OUTPUT and TOTAL.</summary>
    public List<string> OlderLines()
    {
        var lines = Lines();
        lines[0] = string.Concat(lines[0].AsSpan(2), "").Replace(",OUT", ",TOTAL", StringComparison.Ordinal);
        int tax = lines.FindIndex(line => line.StartsWith("TLS,", StringComparison.Ordinal));
        lines[tax] = "AUS_TAXSUB" + lines[tax][3..];
        lines.Insert(tax + 1, $"COL_TAXSUB{string.Concat(Enumerable.Repeat(",0", _columns.Count))}");
        lines[tax + 2] = "VALU" + lines[tax + 2][2..];
        lines[tax + 3] = "OUTPUT" + lines[tax + 3][3..];
        return lines;
    }
}
