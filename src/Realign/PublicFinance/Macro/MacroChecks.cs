using Realign.Files;

namespace Realign.PublicFinance.Macro;

/// <summary>What only several rows together show: pesos taken for dollars, millions for billions, a row twice.</summary>
internal static class MacroChecks
{
    /// <summary>GDP in own money over GDP in dollars may differ so much from the exchange rate: fiscal years and official rates do.</summary>
    private const double RateTolerance = 0.25;

    /// <summary>Nominal GDP in dollars changes by no larger factor in a year outside collapses of a currency.</summary>
    private const double LargestStep = 4;

    public static void Run(string path, IReadOnlyList<MacroFigure> figures)
    {
        var seen = new Dictionary<(string, string, string, string, string), int>();
        foreach (var f in figures)
            if (!seen.TryAdd((f.Economy, f.Indicator.Id, f.Period, f.Basis, $"{f.Value} {f.Unit} {f.Publisher}"), f.Line))
                throw new FileException(path, f.Line, $"the row repeats line {seen[(f.Economy, f.Indicator.Id, f.Period, f.Basis, $"{f.Value} {f.Unit} {f.Publisher}")]}: {f}. Drop one.");
        foreach (var economy in figures.GroupBy(f => f.Economy)) Economy(path, [.. economy]);
    }

    private static void Economy(string path, List<MacroFigure> figures)
    {
        var own = figures.Where(f => f.Indicator.Kind is MacroKind.LocalCurrency or MacroKind.ExchangeRate).ToList();
        if (own.Find(f => f.Currency != own[0].Currency) is { } other)
            throw new FileException(path, other.Line, $"{other.Economy} counts in {other.Currency} here and in {own[0].Currency} in line {own[0].Line}. An economy has one currency; convert one of them.");
        List<MacroFigure> usd = Of(figures, "gdp_usd"), local = Of(figures, "gdp_local"), rates = Of(figures, "exchange_rate");
        foreach (var (year, gdp) in usd.Select(f => (f.Year, f)))
        {
            if (local.Find(f => f.Year == year) is { } inOwn && rates.Find(f => f.Year == year) is { } rate)
                Agree(path, gdp, inOwn, rate);
            if (usd.Find(f => f.Year == year - 1) is { } before && (gdp.Units / before.Units) is var step && (step > LargestStep || step < 1 / LargestStep))
                throw new FileException(path, gdp.Line, $"{gdp} is {step:0.####} times the {before.Value} {before.Unit} of {before.Period} (line {before.Line}).{Scale(step)}");
        }

        foreach (var f in figures.Where(f => f.Indicator.Kind is MacroKind.Usd or MacroKind.LocalCurrency && f.Indicator.Id is not ("gdp_usd" or "gdp_local"))) Size(path, f, f.Indicator.Kind == MacroKind.Usd ? usd : local);
    }

    private static void Agree(string path, MacroFigure usd, MacroFigure local, MacroFigure rate)
    {
        double ratio = local.Units / rate.Value / usd.Units;
        if (Math.Abs(ratio - 1) <= RateTolerance) return;
        throw new FileException(path, Math.Max(usd.Line, local.Line), $"GDP of {usd.Economy} {usd.Period} is {local.Value} {local.Unit} (line {local.Line}) and {usd.Value} {usd.Unit} (line {usd.Line}); at {rate.Value} {rate.Unit} (line {rate.Line}) the first is {ratio:0.####} times the second.{Scale(ratio)}");
    }

    /// <summary>Money against GDP of the year, or the nearest that there is.</summary>
    private static void Size(string path, MacroFigure f, List<MacroFigure> gdp)
    {
        if (gdp.Count == 0) throw new FileException(path, f.Line, $"{f} cannot be checked: the file has no {(f.Indicator.Kind == MacroKind.Usd ? "gdp_usd" : "gdp_local")} of {f.Economy}. Add it; it guards against millions taken for billions.");
        int year = int.Parse(f.Period.AsSpan(0, 4));
        var nearest = gdp.MinBy(g => Math.Abs(g.Year!.Value - year))!;
        double percent = 100 * f.Units / nearest.Units;
        if (percent >= f.Indicator.Low && percent <= f.Indicator.High) return;
        throw new FileException(path, f.Line, $"{f} is {percent:0.####} % of GDP ({nearest.Value} {nearest.Unit} in {nearest.Period}, line {nearest.Line}); '{f.Indicator.Id}' lies between {f.Indicator.Low} and {f.Indicator.High} %. Check the scale (million, billion, trillion) and the currency.");
    }

    private static string Scale(double ratio)
    {
        double thousands = Math.Log10(Math.Abs(ratio)) / 3;
        return Math.Abs(thousands) >= 0.8 && Math.Abs(thousands - Math.Round(thousands)) < 0.15
            ? $" A factor of about {(thousands > 0 ? "" : "1/")}{Math.Pow(1000, Math.Abs(Math.Round(thousands))):N0}: is one of them in millions and not billions, or is a Spanish 'billón' (trillion) read as a billion?"
            : " Check the scale (million, billion, trillion) and the currency of each.";
    }

    private static List<MacroFigure> Of(List<MacroFigure> figures, string indicator) => [.. figures.Where(f => f.Indicator.Id == indicator && f.Year is not null && !f.IsProjection)];
}
