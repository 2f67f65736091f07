using Realign.Events;
using Realign.Files;

namespace Realign.Products;

/// <summary>The countries that files of products name, and groups of them: the regions and blocs that scenarios know, under the same names.</summary>
public static class Countries
{
    /// <summary>Code of the EU as one partner.</summary>
    public const string EuropeanUnion = "EUU";

    private static readonly Lazy<IReadOnlyList<Country>> _all = new(Read);
    private static readonly Lazy<Dictionary<string, Country>> _byCode = new(() => _all.Value.ToDictionary(c => c.Code, StringComparer.Ordinal));

    public static IReadOnlyList<Country> All => _all.Value;

    /// <summary>The EU's members.</summary>
    public static IReadOnlySet<string> EuMembers { get; } = BuiltInGroups.Blocs["eu"].Split(' ').ToHashSet(StringComparer.Ordinal);

    /// <summary>Names of groups.</summary>
    public static IEnumerable<string> Groups => BuiltInGroups.Blocs.Keys.Where(b => b != "rest-of-world").Concat(All.Where(c => c.Region.Length > 0).Select(c => BuiltInGroups.RegionName(c.Region)).Distinct());

    /// <summary>The country with a code; null when there is none.</summary>
    public static Country? Find(string code) => _byCode.Value.GetValueOrDefault(code);

    /// <summary>The country with a code.</summary>
    /// <exception cref="RealignException">There is none.</exception>
    public static Country Require(string code) => Find(code) ?? throw new RealignException($"'{code}' is no code of a country.{NearestName.Hint(code, _byCode.Value.Keys)}");

    /// <summary>The short name of a code, or the code itself.</summary>
    public static string NameOf(string code) => Find(code)?.Name ?? code;

    /// <summary>The codes that a code or a group stands for; case and hyphens of groups do not matter. The group eu holds EUU too, a region with EU members does not.</summary>
    /// <exception cref="RealignException">There is neither.</exception>
    public static IReadOnlyList<string> Members(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_byCode.Value.ContainsKey(name)) return [name];
        string plain = Plain(name);
        foreach (string bloc in BuiltInGroups.Blocs.Keys)
            if (Plain(bloc) == plain && bloc != "rest-of-world") return [.. BuiltInGroups.Blocs[bloc].Split(' '), .. bloc == "eu" ? (ReadOnlySpan<string>)[EuropeanUnion] : []];
        string[] region = [.. All.Where(c => c.Region.Length > 0 && Plain(BuiltInGroups.RegionName(c.Region)) == plain).Select(c => c.Code)];
        if (region.Length > 0) return region;
        throw new RealignException($"'{name}' is no code of a country and no group.{NearestName.Hint(name, _byCode.Value.Keys.Concat(Groups))} Groups: {string.Join(", ", Groups)}.");
    }

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static List<Country> Read()
    {
        var countries = new List<Country>();
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("countries.csv")!;
        using var table = CsvTable.Open("countries.csv", new StreamReader(stream), "code", "name", "region", "census");
        while (table.Read()) countries.Add(new Country(table.Code("code"), table.Text("name"), table.Text("region"), table.Text("census")));
        return countries;
    }
}
