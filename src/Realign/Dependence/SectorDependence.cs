namespace Realign.Dependence;

/// <summary>How a sector of an economy, or of a group, hangs on a partner; all fractions. NaN where the sector has nothing to take a share of.</summary>
/// <param name="ExportShare">Of its exports, what goes to the partner.</param>
/// <param name="OutputShare">Of its output, what goes to the partner directly.</param>
/// <param name="ValueAddedShare">Of its value added, what the partner's final demand absorbs, by whatever route.</param>
/// <param name="ImportShare">Of the imports of its product, what comes from the partner.</param>
/// <param name="InputShare">Of the inputs it buys, what comes from the partner, at face value.</param>
/// <param name="InputReliance">Of all inputs of all tiers behind its output, what the partner makes.</param>
/// <param name="CostShare">Of its production cost, what the partner's factors and duties earn, looking through inputs of inputs.</param>
/// <param name="ExtractionLoss">Of its value added, what is lost when trade with the partner is taken out.</param>
/// <param name="ExportConcentration">Herfindahl index of its exports over destinations.</param>
/// <param name="ImportConcentration">Herfindahl index of the imports of its product over origins.</param>
public readonly record struct SectorDependence(
    double ExportShare, double OutputShare, double ValueAddedShare, double ImportShare, double InputShare, double InputReliance, double CostShare, double ExtractionLoss, double ExportConcentration, double ImportConcentration)
{
    internal const int Width = 10;

    internal void Write(Span<double> row)
    {
        row[0] = ExportShare;
        row[1] = OutputShare;
        row[2] = ValueAddedShare;
        row[3] = ImportShare;
        row[4] = InputShare;
        row[5] = InputReliance;
        row[6] = CostShare;
        row[7] = ExtractionLoss;
        row[8] = ExportConcentration;
        row[9] = ImportConcentration;
    }
}
