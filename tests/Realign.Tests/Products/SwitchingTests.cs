using CsCheck;
using Realign.Products;
using Realign.Products.Switching;

namespace Realign.Tests.Products;

public class SwitchingTests
{
    private static readonly SwitchingShock _boycott = new() { From = ["A"], Removed = 1 };

    [Fact]
    public void Two_origins_without_other_markets_follow_the_closed_form()
    {
        const double σ = 3, ω = 2, η = 1.5, removed = 0.6, added = 0.25;
        var flows = Flows(("A", 40, 4), ("B", 60, 0));
        var result = Solve(flows, new SwitchingShock { From = ["A"], Removed = removed, AddedTariff = added }, σ, ω, η);
        double a = 44.0 / 104, τ = 1.35 / 1.1, demand = (1 - removed) * Math.Pow(τ, -σ);
        double k = (a * demand * τ * Math.Pow(demand, (1 - σ) / (ω + σ))) + (1 - a);
        double price = Math.Pow(k, (ω + σ) / ((1 - σ) * (ω + η)));
        Assert.Equal(price, result[0].PriceIndex, 1e-11);
        double x = Math.Pow(demand * Math.Pow(price, σ - η), 1 / (ω + σ));
        Assert.Equal(x, result.SellerPrice(0)[0], 1e-11);
        Assert.Equal(Math.Pow(x, ω), result.Quantity(0)[0], 1e-11);
    }

    [Fact]
    public void With_prices_that_do_not_move_it_is_textbook_CES()
    {
        const double σ = 4, η = 1.2;
        var flows = Flows(("A", 30, 0), ("B", 50, 5), ("C", 20, 0));
        var result = Solve(flows, _boycott, σ, 1e9, η);
        double price = Math.Pow(1 - (30.0 / 105), 1 / (1 - σ));
        Assert.Equal(price, result[0].PriceIndex, 1e-7);
        foreach (double q in result.Quantity(0)[1..].ToArray()) Assert.Equal(Math.Pow(price, σ - η), q, 1e-7);
        Assert.Equal(105 * (Math.Pow(price, 1 - η) - 1) / (1 - η), result[0].ExtraCost, 1e-5);
        Assert.Equal(0, result[0].CostOfDearerSellers, 1e-5);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(200)]
    public void Equal_origins_share_what_one_of_them_loses(int count)
    {
        const double σ = 2.5, ω = 3, η = 0.8;
        string[] names = [.. Enumerable.Range(0, count).Select(i => i == 0 ? "A" : $"B{i:000}")];
        var flows = new ProductFlows("USA", 2024, names.Select(n => new ProductFlow("010121", n, 7)));
        var result = Solve(flows, _boycott, σ, ω, η);
        // ω = (σ − η) ln P/(ω + σ)·ω from supply, and P^(1−σ) = (n−1)/n x^(1−σ).
        double price = Math.Pow((count - 1.0) / count, (ω + σ) / ((1 - σ) * (ω + η))), each = Math.Pow(price, ω * (σ - η) / (ω + σ));
        Assert.All(result.Quantity(0)[1..].ToArray(), q => Assert.Equal(each, q, 1e-10));
        Assert.Equal(7 * (count - 1) * (each - 1), result[0].ReplacedByOthers, 1e-9 * count);
    }

    [Fact]
    public void A_second_solver_in_levels_agrees() => Gen.Select(Gen.Int[2, 12], Gen.Double[1.3, 12], Gen.Double[0.2, 20], Gen.Double[0.1, 4], Gen.Double[0, 1], Gen.Double[-0.3, 1.5], Gen.Int[1, 1_000_000]).Sample((n, σ, ω, η, removed, added, seed) =>
    {
        var random = new Random(seed);
        double[] values = [.. Enumerable.Range(0, n).Select(_ => Math.Exp(4 * random.NextDouble()))], duties = [.. values.Select(v => v * 0.3 * random.NextDouble())], ours = [.. values.Select(_ => 0.02 + (0.98 * random.NextDouble()))];
        if (random.Next(3) == 0) removed = 1;
        if (random.Next(3) == 0) ours[0] = 1;
        var flows = new ProductFlows("USA", 2024, values.Select((v, i) => new ProductFlow("010121", i == 0 ? "A" : $"B{i:00}", v, duties[i])));
        var shock = new SwitchingShock { From = ["A"], Removed = removed, AddedTariff = added };
        if (removed == 0 && added == 0) return;
        var result = new SwitchingModel(flows).Solve(shock, new SwitchingParameters { Substitution = [σ], Supply = ω, Demand = η, BuyerShares = ours });
        var plain = new PlainSwitching(values, duties, ours, 1 - removed, added, σ, ω, η);
        Assert.Equal(1, result[0].PriceIndex / plain.Price, 1e-8);
        for (int i = 0; i < n; i++)
        {
            Assert.Equal(plain.SellerPrice[i], result.SellerPrice(0)[i], 1e-8 * Math.Max(1, plain.SellerPrice[i]));
            Assert.Equal(plain.Quantity[i], result.Quantity(0)[i], 1e-7 * Math.Max(1, plain.Quantity[i]));
        }
    }, iter: 300);

