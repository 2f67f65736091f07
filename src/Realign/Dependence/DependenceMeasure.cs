namespace Realign.Dependence;

/// <summary>A measure of dependence: what it is called, what it is a fraction of, and where it comes from.</summary>
/// <param name="Id">Lower-case words joined by underscores.</param>
/// <param name="Name">As a reader sees it.</param>
/// <param name="Source">Paper, or empty.</param>
public sealed record DependenceMeasure(string Id, string Name, string Source = "")
{
    private const string LookThrough = "Baldwin, Freeman, Theodorakopoulos 2022";
    private const string ByExtraction = "Dietzenbacher, van Burken, Kondo 2019";

    /// <summary>Of a pair, in the order of <see cref="PairDependence"/>.</summary>
    public static IReadOnlyList<DependenceMeasure> OfPair { get; } =
    [
        new("export_share", "of exports: to the partner"),
        new("import_share", "of imports: from the partner"),
        new("exports_to_gdp", "exports to the partner over GDP"),
        new("imports_to_gdp", "imports from the partner over GDP"),
        new("export_concentration", "Herfindahl index of exports"),
        new("import_concentration", "Herfindahl index of imports"),
        new("value_added_share", "of GDP: absorbed by its demand", "Johnson, Noguera 2012"),
        new("demand_share", "of final demand: value added there"),
        new("input_share", "of inputs bought: from the partner"),
        new("input_reliance", "of inputs of all tiers: made there", LookThrough),
        new("cost_share", "of production cost: earned there"),
        new("extraction_loss", "of GDP: lost if trade is taken out", ByExtraction),
    ];

    /// <summary>Of a sector, in the order of <see cref="SectorDependence"/>.</summary>
    public static IReadOnlyList<DependenceMeasure> OfSector { get; } =
    [
        new("export_share", "of its exports: to the partner"),
        new("output_share", "of its output: sold to the partner"),
        new("value_added_share", "of its value added: absorbed there", "Johnson, Noguera 2012"),
        new("import_share", "of imports of its product: from the partner"),
        new("input_share", "of the inputs it buys: from the partner"),
        new("input_reliance", "of its inputs of all tiers: made there", LookThrough),
        new("cost_share", "of its production cost: earned there"),
        new("extraction_loss", "of its value added: lost if trade is taken out", ByExtraction),
        new("export_concentration", "Herfindahl index of its exports"),
        new("import_concentration", "Herfindahl index of imports of its product"),
    ];

    /// <summary>Of every partner, in the order of <see cref="PartnerMeasures"/>.</summary>
    public static IReadOnlyList<DependenceMeasure> OfPartner { get; } = [.. ((string[])["export_share", "import_share", "value_added_share", "input_reliance", "cost_share", "extraction_loss"]).Select(id => OfPair.Single(m => m.Id == id))];

    /// <summary>Welfare if trade stops, in the long and in the short run.</summary>
    public static IReadOnlyList<DependenceMeasure> OfExit { get; } =
    [
        new("exit_cost_long_run", "welfare if trade stops, long run", "Caliendo, Parro 2015"),
        new("exit_cost_short_run", "welfare if trade stops, short run", "Caliendo, Parro 2015"),
    ];

    /// <summary>Jobs: no world carries employment yet.</summary>
    public static DependenceMeasure Jobs { get; } = new("jobs", "jobs that hang on the partner");
}
