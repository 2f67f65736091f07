using System.Globalization;
using Realign.Products;
using Realign.Products.Switching;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What a terminal shows of a study of switching, in 80 columns.</summary>
internal static class SwitchingView
{
    private const int NameWidth = 20, ChapterWidth = 22, Gainers = 6;

    public static void Show(SwitchingResult r, int top, bool spanish)
    {
        string from = string.Join(", ", r.From.Select(Countries.NameOf));
        string what = r.Removed > 0 ? $"refuses {Share(r.Removed)} of what it buys from {from}" : $"taxes what it buys from {from} by {Share(r.AddedTariff)} more";
        if (r.Removed > 0 && r.AddedTariff != 0) what += $" and taxes it by {Share(r.AddedTariff)} more";
        Terminal.Line($"[bold]{Markup.Escape($"{Countries.NameOf(r.Importer)} {what}, {r.Year}")}[/]{(r.ProductFilter.Count > 0 ? Markup.Escape($" (products {string.Join(", ", r.ProductFilter)})") : "")}");
        Total(r);
        Products(r, top, spanish);
        Chapters(r, top, spanish);
        Origins(r);
        if (r.GeneralEquilibrium is { } check) Check(check);
        Terminal.Line();
        Terminal.Line(Markup.Escape(
            $"Volumes at the prices of {r.Year}; customs value. σ: {r.Substitution}; ω {Plain(r.Supply)}, η {Plain(r.Demand)}; sellers' other markets: {r.OtherMarkets}. {(r.Draws > 0 ? $"In brackets 5–95 % of {r.Draws} draws of what is not fixed, seed {r.Seed}. " : "")}Incomes, other products and prices in other markets stay as they are (docs/products.md)."));
    }

    private static void Total(SwitchingResult r)
    {
        var t = r.Total;
        var table = ProductView.Table("million USD", "", r.Draws > 0 ? "5–95 %" : "");
        void Row(string name, SwitchingFigure f) => table.AddRow(Markup.Escape(name), Millions(f.Value), Range(f, Millions));
        table.AddRow($"bought before, {r.ProductsTouched.ToString("N0", CultureInfo.InvariantCulture)} products", Millions(t.Purchases), "");
        Row("volume lost", t.LostVolume);
        Row($"  replaced by {r.Group}", t.ReplacedByGroup);
        Row("  replaced by everyone else abroad", t.ReplacedByOthers);
        Row("  not bought abroad any more", t.NotReplaced);
        Row($"{r.Group} could supply at most {Share(r.Within)} dearer", t.Coverable);
        Row("buyer's extra cost", t.ExtraCost);
        Row("  because other sellers become dearer", t.CostOfDearerSellers);
        if (r.AddedTariff != 0 || Math.Abs(t.TariffRevenue.Value) > 5e4) Row("  duty collected", t.TariffRevenue);
        Row("sellers' lost sales", t.SellersLostSales);
        Row("  sold elsewhere instead", t.SoldElsewhere);
        Row("  net loss of sales", t.SellersNetLoss);
        Row("  loss of producers' surplus", t.SellersLostSurplus);
        Terminal.Out.Write(table);
        Terminal.Line(Markup.Escape($"Of {r.ProductsTouched} products {r.Group} could not fully replace {r.ProductsNotCovered} within {Share(r.Within)}. It has {(r.GroupMembers.Count == 0 ? "no seller in the file." : $"{r.GroupMembers.Count} {(r.GroupMembers.Count == 1 ? "seller" : "sellers")} in the file: {string.Join(", ", r.GroupMembers)}.")}"));
        if (r.ProductsWithoutOthers > 0)
            Terminal.Line(Markup.Escape($"{r.ProductsWithoutOthers} of them nobody else sells, worth {Millions(r.Products.Where(p => p.Status == ProductStatus.NoOtherSeller).Sum(p => p.Figures.Purchases))} million USD; they have no finite cost and are not in it."));
    }

