namespace Realign.Models.Ensembles;

/// <summary>What the draws of an ensemble gave.</summary>
public sealed class EnsembleResult
{
    internal const int Measures = 5;
    private readonly int _economies;
    private readonly double[] _samples;
    private readonly bool[] _converged;

    internal EnsembleResult(int economies, int draws, long seed, double[] samples, bool[] converged) =>
        (_economies, Draws, Seed, _samples, _converged) = (economies, draws, seed, samples, converged);

    /// <summary>What is sampled, as a fraction.</summary>
    public enum Measure
    {
        Welfare,
        RealWage,
        TermsOfTrade,
        VolumeOfTrade,
        PriceIndex,
    }

    public int Draws { get; }

    public long Seed { get; }

    /// <summary>Draws that did not converge; they are in no sample.</summary>
    public int Failed => _converged.Count(c => !c);

    /// <summary>The values of a measure over all draws that converged, in the order of the draws.</summary>
    public double[] Sample(Measure measure, int economy)
    {
        var all = _samples.AsSpan((((int)measure * _economies) + economy) * Draws, Draws);
        var kept = new List<double>(Draws);
        for (int d = 0; d < Draws; d++)
            if (_converged[d]) kept.Add(all[d]);
        return [.. kept];
    }

    /// <summary>The 5–95 % range around a central value.</summary>
    public Interval Interval(Measure measure, int economy, double value) => Ensembles.Interval.Of(value, Sample(measure, economy));
}
