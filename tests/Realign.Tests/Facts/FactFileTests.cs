using Realign.Facts;
using Realign.Files;

namespace Realign.Tests.Facts;

public class FactFileTests
{
    private const string Good = "F1,COL,CHN,exports_goods,2024,2.377,USD bn,FOB,outturn,DANE,https://d.co,2025-02,official,";

    [Theory]
    [InlineData("F2,COL,CHN,exports_goods,2024,\"2,377\",USD bn,FOB,outturn,D,,,official,", "f.csv:3:31:", "thousands separators")]
    [InlineData("F2,COL,CHN,export_goods,2024,2.377,USD bn,FOB,outturn,D,,,official,", "f.csv:3:12:", "Did you mean 'exports_goods'")]
    [InlineData("F2,COL,CHN,exports_goods/Coffee!,2024,2.377,USD bn,FOB,outturn,D,,,official,", "f.csv:3:12:", "small letters")]
    [InlineData("F2,COL,CHN,exports_goods,24,2.377,USD bn,FOB,outturn,D,,,official,", "f.csv:3:26:", "no period")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,percent,FOB,outturn,D,,,official,", "f.csv:3:37:", "never in percent")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bnn,FOB,outturn,D,,,official,", "f.csv:3:37:", "no unit")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bn,CIF,outturn,D,,,official,", "f.csv:3:44:", "begin with FOB")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bn,FOB,fact,D,,,official,", "f.csv:3:48:", "outturn, estimate")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bn,FOB,0,D,,,official,", "f.csv:3:48:", "outturn, estimate")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bn,FOB,outturn,,,,official,", "f.csv:3:56:", "who published")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bn,FOB,outturn,D,dane.gov.co,,official,", "f.csv:3:58:", "https://")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bn,FOB,outturn,D,javascript:alert(1),,official,", "f.csv:3:58:", "https://")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bn,FOB,outturn,D,,Feb 2025,official,", "f.csv:3:59:", "no period")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bn,FOB,outturn,D,,,sure,", "f.csv:3:60:", "press quoting official")]
    [InlineData("F2,COL,,exports_goods,2024,2.377,USD bn,FOB,outturn,D,,,official,", "f.csv:3:8:", "WLD for the total")]
    [InlineData("F2,COL,COL,exports_goods,2024,2.377,USD bn,FOB,outturn,D,,,official,", "f.csv:3:8:", "itself")]
    [InlineData("F2,COL,CHN,fiscal_balance,2024,-6.7,% of GDP,central government,outturn,D,,,official,", "f.csv:3:8:", "no partner")]
    [InlineData("F2,COL,,fiscal_balance,2024,-67,% of GDP,central government,outturn,D,,,official,", "f.csv:3:29:", "not plausible")]
    [InlineData("F2,COL,,fiscal_balance,2024,-6.7,% of GDP,GNC,outturn,D,,,official,", "f.csv:3:43:", "begin with central government")]
    [InlineData("F2,Colombia,CHN,exports_goods,2024,2.377,USD bn,FOB,outturn,D,,,official,", "f.csv:3:4:", "three capitals")]
    [InlineData("F1,COL,CHN,exports_goods,2023,2.377,USD bn,FOB,outturn,D,,,official,", "f.csv:3:1:", "id of line 2")]
    [InlineData("macro:1,COL,CHN,exports_goods,2023,2.377,USD bn,FOB,outturn,D,,,official,", "f.csv:3:1:", "colon")]
    [InlineData("F2,COL,CHN,exports_goods,2024,2.377,USD bn,FOB,outturn", "f.csv:3", "9 fields")]
    public void A_mistake_names_its_place_and_the_remedy(string row, string place, string remedy)
    {
        var e = Assert.Throws<FileException>(() => Ledger.Read(Good, row));
        Assert.StartsWith(place, e.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_in_full_units_and_what_is_written_reads_the_same()
    {
        var facts = Ledger.Read(Good, Ledger.Row("F2", "COL,,fiscal_balance", "2025", "-117.8", "central government (GNC)", "COP tn"), Ledger.Row("F3", "COL,CHN,exports_goods", "2021", "3.660", "FOB"));
        Assert.Equal([2.377e9, -117.8e12, 3.66e9], facts.Select(f => f.Value));
        Assert.Equal(["USD", "COP", "USD"], facts.Select(f => f.Unit.Name));
        Assert.Equal([0.0005e9, 0.05e12, 0.0005e9], facts.Select(f => f.Rounding), (a, b) => Math.Abs(a - b) < 1e-3);
        string text = FactFile.Write(facts);
        Assert.Equal(text, FactFile.Write(FactFile.Read("g.csv", new StringReader(text))));
    }

    [Fact]
    public void A_file_without_rows_is_an_error() => Assert.Contains("no rows", Assert.Throws<FileException>(() => Ledger.Read()).Message, StringComparison.Ordinal);
}
