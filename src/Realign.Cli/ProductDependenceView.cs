using System.Globalization;
using Realign.Products;
using Realign.Products.Dependence;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What a terminal shows of the tests of product dependence, in 80 columns.</summary>
internal static class ProductDependenceView
{
    private const int NameWidth = 24;

    public static void Show(ProductDependenceResult r, string? on, int top, bool spanish)
    {
        Terminal.Line($"[bold]{Markup.Escape($"{Countries.NameOf(r.Importer)}: products it depends on, {r.Year}")}[/]");
        Terminal.Line(Markup.Escape($"1 concentrated: Herfindahl index of imports from outside {r.Area} above {Plain(r.Concentration)}."));
        Terminal.Line(Markup.Escape(r.AreaIsTrivial
            ? "2 mostly from outside: holds for every product, since nobody in the file sells from within."
            : $"2 mostly from outside: more than {Percent(r.OutsideShare)} of imports."));
        Terminal.Line(r.ExportsKnown ? "3 imports from outside exceed the buyer's own exports." : "3 imports exceed own exports: MISSING, the file has no exports of the buyer; a flag rests on the other tests alone.");
        var flagged = r.Products.Where(p => p.Flagged && (on is null || p.LargestOrigin == on)).ToList();
        Terminal.Line();
        Terminal.Line(Markup.Escape($"Flagged: {ProductView.Count(r.Flagged)} of {ProductView.Count(r.ProductsTested)} products, {Percent(r.FlaggedImports / r.Imports)} of imports{(on is null ? "" : $"; {flagged.Count} of them mostly from {Countries.NameOf(on)}")}."));
        if (r.LosesFlag is { } loses)
            Terminal.Line(Markup.Escape($"After a year's noise of {Percent(r.Noise)} in every flow ({r.Draws} draws, seed {r.Seed}) {Percent(loses)} of the flagged are not flagged any more{(r.GainsFlag is { } gains ? $", and {Percent(gains)} of the others are" : "")}."));
        if (flagged.Count == 0) return;
        var table = ProductView.Table("product", "mn USD", "index", "from", "its share", "stays");
        foreach (var p in flagged.Take(top))
            table.AddRow(Markup.Escape($"{p.Product} {ProductView.Cut(ProductNames.Label(p.Product, spanish), NameWidth)}"), (p.OutsideImports / 1e6).ToString("N1", CultureInfo.InvariantCulture), p.Concentration.ToString("0.00", CultureInfo.InvariantCulture), p.LargestOrigin ?? "–", Percent(p.LargestShare), p.FlaggedShare is { } share ? Percent(share) : "n/a");
        Terminal.Out.Write(table);
        if (flagged.Count > top) Terminal.Line($"and {flagged.Count - top} more products (--top, --csv)");
        Terminal.Line("stays: the share of noisy years in which the product is still flagged. A name in brackets is of the chapter.");
    }

    private static string Percent(double fraction) => $"{(100 * fraction).ToString(fraction is > 0 and < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture)} %";

    private static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
