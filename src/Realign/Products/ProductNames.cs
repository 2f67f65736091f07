using Realign.Files;

namespace Realign.Products;

/// <summary>Our own short names, in English and Spanish, of all chapters of the Harmonized System and of the products that matter most between Latin America and the United States.</summary>
public static class ProductNames
{
    private const int ChapterDigits = 2;

    private static readonly Lazy<Dictionary<string, (string English, string Spanish)>> _names = new(Read);

    /// <summary>The codes that have a name: chapters of two digits and products of six.</summary>
    public static IReadOnlyCollection<string> Codes => _names.Value.Keys;

    /// <summary>The chapter of a product.</summary>
    public static string ChapterOf(string product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return product.Length <= ChapterDigits ? product : product[..ChapterDigits];
    }

    /// <summary>The name of a product or chapter; null when it has none.</summary>
    /// <param name="code">Two or six digits.</param>
    /// <param name="spanish">Whether in Spanish.</param>
    public static string? Find(string code, bool spanish = false) => _names.Value.TryGetValue(code, out var name) ? spanish ? name.Spanish : name.English : null;

    /// <summary>The name of a product, or of its chapter in brackets, or the code alone.</summary>
    public static string Label(string code, bool spanish = false) => Find(code, spanish) ?? (Find(ChapterOf(code), spanish) is { } chapter ? $"({chapter})" : "");

    private static Dictionary<string, (string English, string Spanish)> Read()
    {
        var names = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var stream = typeof(ProductNames).Assembly.GetManifestResourceStream("product-names.csv")!;
        using var table = CsvTable.Open("product-names.csv", new StreamReader(stream), "code", "en", "es");
        while (table.Read()) names.Add(table.Code("code"), (table.Code("en"), table.Code("es")));
        return names;
    }
}
