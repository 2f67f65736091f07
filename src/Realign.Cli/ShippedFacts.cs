using Realign.Facts;
using Realign.Worlds;

namespace Realign.Cli;

/// <summary>The ledger that came with the command, behind figures of the user's.</summary>
internal static class ShippedFacts
{
    private static string File => Path.Combine(AppContext.BaseDirectory, "facts", "facts.csv");

    /// <summary>Figures of a file, then those that ship and do not share an id with them.</summary>
    public static IReadOnlyList<Fact> Read(string? own)
    {
        var shipped = FactFile.Read(File);
        return own is null ? shipped : Before(FactFile.Read(own), shipped);
    }

    public static FactLedger Ledger(string? own, bool withWorld = true) =>
        new(Read(own), ShippedMacro.Read(null), withWorld ? new Lazy<World>(() => ShippedWorlds.Read(null)) : null);

    /// <summary>Goods trade of past years.</summary>
    public static TradeHistory History() => TradeHistory.Read(Path.Combine(AppContext.BaseDirectory, "precedents", "goods-trade.parquet"));

    /// <summary>A figure of the user's takes the place of the shipped one of its id.</summary>
    public static IReadOnlyList<Fact> Before(IReadOnlyList<Fact> own, IReadOnlyList<Fact> shipped)
    {
        var ids = own.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return [.. own, .. shipped.Where(f => !ids.Contains(f.Id))];
    }
}
