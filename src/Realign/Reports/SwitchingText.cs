using Realign.Models.Ensembles;
using Realign.Products;
using Realign.Products.Switching;

namespace Realign.Reports;

/// <summary>A study of switching in sentences.</summary>
internal static class SwitchingText
{
    private const int Named = 5;

    /// <summary>Who replaces what, and what it costs.</summary>
    public static string Outcome(SwitchingResult s)
    {
        var f = s.Total;
        return $"If {EconomyText.InSentence(Countries.NameOf(s.Importer))} refused {DebtText.Percent(s.Removed)} of the goods that it buys from {string.Join(" and ", s.From.Select(c => EconomyText.InSentence(Countries.NameOf(c))))} ({Usd(f.Purchases)} in {s.Year}, {s.ProductsTouched} products), "
            + $"{Group(s)} would replace {Size(f.ReplacedByGroup)} of the volume, everyone else abroad {Size(f.ReplacedByOthers)}, and {Size(f.NotReplaced)} would not be bought abroad any more. "
            + $"It would cost the buyer {Size(f.ExtraCost)}; the sellers lose {Size(f.SellersLostSales)} of sales there and sell {Size(f.SoldElsewhere)} more elsewhere.";
    }

    /// <summary>What the group could supply without becoming much dearer.</summary>
    public static string Coverage(SwitchingResult s) =>
        $"Asked only what it could supply at most {DebtText.Percent(s.Within)} dearer, {Group(s)} could cover {Size(s.Total.Coverable)} of {Usd(s.Total.LostVolume.Value)} lost, {DebtText.Percent(Share(s))}. It could not fully replace {s.ProductsNotCovered} of {s.ProductsTouched} products{Examples(s)}.";

    /// <summary>The part of the lost volume that the group could supply.</summary>
    public static double Share(SwitchingResult s) => s.Total.LostVolume.Value > 0 ? s.Total.Coverable.Value / s.Total.LostVolume.Value : 1;

    /// <summary>Beside general equilibrium; empty without it.</summary>
    public static string Check(SwitchingResult s) => s.GeneralEquilibrium is not { } check ? ""
        : $"The same event in general equilibrium on {check.World} agrees in sign and order of size on {check.Lines.Count(l => l.Agrees)} of {check.Lines.Count} lines.";

    /// <summary>Who is asked to sell instead, as sentences want it.</summary>
    public static string Group(SwitchingResult s) =>
        s.GroupMembers is [var one] ? EconomyText.InSentence(Countries.NameOf(one))
        : s.Group.Length <= 3 ? $"the {s.Group.ToUpperInvariant()}"
        : string.Join(' ', s.Group.Split('-').Select(EconomyText.Upper));

    public static string Name(ProductSwitchResult product) => product.Name ?? $"product {product.Product}";

    public static Interval Interval(SwitchingFigure figure) => new(figure.Value, figure.Low, figure.High);

    private static string Examples(SwitchingResult s)
    {
        string[] names = [.. s.Products.Where(p => p.Coverage is { Value: < 0.5 } && p.Name is not null).Take(Named).Select(p => EconomyText.Lower(p.Name!))];
        return names.Length == 0 ? "" : $", among them {string.Join("; ", names)}";
    }

    private static string Usd(double value) => FigureText.Size(value, "USD");

    private static string Size(SwitchingFigure f) => f is { Low: { } low, High: { } high } && low != high ? $"{Usd(f.Value)} (5–95 %: {Signed(low)} to {Signed(high)})" : Usd(f.Value);

    private static string Signed(double value) => $"{(value < 0 ? "−" : "")}{Usd(value)}";
}
