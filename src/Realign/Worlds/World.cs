using System.Security.Cryptography;
using System.Text;
using Realign.Numerics;

namespace Realign.Worlds;

/// <summary>
/// A calibrated baseline of the world economy. Immutable; <see cref="Hash"/> identifies its numbers.
/// Index order everywhere: n importer (or the economy itself), i exporter, j sector, k input sector.
/// Values are in <see cref="Unit"/>; rates and shares are fractions.
/// </summary>
public sealed class World
{
    private readonly Lazy<string> _hash;
    private readonly Dictionary<string, int> _economyIndex;
    private readonly Dictionary<string, int> _sectorIndex;

    /// <summary>Checks shapes, signs and codes. Accounting identities are <see cref="WorldCheck"/>'s to measure: published data often break them.</summary>
    /// <exception cref="RealignException">A shape, a sign or a code is wrong; the message names value, place and remedy.</exception>
    public World(WorldData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        WorldValidation.Validate(data);
        Name = data.Name;
        Year = data.Year;
        Unit = data.Unit;
        Economies = [.. data.Economies];
        Sectors = [.. data.Sectors];
        Flows = data.Flows;
        Tariffs = data.Tariffs;
        InputCoefficients = data.InputCoefficients;
        ValueAddedShares = data.ValueAddedShares;
        TradeElasticities = [.. data.TradeElasticities];
        ElasticitySets = [.. data.ElasticitySets];
        Provenance = data.Provenance;
        _economyIndex = Index(Economies.Select(e => e.Code));
        _sectorIndex = Index(Sectors.Select(s => s.Code));

        (Output, Expenditure, Deficits, TariffRevenue) = WorldAccounts.FromFlows(Flows, Tariffs);
        ValueAdded = WorldAccounts.ValueAdded(Output, ValueAddedShares);
        FinalDemand = data.FinalDemand ?? WorldAccounts.FinalDemand(Output, Expenditure, InputCoefficients);
        _hash = new Lazy<string>(ComputeHash);
    }

    public string Name { get; }

    public int Year { get; }

    /// <summary>Unit of all values, for example <c>million USD</c>.</summary>
    public string Unit { get; }

    public IReadOnlyList<Economy> Economies { get; }

    public IReadOnlyList<Sector> Sectors { get; }

    /// <summary>Trade flows [n importer, i exporter, j sector] net of tariffs; n = i is the domestic flow.</summary>
    public Tensor Flows { get; }

    /// <summary>Ad valorem tariff rates τ [n, i, j], fractions; zero on domestic flows.</summary>
    public Tensor Tariffs { get; }

    /// <summary>Input coefficients γ_nkj [n, k input, j output]: purchases of k, tariffs included, per unit of output of j.</summary>
    public Tensor InputCoefficients { get; }

    /// <summary>Value-added shares γ_nj [n, j] of output. With the input coefficients of the column they sum to 1.</summary>
    public Matrix ValueAddedShares { get; }

    /// <summary>Final demand [n, j], tariffs included.</summary>
    public Matrix FinalDemand { get; }

    /// <summary>The world's own trade elasticities θ_j.</summary>
    public IReadOnlyList<double> TradeElasticities { get; }

    /// <summary>Published alternatives to <see cref="TradeElasticities"/>.</summary>
    public IReadOnlyList<ElasticitySet> ElasticitySets { get; }

    public Provenance Provenance { get; }

    /// <summary>Gross output Y [n, j]: sales to all importers, net of tariffs.</summary>
    public Matrix Output { get; }

    /// <summary>Expenditure X [n, j], tariffs included.</summary>
    public Matrix Expenditure { get; }

    /// <summary>Value added of each economy, Σ_j γ_nj Y_nj.</summary>
    public IReadOnlyList<double> ValueAdded { get; }

    /// <summary>Tariff revenue of each economy.</summary>
    public IReadOnlyList<double> TariffRevenue { get; }

    /// <summary>Trade deficit of each economy, imports less exports, net of tariffs. Sums to zero.</summary>
    public IReadOnlyList<double> Deficits { get; }

    /// <summary>SHA-256 of codes, year, unit and all numbers, lower-case hexadecimal.</summary>
    public string Hash => _hash.Value;

    /// <summary>Gross domestic product: value added (product taxes included where the source has them so) plus tariff revenue.</summary>
    public double Gdp(int n) => ValueAdded[n] + TariffRevenue[n];

    /// <summary>Position of an economy.</summary>
    /// <exception cref="RealignException">The code is unknown; the message names the nearest one.</exception>
    public int EconomyIndex(string code) =>
        _economyIndex.TryGetValue(code, out int n) ? n : throw Unknown("economy", code, _economyIndex.Keys);

    /// <summary>Position of a sector.</summary>
    /// <exception cref="RealignException">The code is unknown; the message names the nearest one.</exception>
    public int SectorIndex(string code) =>
        _sectorIndex.TryGetValue(code, out int j) ? j : throw Unknown("sector", code, _sectorIndex.Keys);

    public bool TryEconomyIndex(string code, out int n) => _economyIndex.TryGetValue(code, out n);

    public bool TrySectorIndex(string code, out int j) => _sectorIndex.TryGetValue(code, out j);

    private static Dictionary<string, int> Index(IEnumerable<string> codes) =>
        codes.Select((code, at) => (code, at)).ToDictionary(p => p.code, p => p.at, StringComparer.Ordinal);

    private static RealignException Unknown(string kind, string code, IEnumerable<string> known) =>
        new($"'{code}' is no {kind} of this world.{NearestName.Hint(code, known)}");

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"{Year}|{Unit}|{string.Join(',', Economies.Select(e => e.Code))}|{string.Join(',', Sectors.Select(s => $"{s.Code}:{s.IsGood}"))}|"));
        foreach (var part in (ReadOnlySpan<Tensor>)[Flows, Tariffs, InputCoefficients])
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(part.Values));
        foreach (var part in (ReadOnlySpan<Matrix>)[ValueAddedShares, FinalDemand])
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(part.Values));
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(TradeElasticities.ToArray().AsSpan()));
        foreach (var set in ElasticitySets)
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(set.Values.ToArray().AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
