using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Realign.Cases;
using Realign.Facts;
using Realign.Models.GeneralEquilibrium;
using Realign.Products;
using Realign.PublicFinance.Macro;
using Realign.Worlds;

namespace Realign.Server.Shelf;

/// <summary>The data that came with the program, each read once, when it is first asked for; safe to use from several threads.</summary>
public sealed class DataShelf
{
    public const string DefaultWorld = "world-2024";

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, Lazy<GeneralEquilibriumModel>> _models = new(StringComparer.Ordinal);
    private readonly Lazy<MacroData> _macro;
    private readonly Lazy<FactLedger> _facts;
    private readonly Lazy<TradeHistory> _history;
    private readonly Lazy<ProductData> _products;
    private readonly Lazy<WorldCheckReport> _check;

    /// <param name="folder">The folder that holds <c>worlds</c>, <c>cases</c>, <c>facts</c>, <c>macro</c>, <c>precedents</c> and <c>products</c>.</param>
    public DataShelf(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _folder = folder;
        _macro = new Lazy<MacroData>(() => MacroFile.Read(Path.Combine(folder, "macro", "macro.csv")));
        _check = new Lazy<WorldCheckReport>(() => WorldCheck.Run(Model(null).World));
        _facts = new Lazy<FactLedger>(() => new FactLedger(FactFile.Read(Path.Combine(folder, "facts", "facts.csv")), _macro.Value, new Lazy<World>(() => Model(null).World)));
        _history = new Lazy<TradeHistory>(() => TradeHistory.Read(Path.Combine(folder, "precedents", "goods-trade.parquet")));
        _products = new Lazy<ProductData>(() => new ProductData(
            new ProductFile(Path.Combine(folder, "products", ProductDataBuilder.UsImports)),
            ProductElasticities.Read(Path.Combine(folder, "products", "elasticities.csv")),
            ProductSectors.Read(Path.Combine(folder, "products", "sectors.csv"))));
    }

    /// <summary>Names of the worlds, in ordinal order.</summary>
    public IReadOnlyList<string> Worlds => Names("worlds");

    /// <summary>Names of the cases, in ordinal order.</summary>
    public IReadOnlyList<string> Cases => Names("cases");

    public FactLedger Facts => _facts.Value;

    /// <summary>The identities of the default world.</summary>
    public WorldCheckReport Check => _check.Value;

    public MacroData Macro => _macro.Value;

    /// <summary>Goods trade of past years.</summary>
    public TradeHistory History => _history.Value;

    /// <summary>Trade by product.</summary>
    public ProductData Products => _products.Value;

    /// <summary>A case.</summary>
    /// <param name="id">A name of <see cref="Cases"/>, never a path.</param>
    /// <exception cref="RealignException">There is no case of that name.</exception>
    public CaseFolder Case(string id) => CaseFolder.Read(CasePath(id));

    /// <summary>A hash of a case's files: it changes when one of them does.</summary>
    /// <param name="id">A name of <see cref="Cases"/>.</param>
    public string CaseHash(string id)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string home = CasePath(id);
        foreach (string file in Directory.GetFiles(home, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(home, file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The general equilibrium on a world, ready to solve.</summary>
    /// <param name="world">A name of <see cref="Worlds"/>, never a path; null for the default.</param>
    /// <exception cref="RealignException">There is no world of that name.</exception>
    public GeneralEquilibriumModel Model(string? world)
    {
        string name = world ?? DefaultWorld;
        if (!Worlds.Contains(name, StringComparer.Ordinal)) throw new RealignException($"'{name}' is no world of this server. Known: {string.Join(", ", Worlds)}.");
        return _models.GetOrAdd(name, n => new Lazy<GeneralEquilibriumModel>(() => new GeneralEquilibriumModel(WorldFolder.Read(Path.Combine(_folder, "worlds", n))))).Value;
    }

    private string CasePath(string id) => Cases.Contains(id, StringComparer.Ordinal)
        ? Path.Combine(_folder, "cases", id)
        : throw new RealignException($"'{id}' is no case of this server. Known: {string.Join(", ", Cases)}.");

    private IReadOnlyList<string> Names(string kind)
    {
        string home = Path.Combine(_folder, kind);
        return Directory.Exists(home) ? [.. Directory.GetDirectories(home).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];
    }
}
