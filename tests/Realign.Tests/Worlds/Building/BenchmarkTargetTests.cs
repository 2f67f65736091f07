using Realign.Files;
using Realign.Worlds.Building;

namespace Realign.Tests.Worlds.Building;

public sealed class BenchmarkTargetTests : IDisposable
{
    private readonly MiniatureSources _files = new();

    [Fact]
    public void A_total_by_sector_is_shared_out_like_customs_imports_without_chapters_98_and_99()
    {
        var targets = BenchmarkTarget.Read(_files.BenchmarkFile, _files.Open());
        Assert.Equal(["gdp-col", "col-usa", "col-usa-A01", "col-usa-C10T12"], targets.Select(t => t.Id));
        Assert.Equal(6.75, targets[2].Target, 1e-12);
        Assert.Equal(2.25, targets[3].Target, 1e-12);
    }

    [Fact]
    public void Goods_are_all_sectors_but_services()
    {
        var target = BenchmarkTarget.Read(_files.BenchmarkFile, _files.Open())[1];
        Assert.Equal([0, 1, 2], target.Sectors);
        Assert.Equal([(1, 0, 0, 1), (1, 0, 1, 1), (1, 0, 2, 1)], target.Cells(3));
    }

    [Fact]
    public void A_balance_is_exports_less_imports_and_may_be_negative()
    {
        _files.Benchmarks("b,balance,COL,DEU,A01,-5,0.01,balance,office\n");
        var target = BenchmarkTarget.Read(_files.BenchmarkFile, _files.Open())[0];
        Assert.Equal([(2, 0, 0, 1), (0, 2, 0, -1)], target.Cells(3));
        Assert.Equal(-5, target.Target);
    }

    [Fact]
    public void The_world_as_a_partner_is_everyone_else()
    {
        _files.Benchmarks("b,imports,COL,WLD,A01,5,0.01,imports,office\n");
        Assert.Equal([(0, 1, 0, 1), (0, 2, 0, 1)], BenchmarkTarget.Read(_files.BenchmarkFile, _files.Open())[0].Cells(3));
    }

    [Theory]
    [InlineData("b,export,COL,USA,goods,5,0.01,x,y", "'export' is no kind of benchmark")]
    [InlineData("b,exports,XXX,USA,goods,5,0.01,x,y", "'XXX' is no economy")]
    [InlineData("b,exports,COL,XXX,goods,5,0.01,x,y", "'XXX' is no economy")]
    [InlineData("b,exports,COL,USA,A01 A99,5,0.01,x,y", "'A99' is no sector")]
    [InlineData("b,exports,COL,USA,goods,-5,0.01,x,y", "is negative")]
    [InlineData("b,exports,COL,USA,goods,5,,x,y", "is no finite number")]
    [InlineData("gdp-col,gdp,COL,,,5,0.01,x,y", "stands twice")]
    public void A_mistake_is_told_with_its_line(string row, string says)
    {
        _files.Benchmarks($"gdp-col,gdp,COL,,,400,0.01,GDP,office\n{row}\n");
        var e = Assert.Throws<FileException>(() => BenchmarkTarget.Read(_files.BenchmarkFile, _files.Open()));
        Assert.StartsWith($"{_files.BenchmarkFile}:3", e.Message, StringComparison.Ordinal);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();
}
