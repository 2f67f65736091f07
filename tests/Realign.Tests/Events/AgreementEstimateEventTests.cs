using Realign.Agreements;
using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Numerics;
using Realign.Reports;
using static Realign.Tests.Events.TinyWorld;

namespace Realign.Tests.Events;

public class AgreementEstimateEventTests
{
    private const string Joining = "- {id: joining, kind: agreement, members: [COL, USA, CHN], estimate: belt-and-road}";

    private static DirectedEffects Main => AgreementEstimate.Shipped("belt-and-road").ForScenarios;

    [Fact]
    public void Each_direction_has_its_own_effect_and_only_trade_with_China_is_touched()
    {
        var shock = ScenarioText.Shock(Joining);

        Assert.Equal(4, shock.Cells.Count);
        foreach (int member in (int[])[Usa, Col])
        {
            Assert.Equal(Math.Exp(-Main.Exports.Estimate / 5), shock.Cells.Single(c => c.Importer == Chn && c.Exporter == member).TradeCost, 14);
            Assert.Equal(Math.Exp(-Main.Imports.Estimate / 5), shock.Cells.Single(c => c.Importer == member && c.Exporter == Chn).TradeCost, 14);
        }
    }

    [Fact]
    public void Draws_are_as_wide_as_placebos_and_keep_the_correlation()
    {
        var estimate = AgreementEstimate.Shipped("belt-and-road");
        double Spread(Func<DirectedEffects, double> effect) => Math.Sqrt(estimate.Placebos.Sum(p => effect(p) * effect(p)) / estimate.Placebos.Count);
        Assert.Equal(Spread(p => p.Exports.Estimate), Main.Exports.StandardError, 12);
        Assert.Equal(Spread(p => p.Imports.Estimate), Main.Imports.StandardError, 12);
        static double Correlation(DirectedEffects e) => e.Covariance / (e.Exports.StandardError * e.Imports.StandardError);
        Assert.Equal(Correlation(estimate.Main), Correlation(Main), 12);
        Assert.Equal((estimate.Main.Exports.Estimate, estimate.Main.Imports.Estimate), (Main.Exports.Estimate, Main.Imports.Estimate));
        Assert.Equal(estimate.Main, (estimate with { Placebos = [] }).ForScenarios);
    }

    [Fact]
    public void A_draw_takes_both_directions_from_the_joint_distribution_and_may_be_negative()
    {
        var resolved = ScenarioText.Resolve(Joining);
        var (exports, imports) = Main.Draw(0.0001, 0.3);
        var shock = resolved.ToShock([5, 4], (_, number) => number == 0 ? 0.0001 : 0.3);

        Assert.True(resolved.IsUncertain);
        Assert.True(exports < 0);
        Assert.True(shock.Cells.Single(c => c.Importer == Chn && c.Exporter == Col).TradeCost > 1);
        Assert.Equal(Math.Exp(-exports / 5), shock.Cells.Single(c => c.Importer == Chn && c.Exporter == Col).TradeCost, 14);
        Assert.Equal(Math.Exp(-imports / 5), shock.Cells.Single(c => c.Importer == Col && c.Exporter == Chn).TradeCost, 14);
    }

    [Fact]
    public void Events_of_one_estimate_are_one_input_and_draw_the_same()
    {
        var resolved = ScenarioText.Resolve("""
            - {id: a, kind: agreement, members: [COL, CHN], estimate: belt-and-road}
            - {id: b, kind: agreement, members: [USA, CHN], estimate: belt-and-road}
            - {id: c, kind: agreement, members: [USA, COL], effect: {low: 0, value: 0.1, high: 0.2}}
            """);
        var draws = new ScenarioDraws(resolved, null);
        CounterRandom random = new(7, 4);
        var (_, shock) = draws.Draw(InputSource.Of(random));
        double Cost(Shock of, int importer, int exporter) => of.Cells.Single(c => c.Importer == importer && c.Exporter == exporter).TradeCost;

        Assert.Equal(["Estimate 'belt-and-road'", "Size of 'c'"], draws.Inputs);
        Assert.Equal(Cost(shock, Chn, Col), Cost(shock, Chn, Usa));
        Assert.Equal(Cost(shock, Col, Chn), Cost(shock, Usa, Chn));
        Assert.NotEqual(Math.Exp(-Main.Exports.Estimate / 5), Cost(shock, Chn, Col));
        Assert.Equal(shock.Cells, draws.Draw(InputSource.Of(random)).Shock.Cells);
        var swapped = draws.Draw(new InputSource(random, VarianceShares.Other(random), 0)).Shock;
        Assert.NotEqual(Cost(shock, Chn, Col), Cost(swapped, Chn, Col));
        Assert.NotEqual(Cost(shock, Col, Chn), Cost(swapped, Col, Chn));
        Assert.Equal(Cost(shock, Usa, Col), Cost(swapped, Usa, Col));
    }

    [Fact]
    public void Phase_in_holds_for_an_estimate_too()
    {
        var shock = ScenarioText.Shock("- {kind: agreement, members: [COL, CHN], estimate: belt-and-road, phase-in: {2025: 0.5, 2027: 1}}", "2026-01-01");

        Assert.Equal(Math.Exp(-0.5 * Main.Imports.Estimate / 5), shock.Cells.Single(c => c.Importer == Col).TradeCost, 14);
    }

    [Fact]
    public void An_effect_on_the_command_line_replaces_the_estimate_and_the_other_way_round()
    {
        var effect = (AgreementEvent)ScenarioText.Of($"name: t\nevents:\n{Joining}", "joining.effect=0.1").Events[0];
        var range = (AgreementEvent)ScenarioText.Of($"name: t\nevents:\n{Joining}", "joining.effect={low: -0.1, value: 0, high: 0.2}", "joining.effect.high=0.3").Events[0];
        var estimate = (AgreementEvent)ScenarioText.Of("name: t\nevents:\n- {id: joining, kind: agreement, members: [COL, CHN], effect: 0.1}", "joining.estimate=belt-and-road").Events[0];

        Assert.Equal((null, 0.1), (effect.Estimate, effect.Effect.Value));
        Assert.Equal((-0.1, 0.3), (range.Effect.Low, range.Effect.High));
        Assert.Equal("belt-and-road", estimate.Estimate!.Id);
    }

    [Fact]
    public void Words_give_both_directions_with_their_intervals()
    {
        string words = EventText.Summaries(ScenarioText.Resolve(Joining))[0].Description;

        Assert.StartsWith("Joining the Belt and Road, between Colombia and ", words, StringComparison.Ordinal);
        Assert.Matches(@"exports to China [+−]\d+\.\d % \([+−]\d+\.\d to [+−]\d+\.\d\), imports [+−]\d+\.\d % \([+−]\d+\.\d to [+−]\d+\.\d\)", words);
        Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * (Math.Exp(Main.Imports.Estimate) - 1):+0.0;−0.0} % ("), words, StringComparison.Ordinal);
    }
}
