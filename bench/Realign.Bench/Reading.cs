using System.Diagnostics;
using DuckDB.NET.Data;
using Realign.Estimation.DataFiles;
using Realign.Estimation.Formulas;

namespace Realign.Bench;

/// <summary>Time and memory of reading a large panel from Parquet and CSV: two numbers and three keys of ten columns, all rows and a tenth of them.</summary>
internal static class Reading
{
    private const string Formula = "trade ~ rta | exporter^year + importer^year + exporter^importer";

    public static void Run(int rows)
    {
        string folder = Directory.CreateTempSubdirectory("realign-reading-").FullName;
        try
        {
            foreach (string name in (string[])["panel.parquet", "panel.csv"])
            {
                string file = Path.Combine(folder, name);
                Write(file, rows);
                Console.WriteLine($"{name}: {rows:N0} rows, {new FileInfo(file).Length >> 20} MB");
                // DuckDB alone, one pass over the same columns that keeps nothing: what reading costs at least.
                Repeat("  scanned by DuckDB", () => Scan(file));
                Repeat("  read", () => Read(file, null));
                Repeat("  read where year >= 2028", () => Read(file, "year >= 2028"));
                File.Delete(file);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Read(string file, string? where)
    {
        var input = DataFile.Read(file, new EstimationPlan { Formula = Realign.Estimation.Formulas.Formula.Parse(Formula) }, new DataFileOptions { Where = where });
        return input.Data.Rows;
    }

    private static long Scan(string file)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from '{file}' where trade + rta + year + length(exporter) + length(importer) > -1";
        return (long)command.ExecuteScalar()!;
    }

    private static void Repeat(string name, Func<long> work)
    {
        double best = double.PositiveInfinity;
        long rows = 0, held = 0;
        for (int repeat = 0; repeat < 3; repeat++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            rows = work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            held = Environment.WorkingSet >> 20;
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{name}: {rows:N0} rows, {best:0.00} s at best, {held:N0} MB after it, {process.PeakWorkingSet64 >> 20:N0} MB at the highest so far");
    }

    private static void Write(string file, int rows)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        // 800 exporters and importers, ordered by pair and year, as panels are; the other columns are there not to be read.
        command.CommandText =
            $"""
            copy (
              select 'E' || (range // 31 // 800) exporter, 'I' || (range // 31 % 800) importer, 2000 + range % 31 as year,
                hash(range) % 1000 / 7.0 trade, (hash(range // 5) % 3 = 0)::int rta, random() a, random() b, md5(range::varchar) c, random() d, range e
              from range({rows})
            ) to '{file}'
            """;
        command.ExecuteNonQuery();
    }
}
