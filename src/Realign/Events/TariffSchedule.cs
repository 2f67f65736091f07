using System.Globalization;
using Realign.Files;
using Realign.Worlds;

namespace Realign.Events;

/// <summary>
/// Reads tariffs from CSV: importer, exporter, sector (codes or groups), rate (a fraction) and, optionally, date. For each cell the latest row up to the
/// day in question holds; on one day, the row that covers the fewest cells.
/// </summary>
internal sealed class TariffSchedule
{
    private readonly CodeResolver _codes;
    private readonly World _world;
    private readonly DateOnly? _at;
    private readonly (int Day, int Breadth, int Line, double Rate)[] _holds;

    /// <summary>Line by day, breadth and cell, also of rows that do not hold: two equals are a mistake on any day.</summary>
    private readonly Dictionary<(int Day, int Breadth, int Cell), int> _lines = [];

    private TariffSchedule(CodeResolver codes, World world, DateOnly? at)
    {
        (_codes, _world, _at) = (codes, world, at);
        _holds = new (int, int, int, double)[world.Economies.Count * world.Economies.Count * world.Sectors.Count];
    }

    /// <summary>The rates in force on a day (null: the latest), one a cell, in the order of importer, exporter, sector.</summary>
    public static List<((int N, int I, int J) Cell, double Rate)> Read(string file, CodeResolver codes, World world, DateOnly? at)
    {
        var schedule = new TariffSchedule(codes, world, at);
        using var table = CsvTable.Open(file, "importer", "exporter", "sector", "rate");
        while (table.Read()) schedule.Row(table);
        return schedule.Rates();
    }

    private void Row(CsvTable table)
    {
        FilePlace Here(int k) => new(table.Path, table.Line, 0);
        int[] importers = _codes.Economies.Find([table.Code("importer")], Here);
        int[] exporters = _codes.Economies.Find([table.Code("exporter")], Here);
        int[] sectors = _codes.Sectors.Find([table.Code("sector")], Here);
        int breadth = importers.Length * exporters.Length * sectors.Length, day = Day(table);
        double rate = Rate(table);
        bool any = false;
        foreach (int n in importers)
        {
            foreach (int i in exporters)
            {
                if (i == n) continue;
                any = true;
                foreach (int j in sectors) Cell(table, (((n * _world.Economies.Count) + i) * _world.Sectors.Count) + j, day, breadth, rate);
            }
        }

        if (!any) throw table.Error("importer and exporter are the same economy; a tariff needs two.");
    }

    private void Cell(CsvTable table, int cell, int day, int breadth, double rate)
    {
        if (!_lines.TryAdd((day, breadth, cell), table.Line))
        {
            var (n, i, j) = At(cell);
            throw table.Error($"the row sets {_world.Sectors[j].Code} from {_world.Economies[i].Code} to {_world.Economies[n].Code} again, as line {_lines[(day, breadth, cell)]} did. Drop one.");
        }

        if (_at is { } limit && day > limit.DayNumber + 1) return;
        ref var holds = ref _holds[cell];
        if (day > holds.Day || (day == holds.Day && breadth < holds.Breadth)) holds = (day, breadth, table.Line, rate);
    }

    private List<((int, int, int), double)> Rates()
    {
        var rates = new List<((int, int, int), double)>();
        for (int cell = 0; cell < _holds.Length; cell++)
            if (_holds[cell].Line > 0) rates.Add((At(cell), _holds[cell].Rate));
        return rates;
    }

    private (int N, int I, int J) At(int cell)
    {
        int N = _world.Economies.Count, J = _world.Sectors.Count;
        return (cell / (N * J), cell / J % N, cell % J);
    }

    private static double Rate(CsvTable table)
    {
        double rate = table.Number("rate");
        if (!(rate > -1)) throw table.Error($"{rate} in column 'rate' is {100 * rate:G4} %; a tariff is above −100 %.");
        return rate <= EventReader.LargestRate ? rate : throw table.Error($"in column 'rate', {EventReader.LostPercent(rate, sign: false)}");
    }

    /// <summary>Days from 1, so that 0 means none; without a column of dates, all on one day.</summary>
    private static int Day(CsvTable table) => !table.Has("date") ? 1
        : DateOnly.TryParseExact(table.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.DayNumber + 1
        : throw table.Error($"'{table.Text("date")}' in column 'date' is no date; write it like 2025-04-05.");
}
