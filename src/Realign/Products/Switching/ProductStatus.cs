namespace Realign.Products.Switching;

/// <summary>How the solve of a product ended.</summary>
public enum ProductStatus
{
    /// <summary>The origins concerned sell none of it; nothing changes.</summary>
    Untouched,

    Converged,

    /// <summary>Next to nobody else sells it to the buyer: the price index has no finite value, so that there is a loss of sales but no cost.</summary>
    NoOtherSeller,

    NotConverged,
}
