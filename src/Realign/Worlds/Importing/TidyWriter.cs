using System.Globalization;
using System.IO.Compression;
using System.Text;
using Realign.Files;

namespace Realign.Worlds.Importing;

/// <summary>Writes the files of a tidy folder: numbers so that they come back bit for bit, rows in the world's order, zeros left out where the layout allows it.</summary>
internal sealed class TidyWriter(World world, string folder)
{
    private readonly string[] _economies = [.. world.Economies.Select(e => e.Code)];
    private readonly string[] _sectors = [.. world.Sectors.Select(s => s.Code)];

    public void Write()
    {
        Save("world.csv", "name,year,unit", [Line(world.Name, world.Year.ToString(CultureInfo.InvariantCulture), world.Unit)]);
        Save("regions.csv", "iso3,name,region", world.Economies.Select(e => Line(e.Code, e.Name, e.Region)));
        Save("sectors.csv", "code,name,definition,good,theta", world.Sectors.Select((s, j) => Line(s.Code, s.Name, s.Definition, s.IsGood ? "1" : "0", Number(world.TradeElasticities[j]))));
        Save("flows.csv.gz", "sector,exporter,importer,value_musd,tariff", Flows());
        Save("intermediate.csv.gz", "input_sector,output_sector,region,value_musd", Inputs());
        Save("final.csv", "sector,region,value_musd", Cells((n, j) => world.FinalDemand[n, j]));
        Save("value_added.csv", "sector,region,value_musd", Cells((n, j) => world.ValueAddedShares[n, j] * world.Output[n, j]));
        Save("deficits.csv", "region,deficit_musd", _economies.Select((code, n) => Line(code, Number(world.Deficits[n]))));
    }

    private IEnumerable<string> Flows()
    {
        for (int j = 0; j < _sectors.Length; j++)
            for (int i = 0; i < _economies.Length; i++)
                for (int n = 0; n < _economies.Length; n++)
                    if (world.Flows[n, i, j] != 0 || world.Tariffs[n, i, j] != 0)
                        yield return Line(_sectors[j], _economies[i], _economies[n], Number(world.Flows[n, i, j]), Number(world.Tariffs[n, i, j]));
    }

    private IEnumerable<string> Inputs()
    {
        for (int n = 0; n < _economies.Length; n++)
            for (int k = 0; k < _sectors.Length; k++)
                for (int j = 0; j < _sectors.Length; j++)
                    if (world.InputCoefficients[n, k, j] * world.Output[n, j] is not 0 and double input)
                        yield return Line(_sectors[k], _sectors[j], _economies[n], Number(input));
    }

    private IEnumerable<string> Cells(Func<int, int, double> value) =>
        _sectors.SelectMany((sector, j) => _economies.Select((economy, n) => Line(sector, economy, Number(value(n, j)))));

    private void Save(string name, string header, IEnumerable<string> lines)
    {
        using Stream file = File.Create(Path.Combine(folder, name));
        using Stream? compressed = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Optimal) : null;
        using var writer = new StreamWriter(compressed ?? file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        writer.WriteLine(header);
        foreach (string line in lines) writer.WriteLine(line);
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Line(params ReadOnlySpan<string> fields) => string.Join(',', fields.ToArray().Select(CsvText.Quote));
}
