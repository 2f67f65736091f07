using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realign.Products.Importing;

/// <summary>What an import did; also the provenance file beside the data. Values are USD.</summary>
public sealed record ProductImportReport
{
    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-products-1";

    public required string RealignVersion { get; init; }

    public required ProductLayout Layout { get; init; }

    public string? Source { get; init; }

    /// <summary>The files read, data and codes, with their hashes.</summary>
    public required IReadOnlyList<ImportedFile> Files { get; init; }

    public required long RowsRead { get; init; }

    public required long RowsKept { get; init; }

    public required long RowsRejected { get; init; }

    /// <summary>Rejected rows by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>Sum over all rows whose value could be read.</summary>
    public required double ValueRead { get; init; }

    public required double ValueKept { get; init; }

    /// <summary>Sum over rejected rows whose value could be read; negative values count as such.</summary>
    public required double ValueRejected { get; init; }

    public required IReadOnlyList<int> Years { get; init; }

    public required int Importers { get; init; }

    public required int Exporters { get; init; }

    public required int Products { get; init; }

    /// <summary>Kept rows of value 0.</summary>
    public required long ZeroRows { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ProductImportJson.Default.ProductImportReport);

    /// <summary>Reads the provenance that stands beside a file of products; null when there is none.</summary>
    public static ProductImportReport? Beside(string file)
    {
        string path = ProvenanceOf(file);
        return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), ProductImportJson.Default.ProductImportReport) : null;
    }

    /// <summary>Name of the provenance file of a file of products.</summary>
    public static string ProvenanceOf(string file) => Path.ChangeExtension(file, ".provenance.json");

    /// <summary>Name of the file of rejected rows of a file of products.</summary>
    public static string RejectsOf(string file) => Path.ChangeExtension(file, ".rejects.csv");
}

/// <summary>A file that was read.</summary>
/// <param name="Name">Its name without the folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Hash of its bytes.</param>
public sealed record ImportedFile(string Name, long Bytes, string Sha256);

/// <summary>Serialisation without reflection, so that the command starts fast.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProductImportReport))]
internal sealed partial class ProductImportJson : JsonSerializerContext;
