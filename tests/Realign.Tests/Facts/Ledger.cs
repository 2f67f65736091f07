using Realign.Facts;

namespace Realign.Tests.Facts;

/// <summary>Small ledgers written in a test.</summary>
internal static class Ledger
{
    public const string Header = "id,economy,partner,indicator,period,value,unit,basis,nature,publisher,link,published,confidence,note\n";

    public static IReadOnlyList<Fact> Read(params string[] rows) => FactFile.Read("f.csv", new StringReader(Header + string.Join('\n', rows) + "\n"));

    public static FactLedger Of(params string[] rows) => new(Read(rows));

    /// <summary>A row of a press report of an official figure.</summary>
    public static string Row(string id, string what, string period, string value, string basis, string unit = "USD bn", string published = "2025-02", string confidence = "press quoting official", string nature = "outturn", string publisher = "DANE via press") =>
        $"{id},{what},{period},{value},{unit},{basis},{nature},{publisher},https://example.org/{id},{published},{confidence},";
}
