using Microsoft.AspNetCore.Components;
using Realign.Server.Charts;
using Realign.Server.Language;

namespace Realign.Server.Lab;

/// <summary>The views of the lab: a picture, and the same figures as a table.</summary>
public sealed partial class LabPage
{
    private const int Drawn = 20;

    private RenderFragment Sides() => builder =>
    {
        builder.AddContent(0, Group(Words["Economies"], _economies));
        builder.AddContent(1, Group(Words["Groups"], _groups));
    };

    private RenderFragment SectorOptions() => builder =>
    {
        builder.AddContent(0, Group(Words["Groups"], _sectorGroups));
        builder.AddContent(1, Group(Words["Sectors"], _sectors));
    };

    private static RenderFragment Group(string label, IEnumerable<(string Value, string Name)> options) => builder =>
    {
        builder.OpenElement(0, "optgroup");
        builder.AddAttribute(1, "label", label);
        foreach (var (value, name) in options)
        {
            builder.OpenElement(2, "option");
            builder.AddAttribute(3, "value", value);
            builder.AddContent(4, name);
            builder.CloseElement();
        }

        builder.CloseElement();
    };

    private RenderFragment View() => _state.Tab switch
    {
        "ranking" => Ranking(),
        "partners" => Partners(),
        "sectors" => Sectors(),
        "balances" => Balances(),
        "budget" => Budget(),
        "debt" => Debt(),
        "dependence" => Dependence(),
        _ => Map(),
    };

    private RenderFragment Map() => builder =>
    {
        builder.OpenComponent<TileMap>(0);
        builder.AddComponentParameter(1, nameof(TileMap.Economies), _answer!.Economies);
        builder.AddComponentParameter(2, nameof(TileMap.Main), _answered.Economy);
        builder.AddComponentParameter(3, nameof(TileMap.Chosen), EventCallback.Factory.Create<string>(this, code => Set(_state with { Economy = code })));
        builder.CloseComponent();
    };

    private RenderFragment Ranking()
    {
        var rows = _answer!.Economies.OrderByDescending(e => e.Welfare).ToList();
        List<LabEconomy> ends = rows.Count <= Drawn ? rows : [.. rows.Take(Drawn / 2), .. rows.TakeLast(Drawn / 2)];
        return builder =>
        {
            builder.AddContent(0, Draw(Words["Change of welfare: the largest gains and losses"], new Picture([.. ends.Select(e => e.Name)], [new("", "bar", [.. ends.Select(e => e.Welfare)]), .. Other(ends.Select(e => e.Code), o => o.Welfare)], "percent", Sideways: true), 520));
            builder.AddContent(1, Table(Words["Effects on every economy"], ["Economy", "Welfare", "Real wage", "Terms of trade", "Price index", "Exports", "Imports"],
                rows.Select(e => (string[])[e.Name, Words.Change(e.Welfare), Words.Change(e.RealWage), Words.Change(e.TermsOfTrade), Words.Change(e.PriceIndex), Words.Change(Ratio(e.Exports)), Words.Change(Ratio(e.Imports))])));
        };
    }

    /// <summary>The scenario that it is compared with, beside it.</summary>
    private IEnumerable<Series> Other(IEnumerable<string> codes, Func<LabEconomy, double> value) => _other is { Failure: null } other
        ? [new Series(Words["compared with"], "bar", [.. codes.Select(c => value(other.Economies.First(e => e.Code == c)))], "soft", Dim: true)]
        : [];

