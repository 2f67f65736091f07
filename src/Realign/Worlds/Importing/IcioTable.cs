using System.Globalization;
using System.Text;
using Realign.Files;

namespace Realign.Worlds.Importing;

/// <summary>Adds the rows of an inter-country input-output table up, one by one.</summary>
internal sealed class IcioTable
{
    private readonly string _file;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly double[] _tariffs;
    private readonly double[] _row;

    private IcioTable(string file, IcioHeader header, Func<IcioHeader, double[]> tariffs)
    {
        (_file, Header, _tariffs) = (file, header, tariffs(header));
        int N = header.Economies.Count, J = header.Sectors.Count;
        Flows = new double[N * N * J];
        Inputs = new double[N * J * J];
        _row = new double[header.Columns.Length];
    }

    public IcioHeader Header { get; }

    /// <summary>Use of all kinds [n importer, i exporter, j product], not yet cleaned of negative sums.</summary>
    public double[] Flows { get; }

    /// <summary>Use by industries [n, k input, j industry], tariffs included.</summary>
    public double[] Inputs { get; }

    public double NegativeFinalUses { get; private set; }

    public int NegativeFinalUseCells { get; private set; }

    /// <summary>Taxes less subsidies on products, paid by industries.</summary>
    public double ProductTaxes { get; private set; }

    public double ValueAdded { get; private set; }

    /// <summary>The largest distance of a row's sum from its total, where the file has totals.</summary>
    public double LargestTotalGap { get; private set; }

    public string LargestTotalGapLabel { get; private set; } = "";

    /// <summary>Reads to the end; <paramref name="tariffs"/> gives the tariffs [n, i, j] once economies and sectors are known.</summary>
    public static IcioTable Read(IcioSource source, Func<IcioHeader, double[]> tariffs, IProgress<double>? progress, CancellationToken cancellation)
    {
        var lines = new ByteLines(source.Content);
        try
        {
            if (!lines.TryRead(out var header)) throw new FileException(source.Name, "the file is empty; an ICIO table has a header line and a line for each industry.");
            var table = new IcioTable(source.Name, new IcioHeader(source.Name, header), tariffs);
            while (lines.TryRead(out var line))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!line.IsEmpty) table.Add(line, lines.Number);
                if (source.Length > 0) progress?.Report(Math.Min(1, lines.Consumed / (double)source.Length));
            }

            table.CheckComplete();
            progress?.Report(1);
            return table;
        }
        catch (InvalidDataException e)
        {
            throw new FileException(source.Name, lines.Number, $"the file breaks off or is damaged ({e.Message}). Get it again.");
        }
    }

    private void Add(ReadOnlySpan<byte> line, int number)
    {
        string label = Label(line, out int labelEnd);
        if (!_seen.Add(label)) throw new FileException(_file, number, 1, $"the row '{label}' stands twice. Remove one.");
        bool isIndustry = Header.TryIndustry(label, out var industry);
        if (!isIndustry && !IsPrimary(label))
            throw new FileException(_file, number, 1, $"the row '{label}' has no column of its own and is neither value added (VA), taxes less subsidies (TLS) nor output (OUT).{NearestName.Hint(label, Header.Labels)} Get the table as the OECD publishes it.");
        Parse(line[labelEnd..], number);
        if (isIndustry) AddIndustry(label, industry.Economy, industry.Sector, number);
        else AddPrimary(label);
    }

    private static bool IsPrimary(string label) => IsTax(label) || IsValueAdded(label) || IsOutput(label);

    private static bool IsTax(string label) => label is "TLS" or "TAXSUB" || label.EndsWith("_TLS", StringComparison.Ordinal) || label.EndsWith("_TAXSUB", StringComparison.Ordinal);

    private static bool IsValueAdded(string label) => label is "VA" or "VALU";

    private static bool IsOutput(string label) => label is "OUT" or "OUTPUT" or "TOTAL";

    private static string Label(ReadOnlySpan<byte> line, out int end)
    {
        int comma = line.IndexOf((byte)',');
        end = comma < 0 ? line.Length : comma + 1;
        return Encoding.UTF8.GetString(comma < 0 ? line : line[..comma]).Trim().Trim('"');
    }

    private void Parse(ReadOnlySpan<byte> rest, int number)
    {
        int c = 1;
        for (; !rest.IsEmpty || c < _row.Length; c++)
        {
            int comma = rest.IndexOf((byte)',');
            var field = comma < 0 ? rest : rest[..comma];
            rest = comma < 0 ? [] : rest[(comma + 1)..];
            if (c >= _row.Length || (field.IsEmpty && comma < 0))
                throw new FileException(_file, number, $"the row has {(c >= _row.Length ? "more" : "fewer")} fields than the header, which has {_row.Length}. The file breaks off here, or a comma is wrong.");
            _row[c] = Number(field, number, c);
        }
    }

    private double Number(ReadOnlySpan<byte> field, int number, int column)
    {
        if (field.Length == 1 && field[0] == '0') return 0;
        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)) return value;
        throw new FileException(_file, number, column + 1, $"'{Encoding.UTF8.GetString(field)}' is no finite number; write it like 1234.5, and 0 for nothing.");
    }

    private void AddIndustry(string label, int i, int j, int number)
    {
        int N = Header.Economies.Count, J = Header.Sectors.Count;
        double sum = 0, total = double.NaN;
        for (int c = 1; c < _row.Length; c++)
        {
            double value = _row[c];
            var column = Header.Columns[c];
            if (column.Kind == IcioColumnKind.Total)
            {
                total = value;
                continue;
            }

            if (value == 0) continue;
            sum += value;
            int at = (((column.Economy * N) + i) * J) + j;
            Flows[at] += value;
            if (column.Kind == IcioColumnKind.Industry)
            {
                if (value < 0) throw new FileException(_file, number, c + 1, $"the use of {label} by an industry of {Header.Economies[column.Economy]} is {value}; only final demand may be negative. Correct it or set it to 0.");
                Inputs[(((column.Economy * J) + j) * J) + column.Sector] += value * (1 + _tariffs[at]);
            }
            else if (value < 0)
            {
                NegativeFinalUseCells++;
                NegativeFinalUses += value;
            }
        }

        // False for a missing total, which is no number.
        if (Math.Abs(sum - total) > LargestTotalGap) (LargestTotalGap, LargestTotalGapLabel) = (Math.Abs(sum - total), label);
    }

    private void AddPrimary(string label)
    {
        double sum = 0;
        for (int c = 1; c < _row.Length; c++)
            if (Header.Columns[c].Kind == IcioColumnKind.Industry) sum += _row[c];
        if (IsTax(label)) ProductTaxes += sum;
        if (IsValueAdded(label)) ValueAdded += sum;
    }

    private void CheckComplete()
    {
        string[] missing = [.. Header.Labels.Where(label => !_seen.Contains(label))];
        if (missing.Length > 0)
            throw new FileException(_file, $"the table is not square: {missing.Length} of {Header.Labels.Count} industries have a column and no row, {string.Join(", ", missing.Take(3))}{(missing.Length > 3 ? " and others" : "")}. The file may break off; get it again.");
        if (!_seen.Any(IsValueAdded) || !_seen.Any(IsOutput))
            throw new FileException(_file, $"there is no row of {(_seen.Any(IsValueAdded) ? "output (OUT)" : "value added (VA or VALU)")}. The file may break off; get it again.");
    }
}
