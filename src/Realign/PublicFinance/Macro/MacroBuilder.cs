using System.Globalization;
using Realign.Files;

namespace Realign.PublicFinance.Macro;

/// <summary>
/// Builds the macro file that ships from its sources: the World Bank's and the IMF's series, the sourced figures of recent years, and what was collected by
/// hand on the make-up of the debt. The order of rows is the rule of choice (docs/debt.md): series, then figures by what they are and how recent.
/// </summary>
public sealed class MacroBuilder
{
    private const string Weo = "IMF WEO April 2019", Wdi = "World Bank WDI";
    private const string Central = "central government", General = "general government";

    /// <summary>The base year of Colombia's series changes after it, a break that looks like inflation of a third.</summary>
    private const int ColombiaBreak = 2000;

    /// <summary>Nothing earlier is of use for shocks of today, and Brazil's inflation until 1994 is beyond any range.</summary>
    private const int First = 1995;

    /// <summary>Growth of the World Bank's series starts after its first year.</summary>
    private const int FirstWdiGrowth = 2001;

    private static readonly Dictionary<string, string> _currencies = new(StringComparer.Ordinal)
    {
        ["COL"] = "COP",
        ["BRA"] = "BRL",
        ["CHL"] = "CLP",
        ["MEX"] = "MXN",
        ["PER"] = "PEN",
        ["USA"] = "USD",
        ["CHN"] = "CNY",
    };

    private static readonly Dictionary<string, (string Id, string Basis)> _series = new(StringComparer.Ordinal)
    {
        ["ny_gdp_mktp_cn"] = ("gdp_local", ""),
        ["derived_wdi_gdp_usd"] = ("gdp_usd", "local currency at the official rate"),
        ["pa_nus_fcrf"] = ("exchange_rate", "official, average of the year"),
        ["ny_gdp_mktp_kd_zg"] = ("real_growth", ""),
        ["ny_gdp_defl_kd_zg"] = ("deflator_inflation", ""),
        ["derived_wdi_deflator_inflation"] = ("deflator_inflation", "nominal over real growth"),
        ["bx_trf_pwkr_cd_dt"] = ("remittances", "with compensation of employees"),
        ["dt_oda_odat_cd"] = ("aid_received", "all donors, net"),
        ["dt_dod_dect_cd"] = ("external_debt", "public and private"),
        ["dt_tds_dect_ex_zs"] = ("debt_service", "public and private"),
        ["fi_res_totl_cd"] = ("reserves", "gold included"),
        ["bn_cab_xoka_gd_zs"] = ("current_account", "balance of payments"),
        ["bx_klt_dinv_cd_wd"] = ("fdi_inflows", "balance of payments"),
        ["derived_wdi_trade_taxes_gdp"] = ("trade_taxes", Central),
        ["gc_tax_totl_gd_zs"] = ("tax_revenue", Central),
        ["gc_rev_xgrt_gd_zs"] = ("revenue", Central + ", without grants"),
        ["derived_wdi_interest_gdp"] = ("interest", Central + ", gross"),
        ["gc_nld_totl_gd_zs"] = ("fiscal_balance", Central),
        ["derived_wdi_primary_balance"] = ("primary_balance", Central),
        ["gc_dod_totl_gd_zs"] = ("gross_debt", Central),
        ["derived_wdi_implicit_interest_rate"] = ("implicit_interest_rate", Central + ", gross"),
        ["ngdp_rpch"] = ("real_growth", ""),
        ["derived_weo_deflator_inflation"] = ("deflator_inflation", ""),
        ["derived_weo_exchange_rate"] = ("exchange_rate", "implied by GDP, average of the year"),
        ["ggr_ngdp"] = ("revenue", General),
        ["ggx_ngdp"] = ("expenditure", General),
        ["ggxcnl_ngdp"] = ("fiscal_balance", General),
        ["ggxonlb_ngdp"] = ("primary_balance", General),
        ["ggxwdg_ngdp"] = ("gross_debt", General),
        ["ggxwdn_ngdp"] = ("net_debt", General),
        ["derived_weo_net_interest"] = ("interest", General + ", net of interest received"),
        ["derived_weo_implicit_interest_rate"] = ("implicit_interest_rate", General + ", net interest over gross debt"),
        ["bca_ngdpd"] = ("current_account", "balance of payments"),
        ["nid_ngdp"] = ("investment", ""),
        ["ngsd_ngdp"] = ("saving", ""),
    };

