using System.Globalization;
using Realign.Files;

namespace Realign.Agreements;

/// <summary>Who joined an agreement in which year, by two lists that do not always agree.</summary>
/// <param name="Economy">Code.</param>
/// <param name="Year">By the first list; null when not in it or not confirmed.</param>
/// <param name="OtherYear">By the second list; null when not in it.</param>
/// <param name="Unconfirmed">Listed as a participant, without a document that others could confirm.</param>
public sealed record Membership(string Economy, int? Year, int? OtherYear, bool Unconfirmed)
{
    /// <summary>Reads the list of members; months are dropped, since the lists differ by years.</summary>
    /// <exception cref="FileException">The file is missing or a date is none.</exception>
    internal static IReadOnlyList<Membership> Read(string file, Func<string, bool> inPanel)
    {
        var members = new List<Membership>();
        using var table = CsvTable.Open(file, "iso3", "document_date", "year_other_list", "member");
        while (table.Read())
        {
            string code = table.Code("iso3"), status = table.Code("member");
            if (!inPanel(code) || status is "no" or "initiator") continue;
            members.Add(new Membership(code, YearOf(table, "document_date"), YearOf(table, "year_other_list"), status == "unconfirmed"));
        }

        return [.. members.OrderBy(m => m.Economy, StringComparer.Ordinal)];
    }

    private static int? YearOf(CsvTable table, string column)
    {
        string text = table.Text(column);
        if (text.Length == 0) return null;
        return text.Length >= 4 && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : throw table.Error($"'{text}' in column '{column}' is no date; write it like 2018-07 or 2018.");
    }
}
