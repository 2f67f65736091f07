namespace Realign.Estimation;

/// <summary>How an estimation is computed. The defaults suit every case that we know of.</summary>
public sealed record EstimationOptions
{
    /// <summary>
    /// Iterations end when the squared step of η is below this share of the squared residual (both weighted) no η moved by more than 1e-4 and no
    /// variance of a coefficient by more than 1e-7 of itself: the next step would be about the square of that.
    /// </summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>Absorption of fixed effects ends when the error that is left in a column is below this, relative to the column (weighted norms).</summary>
    public double InnerTolerance { get; init; } = 1e-10;

    /// <summary>Iterations of reweighted least squares.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>Iterations in one absorption of the fixed effects.</summary>
    public int MaxInnerIterations { get; init; } = 20_000;

    /// <summary>A regressor is collinear when less than this share of its (weighted) sum of squares is left after fixed effects and earlier regressors.</summary>
    public double CollinearityTolerance { get; init; } = 1e-10;

    public SeparationCheck Separation { get; init; } = SeparationCheck.Full;

    /// <summary>Whether observations that are alone in a level of a fixed effect stay in.</summary>
    public bool KeepSingletons { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
