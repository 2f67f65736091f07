using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Products;
using Realign.Products.Switching;

namespace Realign.Tests.Products;

public class ShippedProductsTests
{
    private static readonly Lazy<ProductFlows> _flows = new(() => File().Read("USA"));

    [Fact]
    public void US_imports_are_those_that_the_Census_Bureau_publishes()
    {
        var flows = _flows.Value;
        Assert.Equal(3_208_820_074_369, flows.Total);
        Assert.DoesNotContain("SVK", flows.Origins);
        Assert.Equal(18_310_770_810, Sum(flows, "COL"));
        Assert.Equal(597_473_236_377, Sum(flows, "EUU"), 1e-3 * 597_473_236_377); // 0.1 % of the partner's total has no six-digit detail
        Assert.Equal(89_334, File().Provenance!.RowsRead);
    }

    [Fact]
    public void What_ships_is_what_its_command_builds()
    {
        string shared = SharedData.Require("data/us-tariffs-2025");
        using var folder = new TemporaryFolder();
        ProductDataBuilder.Build(Path.GetDirectoryName(shared)!, folder.Path);
        string shipped = Path.Combine(Repository.Root, "data", "products");
        foreach (string text in (string[])["elasticities.csv", "sectors.csv", "us-imports-2024.provenance.json"])
            Assert.Equal(System.IO.File.ReadAllText(Path.Combine(shipped, text)), System.IO.File.ReadAllText(folder[text]));
        var built = new ProductFile(folder[ProductDataBuilder.UsImports]).Read("USA");
        Assert.Equal(_flows.Value.Total, built.Total);
        Assert.Equal(_flows.Value.Count, built.Count);
    }

    [Fact]
    public void Every_chapter_and_the_products_that_matter_have_names_in_both_languages()
    {
        for (int chapter = 1; chapter <= 99; chapter++) Assert.NotNull(ProductNames.Find($"{chapter:00}", spanish: true));
        var flows = _flows.Value;
        int colombia = flows.Origins.ToList().IndexOf("COL");
        double named = 0, all = 0;
        for (int p = 0; p < flows.Products.Count; p++)
        {
            int at = flows.OriginsOf(p).IndexOf(colombia);
            if (at < 0) continue;
            all += flows.ValuesOf(p)[at];
            if (ProductNames.Find(flows.Products[p]) is not null) named += flows.ValuesOf(p)[at];
        }

        Assert.InRange(named / all, 0.97, 1);
        Assert.Equal(339, ProductNames.Codes.Count(c => c.Length == 6));
        Assert.All(ProductNames.Codes.Where(c => c.Length == 6), c => Assert.Contains(c, flows.Products));
        Assert.Equal(("Cut roses", "Rosas cortadas"), (ProductNames.Label("060311"), ProductNames.Label("060311", spanish: true)));
        Assert.Equal("(Coffee, tea, spices)", ProductNames.Label("090190"));
    }

    [Fact]
    public void Chapters_add_up_to_the_total_and_products_to_chapters()
    {
        var result = Study(new SwitchingOptions { Draws = 3 }).Run(Boycott(1), "latin-america", LatinAmerica);
        foreach (Func<SwitchingFigures, double> of in (Func<SwitchingFigures, double>[])[f => f.Purchases, f => f.LostVolume.Value, f => f.ReplacedByGroup.Value, f => f.NotReplaced.Value, f => f.ExtraCost.Value, f => f.SellersNetLoss.Value, f => f.Coverable.Value])
        {
            double total = of(result.Total), scale = 1e-12 * result.Total.Purchases;
            Assert.Equal(total, result.Chapters.Sum(c => of(c.Figures)), scale);
            Assert.Equal(total, result.Products.Sum(p => of(p.Figures)), scale);
        }

        Assert.Equal(-result.Total.NotReplaced.Value, result.Origins.Sum(o => o.Volume), 1e-9 * result.Total.Purchases);
        Assert.Equal(result.Total.ReplacedByGroup.Value, result.Origins.Where(o => o.InGroup).Sum(o => o.Volume), 1e-9 * result.Total.Purchases);
        Assert.Equal(Sum(_flows.Value, "COL"), result.Total.Purchases, 1e-3);
    }

    [Fact]
    public void The_same_seed_gives_the_same_ranges_on_any_number_of_threads()
    {
        string one = Study(new SwitchingOptions { Draws = 8, Seed = 5, Threads = 1 }).Run(Boycott(0.5), "latin-america", LatinAmerica).ToJson();
        Assert.Equal(one, Study(new SwitchingOptions { Draws = 8, Seed = 5, Threads = 3 }).Run(Boycott(0.5), "latin-america", LatinAmerica).ToJson());
    }

    /// <summary>The case's boycott, 20 % of Colombian goods: the sum over 1,769 products and the general equilibrium say the same in sign and order of size.</summary>
    [Fact]
    public void The_sum_over_products_agrees_with_the_boycott_of_the_case_in_general_equilibrium()
    {
        var scenario = ScenarioFile.Read(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "boycott.yaml"), []);
        var general = new GeneralEquilibriumModel(ShippedWorld.Value).Solve(new ScenarioResolver(scenario, ShippedWorld.Value, null).Resolve().ToShock(ShippedWorld.Value.TradeElasticities)).Effects;
        var result = Study(new SwitchingOptions { Draws = 0 }).Run(Boycott(0.2), "latin-america", LatinAmerica);
        var lines = result.GeneralEquilibrium!.Lines;
        int usa = ShippedWorld.Value.EconomyIndex("USA"), col = ShippedWorld.Value.EconomyIndex("COL");
        Assert.Equal(1e6 * general.ImportsFrom(usa, col, goodsOnly: true).Difference, lines[0].General, 1);
        Assert.Equal([-1, 1, 1, -1, -1], lines.Select(l => Math.Sign(l.Products)));
        Assert.All(lines, l => Assert.True(l.Agrees, $"{l.Id}: {l.Products} and {l.General}"));
    }

    private static Alternatives LatinAmerica => new(Realign.Products.Countries.Members("LatinAmerica"), 0.1);

    private static SwitchingShock Boycott(double share) => new() { From = ["COL"], Removed = share };

    private static SwitchingStudy Study(SwitchingOptions options) => new(
        _flows.Value, ProductElasticities.Read(Data("elasticities.csv")), options, ShippedWorld.Value, ProductSectors.Read(Data("sectors.csv")));

    private static ProductFile File() => new(Data(ProductDataBuilder.UsImports));

    private static string Data(string name) => Path.Combine(Repository.Root, "data", "products", name);

    private static double Sum(ProductFlows flows, string origin)
    {
        int at = flows.Origins.ToList().IndexOf(origin);
        double sum = 0;
        for (int p = 0; p < flows.Products.Count; p++)
            if (flows.OriginsOf(p).IndexOf(at) is >= 0 and var c) sum += flows.ValuesOf(p)[c];
        return sum;
    }
}
