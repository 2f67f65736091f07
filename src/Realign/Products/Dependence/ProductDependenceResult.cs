using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realign.Products.Dependence;

/// <summary>The tests of every product as programs read them (<c>--json</c>); docs/schema/product-dependence-result.schema.json describes it. USD and fractions.</summary>
public sealed record ProductDependenceResult
{
    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-product-dependence-1";

    public required string RealignVersion { get; init; }

    public required string Importer { get; init; }

    public required int Year { get; init; }

    /// <summary>The area whose members do not count as outside.</summary>
    public required string Area { get; init; }

    /// <summary>Whether nobody in the file sells from within the area, so that the second test holds by itself.</summary>
    public required bool AreaIsTrivial { get; init; }

    /// <summary>Whether the file has the buyer's own exports; without, the third test is missing.</summary>
    public required bool ExportsKnown { get; init; }

    public required double Concentration { get; init; }

    public required double OutsideShare { get; init; }

    /// <summary>Standard deviation of a flow's yearly noise, in logarithms.</summary>
    public required double Noise { get; init; }

    public required int Draws { get; init; }

    public required long Seed { get; init; }

    public required string File { get; init; }

    public string? Source { get; init; }

    /// <summary>SHA-256 of the inputs that the file of products was made from; null when the provenance got lost.</summary>
    public string? SourceHash { get; init; }

    public required double Imports { get; init; }

    public required int ProductsTested { get; init; }

    public required int Flagged { get; init; }

    public required double FlaggedImports { get; init; }

    /// <summary>Share of the flagged products that a noisy year unflags, on average; null without draws or flags.</summary>
    public double? LosesFlag { get; init; }

    /// <summary>Share of the others that it flags.</summary>
    public double? GainsFlag { get; init; }

    /// <summary>The flagged ones first, then by imports from outside.</summary>
    public required IReadOnlyList<DependentProduct> Products { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ProductDependenceJson.Default.ProductDependenceResult);
}

/// <summary>A product.</summary>
public sealed record DependentProduct
{
    public required string Product { get; init; }

    /// <summary>Our short name; null when it has none.</summary>
    public string? Name { get; init; }

    public string? NameSpanish { get; init; }

    public required double Imports { get; init; }

    public required double OutsideImports { get; init; }

    /// <summary>The buyer's own exports; null when they are not known.</summary>
    public double? Exports { get; init; }

    /// <summary>Herfindahl index of imports from outside, over origins.</summary>
    public required double Concentration { get; init; }

    public required double OutsideShare { get; init; }

    /// <summary>Code of the largest origin outside.</summary>
    public string? LargestOrigin { get; init; }

    /// <summary>Its share in imports from outside.</summary>
    public required double LargestShare { get; init; }

    public required bool Concentrated { get; init; }

    public required bool MostlyOutside { get; init; }

    /// <summary>Null when exports are not known.</summary>
    public bool? ExceedsExports { get; init; }

    /// <summary>Whether every test that can be made says so.</summary>
    public required bool Flagged { get; init; }

    /// <summary>Share of noisy years in which it is flagged; null without draws.</summary>
    public double? FlaggedShare { get; init; }

    /// <summary>Share of noisy years in which the flag is another; null without draws.</summary>
    public double? FlipShare => Flagged ? 1 - FlaggedShare : FlaggedShare;
}

/// <summary>Serialisation without reflection, so that the command starts fast.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProductDependenceResult))]
internal sealed partial class ProductDependenceJson : JsonSerializerContext;
