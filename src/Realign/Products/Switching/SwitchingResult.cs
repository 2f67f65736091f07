using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realign.Products.Switching;

/// <summary>A study of switching as programs read it (<c>--json</c>); docs/schema/switching-result.schema.json describes it. USD at the prices before; rates and changes are fractions.</summary>
public sealed record SwitchingResult
{
    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-switching-1";

    public required string RealignVersion { get; init; }

    public required string Importer { get; init; }

    public required int Year { get; init; }

    /// <summary>Codes of the origins that are refused or taxed.</summary>
    public required IReadOnlyList<string> From { get; init; }

    public required double Removed { get; init; }

    public required double AddedTariff { get; init; }

    /// <summary>First digits of the products concerned; all when empty.</summary>
    public required IReadOnlyList<string> ProductFilter { get; init; }

    /// <summary>What the alternatives are called.</summary>
    public required string Group { get; init; }

    /// <summary>Its members that sell anything to the buyer.</summary>
    public required IReadOnlyList<string> GroupMembers { get; init; }

    /// <summary>The most that their price may rise.</summary>
    public required double Within { get; init; }

    public required string Substitution { get; init; }

    public required double Supply { get; init; }

    public required double Demand { get; init; }

    /// <summary>Where the buyer's share in what sellers export comes from.</summary>
    public required string OtherMarkets { get; init; }

    public required int Draws { get; init; }

    public required long Seed { get; init; }

    /// <summary>Name of the file of products.</summary>
    public required string File { get; init; }

    /// <summary>What the data are; null when the provenance got lost.</summary>
    public string? Source { get; init; }

    /// <summary>SHA-256 of the inputs that the file of products was made from; null when the provenance got lost.</summary>
    public string? SourceHash { get; init; }

    /// <summary>Imports of the buyer, customs value.</summary>
    public required double Imports { get; init; }

    /// <summary>Products that the origins sell.</summary>
    public required int ProductsTouched { get; init; }

    /// <summary>Those that next to nobody else sells; they have no cost.</summary>
    public required int ProductsWithoutOthers { get; init; }

    /// <summary>Those of which the group could not supply the whole lost volume within the rise.</summary>
    public required int ProductsNotCovered { get; init; }

    public required SwitchingFigures Total { get; init; }

    /// <summary>By chapter of the Harmonized System, the largest lost volume first; adds up to the total.</summary>
    public required IReadOnlyList<ChapterSwitch> Chapters { get; init; }

    /// <summary>Every product concerned, the largest lost volume first; adds up to the chapters.</summary>
    public required IReadOnlyList<ProductSwitchResult> Products { get; init; }

    /// <summary>Every origin, the one that gains most first.</summary>
    public required IReadOnlyList<OriginSwitch> Origins { get; init; }

    /// <summary>The same event in general equilibrium; null without a world or for a part of the products.</summary>
    public GeneralEquilibriumCheck? GeneralEquilibrium { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, SwitchingJson.Default.SwitchingResult);
}

/// <summary>A figure at central elasticities and its 5–95 % range over draws; the ends are null without draws.</summary>
public readonly record struct SwitchingFigure(double Value, double? Low, double? High);

/// <summary>What is added up, USD; Notation.md defines each.</summary>
public sealed record SwitchingFigures
{
    public required double Purchases { get; init; }

    public required SwitchingFigure LostVolume { get; init; }

    public required SwitchingFigure ReplacedByGroup { get; init; }

    public required SwitchingFigure ReplacedByOthers { get; init; }

    public required SwitchingFigure NotReplaced { get; init; }

    /// <summary>The part of the lost volume that the group could supply within the rise.</summary>
    public required SwitchingFigure Coverable { get; init; }

    /// <summary>The buyer's loss; duty paid counts as lost.</summary>
    public required SwitchingFigure ExtraCost { get; init; }

    /// <summary>The part of it because sellers become dearer.</summary>
    public required SwitchingFigure CostOfDearerSellers { get; init; }

    public required SwitchingFigure TariffRevenue { get; init; }

    public required SwitchingFigure SellersLostSales { get; init; }

    public required SwitchingFigure SoldElsewhere { get; init; }

    public required SwitchingFigure SellersNetLoss { get; init; }

    public required SwitchingFigure SellersLostSurplus { get; init; }
}

/// <summary>A chapter.</summary>
public sealed record ChapterSwitch(string Chapter, string Name, string NameSpanish, int Products, SwitchingFigures Figures);

/// <summary>A product.</summary>
public sealed record ProductSwitchResult
{
    public required string Product { get; init; }

    /// <summary>Our short name; null when it has none.</summary>
    public string? Name { get; init; }

    public string? NameSpanish { get; init; }

    public required ProductStatus Status { get; init; }

    /// <summary>Elasticity of substitution.</summary>
    public required double Substitution { get; init; }

    /// <summary>Share of the buyer's imports that came from the origins concerned.</summary>
    public required double ShareBefore { get; init; }

    /// <summary>Change of the buyer's price index; null when nobody else sells it.</summary>
    public SwitchingFigure? PriceRise { get; init; }

    /// <summary>Share of the lost volume that the group could supply within the rise; null when nothing is lost.</summary>
    public SwitchingFigure? Coverage { get; init; }

    /// <summary>By how much the group's price had to rise to replace all; null when it sells none.</summary>
    public double? RiseNeeded { get; init; }

    /// <summary>Code of the origin that gains most; null when none gains.</summary>
    public string? LargestGainer { get; init; }

    public required SwitchingFigures Figures { get; init; }
}

/// <summary>An origin's sales to the buyer of the products concerned.</summary>
/// <param name="Origin">Its code.</param>
/// <param name="InGroup">Whether it is one of the alternatives.</param>
/// <param name="Before">Sales of the products concerned before.</param>
/// <param name="Volume">Change at the prices before.</param>
/// <param name="Value">Change by value.</param>
public sealed record OriginSwitch(string Origin, bool InGroup, double Before, double Volume, double Value);

/// <summary>Serialisation without reflection, so that the command starts fast.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SwitchingResult))]
internal sealed partial class SwitchingJson : JsonSerializerContext;
