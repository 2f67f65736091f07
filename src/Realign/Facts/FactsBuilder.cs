using System.Text;
using System.Text.RegularExpressions;
using Realign.Files;

namespace Realign.Facts;

/// <summary>
/// Builds the ledger that ships from figures collected by hand: names of indicators become ours (<c>fact-indicators.csv</c>), what is unclear is repaired row by row with a reason that stays in the
/// note (<c>fact-repairs.csv</c>), the quoted words of the sources are left out. What is built passes through the checks of every ledger.
/// </summary>
public sealed partial class FactsBuilder
{
    private static readonly string[] _projections = ["projection", "forecast", "target"], _early = ["estimate", "preliminary", "first", "computed"];

    private readonly Dictionary<string, (string Indicator, string Nature, string Reason)> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Field, string Value, string Reason)>> _repairs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<string>> _leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private FactsBuilder()
    {
    }

    /// <summary>Builds from a folder that holds facts/facts.csv and facts/episodes.csv.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="decisions">The folder of fact-indicators.csv and fact-repairs.csv.</param>
    /// <exception cref="FileException">A source is missing or damaged, a name is not known, or a repair fits no row.</exception>
    public static FactsBuild Build(string root, string decisions)
    {
        var builder = new FactsBuilder();
        string repairs = Path.Combine(decisions, "fact-repairs.csv");
        builder.Decisions(Path.Combine(decisions, "fact-indicators.csv"), repairs);
        var facts = FactFile.Read("facts.csv", new StringReader(builder.Facts(Path.Combine(root, "facts", "facts.csv"))));
        var episodes = EpisodeFile.Read("episodes.csv", new StringReader(builder.Episodes(Path.Combine(root, "facts", "episodes.csv"))));
        if (builder._repairs.Keys.FirstOrDefault(id => !builder._used.Contains(id)) is { } unused) throw new FileException(repairs, $"'{unused}' is no row of the sources; drop its repairs.");
        return new FactsBuild(facts, episodes, [.. builder._leftOut.Select(p => (p.Key, (IReadOnlyList<string>)p.Value))], builder._used.Count);
    }

    private void Decisions(string indicators, string repairs)
    {
        using (var table = CsvTable.Open(indicators, "source", "indicator", "nature", "reason"))
            while (table.Read()) _indicators[table.Code("source")] = (table.Text("indicator"), table.Text("nature"), table.Text("reason"));
        using var rows = CsvTable.Open(repairs, "id", "field", "value", "reason");
        while (rows.Read())
        {
            if (!_repairs.TryGetValue(rows.Code("id"), out var of)) _repairs[rows.Code("id")] = of = [];
            of.Add((rows.Code("field"), rows.Text("value"), rows.Text("reason")));
        }
    }

    private string Facts(string file)
    {
        using var table = CsvTable.Open(file, "id", "economy", "partner", "indicator", "period", "value", "unit", "basis", "publisher", "source_url", "source_date", "confidence");
        var text = new StringBuilder("id,economy,partner,indicator,period,value,unit,basis,nature,publisher,link,published,confidence,note\n");
        while (table.Read())
        {
            if (Repaired(table, out string note, out string? nature) is not { } row) continue;
            var indicator = FactIndicator.Of(row["indicator"]);
            string partner = row["partner"];
            if (indicator.IsBilateral && partner.Length == 0) partner = FactIndicator.WholeWorld;
            if (!indicator.IsBilateral && partner == FactIndicator.WholeWorld) partner = "";
            nature ??= Nature($"{row["basis"]} {row["publisher"]}");
            string[] fields = [row["id"], row["economy"], partner, row["indicator"], row["period"], row["value"], row["unit"], Basis(row["basis"], indicator.Family), nature, row["publisher"], row["source_url"], row["source_date"], row["confidence"], note];
            text.AppendJoin(',', fields.Select(CsvText.Quote)).Append('\n');
        }

        return text.ToString();
    }

    private string Episodes(string file)
    {
        using var table = CsvTable.Open(file, "id", "episode", "economy", "partner", "indicator", "before_period", "before_value", "after_period", "after_value", "unit", "shock", "source_url", "source");
        var text = new StringBuilder("id,episode,economy,partner,indicator,before_period,before_value,after_period,after_value,change,unit,kind,shock,publisher,link,note\n");
        while (table.Read())
        {
            if (Repaired(table, out string note, out string? kind) is not { } row) continue;
            bool levels = row["before_value"].Length > 0 || row["indicator"].StartsWith("trade_total", StringComparison.Ordinal);
            string[] fields =
            [
                row["id"], row["episode"], row["economy"], row["partner"], row["indicator"], Span(row["before_period"]), row["before_value"], Span(row["after_period"]),
                levels ? row["after_value"] : "", levels ? "" : row["after_value"], row["unit"], kind ?? "observed", row["shock"], row["source"], row["source_url"], note,
            ];
            text.AppendJoin(',', fields.Select(CsvText.Quote)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The row with our names and its repairs; null when it is left out.</summary>
    private Dictionary<string, string>? Repaired(CsvTable table, out string note, out string? nature)
    {
        var row = table.Columns.ToDictionary(c => c, table.Text, StringComparer.Ordinal);
        string id = row["id"], name = row["indicator"];
        note = "";
        if (!_indicators.TryGetValue(name, out var known)) throw table.Error("indicator", $"'{name}' is not in fact-indicators.csv; add it there.{NearestName.Hint(name, _indicators.Keys)}");
        nature = known.Nature.Length > 0 ? known.Nature : null;
        row["indicator"] = known.Indicator;
        string? leftOut = known.Indicator.Length == 0 ? known.Reason : null;
        var reasons = new List<string>();
        if (_repairs.TryGetValue(id, out var repairs))
        {
            _used.Add(id);
            foreach (var (field, value, reason) in repairs)
            {
                if (reason.Length > 0) reasons.Add(reason);
                if (field == "drop") leftOut = reason;
                else if (field == "nature") nature = value;
                else if (field == "link") row["source_url"] = value;
                else if (field != "note") row[row.ContainsKey(field) ? field : throw table.Error($"the repair of '{id}' is of '{field}', which is no column.")] = value;
            }
        }

        note = string.Join("; ", reasons);
        if (leftOut is null) return row;
        if (!_leftOut.TryGetValue(leftOut, out var ids)) _leftOut[leftOut] = ids = [];
        ids.Add(id);
        return null;
    }

    private static string Nature(string words) =>
        _projections.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)) ? "projection" : _early.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)) ? "estimate" : "outturn";

    /// <summary>Begins with a code: the sources' words for it, what governments' figures are unless they say otherwise, or unstated.</summary>
    private static string Basis(string text, BasisFamily family)
    {
        const string FobLessCif = "exports FOB minus imports CIF", Unspecified = "unspecified";
        if (text.StartsWith(FobLessCif, StringComparison.Ordinal)) text = FactBasis.FobCif + text[FobLessCif.Length..];
        if (family == BasisFamily.Balance && text == FactBasis.Fob) text = FactBasis.FobFob;
        if (text == Unspecified) text = FactBasis.Unstated;
        if (text.StartsWith("basis unstated", StringComparison.Ordinal)) text = text["basis ".Length..];
        var basis = FactBasis.Guess(text, family);
        if (basis.Code != FactBasis.Unstated || text.StartsWith(FactBasis.Unstated, StringComparison.Ordinal)) return basis.Text;
        return family == BasisFamily.Government ? $"{FactBasis.CentralGovernment}; {text}" : basis.Text;
    }

    /// <summary>2018-01/05 is written out as 2018-01/2018-05.</summary>
    private static string Span(string period) => ShortSpan().Replace(period, "$1-$2/$1-$3");

    [GeneratedRegex("^([0-9]{4})-([0-9]{2})/([0-9]{2})$")]
    private static partial Regex ShortSpan();
}
