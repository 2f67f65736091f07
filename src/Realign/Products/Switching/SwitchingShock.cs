namespace Realign.Products.Switching;

/// <summary>A buyer refuses a share of what it buys from some origins, or taxes it.</summary>
public sealed record SwitchingShock
{
    /// <summary>Codes of the origins.</summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>Share of the purchases refused at the same prices: 1 is a full boycott.</summary>
    public double Removed { get; init; }

    /// <summary>Ad valorem duty on top of that of the data, a fraction.</summary>
    public double AddedTariff { get; init; }

    /// <summary>Products by the digits that their codes begin with; all when empty.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <exception cref="RealignException">A size is outside its range, or nothing happens.</exception>
    public void Check()
    {
        if (From.Count == 0) throw new RealignException("No origin is named. Name one whose goods are refused or taxed.");
        if (!(Removed is >= 0 and <= 1)) throw new RealignException($"A share of {Removed} of purchases cannot be refused; it must lie between 0 and 1.");
        if (!(AddedTariff > -1 && double.IsFinite(AddedTariff))) throw new RealignException($"An added duty of {AddedTariff} is not possible; write a fraction above −1.");
        if (Removed == 0 && AddedTariff == 0) throw new RealignException("Nothing is refused and nothing taxed. Give a share or a duty.");
    }

    internal bool Touches(string product) => Products.Count == 0 || Products.Any(p => product.StartsWith(p, StringComparison.Ordinal));
}