    private static readonly Dictionary<string, string> _facts = new(StringComparer.Ordinal)
    {
        ["fiscal_balance"] = "fiscal_balance",
        ["primary_balance"] = "primary_balance",
        ["public_debt_gross"] = "gross_debt",
        ["public_debt_net"] = "net_debt",
        ["government_revenue_pct_gdp"] = "revenue",
        ["government_expenditure_pct_gdp"] = "expenditure",
        ["interest_payments_pct_gdp"] = "interest",
        ["government_revenue"] = "revenue_local",
        ["tax_revenue_gross"] = "tax_revenue_local",
        ["customs_tax_revenue"] = "customs_revenue_local",
        ["public_debt_gross_cop"] = "gross_debt_local",
        ["external_debt_total"] = "external_debt",
        ["external_debt_public"] = "external_debt_public",
        ["current_account"] = "current_account",
        ["current_account_usd"] = "current_account_usd",
        ["remittances_inflow"] = "remittances",
        ["fdi_inflows"] = "fdi_inflows",
        ["exports_goods"] = "exports_goods",
        ["imports_goods"] = "imports_goods",
        ["trade_balance_goods"] = "trade_balance_goods",
        ["gdp_growth"] = "real_growth",
        ["gdp_current_cop"] = "gdp_local",
        ["gdp_current_usd"] = "gdp_usd",
        ["policy_rate"] = "policy_rate",
    };

    private static readonly string[] _projections = ["projection", "forecast", "target", "statement"], _early = ["estimate", "preliminary", "first"];

    private readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<MacroFigure> _seen = [];
    private readonly List<(int Rank, string Date, MacroFigure Figure)> _figures = [];

    private MacroBuilder()
    {
    }