    [Fact]
    public void What_is_lost_is_replaced_or_not_bought_and_what_a_seller_loses_is_sold_elsewhere_or_not_made()
    {
        const double σ = 3, ω = 1.5;
        var flows = Flows(("A", 40, 1), ("B", 25, 0), ("C", 35, 2), ("D", 5, 0));
        double[] ours = [0.4, 0.1, 0.9, 1];
        var model = new SwitchingModel(flows);
        var result = model.Solve(new SwitchingShock { From = ["A"], Removed = 0.7 }, new SwitchingParameters { Substitution = [σ], Supply = ω, BuyerShares = ours }, new Alternatives(["B", "D"], 0.1));
        var r = result[0];
        var q = result.Quantity(0);
        Assert.Equal(40 * (1 - q[0]), r.LostVolume, 1e-12);
        Assert.Equal(-r.NotReplaced, (40 * (q[0] - 1)) + (25 * (q[1] - 1)) + (35 * (q[2] - 1)) + (5 * (q[3] - 1)), 1e-12);
        Assert.Equal((25 * (q[1] - 1)) + (5 * (q[3] - 1)), r.ReplacedByGroup, 1e-12);
        double x = result.SellerPrice(0)[0], made = 40 / 0.4;
        Assert.Equal(r.LostVolume, (made * 0.6 * (Math.Pow(x, -σ) - 1)) + (made * (1 - Math.Pow(x, ω))), 1e-10);
        Assert.Equal(r.SellersNetLoss, made * (1 - Math.Pow(x, 1 + ω)), 1e-10);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1 + 1e-9)]
    [InlineData(2.5)]
    public void The_cost_is_the_area_under_demand(double η)
    {
        var r = Solve(Flows(("A", 40, 0), ("B", 60, 0)), _boycott, 3, 2, η)[0];
        double step = (r.PriceIndex - 1) / 20_000, area = 0;
        for (int k = 0; k < 20_000; k++) area += step * Math.Pow(1 + ((k + 0.5) * step), -η);
        Assert.Equal(100 * area, r.ExtraCost, 1e-6);
    }

    [Fact]
    public void At_the_rise_that_is_needed_the_group_supplies_what_is_lost()
    {
        var flows = Flows(("A", 40, 0), ("B", 25, 0), ("C", 35, 0));
        var parameters = new SwitchingParameters { Substitution = [3], Supply = 1.5, BuyerShares = [0.4, 0.1, 0.9] };
        var model = new SwitchingModel(flows);
        double needed = model.Solve(_boycott, parameters, new Alternatives(["B", "C"], 0))[0].RiseNeeded;
        var r = model.Solve(_boycott, parameters, new Alternatives(["B", "C"], needed))[0];
        Assert.Equal(r.LostVolume, r.GroupCapacity, 1e-9);
        Assert.Equal(1, r.Coverage, 1e-9);
        double less = model.Solve(_boycott, parameters, new Alternatives(["B", "C"], needed / 2))[0].Coverage;
        Assert.InRange(less, 0.1, 0.99);
        Assert.Equal(double.PositiveInfinity, model.Solve(_boycott, parameters, new Alternatives([], 0.1))[0].RiseNeeded);
        Assert.Equal(0, model.Solve(_boycott, parameters, new Alternatives(["A"], 0.1))[0].GroupCapacity);
    }

    [Fact]
    public void What_nobody_else_sells_has_a_loss_of_sales_and_no_cost()
    {
        var flows = new ProductFlows("USA", 2024, [new("010121", "A", 10), new("010129", "A", 5), new("010129", "B", 5), new("020110", "B", 3)]);
        var result = new SwitchingModel(flows).Solve(_boycott, new SwitchingParameters { Substitution = [3, 3, 3], BuyerShares = [0.5, 0.5, 0.5, 0.5] });
        Assert.Equal([ProductStatus.NoOtherSeller, ProductStatus.Converged, ProductStatus.Untouched], Enumerable.Range(0, 3).Select(result.StatusOf));
        Assert.Equal(10, result[0].LostVolume);
        Assert.Equal(0, result[0].ExtraCost);
        Assert.Equal(10, result[0].NotReplaced);
        Assert.InRange(result[0].SoldElsewhere, 0.1, 9.9);
        Assert.Equal(15, result.Total().LostVolume, 1e-12);
        Assert.Equal(result[1].ExtraCost, result.Total().ExtraCost);
    }

    [Fact]
    public void A_product_that_does_not_converge_cannot_be_read()
    {
        var result = Solve(Flows(("A", 99.99, 0), ("B", 0.01, 0)), _boycott, 1 + 1e-7, 2, 1.5);
        Assert.Equal(ProductStatus.NotConverged, result.StatusOf(0));
        Assert.Equal(1, result.NotConverged);
        Assert.Contains("010121", Assert.Throws<NotConvergedException>(() => result[0]).Message, StringComparison.Ordinal);
        Assert.Throws<NotConvergedException>(() => result.Total());
        Assert.Throws<NotConvergedException>(() => result.Quantity(0).Length);
    }

    [Fact]
    public void Threads_and_the_order_of_rows_change_nothing()
    {
        var random = new Random(5);
        ProductFlow[] rows = [.. from p in Enumerable.Range(0, 300) from i in Enumerable.Range(0, 30) where random.Next(3) > 0 select new ProductFlow($"{p:000000}", $"O{i:00}", 1 + (99 * random.NextDouble()), random.NextDouble())];
        var shock = new SwitchingShock { From = ["O03", "O17"], Removed = 0.8, Products = ["0000", "00012"] };
        var parameters = new SwitchingParameters { Substitution = [.. Enumerable.Repeat(3.3, 300)] };
        var one = new SwitchingModel(new ProductFlows("USA", 2024, rows)).Solve(shock, parameters, new Alternatives(["O05"], 0.1));
        random.Shuffle(rows);
        var other = new SwitchingModel(new ProductFlows("USA", 2024, rows)).Solve(shock, parameters, new Alternatives(["O05"], 0.1), threads: 4);
        Assert.Equal(one.Total(), other.Total());
        for (int p = 0; p < 300; p++) Assert.Equal(one[p], other[p]);
        int touched = rows.Where(r => r.Origin is "O03" or "O17" && (r.Product.StartsWith("0000", StringComparison.Ordinal) || r.Product.StartsWith("00012", StringComparison.Ordinal))).DistinctBy(r => r.Product).Count();
        Assert.Equal(touched, Enumerable.Range(0, 300).Count(p => one.StatusOf(p) == ProductStatus.Converged));
    }

    [Theory]
    [InlineData("bought nothing from 'B2'", "B2", 1.0, 3.0, 2.0)]
    [InlineData("between 0 and 1", "A", 1.5, 3.0, 2.0)]
    [InlineData("above 1", "A", 1.0, 1.0, 2.0)]
    [InlineData("above 0", "A", 1.0, 3.0, 0.0)]
    [InlineData("Nothing is refused", "A", 0.0, 3.0, 2.0)]
    public void A_mistake_is_named(string rule, string from, double removed, double σ, double ω)
    {
        var flows = Flows(("A", 40, 0), ("B", 60, 0));
        var e = Assert.Throws<RealignException>(() => Solve(flows, new SwitchingShock { From = [from], Removed = removed }, σ, ω, 1));
        Assert.Contains(rule, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stands twice", 1.0, 0.0)]
    [InlineData("above zero", double.NaN, 0.0)]
    [InlineData("zero or more", 2.0, -1.0)]
    public void Flows_are_checked(string rule, double value, double duty)
    {
        var e = Assert.Throws<RealignException>(() => new ProductFlows("USA", 2024, [new("010121", rule == "stands twice" ? "A" : "B", value, duty), new("010121", "A", 1)]));
        Assert.Contains(rule, e.Message, StringComparison.Ordinal);
    }

    private static ProductFlows Flows(params (string Origin, double Value, double Duty)[] rows) => new("USA", 2024, rows.Select(r => new ProductFlow("010121", r.Origin, r.Value, r.Duty)));

    private static SwitchingSolution Solve(ProductFlows flows, SwitchingShock shock, double σ, double ω, double η) =>
        new SwitchingModel(flows).Solve(shock, new SwitchingParameters { Substitution = [.. flows.Products.Select(_ => σ)], Supply = ω, Demand = η });
}
