namespace Realign.Dependence;

/// <summary>
/// What exports consist of (Borin and Mancini 2019, World Bank Policy Research Working Paper 8804; 2023, Economic Systems Research 35): domestic value added absorbed
/// abroad and at home, foreign value added, and what is counted more than once because it crosses the exporter's border again. In the world's unit.
/// </summary>
/// <param name="GrossExports">Exports, net of duties.</param>
/// <param name="AbsorbedAbroad">Domestic value added that foreign final demand absorbs (VAX).</param>
/// <param name="Reflection">Domestic value added that comes home and is absorbed there (REF).</param>
/// <param name="DomesticDoubleCounting">Domestic content counted before or after (DDC).</param>
/// <param name="ForeignValueAdded">Foreign value added (FVA).</param>
/// <param name="ForeignDoubleCounting">Foreign content counted before or after (FDC).</param>
/// <param name="DirectlyAbsorbed">Of <see cref="AbsorbedAbroad"/> what the importer absorbs without exporting it on (DAVAX); the rest of exports belongs to global value chains. Source-based in both accounts.</param>
public readonly record struct ExportTerms(
    double GrossExports, double AbsorbedAbroad, double Reflection, double DomesticDoubleCounting, double ForeignValueAdded, double ForeignDoubleCounting, double DirectlyAbsorbed)
{
    internal const int Width = 7;

    /// <summary>Domestic value added, wherever absorbed (DVA): the GDP in exports.</summary>
    public double DomesticValueAdded => AbsorbedAbroad + Reflection;

    public double DomesticContent => DomesticValueAdded + DomesticDoubleCounting;

    public double ForeignContent => ForeignValueAdded + ForeignDoubleCounting;

    /// <summary>Trade of global value chains: exports less what crosses one border only.</summary>
    public double ValueChainTrade => GrossExports - DirectlyAbsorbed;

    /// <summary>Backward participation: foreign content and domestic double counting.</summary>
    public double Backward => ForeignContent + DomesticDoubleCounting;

    /// <summary>Forward participation: domestic value added that the importer exports on.</summary>
    public double Forward => DomesticValueAdded - DirectlyAbsorbed;

    public static ExportTerms operator +(ExportTerms a, ExportTerms b) => Add(a, b);

    public static ExportTerms Add(ExportTerms a, ExportTerms b) => new(
        a.GrossExports + b.GrossExports,
        a.AbsorbedAbroad + b.AbsorbedAbroad,
        a.Reflection + b.Reflection,
        a.DomesticDoubleCounting + b.DomesticDoubleCounting,
        a.ForeignValueAdded + b.ForeignValueAdded,
        a.ForeignDoubleCounting + b.ForeignDoubleCounting,
        a.DirectlyAbsorbed + b.DirectlyAbsorbed);
}
