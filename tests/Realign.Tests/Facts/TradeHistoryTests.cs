using Realign.Facts;

namespace Realign.Tests.Facts;

public class TradeHistoryTests
{
    private static readonly string _file = Path.Combine(Repository.Root, "data", "precedents", "goods-trade.parquet");

    internal static TradeHistory Shipped => TradeHistory.Read(_file);

    [Fact]
    public void The_file_that_ships_is_built_from_the_yearly_tables()
    {
        string root = Path.GetDirectoryName(Path.GetDirectoryName(SharedData.Require("data/icio-panel")!))!;
        Assert.Equal(File.ReadAllBytes(_file), TradeHistory.Build(root, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void It_is_near_the_worlds_of_its_years()
    {
        var history = Shipped;
        Assert.Equal((2011, 12, 81), (history.FirstYear, history.Years, history.Economies.Count));
        var world = Realign.Worlds.WorldFolder.Read(Path.Combine(Repository.Root, "data", "track-record", "world-2021"));
        int col = world.EconomyIndex("COL"), usa = world.EconomyIndex("USA");
        double sold = Enumerable.Range(0, world.Sectors.Count).Where(j => world.Sectors[j].IsGood).Sum(j => world.Flows[usa, col, j]) * 1e6;
        Assert.Equal(1, history.Exports("COL", "USA", 2021) / sold, 0.05);
    }

    [Theory]
    [InlineData("COL", "XXX", 2015, "no economy of the history")]
    [InlineData("COL", "USA", 2010, "from 2011 to 2022")]
    public void What_is_not_in_it_is_said(string exporter, string importer, int year, string message) =>
        Assert.Contains(message, Assert.Throws<RealignException>(() => Shipped.Exports(exporter, importer, year)).Message, StringComparison.Ordinal);
}
