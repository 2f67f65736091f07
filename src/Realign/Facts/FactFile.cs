using System.Globalization;
using System.Text;
using Realign.Files;

namespace Realign.Facts;

/// <summary>
/// Reads and writes ledgers: CSV with the columns id, economy, partner, indicator, period, value, unit, basis, nature, publisher, link, published, confidence, note (docs/facts.md).
/// Values are as published, in published units; every mistake names file, line, column and remedy.
/// </summary>
public static class FactFile
{
    private static readonly string[] _columns = ["id", "economy", "partner", "indicator", "period", "value", "unit", "basis", "nature", "publisher", "link", "published", "confidence", "note"];

    private static readonly (string Word, FactConfidence Confidence)[] _confidences =
        [("official", FactConfidence.Official), ("press quoting official", FactConfidence.PressQuotingOfficial), ("other", FactConfidence.Other)];

    /// <exception cref="FileException">A row is wrong, or an id stands twice.</exception>
    public static IReadOnlyList<Fact> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var table = CsvTable.Open(path, _columns);
        return Read(table);
    }

    /// <summary>Reads from an open reader; <paramref name="path"/> names it in messages.</summary>
    public static IReadOnlyList<Fact> Read(string path, TextReader reader)
    {
        using var table = CsvTable.Open(path, reader, _columns);
        return Read(table);
    }

    /// <summary>The text of a file.</summary>
    public static string Write(IEnumerable<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var text = new StringBuilder().AppendJoin(',', _columns).Append('\n');
        foreach (var f in facts)
        {
            string[] fields =
            [
                f.Id, f.Economy, f.Partner, f.Indicator.Id, f.Period.Text, f.PublishedValue, f.PublishedUnit, f.Basis.Text, Word(f.Nature), f.Publisher, f.Link, f.Published?.Text ?? "", Word(f.Confidence), f.Note,
            ];
            text.AppendJoin(',', fields.Select(CsvText.Quote)).Append('\n');
        }

        return text.ToString();
    }

    internal static string Word(FactConfidence confidence) => _confidences.First(c => c.Confidence == confidence).Word;

    internal static string Word(FactNature nature) => nature.ToString().ToLowerInvariant();

    internal static string Word(FactSource source) => source.ToString().ToLowerInvariant();

    /// <summary>Half a unit of the last digit of a number as written, times the scale of its unit.</summary>
    internal static double Rounding(string number, double scale)
    {
        int exponent = number.AsSpan().IndexOfAny('e', 'E');
        string digits = exponent < 0 ? number : number[..exponent];
        int decimals = digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? digits.Length - point - 1 : 0;
        double last = Math.Pow(10, (exponent < 0 ? 0 : int.Parse(number.AsSpan(exponent + 1), CultureInfo.InvariantCulture)) - decimals);
        return last * scale / 2;
    }

    private static List<Fact> Read(CsvTable table)
    {
        var facts = new List<Fact>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (table.Read())
        {
            var fact = Row(table);
            if (!lines.TryAdd(fact.Id, fact.Line)) throw table.Error("id", $"'{fact.Id}' is the id of line {lines[fact.Id]}, too. Give each figure its own.");
            facts.Add(fact);
        }

        return facts.Count > 0 ? facts : throw new FileException(table.Path, "the file has a header and no rows. Add figures.");
    }

    private static Fact Row(CsvTable table)
    {
        T At<T>(string column, Func<T> read)
        {
            try
            {
                return read();
            }
            catch (RealignException e) when (e is not FileException)
            {
                throw table.Error(column, e.Message);
            }
        }

        string id = table.Text("id"), economy = table.Text("economy"), partner = table.Text("partner"), value = table.Text("value"), publisher = table.Text("publisher"), link = table.Text("link"), published = table.Text("published");
        if (id.Length == 0) throw table.Error("id", "a figure needs an id, so that others can point at it; write a short one, for example F001.");
        if (id.Contains(':', StringComparison.Ordinal)) throw table.Error("id", $"'{id}' has a colon, which is kept for the ids of other sources; leave it out.");
        if (!IsCode(economy)) throw table.Error("economy", $"'{economy}' is no code of an economy; write three capitals, for example COL, or EU or another group of two to four.");
        var indicator = At("indicator", () => FactIndicator.Of(table.Text("indicator")));
        if (!indicator.IsBilateral && partner.Length > 0) throw table.Error("partner", $"'{indicator.Id}' has no partner; leave the field empty.");
        if (indicator.IsBilateral && partner.Length == 0) throw table.Error("partner", $"'{indicator.Id}' has a partner; write its code, or {FactIndicator.WholeWorld} for the total.");
        if (partner.Length > 0 && !IsCode(partner)) throw table.Error("partner", $"'{partner}' is no code of an economy; write three capitals, for example CHN, or {FactIndicator.WholeWorld} for the total.");
        if (partner == economy) throw table.Error("partner", $"'{partner}' is the economy itself; write whom it trades with.");
        var period = At("period", () => FactPeriod.Parse(table.Text("period")));
        if (!double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            throw table.Error("value", $"'{value}' is no finite number; write it like 1234.5, without thousands separators.");
        var unit = At("unit", () => FactUnit.Parse(table.Text("unit")));
        var range = indicator.Range(unit) ?? throw table.Error("unit", $"'{indicator.Id}' is never in {unit}; write it in {string.Join(" or ", indicator.Units.Select(u => u.Unit == UnitRange.Money ? "money, for example 'USD bn'" : $"'{u.Unit}'"))}.");
        if (range.Unit != UnitRange.Money && (number < range.Low || number > range.High))
            throw table.Error("value", $"{value} {unit} is not plausible for '{indicator.Id}', which lies between {range.Low} and {range.High}. Check unit and sign.");
        var basis = At("basis", () => FactBasis.Parse(table.Text("basis"), indicator.Family));
        if (!Enum.TryParse(table.Text("nature"), ignoreCase: true, out FactNature nature) || !Enum.IsDefined(nature) || char.IsAsciiDigit(table.Text("nature")[0]))
            throw table.Error("nature", $"'{table.Text("nature")}' is not known; write {string.Join(", ", Enum.GetValues<FactNature>().Select(Word))}.");
        if (publisher.Length == 0) throw table.Error("publisher", "a figure without a publisher cannot be checked; say who published it.");
        if (link.Length > 0 && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) throw table.Error("link", $"'{link}' is no address; write it whole, with https://, or leave the field empty.");
        if (!_confidences.Any(c => c.Word == table.Text("confidence"))) throw table.Error("confidence", $"'{table.Text("confidence")}' is not known; write {string.Join(", ", _confidences.Select(c => c.Word))}.");
        return new Fact
        {
            Id = id,
            Economy = economy,
            Partner = partner,
            Indicator = indicator,
            Period = period,
            Value = FullUnits(value, number, unit.Scale),
            Unit = unit,
            PublishedValue = value,
            PublishedUnit = table.Text("unit"),
            Rounding = Rounding(value, unit.Scale),
            Basis = basis,
            Nature = nature,
            Publisher = publisher,
            Link = link,
            Published = published.Length == 0 ? null : At("published", () => FactPeriod.Parse(published)),
            Confidence = _confidences.First(c => c.Word == table.Text("confidence")).Confidence,
            Note = table.Text("note"),
            Line = table.Line,
        };
    }

    /// <summary>In decimal arithmetic where it fits, so that 2.377 USD bn is 2 377 000 000 and not a little more.</summary>
    private static double FullUnits(string text, double number, double scale) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal exact) && Math.Abs(exact) < 1e15m ? (double)(exact * (decimal)scale) : number * scale;

    private static bool IsCode(string text) => text.Length is >= 2 and <= 4 && text.All(char.IsAsciiLetterUpper);
}