    private static void Products(SwitchingResult r, int top, bool spanish)
    {
        Terminal.Line();
        var table = ProductView.Table("product", "lost", "share", "price", "within", "needs", "gains");
        foreach (var p in r.Products.Take(top))
        {
            table.AddRow(
                Markup.Escape($"{p.Product} {ProductView.Cut(ProductNames.Label(p.Product, spanish), NameWidth)}"), Millions(p.Figures.LostVolume.Value), Share(p.ShareBefore), p.PriceRise is { } rise ? Signed(rise.Value) : "none",
                p.Coverage is { } coverage ? Share(Math.Max(0, coverage.Value)) : "n/a", p.RiseNeeded is { } needed ? Needed(needed) : "none", p.LargestGainer ?? "–");
        }

        Terminal.Out.Write(table);
        if (r.Products.Count > top) Terminal.Line($"and {r.Products.Count - top} more products (--top, --csv)");
        Terminal.Line(Markup.Escape($"lost: volume, million USD; share: of the buyer's imports; price: what the buyer's price index of the product rises by; within: the part of the lost volume that {r.Group} could supply at most {Share(r.Within)} dearer; needs: by how much its price had to rise for all of it; gains: who sells most instead. A name in brackets is of the chapter."));
    }

    private static void Chapters(SwitchingResult r, int top, bool spanish)
    {
        if (r.Chapters.Count < 2) return;
        Terminal.Line();
        var table = ProductView.Table("chapter, million USD", "lost", "group", "others", "nobody", "within", "cost");
        foreach (var c in r.Chapters.Take(top))
        {
            var f = c.Figures;
            table.AddRow(Markup.Escape($"{c.Chapter} {ProductView.Cut(spanish ? c.NameSpanish : c.Name, ChapterWidth)}"), Millions(f.LostVolume.Value), Millions(f.ReplacedByGroup.Value), Millions(f.ReplacedByOthers.Value), Millions(f.NotReplaced.Value), f.LostVolume.Value > 0 ? Share(f.Coverable.Value / f.LostVolume.Value) : "n/a", Millions(f.ExtraCost.Value));
        }

        Terminal.Out.Write(table);
        if (r.Chapters.Count > top) Terminal.Line($"and {r.Chapters.Count - top} more chapters (--top, --csv)");
    }

    private static void Origins(SwitchingResult r)
    {
        var gainers = r.Origins.Where(o => o.Volume > 0).Take(Gainers).ToList();
        if (gainers.Count == 0) return;
        Terminal.Line();
        Terminal.Line(Markup.Escape($"Who sells more instead, million USD: {string.Join(", ", gainers.Select(o => $"{Countries.NameOf(o.Origin)} {Millions(o.Volume)}"))}{(r.Origins.Count(o => o.Volume > 0) > Gainers ? ", …" : "")}"));
    }

    private static void Check(GeneralEquilibriumCheck check)
    {
        Terminal.Line();
        var table = ProductView.Table("change, million USD", "products", "general eq.", "agree");
        foreach (var line in check.Lines) table.AddRow(Markup.Escape(line.Name), Change(line.Products), Change(line.General), line.Agrees ? "yes" : "no");
        Terminal.Out.Write(table);
        Terminal.Line(Markup.Escape($"general eq.: the same on all goods in {check.World}, where incomes and all prices move. They agree when the sign is the same and neither is more than five times the other."));
    }

    private static string Range(SwitchingFigure f, Func<double, string> text) => f is { Low: { } low, High: { } high } ? $"[[{text(low)}, {text(high)}]]" : "";

    private static string Needed(double rise) => rise > 10 ? ">1000 %" : Signed(rise);

    private static string Millions(double usd)
    {
        double millions = usd / 1e6;
        return Number(millions, Math.Abs(millions) >= 100 ? "N0" : "N1");
    }

    private static string Change(double usd) => (usd > 0 ? "+" : "") + Millions(usd);

    private static string Share(double fraction) => $"{Number(100 * fraction, Math.Abs(fraction) is >= 0.1 or 0 ? "0" : "0.#")} %";

    private static string Signed(double fraction) => (fraction > 0 ? "+" : "") + Share(fraction);

    private static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(double value, string format)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.Trim('-', '0', '.', ',').Length == 0 ? text.TrimStart('-') : text.Replace('-', '−');
    }
}
