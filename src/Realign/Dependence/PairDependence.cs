namespace Realign.Dependence;

/// <summary>
/// How an economy, or a group, hangs on a partner. Fractions; a group's trade within itself does not count. docs/models/dependence.md has the equations and sources.
/// </summary>
public sealed record PairDependence
{
    /// <summary>Of its exports, goods and services, what goes to the partner.</summary>
    public required double ExportShare { get; init; }

    /// <summary>Of its imports net of duties, what comes from the partner.</summary>
    public required double ImportShare { get; init; }

    /// <summary>Exports to the partner over GDP.</summary>
    public required double ExportsToGdp { get; init; }

    /// <summary>Imports from the partner over GDP.</summary>
    public required double ImportsToGdp { get; init; }

    /// <summary>Herfindahl index of its exports over all destinations: 1 is one alone.</summary>
    public required double ExportConcentration { get; init; }

    /// <summary>Herfindahl index of its imports over all origins.</summary>
    public required double ImportConcentration { get; init; }

    /// <summary>Of its GDP, what the partner's final demand absorbs by whatever route (value-added exports; Johnson and Noguera 2012).</summary>
    public required double ValueAddedShare { get; init; }

    /// <summary>Of its final demand, what is the partner's value added, by whatever route.</summary>
    public required double DemandShare { get; init; }

    /// <summary>Of the inputs that its producers buy, what comes from the partner, at face value.</summary>
    public required double InputShare { get; init; }

    /// <summary>Of all inputs of all tiers behind its output, what the partner makes (look-through; Baldwin, Freeman and Theodorakopoulos 2022).</summary>
    public required double InputReliance { get; init; }

    /// <summary>Of the cost of its output, what the partner's factors and duties earn, inputs of inputs counted: these shares sum to one over all economies.</summary>
    public required double CostShare { get; init; }

    /// <summary>Of its GDP, what is lost when all trade with the partner is taken out and nothing adjusts (hypothetical extraction).</summary>
    public required double ExtractionLoss { get; init; }

    /// <summary>By sector of the world.</summary>
    public required IReadOnlyList<SectorDependence> Sectors { get; init; }

    internal const int Width = 12;

    /// <summary>Measures a pair.</summary>
    /// <exception cref="RealignException">An economy is on both sides.</exception>
    /// <exception cref="NotConvergedException">A solve did not converge.</exception>
    public static PairDependence Of(InputOutputSystem system, EconomyGroup subject, EconomyGroup partner) => new PairMeasurement(system, subject, partner).Measure();

    internal void Write(Span<double> row)
    {
        row[0] = ExportShare;
        row[1] = ImportShare;
        row[2] = ExportsToGdp;
        row[3] = ImportsToGdp;
        row[4] = ExportConcentration;
        row[5] = ImportConcentration;
        row[6] = ValueAddedShare;
        row[7] = DemandShare;
        row[8] = InputShare;
        row[9] = InputReliance;
        row[10] = CostShare;
        row[11] = ExtractionLoss;
    }
}
