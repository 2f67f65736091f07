namespace Realign.Worlds;

/// <summary>Where a world comes from: enough to cite it, to judge it and to build it again.</summary>
public sealed record Provenance
{
    /// <summary>How the world was made, in a sentence or two.</summary>
    public string Method { get; init; } = "";

    /// <summary>The version of Realign that made it.</summary>
    public string RealignVersion { get; init; } = "";

    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>What a user should know before leaning on the numbers.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Known figures that the world was made to meet.</summary>
    public IReadOnlyList<Benchmark> Benchmarks { get; init; } = [];

    /// <summary>How far balancing moved the data, one row an economy.</summary>
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];
}

/// <summary>A data set that went into a world.</summary>
public sealed record Source(string Name, string Citation, string Licence, string Link);

/// <summary>A published figure and what the world says instead.</summary>
/// <param name="Id">Short name, for example <c>col-exports-usa</c>.</param>
/// <param name="Description">What is measured, with its basis.</param>
/// <param name="Target">The published figure, million USD.</param>
/// <param name="Value">The world's figure, million USD.</param>
/// <param name="Tolerance">The largest relative distance that was accepted.</param>
/// <param name="Citation">Publisher and link, or the identifiers of the facts.</param>
public sealed record Benchmark(string Id, string Description, double Target, double Value, double Tolerance, string Citation)
{
    public double RelativeDistance => Target == 0 ? Math.Abs(Value) : Math.Abs((Value / Target) - 1);

    public bool Holds => RelativeDistance <= Tolerance;
}

/// <summary>How far balancing moved one economy, as mean absolute relative changes weighted by value.</summary>
/// <param name="Economy">Code of the economy.</param>
/// <param name="ExportsMoved">Weighted mean |new/old − 1| of its international exports, fraction.</param>
/// <param name="ImportsMoved">The same of its international imports.</param>
/// <param name="DomesticMoved">The same of its domestic flows.</param>
/// <param name="CoefficientsMoved">The same of its input coefficients, weighted by the value of the input.</param>
/// <param name="LargestCoefficientMove">The largest |new − old| coefficient.</param>
/// <param name="LargestCoefficientCell">Where that is: <c>input→output</c>.</param>
/// <param name="FinalDemandImputed">Final demand that had to be imputed because inputs exceeded supply, share of the economy's value added.</param>
public sealed record Adjustment(
    string Economy,
    double ExportsMoved,
    double ImportsMoved,
    double DomesticMoved,
    double CoefficientsMoved,
    double LargestCoefficientMove,
    string LargestCoefficientCell,
    double FinalDemandImputed);
