namespace Realign.Products.Switching;

/// <summary>The elasticities of a solve, and how much each origin depends on the buyer.</summary>
public sealed record SwitchingParameters
{
    /// <summary>What is assumed of ω where nobody says otherwise; docs/models/switching.md says why, and why its range is wide.</summary>
    public const double DefaultSupply = 2;

    /// <summary>What is assumed of η where nobody says otherwise.</summary>
    public const double DefaultDemand = 1.5;

    /// <summary>σ_p by product: elasticity of substitution among origins, above 1.</summary>
    public required IReadOnlyList<double> Substitution { get; init; }

    /// <summary>ω: elasticity of what an origin sells abroad with respect to its price, above 0.</summary>
    public double Supply { get; init; } = DefaultSupply;

    /// <summary>η: price elasticity of the buyer's demand for the product from abroad, 0 or more.</summary>
    public double Demand { get; init; } = DefaultDemand;

    /// <summary>m: the buyer's share in what an origin sells abroad of a product, cell by cell in the order of <see cref="ProductFlows"/>; 1 everywhere, no other market, when null.</summary>
    public IReadOnlyList<double>? BuyerShares { get; init; }

    /// <exception cref="RealignException">A value is outside its range.</exception>
    internal void Check(ProductFlows flows)
    {
        if (Substitution.Count != flows.Products.Count) throw new RealignException($"There are {Substitution.Count} elasticities of substitution for {flows.Products.Count} products.");
        for (int p = 0; p < Substitution.Count; p++)
            if (!(Substitution[p] > 1 && double.IsFinite(Substitution[p]))) throw new RealignException($"σ of product {flows.Products[p]} is {Substitution[p]}; it must be finite and above 1, or no origin could be done without.");
        if (!(Supply > 0)) throw new RealignException($"ω is {Supply}; it must be above 0.");
        if (!double.IsFinite(Supply)) throw new RealignException("ω is not finite; a large number, such as 1e6, stands for prices that do not move.");
        if (!(Demand >= 0 && double.IsFinite(Demand))) throw new RealignException($"η is {Demand}; it must be finite and 0 or more.");
        if (BuyerShares is null) return;
        if (BuyerShares.Count != flows.Count) throw new RealignException($"There are {BuyerShares.Count} shares of the buyer for {flows.Count} flows.");
        for (int c = 0; c < BuyerShares.Count; c++)
            if (!(BuyerShares[c] is > 0 and <= 1)) throw new RealignException($"The buyer's share in a seller's exports is {BuyerShares[c]}; it must be above 0 and at most 1.");
    }
}
