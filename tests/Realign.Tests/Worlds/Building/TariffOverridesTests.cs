using Realign.Files;
using Realign.Worlds.Building;

namespace Realign.Tests.Worlds.Building;

public sealed class TariffOverridesTests : IDisposable
{
    private readonly MiniatureSources _files = new();

    [Fact]
    public void Services_bear_no_tariff_when_the_rule_says_so()
    {
        _files.Overrides("*,*,SVC,set,0,none\n");
        Assert.Equal(0, Rate("COL", "DEU", "SVC"));
    }

    [Fact]
    public void A_stand_in_replaces_a_food_tariff() => Assert.Equal(0.08, Rate("COL", "DEU", "C10T12"));

    [Fact]
    public void A_stand_in_above_the_published_rate_gives_way_to_the_rate_on_crops() => Assert.Equal(0.1, Rate("COL", "USA", "C10T12"));

    [Fact]
    public void Without_a_lower_stand_in_the_published_rate_stays()
    {
        _files.Data("icio-2022/food_tariff_flags.csv", "importer,exporter,sector,rate,rate_kite_wiod_2014,rate_a01_same_pair\nCOL,USA,C10T12,0.5,0.8,0.6\nCOL,DEU,C10T12,0.3,,\n");
        Assert.Equal((0.5, 0.3), (Rate("COL", "USA", "C10T12"), Rate("COL", "DEU", "C10T12")));
    }

    [Fact]
    public void Collected_duties_of_the_EU_hold_for_its_members() => Assert.Equal(0.1, Rate("USA", "DEU", "C28"));

    [Fact]
    public void Where_customs_saw_no_imports_the_published_rate_stays()
    {
        _files.Data("icio-2022/tariffs.csv.gz", "importer,exporter,sector,rate\nUSA,COL,C28,0.07\n");
        Assert.Equal(0.07, Rate("USA", "COL", "C28"));
    }

    [Fact]
    public void A_member_that_stands_beside_the_EU_is_not_counted_twice()
    {
        _files.Data("us-tariffs-2025/hs6-imports-2024.csv.gz", "iso3,hs6,imports_usd,duty_usd\nEUU,841100,50,5\nDEU,841100,50,50\n");
        Assert.Equal(0.1, Rate("USA", "DEU", "C28"));
    }

    [Fact]
    public void A_rate_can_be_that_of_another_sector()
    {
        _files.Overrides("COL,USA,C28,like,A01,none published\n");
        Assert.Equal(0.1, Rate("COL", "USA", "C28"));
    }

    [Fact]
    public void Later_rules_win_and_home_stays_free()
    {
        _files.Overrides("*,*,A01,set,0.2,first\nCOL,DEU,A01,set,0.3,then\n");
        Assert.Equal((0.2, 0.3, 0.0), (Rate("COL", "USA", "A01"), Rate("COL", "DEU", "A01"), Rate("COL", "COL", "A01")));
    }

    [Fact]
    public void Each_rule_tells_how_many_rates_it_changed_and_the_largest_change()
    {
        var (_, notes) = Apply(_files.Open());
        Assert.Contains(notes, n => n.Contains("'stand-in': 2 rates changed, the largest by -40.0 points", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("XXX,*,A01,set,0,why", "'XXX' is no economy")]
    [InlineData("*,*,A99,set,0,why", "'A99' is no sector")]
    [InlineData("*,*,A01,raise,0,why", "'raise' is no action")]
    [InlineData("*,*,A01,like,A99,why", "'A99' is no sector")]
    [InlineData("*,*,A01,set,-0.1,why", "is negative")]
    [InlineData("*,*,A01,set,x,why", "'x' in column 'value' is no finite number")]
    [InlineData("*,*,A01,set,0,", "no reason")]
    [InlineData(",*,A01,set,0,why", "'importer' is empty")]
    public void A_mistake_is_told_with_its_line(string row, string says)
    {
        _files.Overrides($"*,*,SVC,set,0,fine\n{row}\n");
        var e = Assert.Throws<FileException>(() => Apply(_files.Open()));
        Assert.StartsWith($"{_files.OverrideFile}:3", e.Message, StringComparison.Ordinal);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A01", 0.1)]
    [InlineData("C28", 0.0)]
    public void A_high_rate_can_be_capped_by_that_on_another_sector(string cap, double expected)
    {
        _files.Overrides($"*,*,C10T12,no-higher-than,{cap},tobacco\n");
        Assert.Equal(expected, Rate("COL", "USA", "C10T12"));
    }

    [Fact]
    public void A_rate_below_15_percent_is_not_capped()
    {
        _files.Overrides("*,*,A01,no-higher-than,C28,why\n");
        Assert.Equal(0.1, Rate("COL", "USA", "A01"));
    }

    public void Dispose() => _files.Dispose();

    private (double[] Tariffs, List<string> Notes) Apply(SourceFolder sources) => TariffOverrides.Apply(sources, sources.Tariffs(), _files.OverrideFile);

    private double Rate(string importer, string exporter, string sector)
    {
        var sources = _files.Open();
        var (tariffs, _) = Apply(sources);
        return tariffs[(((sources.Economy(importer) * sources.N) + sources.Economy(exporter)) * sources.J) + sources.Sector(sector)];
    }
}
