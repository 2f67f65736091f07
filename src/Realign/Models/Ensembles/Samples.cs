namespace Realign.Models.Ensembles;

/// <summary>The numbers of all draws of an ensemble.</summary>
public sealed class Samples
{
    private readonly double[] _values;
    private readonly bool[] _succeeded;

    internal Samples(int draws, long seed, int width, double[] values, bool[] succeeded) =>
        (Draws, Seed, Width, _values, _succeeded) = (draws, seed, width, values, succeeded);

    /// <summary>Draws that were tried; 0 when only the central values were computed.</summary>
    public int Draws { get; }

    public long Seed { get; }

    /// <summary>Numbers a draw gives.</summary>
    public int Width { get; }

    /// <summary>Computations that failed; they are in no sample.</summary>
    public int Failed => _succeeded.Count(s => !s);

    /// <summary>Computations that were tried: the draws, or the one of the central values.</summary>
    public int Tried => _succeeded.Length;

    public bool Succeeded(int draw) => _succeeded[draw];

    /// <summary>The numbers of one draw.</summary>
    public ReadOnlySpan<double> Row(int draw) => _values.AsSpan(draw * Width, Width);

    /// <summary>One number over all draws that succeeded, in the order of the draws.</summary>
    public double[] Column(int position)
    {
        var column = new List<double>(_succeeded.Length);
        for (int d = 0; d < _succeeded.Length; d++)
            if (_succeeded[d]) column.Add(_values[(d * (long)Width) + position]);
        return [.. column];
    }

    /// <summary>Median and 5–95 % range of one number; the number itself where only central values were computed.</summary>
    /// <exception cref="RealignException">Every draw failed.</exception>
    public Interval Interval(int position)
    {
        double[] column = Column(position);
        if (column.Length == 0) throw new RealignException($"All {Tried} draws failed to converge, so there is nothing to report. Look at the scenario without draws first (--draws 0).");
        return Draws == 0 ? Ensembles.Interval.Point(column[0]) : Ensembles.Interval.Of(column);
    }
}
