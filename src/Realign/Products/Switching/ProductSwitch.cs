namespace Realign.Products.Switching;

/// <summary>
/// What refusing or taxing does to one product, or to several added up. USD; volumes at the old prices. Notation.md defines every measure.
/// </summary>
public readonly record struct ProductSwitch
{
    /// <summary>Purchases before from the origins concerned.</summary>
    public double Purchases { get; init; }

    /// <summary>Spending on the product before, duty included; of untouched products nothing is counted.</summary>
    public double Spending { get; init; }

    public double LostVolume { get; init; }

    public double ReplacedByGroup { get; init; }

    public double ReplacedByOthers { get; init; }

    /// <summary>Lost volume that nobody abroad replaces.</summary>
    public double NotReplaced => LostVolume - ReplacedByGroup - ReplacedByOthers;

    /// <summary>The buyer's loss at the old prices of all sellers, because it does without what it wanted most, or pays the duty.</summary>
    public double CostOfRefusing { get; init; }

    /// <summary>The buyer's loss because sellers ask for more.</summary>
    public double CostOfDearerSellers { get; init; }

    /// <summary>Both; duty paid counts as lost here, see <see cref="TariffRevenue"/>.</summary>
    public double ExtraCost => CostOfRefusing + CostOfDearerSellers;

    /// <summary>Change of the duty collected.</summary>
    public double TariffRevenue { get; init; }

    /// <summary>What the origins concerned sell less to the buyer, by value.</summary>
    public double LostSales { get; init; }

    /// <summary>What they sell more elsewhere, by value.</summary>
    public double SoldElsewhere { get; init; }

    public double SellersNetLoss => LostSales - SoldElsewhere;

    /// <summary>Their loss of producers' surplus.</summary>
    public double SellersLostSurplus { get; init; }

    /// <summary>What the group sold before.</summary>
    public double GroupSales { get; init; }

    /// <summary>What the group could supply beyond that at most k % dearer.</summary>
    public double GroupCapacity { get; init; }

    /// <summary>The part of the lost volume that this covers, product by product.</summary>
    public double Coverable { get; init; }

    /// <summary>P̂; NaN for sums.</summary>
    public double PriceIndex { get; init; }

    /// <summary>By how much the group's price had to rise for it to replace the whole lost volume, a fraction; infinite when it sells none, NaN for sums and where nothing is lost.</summary>
    public double RiseNeeded { get; init; }

    /// <summary>Share of the lost volume that the group could supply at most k % dearer; NaN when nothing is lost.</summary>
    public double Coverage => Coverable / LostVolume;

    /// <summary>Adds up what can be added.</summary>
    public static ProductSwitch operator +(ProductSwitch a, ProductSwitch b) => Add(a, b);

    /// <summary>Adds up what can be added.</summary>
    public static ProductSwitch Add(ProductSwitch a, ProductSwitch b) => new()
    {
        Purchases = a.Purchases + b.Purchases,
        Spending = a.Spending + b.Spending,
        LostVolume = a.LostVolume + b.LostVolume,
        ReplacedByGroup = a.ReplacedByGroup + b.ReplacedByGroup,
        ReplacedByOthers = a.ReplacedByOthers + b.ReplacedByOthers,
        CostOfRefusing = a.CostOfRefusing + b.CostOfRefusing,
        CostOfDearerSellers = a.CostOfDearerSellers + b.CostOfDearerSellers,
        TariffRevenue = a.TariffRevenue + b.TariffRevenue,
        LostSales = a.LostSales + b.LostSales,
        SoldElsewhere = a.SoldElsewhere + b.SoldElsewhere,
        SellersLostSurplus = a.SellersLostSurplus + b.SellersLostSurplus,
        GroupSales = a.GroupSales + b.GroupSales,
        GroupCapacity = a.GroupCapacity + b.GroupCapacity,
        Coverable = a.Coverable + b.Coverable,
        PriceIndex = double.NaN,
        RiseNeeded = double.NaN,
    };
}