    /// <summary>Builds from a folder that holds data/macro and facts.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="byHand">Figures collected by hand, a macro file; null for none.</param>
    /// <exception cref="FileException">A source is missing or damaged, or the result is not plausible.</exception>
    public static MacroBuild Build(string root, string? byHand)
    {
        var builder = new MacroBuilder();
        builder.Series(Path.Combine(root, "data", "macro", "macro.csv.gz"));
        builder.Facts(Path.Combine(root, "facts", "facts.csv"));
        if (byHand is not null) builder.ByHand(byHand);
        builder.Derive();
        var order = MacroIndicator.All.Select((x, at) => (x.Id, at)).ToDictionary(p => p.Id, p => p.at);
        var economies = _currencies.Keys.ToList();
        var sorted = builder._figures
            .OrderBy(f => economies.IndexOf(f.Figure.Economy)).ThenBy(f => order[f.Figure.Indicator.Id]).ThenBy(f => f.Figure.Government).ThenBy(f => f.Figure.Period, StringComparer.Ordinal)
            .ThenBy(f => f.Rank).ThenByDescending(f => f.Date, StringComparer.Ordinal).Select(f => f.Figure).ToList();
        // Written and read again, so that what is built has passed the checks that every file passes.
        var data = MacroFile.Read("macro.csv", new StringReader(MacroFile.Write(sorted)));
        return new MacroBuild(data, [.. builder._leftOut.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value))]);
    }

    private void Series(string file)
    {
        using var table = CsvTable.Open(file, "economy_iso3", "indicator", "year", "value", "unit", "source", "status");
        while (table.Read())
        {
            string economy = table.Code("economy_iso3"), source = table.Text("source");
            if (!_currencies.TryGetValue(economy, out string? currency)) continue;
            if (!_series.TryGetValue(table.Text("indicator"), out var series))
            {
                LeaveOut("series that nothing here uses");
                continue;
            }

            int year = int.Parse(table.Text("year"), CultureInfo.InvariantCulture);
            var indicator = MacroIndicator.Of(series.Id);
            if (Unusable(economy, source, indicator, year) is { } reason)
            {
                LeaveOut(reason);
                continue;
            }

            string basis = series.Basis, unit = indicator.Kind switch
            {
                MacroKind.LocalCurrency => $"billion {currency}",
                MacroKind.Usd => "billion USD",
                MacroKind.ExchangeRate => $"{currency} per USD",
                _ => indicator.Unit,
            };
            double value = indicator.Kind is MacroKind.Usd or MacroKind.LocalCurrency ? table.Number("value") / 1e9 : table.Number("value");
            Add(source == Wdi ? 0 : 1, "", new MacroFigure(economy, indicator, $"{year}", Rounded(value), unit, basis, source, source == Wdi ? "https://data.worldbank.org" : "https://www.imf.org/en/Publications/WEO", table.Text("status") == "derived" ? "derived from published series" : ""));
        }
    }

    private static string? Unusable(string economy, string source, MacroIndicator indicator, int year)
    {
        if (year < First) return $"years before {First}, when hyperinflations hide everything else";
        bool growth = indicator.Id is "real_growth" or "deflator_inflation" or "exchange_rate";
        if (source == Weo && growth && year >= (indicator.Id == "exchange_rate" ? FirstWdiGrowth - 1 : FirstWdiGrowth)) return "older vintage of a series that the World Bank has, too";
        if (source == Wdi && economy == "COL" && year == ColombiaBreak && (indicator.Id is "gdp_local" or "gdp_usd" or "deflator_inflation")) return "Colombia 2000, a change of base year";
        if (source == Wdi && growth && indicator.Id != "exchange_rate" && year < FirstWdiGrowth) return "first year of the World Bank's growth, which the IMF has as well";
        if (source == Wdi && economy == "COL" && indicator.OfGovernment && indicator.Id != "trade_taxes") return "Colombia's central government in the World Bank's data, which is not the Gobierno Nacional Central";
        return null;
    }

    private void Facts(string file)
    {
        using var table = CsvTable.Open(file, "id", "economy", "partner", "indicator", "period", "value", "unit", "basis", "publisher", "source_url", "source_date");
        while (table.Read())
        {
            string economy = table.Text("economy"), partner = table.Text("partner"), period = table.Text("period");
            if (!_currencies.ContainsKey(economy) || partner is not ("" or "WLD") || !_facts.TryGetValue(table.Text("indicator"), out string? id)) continue;
            var indicator = MacroIndicator.Of(id);
            if (period.Length > 7 || period.Contains('/', StringComparison.Ordinal) || period.Contains('Q', StringComparison.Ordinal) || period.Contains('H', StringComparison.Ordinal) || period.StartsWith("FY", StringComparison.Ordinal))
            {
                if (indicator.Id == "policy_rate" && period.Length == 10) period = period[..7];
                else
                {
                    LeaveOut("sourced figure of a part of a year or of a fiscal year");
                    continue;
                }
            }

            string words = $"{table.Text("basis")} {table.Text("publisher")}";
            bool projection = _projections.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)), early = _early.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase));
            string basis = table.Text("basis"), unit = Unit(table, indicator, _currencies[economy]);
            if (indicator.OfGovernment && !basis.StartsWith(Central, StringComparison.Ordinal)) basis = basis.Length > 0 ? $"{Central}; {basis}" : Central;
            if (id == "external_debt" && basis.StartsWith("public external debt", StringComparison.Ordinal)) indicator = MacroIndicator.Of("external_debt_public");
            Add(projection ? 9 : early ? 6 : 5, table.Text("source_date"), new MacroFigure(
                economy, indicator, period, table.Number("value"), unit, basis, table.Text("publisher"), table.Text("source_url"), projection ? "projection, kept and not used" : early ? "early estimate" : ""));
        }
    }

    private static string Unit(CsvTable table, MacroIndicator indicator, string currency) => (indicator.Kind, table.Text("unit")) switch
    {
        (MacroKind.Usd, "USD bn") => "billion USD",
        (MacroKind.LocalCurrency, "COP tn") when currency == "COP" => "trillion COP",
        (MacroKind.ShareOfGdp, "% of GDP") => "percent of GDP",
        (MacroKind.Percent, "% real" or "%") => "percent",
        (_, var unit) => throw table.Error("unit", $"'{unit}' is not known for '{indicator.Id}'; add it to {nameof(MacroBuilder)}."),
    };

    private void ByHand(string file)
    {
        foreach (var figure in MacroFile.Read(file).Figures) Add(4, "", figure);
    }

    /// <summary>Figures that two published ones imply; only where none is published.</summary>
    private void Derive()
    {
        foreach (string economy in _currencies.Keys)
        {
            foreach (int year in Usable(economy, "gross_debt_local", Central).Select(f => f.Year!.Value).ToList())
            {
                if (Usable(economy, "gdp_local", "").Any(f => f.Year == year) || Usable(economy, "gross_debt", Central).FirstOrDefault(f => f.Year == year) is not { } share) continue;
                var debt = Usable(economy, "gross_debt_local", Central).First(f => f.Year == year);
                Add(8, "", debt with { Indicator = MacroIndicator.Of("gdp_local"), Period = $"{year}", Value = Rounded(100 * debt.Value / share.Value), Basis = "gross debt in own currency over its share of GDP", Note = "derived from two published figures" });
            }

            foreach (var primary in Usable(economy, "primary_balance", Central).ToList())
            {
                if (Usable(economy, "interest", Central).Any(f => f.Year == primary.Year) || Usable(economy, "fiscal_balance", Central).FirstOrDefault(f => f.Year == primary.Year) is not { } balance) continue;
                Add(8, "", primary with { Indicator = MacroIndicator.Of("interest"), Value = Rounded(primary.Value - balance.Value), Basis = Central + ", primary less fiscal balance", Note = "derived from two published figures" });
            }
        }
    }

    private IEnumerable<MacroFigure> Usable(string economy, string indicator, string basis) =>
        _figures.Where(f => f.Figure.Economy == economy && f.Figure.Indicator.Id == indicator && f.Figure.Basis.StartsWith(basis, StringComparison.Ordinal) && f.Figure.Year is not null && !f.Figure.IsProjection)
            .OrderBy(f => f.Rank).ThenByDescending(f => f.Date, StringComparer.Ordinal).Select(f => f.Figure);

    private void Add(int rank, string date, MacroFigure figure)
    {
        if (_seen.Add(figure with { Link = "", Line = 0 })) _figures.Add((rank, date, figure));
        else LeaveOut("the same figure of the same publisher again");
    }

    private void LeaveOut(string reason) => _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;

    /// <summary>Seven significant digits: more than any of the sources means.</summary>
    private static double Rounded(double value) => double.Parse(value.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
