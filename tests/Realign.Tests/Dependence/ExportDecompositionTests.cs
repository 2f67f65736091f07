using System.Globalization;
using CsCheck;
using Realign.Dependence;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Tests.Dependence;

public class ExportDecompositionTests
{
    private static readonly Gen<World> _worlds = Gen.OneOf(RandomWorlds.Any, RandomWorlds.WithSilentSectors).Where(DenseSystem.IsSound);

    /// <summary>The vignette of the R package icio 1.0.0 (Krantz 2026), bm(x, aggregation = "bilateral"): GEXP, DC, DVA, VAX, DAVAX, REF, DDC, FC, FVA, FDC, GVC, GVCB, GVCF; economies and goods in the order of the table.</summary>
    private const string Published = """
        1 0 0 10.7 8.9591095 8.7346635 8.224093 7.2163401 0.51057032 0.22444602 1.7408905 1.6914093 0.049481197 3.4836599 1.9653365 1.5183234
        1 1 0 12.1 9.8259679 9.5634845 9.079825 8.0548444 0.48365898 0.26248341 2.2740321 2.2161439 0.057888186 4.0451556 2.5365155 1.5086400
        1 2 0 1.6 1.1210406 1.0476459 1.018431 0.9626616 0.02921527 0.07339473 0.4789594 0.4625597 0.016399618 0.6373384 0.5523541 0.0849843
        2 0 0 14.9 12.7315559 12.4755135 10.951482 9.6750702 1.52403152 0.25604243 2.1684441 2.0962209 0.072223200 5.2249298 2.4244865 2.8004433
        2 1 0 10.3 8.5456405 8.3338317 7.706572 7.1641956 0.62725969 0.21180881 1.7543595 1.6952298 0.059129673 3.1358044 1.9661683 1.1696361
        2 2 0 31.6 21.2976809 20.0216436 19.072854 18.2515939 0.94879005 1.27603729 10.3023191 9.9457626 0.356556480 13.3484061 11.5783564 1.7700497
        0 0 1 14.0 12.5642780 12.4371868 11.215869 8.0001479 1.22131820 0.12709119 1.4357220 1.4094133 0.026308772 5.9998521 1.5628132 4.4370389
        0 1 1 6.8 5.2626672 5.1463769 4.569764 2.9980790 0.57661309 0.11629029 1.5373328 1.5147708 0.022562035 3.8019210 1.6536231 2.1482979
        0 2 1 0.9 0.6361968 0.6072535 0.575969 0.4840523 0.03128448 0.02894336 0.2638032 0.2574840 0.006319211 0.4159477 0.2927465 0.1232012
        2 0 1 23.8 20.3363108 19.9273303 18.188155 16.9826710 1.73917503 0.40898052 3.4636892 3.3483259 0.115363232 6.8173290 3.8726697 2.9446593
        2 1 1 20.7 17.1742484 16.7485744 13.780948 11.7517352 2.96762614 0.42567402 3.5257516 3.4069182 0.118833420 8.9482648 3.9514256 4.9968392
        2 2 1 46.3 31.2051464 29.3355095 27.019131 25.4916229 2.31637845 1.86963692 15.0948536 14.5724306 0.522422944 20.8083771 16.9644905 3.8438866
        0 0 2 19.2 17.2310098 17.0567133 15.324513 12.3850073 1.73220028 0.17429648 1.9689902 1.9329096 0.036080601 6.8149927 2.1432867 4.6717060
        0 1 2 21.7 16.7940996 16.4229968 14.012735 10.0865741 2.41026176 0.37110283 4.9059004 4.8339009 0.071999434 11.6134259 5.2770032 6.3364227
        0 2 2 1.7 1.2017051 1.1470343 1.033239 0.8449095 0.11379565 0.05467078 0.4982949 0.4863586 0.011936287 0.8550905 0.5529657 0.3021248
        1 0 2 35.2 29.4729584 28.7345939 24.243961 20.4567369 4.49063336 0.73836447 5.7270416 5.5642624 0.162779264 14.7432631 6.4654061 8.2778570
        1 1 2 47.1 38.2481890 37.2264561 30.622454 24.9707904 6.60400204 1.02173293 8.8518110 8.6264777 0.225333351 22.1292096 9.8735439 12.2556656
        1 2 2 6.9 4.8344878 4.5179730 4.152680 3.8422274 0.36529320 0.31651476 2.0655122 1.9947889 0.070723354 3.0577726 2.3820270 0.6757457
        """;