    private RenderFragment Partners()
    {
        var rows = _answer!.Partners.OrderByDescending(p => p.Exports.Before + p.Imports.Before).ToList();
        var drawn = rows.OrderByDescending(p => Math.Abs(p.Exports.After - p.Exports.Before) + Math.Abs(p.Imports.After - p.Imports.Before)).Take(12).ToList();
        return builder =>
        {
            builder.AddContent(0, Draw(Words["Change of trade in goods with partners, bn USD"], new Picture([.. drawn.Select(p => p.Name)],
                [new(Words["Exports"], "bar", [.. drawn.Select(p => p.Exports.After - p.Exports.Before)], "gain3"), new(Words["Imports"], "bar", [.. drawn.Select(p => p.Imports.After - p.Imports.Before)], "loss3")], "billions", Sideways: true), 460));
            builder.AddContent(1, Table(Words["Trade in goods by partner"], ["Partner", "Exports before", "Exports after", "Change", "Imports before", "Imports after", "Change"],
                rows.Select(p => (string[])[p.Name, Words.Usd(p.Exports.Before), Words.Usd(p.Exports.After), Words.Change(Ratio(p.Exports)), Words.Usd(p.Imports.Before), Words.Usd(p.Imports.After), Words.Change(Ratio(p.Imports))])));
        };
    }

    private RenderFragment Sectors()
    {
        var rows = _answer!.Sectors.OrderByDescending(s => Math.Abs(s.Output.After - s.Output.Before)).ToList();
        return builder =>
        {
            builder.AddContent(0, Draw(Words["Change of output by sector"], new Picture([.. rows.Select(s => s.Name)], [new("", "bar", [.. rows.Select(s => Ratio(s.Output))])], "percent", Sideways: true), 640));
            builder.AddContent(1, Table(Words["Output and prices by sector"], ["Sector", "Output before", "Output after", "Change", "Price"],
                rows.Select(s => (string[])[s.Name, Words.Usd(s.Output.Before), Words.Usd(s.Output.After), Words.Change(Ratio(s.Output)), Words.Change(s.Price)])));
        };
    }

    private RenderFragment Balances()
    {
        var rows = _answer!.Partners.OrderBy(p => p.Balance.Before).ToList();
        var drawn = rows.OrderByDescending(p => Math.Abs(p.Balance.Before)).Take(14).OrderBy(p => p.Balance.Before).ToList();
        return builder =>
        {
            builder.AddContent(0, Draw(Words["Balance of goods with the largest partners, bn USD"], new Picture([.. drawn.Select(p => p.Name)],
                [new(Words["before"], "bar", [.. drawn.Select(p => p.Balance.Before)], "soft", Dim: true), new(Words["after"], "bar", [.. drawn.Select(p => p.Balance.After)], "gain3")], "billions", Sideways: true), 500));
            builder.AddContent(1, Table(Words["Balance of goods by partner"], ["Partner", "Before", "After", "Change"],
                rows.Select(p => (string[])[p.Name, Words.Usd(p.Balance.Before), Words.Usd(p.Balance.After), Words.UsdChange(p.Balance.After - p.Balance.Before)])));
        };
    }

    private RenderFragment Budget() => builder =>
    {
        if (_debtFailure is not null) builder.AddContent(0, Said(_debtFailure));
        else if (_debt is { Scenarios: [var scenario, ..] })
            builder.AddContent(1, Table(Words["Effect on the budget balance, of GDP"], ["Line", "Of GDP", "USD", "Missing"],
                scenario.Budget.Select(l => (string[])[l.Name, l.Value is { } v ? Words.Change(v) : "–", l.Usd is { } usd ? Words.UsdChange(usd) : "–", l.Missing ?? ""])));
    };

