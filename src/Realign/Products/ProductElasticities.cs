using System.Globalization;
using Realign.Files;

namespace Realign.Products;

/// <summary>
/// Elasticities of substitution among origins by three-digit group of products (Broda and Weinstein 2006, Quarterly Journal of Economics 121(2)): for each group the median
/// over the countries that they estimate, and the estimate for the United States. Single estimates are wild, so the median is what is used unless asked otherwise.
/// </summary>
public sealed class ProductElasticities
{
    /// <summary>Estimates outside this range are taken as its ends.</summary>
    public const double Least = 1.2, Most = 25;

    private readonly Dictionary<string, double> _median = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _usa = new(StringComparer.Ordinal);
    private readonly double _middle;

    private ProductElasticities(string file)
    {
        using var table = CsvTable.Open(file, "hs3", "sigma_median", "sigma_usa");
        while (table.Read())
        {
            _median[table.Code("hs3")] = Clamp(table.Number("sigma_median"));
            if (table.Text("sigma_usa").Length > 0) _usa[table.Code("hs3")] = Clamp(table.Number("sigma_usa"));
        }

        if (_median.Count == 0) throw new FileException(file, "the file has no rows.");
        _middle = Middle(_median.Values);
    }

    /// <summary>Reads the columns hs3, sigma_median and sigma_usa.</summary>
    /// <exception cref="FileException">The file is missing or wrong.</exception>
    public static ProductElasticities Read(string file) => new(file);

    /// <summary>Three-digit groups with an estimate.</summary>
    public int Count => _median.Count;

    /// <summary>σ of a product: of its group, else the median of its chapter, else of all.</summary>
    /// <param name="product">Six digits.</param>
    /// <param name="ofUnitedStates">The United States' own estimate where there is one.</param>
    public double Of(string product, bool ofUnitedStates = false)
    {
        ArgumentNullException.ThrowIfNull(product);
        string group = product[..Math.Min(3, product.Length)];
        if (ofUnitedStates && _usa.TryGetValue(group, out double own)) return own;
        if (_median.TryGetValue(group, out double median)) return median;
        string chapter = ProductNames.ChapterOf(product);
        double[] near = [.. _median.Where(g => g.Key.StartsWith(chapter, StringComparison.Ordinal)).Select(g => g.Value)];
        return near.Length > 0 ? Middle(near) : _middle;
    }

    /// <summary>Makes the file from the published estimates by country: columns iso3, hs3_1992, sigma.</summary>
    /// <exception cref="FileException">The file is missing or wrong.</exception>
    public static string Build(string published)
    {
        var groups = new SortedDictionary<string, List<(string Country, double Value)>>(StringComparer.Ordinal);
        using (var table = CsvTable.Open(published, "iso3", "hs3_1992", "sigma"))
        {
            while (table.Read())
            {
                string group = table.Code("hs3_1992");
                if (!groups.TryGetValue(group, out var list)) groups[group] = list = [];
                list.Add((table.Code("iso3"), table.Number("sigma")));
            }
        }

        return "hs3,sigma_median,sigma_usa,countries\n" + string.Concat(groups.Select(g =>
        {
            double[] usa = [.. g.Value.Where(v => v.Country == "USA").Select(v => v.Value)];
            return string.Create(CultureInfo.InvariantCulture, $"{g.Key},{Middle(g.Value.Select(v => v.Value)):0.####},{(usa.Length > 0 ? usa[0].ToString("0.####", CultureInfo.InvariantCulture) : "")},{g.Value.Count}\n");
        }));
    }

    private static double Clamp(double value) => Math.Clamp(value, Least, Most);

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