    [Fact]
    public void The_published_decomposition_of_the_leather_table_comes_out_to_the_printed_digit()
    {
        var account = ExportDecomposition.Of(new InputOutputSystem(LeatherTable.ToWorld())).Source;
        foreach (string line in Published.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int exporter = int.Parse(words[0]), good = int.Parse(words[1]), importer = int.Parse(words[2]);
            var t = default(ExportTerms);
            for (int use = 0; use < LeatherTable.Uses; use++) t += account.Of(exporter, importer, LeatherTable.Product(good, use));
            double[] actual =
            [
                t.GrossExports, t.DomesticContent, t.DomesticValueAdded, t.AbsorbedAbroad, t.DirectlyAbsorbed, t.Reflection, t.DomesticDoubleCounting,
                t.ForeignContent, t.ForeignValueAdded, t.ForeignDoubleCounting, t.ValueChainTrade, t.Backward, t.Forward,
            ];
            for (int k = 0; k < actual.Length; k++)
            {
                string printed = words[k + 3];
                int decimals = printed.Length - printed.IndexOf('.', StringComparison.Ordinal) - 1;
                Assert.Equal(double.Parse(printed, CultureInfo.InvariantCulture), actual[k], 0.51 * Math.Pow(10, -decimals));
            }
        }
    }

    [Fact]
    public void Source_and_sink_are_those_of_explicit_inverses() => _worlds.Sample(
        world =>
        {
            var dense = new DenseSystem(world);
            var result = ExportDecomposition.Of(new InputOutputSystem(world), threads: 2);
            double scale = 1e-10 * world.Output.Values.ToArray().Max();
            for (int s = 0; s < dense.N; s++)
            {
                var (source, sink) = DenseExports.Of(dense, s);
                for (int r = 0; r < dense.N; r++)
                {
                    for (int j = 0; j < dense.J; j++)
                    {
                        DenseExports.AssertEqual(source[r, j], result.Source.Of(s, r, j), scale);
                        DenseExports.AssertEqual(sink[r, j], result.Sink.Of(s, r, j), scale);
                    }
                }
            }
        },
        iter: 15);

    [Fact]
    public void Approaches_differ_by_partner_and_agree_on_the_exports_of_an_economy() => _worlds.Sample(
        world =>
        {
            var result = ExportDecomposition.Of(new InputOutputSystem(world));
            double scale = 1e-10 * world.Output.Values.ToArray().Max();
            for (int s = 0; s < world.Economies.Count; s++) DenseExports.AssertEqual(Terms(result.Source.Of(s)), result.Sink.Of(s), scale);
        },
        iter: 50);

    [Fact]
    public void Terms_of_the_shipped_world_add_up_and_agree_with_value_added_exports()
    {
        var system = new InputOutputSystem(ShippedWorld.Value);
        var result = ExportDecomposition.Of(system, threads: 2);
        var matrix = DependenceMatrix.Of(system, threads: 2);
        Assert.True(result.LargestGap < 1e-12, $"{result.LargestGap}");
        int N = system.Economies;
        for (int s = 0; s < N; s++)
        {
            var t = result.Source.Of(s);
            double exported = Enumerable.Range(0, N).Where(m => m != s).Sum(m => matrix.ValueAdded[s, m]);
            Assert.Equal(exported, t.AbsorbedAbroad, 1e-9 * t.GrossExports);
            foreach (var account in (ExportAccount[])[result.Source, result.Sink])
            {
                for (int m = 0; m < N; m++)
                {
                    double absorbed = Enumerable.Range(0, N).Sum(r => account.AbsorbedBy(s, r, m));
                    if (m != s) Assert.Equal(matrix.ValueAdded[s, m], absorbed, 1e-9 * t.GrossExports);
                    else Assert.Equal(t.Reflection, absorbed, 1e-9 * t.GrossExports);
                }

                double made = 0;
                for (int r = 0; r < N; r++)
                    for (int origin = 0; origin < N; origin++)
                        made += account.MadeIn(s, r, origin);
                Assert.Equal(t.DomesticValueAdded + t.ForeignValueAdded, made, 1e-9 * t.GrossExports);
            }

            Assert.True(t.DirectlyAbsorbed <= t.AbsorbedAbroad && t.Reflection >= 0 && t.ForeignDoubleCounting >= 0 && t.DomesticDoubleCounting >= 0);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var system = new InputOutputSystem(RandomWorlds.Balanced(6, 5, 7));
        ExportDecomposition one = ExportDecomposition.Of(system), two = ExportDecomposition.Of(system, threads: 2);
        for (int s = 0; s < 6; s++)
            for (int r = 0; r < 6; r++)
                Assert.Equal((one.Source.Of(s, r), one.Sink.Of(s, r)), (two.Source.Of(s, r), two.Sink.Of(s, r)));
    }

    [Fact]
    public void It_stops_when_it_is_told()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ExportDecomposition.Of(new InputOutputSystem(ShippedWorld.Value), cancellation: stop.Token));
    }

    private static double[] Terms(ExportTerms t) => [t.GrossExports, t.AbsorbedAbroad, t.Reflection, t.DomesticDoubleCounting, t.ForeignValueAdded, t.ForeignDoubleCounting, t.DirectlyAbsorbed];
}