    private RenderFragment Debt() => builder =>
    {
        if (_debtFailure is not null) builder.AddContent(0, Said(_debtFailure));
        else if (_debt is { Scenarios: [var scenario, ..] } debt)
        {
            var fan = scenario.Fan.Years;
            string[] years = [.. fan.Select((_, k) => (debt.Year + k + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))];
            Series Band(string name, Func<PublicFinance.Debt.FanYear, double> value, string colour, double area, bool quiet) => new(name, "line", [.. fan.Select(value)], colour, "fan", area, quiet);
            builder.AddContent(1, Draw(Words["Public debt, of GDP: nine tenths and half of {0} paths", debt.Paths], new Picture(years,
                [
                    Band("low", y => y.P5, "ground", 0, true),
                    Band("p25", y => y.P25 - y.P5, "gain2", 0.35, true),
                    Band("p50", y => y.P50 - y.P25, "gain2", 0.7, true),
                    Band("p75", y => y.P75 - y.P50, "gain2", 0.7, true),
                    Band("p95", y => y.P95 - y.P75, "gain2", 0.35, true),
                    new(Words["median with the scenario"], "line", [.. fan.Select(y => y.P50)], "gain3"),
                    new(Words["median without"], "line", [.. debt.Fan.Years.Select(y => y.P50)], "loss3"),
                ], "percent"), 380));
            builder.AddContent(2, Table(Words["Debt with the scenario, of GDP"], ["Year", "5 %", "25 %", "Median", "75 %", "95 %"],
                fan.Select((y, k) => (string[])[years[k], Words.Share(y.P5), Words.Share(y.P25), Words.Share(y.P50), Words.Share(y.P75), Words.Share(y.P95)])));
        }
    };

    /// <summary>Shares of trade before and after. Measures that look through chains take longer and are on the page of dependence.</summary>
    private RenderFragment Dependence()
    {
        double exportsBefore = _answer!.Partners.Sum(p => p.Exports.Before), exportsAfter = _answer.Partners.Sum(p => p.Exports.After);
        double importsBefore = _answer.Partners.Sum(p => p.Imports.Before), importsAfter = _answer.Partners.Sum(p => p.Imports.After);
        var rows = _answer.Partners.OrderByDescending(p => p.Exports.Before + p.Imports.Before).Take(25).ToList();
        return builder =>
        {
            builder.AddContent(0, Draw(Words["Share of goods exports by partner"], new Picture([.. rows.Take(12).Select(p => p.Name)],
                [new(Words["before"], "bar", [.. rows.Take(12).Select(p => p.Exports.Before / exportsBefore)], "soft", Dim: true), new(Words["after"], "bar", [.. rows.Take(12).Select(p => p.Exports.After / exportsAfter)], "gain3")], "percent", Sideways: true), 440));
            builder.AddContent(1, Table(Words["Shares of trade in goods"], ["Partner", "Exports before", "Exports after", "Imports before", "Imports after"],
                rows.Select(p => (string[])[p.Name, Words.Share(p.Exports.Before / exportsBefore), Words.Share(p.Exports.After / exportsAfter), Words.Share(p.Imports.Before / importsBefore), Words.Share(p.Imports.After / importsAfter)])));
            builder.OpenElement(2, "p");
            builder.OpenElement(3, "a");
            builder.AddAttribute(4, "href", $"/dependence?of={_state.Economy}");
            builder.AddContent(5, Words["Dependence through chains of suppliers"]);
            builder.CloseElement();
            builder.CloseElement();
        };
    }

    private static RenderFragment Draw(string title, Picture picture, int height) => builder =>
    {
        builder.OpenComponent<Chart>(0);
        builder.AddComponentParameter(1, nameof(Chart.Title), title);
        builder.AddComponentParameter(2, nameof(Chart.Picture), picture);
        builder.AddComponentParameter(3, nameof(Chart.Height), height);
        builder.SetKey(title);
        builder.CloseComponent();
    };

    private RenderFragment Table(string title, IReadOnlyList<string> columns, IEnumerable<string[]> rows) => builder =>
    {
        builder.OpenComponent<FigureTable>(0);
        builder.AddComponentParameter(1, nameof(FigureTable.Title), title);
        builder.AddComponentParameter(2, nameof(FigureTable.Columns), (IReadOnlyList<string>)[.. columns.Select(c => Words[c])]);
        builder.AddComponentParameter(3, nameof(FigureTable.Rows), (IReadOnlyList<string[]>)[.. rows]);
        builder.CloseComponent();
    };

    private static RenderFragment Said(string text) => builder =>
    {
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "warning");
        builder.AddAttribute(2, "lang", "en");
        builder.AddContent(3, text);
        builder.CloseElement();
    };
}
