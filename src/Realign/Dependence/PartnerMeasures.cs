namespace Realign.Dependence;

/// <summary>How an economy, or a group, hangs on one other economy; fractions, as in <see cref="PairDependence"/>.</summary>
public readonly record struct PartnerMeasures(double ExportShare, double ImportShare, double ValueAddedShare, double InputReliance, double CostShare, double ExtractionLoss)
{
    internal const int Width = 6;

    internal void Write(Span<double> row)
    {
        row[0] = ExportShare;
        row[1] = ImportShare;
        row[2] = ValueAddedShare;
        row[3] = InputReliance;
        row[4] = CostShare;
        row[5] = ExtractionLoss;
    }
}
