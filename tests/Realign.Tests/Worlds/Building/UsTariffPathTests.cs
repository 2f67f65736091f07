using System.Globalization;
using Realign.Worlds.Building;

namespace Realign.Tests.Worlds.Building;

public sealed class UsTariffPathTests : IDisposable
{
    private readonly MiniatureSources _files = new();

    public UsTariffPathTests()
    {
        _files.Data("us-tariffs-2025/hs2-imports-2024.csv.gz", "iso3,hs2,imports_usd,added_tariff_pct_2025_08_07\nCOL,01,6000000,10\nCOL,16,2000000,30\nCOL,98,9000000,\nEUU,84,50000000,15\n");
        _files.Data("us-tariffs-2025/tariff-path.csv", "date,iso3,added_tariff_pct\n2025-04-05,COL,5\n2025-04-05,EUU,0\n2025-08-07,COL,16\n2025-08-07,EUU,15\n2025-11-01,COL,16\n2025-11-01,EUU,15\n");
    }

    [Theory]
    [InlineData("2025-04-05", 0.05)]
    [InlineData("2025-08-07", 0.16)]
    public void Weighted_by_imports_the_sectors_average_to_the_path(string date, double average)
    {
        var rates = Rows().Where(r => r.Date == date && r.Exporter == "COL").ToDictionary(r => r.Sector, r => r.Rate);
        Assert.Equal(average, ((6 * rates["A01"]) + (2 * rates["C10T12"])) / 8, 1e-4);
        Assert.Equal(3, rates["C10T12"] / rates["A01"], 0.02);
    }

    [Fact]
    public void Members_of_the_EU_follow_the_EU() =>
        Assert.Contains(Rows(), r => r == ("2025-08-07", "DEU", "C28", 0.15, "path-eu"));

    [Fact]
    public void Only_changes_are_written_and_never_for_services_or_the_US_itself()
    {
        var rows = Rows();
        Assert.DoesNotContain(rows, r => r.Date == "2025-11-01" || r.Exporter == "USA" || r.Sector == "SVC");
        Assert.DoesNotContain(rows, r => r.Date == "2025-04-05" && r.Exporter == "DEU");
    }

    [Fact]
    public void An_economy_without_a_path_follows_the_median_of_the_others()
    {
        _files.Data("us-tariffs-2025/tariff-path.csv", "date,iso3,added_tariff_pct\n2025-04-05,EUU,7.5\n2025-08-07,EUU,15\n");
        var rows = Rows();
        Assert.Contains(rows, r => r == ("2025-04-05", "COL", "A01", 0.05, "imputed"));
        Assert.Contains(rows, r => r == ("2025-08-07", "COL", "A01", 0.1, "imputed"));
    }

    public void Dispose() => _files.Dispose();

    private List<(string Date, string Exporter, string Sector, double Rate, string Basis)> Rows() =>
        [.. UsTariffPath.Build(_files.Root).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .Select(f => (f[0], f[2], f[3], double.Parse(f[4], CultureInfo.InvariantCulture), f[5]))];
}
