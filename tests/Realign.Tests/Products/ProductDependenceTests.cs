using Realign.Products;
using Realign.Products.Dependence;

namespace Realign.Tests.Products;

public class ProductDependenceTests
{
    private static readonly ProductFlow[] _rows =
    [
        new("010001", "CHN", 70), new("010001", "USA", 30), // index 0.58, all from outside
        new("010002", "CHN", 40), new("010002", "USA", 30), new("010002", "JPN", 30), // 0.34
        new("010003", "CHN", 40), new("010003", "DEU", 60), // 1 from outside, but most from within
        new("010004", "CHN", 90), new("010004", "USA", 10), // exports more than that
    ];

    private static readonly Dictionary<string, double> _exports = new() { ["010001"] = 99, ["010002"] = 5, ["010004"] = 100 };

    [Fact]
    public void The_three_tests_are_those_of_the_Commission()
    {
        var result = Run(_exports, new ProductDependenceOptions { Draws = 0 });
        var by = result.Products.ToDictionary(p => p.Product);
        Assert.Equal([("010001", 0.58, 1.0), ("010002", 0.34, 1), ("010003", 1, 0.4), ("010004", 0.82, 1)], by.Values.OrderBy(p => p.Product).Select(p => (p.Product, Math.Round(p.Concentration, 12), Math.Round(p.OutsideShare, 12))));
        Assert.Equal([true, true, true], new bool?[] { by["010001"].Concentrated, by["010001"].MostlyOutside, by["010001"].ExceedsExports });
        Assert.False(by["010002"].Concentrated);
        Assert.False(by["010003"].MostlyOutside);
        Assert.True(by["010003"].ExceedsExports);
        Assert.False(by["010004"].ExceedsExports);
        Assert.Equal(["010001"], result.Products.Where(p => p.Flagged).Select(p => p.Product));
        Assert.Equal(("CHN", 0.7), (by["010001"].LargestOrigin, by["010001"].LargestShare));
        Assert.Null(result.LosesFlag);
    }

    [Fact]
    public void Without_exports_the_third_test_is_missing_and_not_guessed()
    {
        var result = Run(null, new ProductDependenceOptions { Draws = 0 });
        Assert.False(result.ExportsKnown);
        Assert.All(result.Products, p => Assert.Null(p.ExceedsExports));
        Assert.Equal(["010001", "010004"], result.Products.Where(p => p.Flagged).Select(p => p.Product).Order());
    }

    [Fact]
    public void An_area_with_nobody_in_the_file_makes_the_second_test_trivial() =>
        Assert.True(ProductDependenceStudy.Run(new ProductFlows("GBR", 2024, _rows), ["GBR"], "GBR", new ProductDependenceOptions { Draws = 0 }).AreaIsTrivial);

    [Fact]
    public void Without_noise_no_flag_flips_and_with_it_those_near_a_threshold_do()
    {
        var still = Run(_exports, new ProductDependenceOptions { Noise = 0, Draws = 50 });
        Assert.All(still.Products, p => Assert.Equal(0, p.FlipShare));
        var noisy = Run(_exports, new ProductDependenceOptions { Noise = 0.3, Draws = 4000 }).Products.ToDictionary(p => p.Product);
        // 010001 stands one percent above its exports: the sign of the difference of two such numbers is nearly a coin's.
        Assert.InRange(noisy["010001"].FlipShare!.Value, 0.35, 0.6);
        Assert.InRange(noisy["010002"].FlipShare!.Value, 0.05, 0.4);
    }

    /// <summary>Two equal origins: the index is above h when one share passes s, which the difference of two normal numbers decides.</summary>
    [Fact]
    public void The_flip_share_is_the_probability_that_a_normal_number_is_large()
    {
        const double noise = 0.4, threshold = 0.58;
        var flows = new ProductFlows("COL", 2024, [new("010001", "CHN", 50), new("010001", "USA", 50)]);
        var product = ProductDependenceStudy.Run(flows, ["COL"], "COL", new ProductDependenceOptions { Concentration = threshold, Noise = noise, Draws = 40_000 }).Products[0];
        double share = (1 + Math.Sqrt((2 * threshold) - 1)) / 2, log = Math.Log(share / (1 - share));
        double expected = 2 * Realign.Numerics.Normal.Cumulative(-log / (noise * Math.Sqrt(2)));
        Assert.Equal(expected, product.FlaggedShare!.Value, 4 * Math.Sqrt(expected * (1 - expected) / 40_000));
    }

    [Fact]
    public void Threads_change_nothing() =>
        Assert.Equal(Run(_exports, new ProductDependenceOptions { Threads = 1 }).ToJson(), Run(_exports, new ProductDependenceOptions { Threads = 3 }).ToJson());

    [Theory]
    [InlineData(0, 0.5, 0.1)]
    [InlineData(0.4, 1, 0.1)]
    [InlineData(0.4, 0.5, -1)]
    public void Thresholds_are_checked(double concentration, double share, double noise) =>
        Assert.Throws<RealignException>(() => Run(null, new ProductDependenceOptions { Concentration = concentration, OutsideShare = share, Noise = noise }));

    private static ProductDependenceResult Run(Dictionary<string, double>? exports, ProductDependenceOptions options) =>
        ProductDependenceStudy.Run(new ProductFlows("FRA", 2024, _rows, exports), ["FRA", "DEU"], "area", options);
}
