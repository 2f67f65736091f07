using System.Runtime.Intrinsics;
using Realign.Numerics;

namespace Realign.Estimation;

/// <summary>The fixed effects behind a fit: the solution of D α = η − offset − x'β, which exists, found by the same absorption with unit weights.</summary>
internal static unsafe class RecoveredEffects
{
    private const double Tolerance = 1e-13;

    public static IReadOnlyList<FixedEffectValues> Of(EstimationState state)
    {
        var (fit, design, sample) = (state.Fit, state.Fit.Design, state.Sample);
        if (design.Effects == 0) return [];
        int n = design.Observations;
        AlignedBuffer explained = new(n), panel = new(n * Absorption.Lanes), ones = new(n);
        ones.Span.Fill(1);
        double[][] regressors = [.. fit.Names.Select(name => state.Data[name].Numbers.ToArray())];
        for (int o = 0; o < n; o++)
        {
            double value = fit.Eta[o] - fit.Offset(o);
            for (int c = 0; c < regressors.Length; c++) value -= fit.Coefficients[c] * regressors[c][design.Rows[o]];
            explained.Pointer[o] = panel.Pointer[(long)o * Absorption.Lanes] = value;
        }

        fit.Absorption.SetWeights(ones.Pointer);
        if (!fit.Absorption.Absorb(panel.Pointer, Vector256.Create(Tolerance), Vector256<double>.Zero, state.Options.MaxInnerIterations, default))
            throw new NotConvergedException($"The fixed effects could not be told apart to a relative {Tolerance} in {state.Options.MaxInnerIterations} iterations; raise MaxInnerIterations.");
        double[][] byPlace = fit.Absorption.Levels(0, explained.Pointer);
        GC.KeepAlive((panel, explained, ones));
        double[][] values = [.. byPlace.Select((places, q) => ByLevel(places, design.LevelAt[q]))];
        int[][] components = [.. sample.Effects.Select(effect => Components(effect, sample, design))];
        Normalise(values, components, sample, design);
        return [.. sample.Effects.Select((effect, q) => new FixedEffectValues(effect.Keys.Name, [.. Enumerable.Range(0, effect.Count).Select(effect.NameOf)], values[q], components[q]))];
    }

    private static double[] ByLevel(double[] byPlace, int[] levelAt)
    {
        var values = new double[byPlace.Length];
        for (int place = 0; place < values.Length; place++) values[levelAt[place]] = byPlace[place];
        return values;
    }

    private static int[] Components(GroupCoding effect, Sample sample, Design design)
    {
        var components = new int[effect.Count];
        int[] main = sample.Effects[design.Eliminated].Codes;
        foreach (int row in design.Rows) components[effect.Codes[row]] = design.ComponentOf[main[row]];
        return components;
    }

    /// <summary>In each component every effect but the first averages zero over the observations; the first takes the averages up.</summary>
    private static void Normalise(double[][] values, int[][] components, Sample sample, Design design)
    {
        var shift = new double[design.Components];
        for (int q = 1; q < values.Length; q++)
        {
            var sum = new double[design.Components];
            var count = new int[design.Components];
            foreach (int row in design.Rows)
            {
                int level = sample.Effects[q].Codes[row];
                sum[components[q][level]] += values[q][level];
                count[components[q][level]]++;
            }

            for (int c = 0; c < sum.Length; c++) shift[c] += sum[c] /= count[c];
            for (int level = 0; level < values[q].Length; level++) values[q][level] -= sum[components[q][level]];
        }

        for (int level = 0; level < values[0].Length; level++) values[0][level] += shift[components[0][level]];
    }
}
