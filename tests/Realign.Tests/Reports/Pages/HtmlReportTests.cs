using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Realign.Models.Ensembles;
using Realign.Reports;
using Realign.Reports.Html;

namespace Realign.Tests.Reports.Pages;

/// <summary>The page's markup, read by a strict parser.</summary>
public class HtmlReportTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>";

    private static readonly CaseResult _solved = TinyCase.With(new Interval(0.01, 0.005, 0.02));

    [Fact]
    public void A_strict_parser_finds_no_fault()
    {
        foreach (var result in (CaseResult[])[_solved, TinyCase.With(Interval.Point(0)), TinyCase.Unsolved, WithHostileTexts()])
        {
            var errors = new List<string>();
            string html = HtmlReport.Write(result);
            var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
            parser.Error += (_, e) => errors.Add($"{e}");
            parser.ParseDocument(html);
            Assert.Empty(errors);
        }
    }

    [Fact]
    public void Every_picture_has_a_text_alternative_and_every_figure_a_table_and_a_CSV_of_it()
    {
        var document = Parse(_solved);
        Assert.All(document.QuerySelectorAll("[role=img]"), p => Assert.NotEmpty(p.GetAttribute("aria-label")!));
        var figures = document.QuerySelectorAll("figure");
        Assert.True(figures.Length >= 18, $"{figures.Length}");
        Assert.Equal(figures.Length, figures.Select(f => f.Id).Distinct().Count());
        foreach (var figure in figures)
        {
            string csv = Encoding.UTF8.GetString(Convert.FromBase64String(figure.QuerySelector("a[download]")!.GetAttribute("href")!.Split("base64,")[1]));
            Assert.Equal(figure.QuerySelectorAll("table tbody tr").Length, Records(csv) - 1);
            Assert.Contains(figure.QuerySelectorAll("code"), c => c.TextContent == _solved.Command);
        }
    }

    [Fact]
    public void The_parts_come_in_the_order_in_which_a_reader_asks() => Assert.Equal(
        ["answer", "claims", "events", "world", "partners", "sectors", "revenue", "budget", "decomposition", "time", "together", "game", "uncertainty", "models", "record", "limits", "provenance"],
        Parse(_solved).QuerySelectorAll("main > section").Select(s => s.Id));

    [Fact]
    public void The_answer_has_at_most_three_sentences_and_says_them_as_elsewhere()
    {
        var said = Parse(_solved).QuerySelectorAll(".answer p").Select(p => p.TextContent).ToList();
        Assert.Equal(Answer.Sentences(_solved), said);
        Assert.InRange(said.Count, 1, 3);
    }

    [Fact]
    public void Parts_that_a_result_lacks_are_left_out() => Assert.Equal(
        ["answer", "events", "record", "limits", "provenance"],
        Parse(TinyCase.Unsolved).QuerySelectorAll("main > section").Select(s => s.Id));

    [Fact]
    public void Nothing_in_a_text_becomes_markup()
    {
        var document = Parse(WithHostileTexts());
        Assert.Empty(document.QuerySelectorAll("script, img:not([src^='data:image/svg']), [onerror]"));
        Assert.Contains(Hostile, document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Hostile, document.QuerySelector(".question")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_addresses_of_the_web_become_links()
    {
        var main = _solved.Scenarios[0];
        var events = new[] { "javascript:alert(1)", "file:///etc/passwd", "https://example.org/x", "a book" }.Select((s, k) => new EventSummary($"e{k}", "tariff", "x", null, s, null, true)).ToList();
        var document = Parse(_solved with { Scenarios = [main with { Run = main.Run with { Scenario = main.Run.Scenario with { Events = events } } }], Coalition = null, Game = null });
        Assert.Equal(["https://example.org/x"], document.QuerySelectorAll("#events a").Select(a => a.GetAttribute("href")));
        Assert.Contains("javascript:alert(1)", document.QuerySelector("#events")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_economy_of_the_shipped_world_has_a_tile_of_its_own()
    {
        var tiles = ShippedWorld.Value.Economies.Select(e => new TileGrid.Tile(e.Code, e.Name, 0.001, "+0.10 %", true, false)).ToList();
        var document = new HtmlParser().ParseDocument(TileGrid.Draw("t", tiles).ToString());
        var places = document.QuerySelectorAll(".tiles .tile").Select(t => t.GetAttribute("style")!).ToList();
        Assert.Equal(tiles.Count, places.Distinct().Count());
        Assert.Equal(["ROW"], document.QuerySelectorAll(".region").Single(r => r.TextContent.Contains("Elsewhere", StringComparison.Ordinal)).QuerySelectorAll(".tile").Select(t => t.TextContent));
    }

    [Fact]
    public void Economies_without_a_place_follow_below_one_by_one()
    {
        var tiles = Enumerable.Range(0, 45).Select(k => new TileGrid.Tile($"X{k:00}", $"Land {k}", -0.001 * k, "", true, false)).ToList();
        var document = new HtmlParser().ParseDocument(TileGrid.Draw("t", tiles).ToString());
        Assert.Equal(45, document.QuerySelectorAll(".tiles .tile").Select(t => t.GetAttribute("style")).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(-0.031, 0.0028, 100)]
    [InlineData(2e9, 7e9, 1e-9)]
    [InlineData(-5e-7, -1e-7, 100)]
    public void An_axis_holds_its_values_and_zero_and_has_few_round_ticks(double low, double high, double scale)
    {
        var axis = Axis.Covering([low, high], scale);
        Assert.InRange(axis.At(low), 0, 100);
        Assert.InRange(axis.At(high), 0, 100);
        Assert.InRange(axis.At(0), 0, 100);
        Assert.InRange(axis.Ticks.Count, 2, 9);
        Assert.Equal(axis.Ticks.Count, axis.Ticks.Select(axis.Text).Distinct().Count());
        Assert.All(axis.Ticks, t => Assert.InRange(axis.At(t), -1e-6, 100 + 1e-6));
    }

    private static CaseResult WithHostileTexts()
    {
        var main = _solved.Scenarios[0];
        var named = main.Run.Economies!.Select(e => e with { Name = Hostile }).ToList();
        return _solved with
        {
            Name = Hostile,
            Question = Hostile,
            Brief = Hostile,
            Command = Hostile,
            EconomyNames = _solved.EconomyNames.ToDictionary(e => e.Key, _ => Hostile),
            SectorNames = _solved.SectorNames.ToDictionary(e => e.Key, _ => Hostile),
            Scenarios = [main with { Title = Hostile, Run = main.Run with { Economies = named, Scenario = new ScenarioSummary(Hostile, Hostile, Hostile, [new EventSummary(Hostile, Hostile, Hostile, Hostile, Hostile, Hostile, true)]) } }],
            Evidence = _solved.Evidence with { Gaps = [Hostile], Notes = [Hostile], Sources = [new SourceResult(Hostile, Hostile, Hostile, Hostile)] },
        };
    }

    private static IDocument Parse(CaseResult result) => new HtmlParser().ParseDocument(HtmlReport.Write(result));

    /// <summary>Records of a CSV whose cells may hold quoted line ends.</summary>
    private static int Records(string csv)
    {
        bool isQuoted = false;
        int records = 0;
        foreach (char c in csv)
        {
            if (c == '"') isQuoted = !isQuoted;
            else if (c == '\n' && !isQuoted) records++;
        }

        return records;
    }
}
