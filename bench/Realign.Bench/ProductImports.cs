using System.Diagnostics;
using System.Text;
using Realign.Products.Importing;

namespace Realign.Bench;

/// <summary>Importing a file laid out like BACI: time, processor time and the highest memory of the process; one row in 100,000 is bad.</summary>
internal static class ProductImports
{
    private const int Countries = 226, Products = 5_000, RowsBetweenBad = 100_000;

    public static void Run(int rows)
    {
        string folder = Directory.CreateTempSubdirectory("realign-baci-").FullName;
        try
        {
            string file = Path.Combine(folder, "BACI_HS22_Y2023.csv");
            Write(folder, file, rows);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine($"{rows:N0} rows, {new FileInfo(file).Length >> 20} MB; before the import the process held {process.PeakWorkingSet64 >> 20} MB at the highest");
            var stages = new Stages();
            TimeSpan processor = process.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            var report = ProductImport.Run([file], Path.Combine(folder, "baci.parquet"), progress: stages);
            double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
            process.Refresh();
            Console.WriteLine($"imported in {wall:F1} s wall, {(process.TotalProcessorTime - processor).TotalSeconds:F1} s of processor time, {process.PeakWorkingSet64 >> 20:N0} MB at the highest; {report.RowsKept:N0} kept, {report.RowsRejected:N0} rejected, {new FileInfo(Path.Combine(folder, "baci.parquet")).Length >> 20} MB of Parquet");
            Console.WriteLine(string.Join(", ", stages.Times.Select(t => $"{t.Stage} from {t.Seconds:F1} s")));
            start = Stopwatch.GetTimestamp();
            var flows = new Realign.Products.ProductFile(Path.Combine(folder, "baci.parquet")).Read("USA");
            Console.WriteLine($"one importer of it, {flows.Count:N0} flows with sellers' other exports, read in {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Sorted by exporter, importer and product, as published.</summary>
    private static void Write(string folder, string file, int rows)
    {
        string[] codes = [.. Realign.Products.Countries.All.Where(c => c.Code != "EUU").Take(Countries).Select(c => c.Code)];
        if (!codes.Contains("USA")) codes[0] = "USA";
        File.WriteAllText(Path.Combine(folder, "country_codes_V202501.csv"), "country_code,country_name,country_iso2,country_iso3\n" + string.Concat(codes.Select((c, at) => $"{at + 1},{c},XX,{c}\n")));
        var random = new Random(1);
        using var text = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        text.WriteLine("t,i,j,k,v,q");
        int pairs = Countries * (Countries - 1), written = 0;
        for (int i = 1; i <= Countries; i++)
        {
            for (int j = 1; j <= Countries; j++)
            {
                if (i == j) continue;
                int share = (int)((long)rows * (((i - 1) * (Countries - 1)) + (j > i ? j - 1 : j)) / pairs) - written;
                int step = Math.Max(1, Products / Math.Max(1, share));
                for (int n = 0; n < share; n++)
                {
                    int product = 10_101 + (n * step * 190) + random.Next(step * 190);
                    double value = Math.Exp(12 * random.NextDouble()) / 10;
                    written++;
                    bool bad = written % RowsBetweenBad == 0;
                    text.Write("2023,");
                    text.Write(i);
                    text.Write(',');
                    text.Write(bad && written % (3 * RowsBetweenBad) == 0 ? 999 : j);
                    text.Write(',');
                    text.Write(product.ToString("000000"));
                    text.Write(',');
                    text.Write(bad && written % (3 * RowsBetweenBad) != 0 ? -value : value, "0.000");
                    text.Write(',');
                    text.WriteLine(random.Next(10) == 0 ? "           NA" : (value * random.NextDouble()).ToString("0.000"));
                }
            }
        }
    }

    private static void Write(this StreamWriter text, double value, string format) => text.Write(value.ToString(format));

    private sealed class Stages : IProgress<ProductImportProgress>
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public List<(string Stage, double Seconds)> Times { get; } = [];

        public void Report(ProductImportProgress value)
        {
            if (Times.Count == 0 || Times[^1].Stage != value.Stage) Times.Add((value.Stage, Stopwatch.GetElapsedTime(_start).TotalSeconds));
        }
    }
}
