using System.Text;
using Realign.Files;

namespace Realign.Worlds.Importing;

/// <summary>What the columns of an inter-country input-output table are. Split economies (CN1, CN2, MX1, MX2) are one here.</summary>
internal sealed class IcioHeader
{
    private static readonly HashSet<string> FinalUses =
        ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "INV", "DPABR", "FD", "P33", "CONS_ABR", "CONS_NONRES", "NONRES", "DISC"];

    private static readonly HashSet<string> Totals = ["OUT", "TOTAL", "OUTPUT"];

    private readonly List<string> _economies = [];
    private readonly List<string> _sectors = [];
    private readonly Dictionary<string, (int Economy, int Sector)> _industries = new(StringComparer.Ordinal);

    public IcioHeader(string file, ReadOnlySpan<byte> line)
    {
        string[] labels = [.. Encoding.UTF8.GetString(line).TrimStart('\uFEFF').Split(',').Select(label => label.Trim().Trim('"'))];
        if (labels.Length < 2) throw new FileException(file, 1, "the header has one column; an ICIO table has a column of labels and one for each industry, separated by commas.");
        if (labels[0] is not ("" or "V1"))
            throw new FileException(file, 1, 1, $"the first column is '{labels[0]}'; it must be 'V1' or empty and hold the labels of the rows. Get the table as the OECD publishes it.");
        Columns = new IcioColumn[labels.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int c = 1; c < labels.Length; c++)
        {
            if (!seen.Add(labels[c])) throw new FileException(file, 1, c + 1, $"the column '{labels[c]}' stands twice. Remove one.");
            if (IsIndustry(labels[c])) Columns[c] = Industry(file, labels[c], c);
        }

        for (int c = 1; c < labels.Length; c++)
            if (!IsIndustry(labels[c])) Columns[c] = FinalUse(file, labels[c], c);
        for (int n = 0; n < _economies.Count; n++)
            if (!Columns.Any(column => column.Kind == IcioColumnKind.FinalUse && column.Economy == n))
                throw new FileException(file, 1, $"there is no column of final demand for {_economies[n]} ({_economies[n]}_HFCE, {_economies[n]}_GFCF, …). Get the complete table.");
    }

    public IcioColumn[] Columns { get; }

    public IReadOnlyList<string> Economies => _economies;

    public IReadOnlyList<string> Sectors => _sectors;

    /// <summary>Labels of the industries as the file has them.</summary>
    public IReadOnlyCollection<string> Labels => _industries.Keys;

    public bool TryIndustry(string label, out (int Economy, int Sector) industry) => _industries.TryGetValue(label, out industry);

    private static bool IsIndustry(string label) => !Totals.Contains(label) && label.IndexOf('_', StringComparison.Ordinal) is > 0 and int at && !FinalUses.Contains(label[(at + 1)..]);

    private IcioColumn Industry(string file, string label, int column)
    {
        int at = label.IndexOf('_', StringComparison.Ordinal);
        string item = label[(at + 1)..];
        if (at != 3 || item.Length == 0 || !(char.IsAsciiDigit(item[0]) || char.IsAsciiLetterUpper(item[0])))
            throw new FileException(file, 1, column + 1, $"the column '{label}' is neither an industry (AUS_A01_02), a final demand (AUS_HFCE) nor a total (OUT). Get the table as the OECD publishes it.");
        var industry = (Position(_economies, Merged(label[..at])), Position(_sectors, item));
        _industries.Add(label, industry);
        return new IcioColumn(IcioColumnKind.Industry, industry.Item1, industry.Item2);
    }

    private IcioColumn FinalUse(string file, string label, int column)
    {
        if (Totals.Contains(label)) return new IcioColumn(IcioColumnKind.Total, -1, -1);
        int at = label.IndexOf('_', StringComparison.Ordinal);
        string economy = at > 0 ? Merged(label[..at]) : "";
        int n = _economies.IndexOf(economy);
        return n >= 0
            ? new IcioColumn(IcioColumnKind.FinalUse, n, -1)
            : throw new FileException(file, 1, column + 1, $"the column '{label}' belongs to no economy that has industries.{NearestName.Hint(economy, _economies)} Get the table as the OECD publishes it.");
    }

    /// <summary>China and Mexico are published in two parts, by whether firms produce for export.</summary>
    private static string Merged(string economy) => economy switch
    {
        "CN1" or "CN2" => "CHN",
        "MX1" or "MX2" => "MEX",
        _ => economy,
    };

    private static int Position(List<string> codes, string code)
    {
        int at = codes.IndexOf(code);
        if (at >= 0) return at;
        codes.Add(code);
        return codes.Count - 1;
    }
}

internal enum IcioColumnKind
{
    Label,
    Industry,
    FinalUse,
    Total,
}

/// <summary>A column: which economy uses, and in which sector when it is an industry.</summary>
internal readonly record struct IcioColumn(IcioColumnKind Kind, int Economy, int Sector);
