using Realign.Products.Switching;

namespace Realign.Reports;

/// <summary>A study of switching as flat tables, USD and fractions: products, chapters, origins, and the comparison with general equilibrium.</summary>
public static class SwitchingTables
{
    private static readonly (string Name, Func<SwitchingFigures, SwitchingFigure> Value)[] _figures =
    [
        ("lost_volume", f => f.LostVolume), ("replaced_by_group", f => f.ReplacedByGroup), ("replaced_by_others", f => f.ReplacedByOthers), ("not_replaced", f => f.NotReplaced),
        ("coverable", f => f.Coverable), ("extra_cost", f => f.ExtraCost), ("cost_of_dearer_sellers", f => f.CostOfDearerSellers), ("tariff_revenue", f => f.TariffRevenue),
        ("sellers_lost_sales", f => f.SellersLostSales), ("sold_elsewhere", f => f.SoldElsewhere), ("sellers_net_loss", f => f.SellersNetLoss), ("sellers_lost_surplus", f => f.SellersLostSurplus),
    ];

    /// <summary>The tables; parts that the result lacks are left out.</summary>
    public static IReadOnlyList<ReportTable> Of(SwitchingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var products = new TableLayout<ProductSwitchResult>().Text("product", p => p.Product).Text("name", p => p.Name).Text("name_es", p => p.NameSpanish).Text("status", p => p.Status.ToString())
            .Number("substitution", p => p.Substitution).Fraction("share_before", p => p.ShareBefore);
        products = Range(Range(products, "price_rise", ReportUnit.Fraction, p => p.PriceRise), "coverage", ReportUnit.Fraction, p => p.Coverage).Number("rise_needed", p => p.RiseNeeded).Text("largest_gainer", p => p.LargestGainer);
        var chapters = new TableLayout<ChapterSwitch>().Text("chapter", c => c.Chapter).Text("name", c => c.Name).Text("name_es", c => c.NameSpanish).Count("products", c => c.Products);
        var origins = new TableLayout<OriginSwitch>().Text("origin", o => o.Origin).Text("name", o => Realign.Products.Countries.NameOf(o.Origin)).Flag("in_group", o => o.InGroup).Usd("before", o => o.Before).Usd("volume_change", o => o.Volume).Usd("value_change", o => o.Value);
        var check = new TableLayout<CheckLine>().Text("measure", l => l.Id).Text("name", l => l.Name).Usd("products", l => l.Products).Usd("general_equilibrium", l => l.General).Flag("agrees", l => l.Agrees);
        ReportTable[] tables =
        [
            Add(new TableLayout<SwitchingResult>().Text("importer", r => r.Importer).Text("from", r => string.Join(' ', r.From)), r => r.Total).Table("switching-total", "Who could sell instead: the sum", [result]),
            Add(chapters, c => c.Figures).Table("switching-chapters", "Who could sell instead, by chapter", result.Chapters),
            Add(products, p => p.Figures).Table("switching-products", "Who could sell instead, by product", result.Products),
            origins.Table("switching-origins", "Who gains and who loses the buyer's purchases", result.Origins),
            check.Table("switching-check", "The sum over products beside general equilibrium", result.GeneralEquilibrium?.Lines ?? []),
        ];
        return [.. tables.Where(t => t.Rows.Count > 0)];
    }

    private static TableLayout<T> Add<T>(TableLayout<T> layout, Func<T, SwitchingFigures> of)
    {
        layout.Usd("purchases", item => of(item).Purchases);
        foreach (var (name, value) in _figures) Range(layout, name, ReportUnit.Usd, item => value(of(item)));
        return layout;
    }

    private static TableLayout<T> Range<T>(TableLayout<T> layout, string name, ReportUnit unit, Func<T, SwitchingFigure?> value) =>
        layout.Range(name, unit, item => value(item) is { } f ? new Models.Ensembles.Interval(f.Value, f.Low, f.High) : null);
}
