using System.Globalization;
using Realign.Files;
using Realign.Worlds;

namespace Realign.Events;

/// <summary>
/// Reads tariffs from CSV: importer, exporter, sector (codes or groups), rate (a fraction) and, optionally, date. For each cell the latest row up to the
/// day in question holds; on one day, the row with the narrower codes.
/// </summary>
internal static class TariffSchedule
{
    /// <summary>The rates in force on a day (null: the latest), one a cell, in the order of importer, exporter, sector.</summary>
    public static List<((int N, int I, int J) Cell, double Rate)> Read(string file, CodeResolver codes, World world, DateOnly? at)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        var best = new (int Day, int Breadth, int Line, double Rate)[N * N * J];
        using var table = CsvTable.Open(file, "importer", "exporter", "sector", "rate");
        bool dated = table.Has("date");
        while (table.Read())
        {
            var place = new FilePlace(file, table.Line, 0);
            int day = dated ? Day(table) : 1;
            double rate = table.Number("rate");
            if (!(rate > -1)) throw table.Error($"{rate} in column 'rate' is {100 * rate:G4} %; a tariff is above −100 %.");
            int[] importers = codes.Economies([table.Code("importer")], place), exporters = codes.Economies([table.Code("exporter")], place), sectors = codes.Sectors([table.Code("sector")], place);
            if (at is { } limit && day > limit.DayNumber + 1) continue;
            int breadth = importers.Length * exporters.Length * sectors.Length;
            foreach (int n in importers)
            {
                foreach (int i in exporters)
                {
                    if (i == n) continue;
                    foreach (int j in sectors)
                    {
                        ref var holds = ref best[(((n * N) + i) * J) + j];
                        if (holds.Day == day && holds.Breadth == breadth)
                            throw table.Error($"the row sets {world.Sectors[j].Code} from {world.Economies[i].Code} to {world.Economies[n].Code} again, as line {holds.Line} did. Drop one.");
                        if (day > holds.Day || (day == holds.Day && breadth < holds.Breadth)) holds = (day, breadth, table.Line, rate);
                    }
                }
            }
        }

        var rates = new List<((int, int, int), double)>();
        for (int at1 = 0; at1 < best.Length; at1++)
            if (best[at1].Line > 0) rates.Add(((at1 / (N * J), at1 / J % N, at1 % J), best[at1].Rate));
        return rates;
    }

    /// <summary>Days from 1, so that 0 means none.</summary>
    private static int Day(CsvTable table) =>
        DateOnly.TryParseExact(table.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.DayNumber + 1
            : throw table.Error($"'{table.Text("date")}' in column 'date' is no date; write it like 2025-04-05.");
}
