using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Capacity;

/// <summary>Published figures on which measures of the capacity to pay rest; what is not known is null.</summary>
public sealed record CapacityFigures
{
    /// <summary>Debt service over exports of goods, services and primary income; 0.4 is 40 %.</summary>
    public double? DebtServiceToExports { get; init; }

    /// <summary>Interest relative to GDP.</summary>
    public ShareOfGdp? Interest { get; init; }

    /// <summary>Government revenue relative to GDP.</summary>
    public ShareOfGdp? Revenue { get; init; }

    public Usd? ExternalDebt { get; init; }

    public Usd? Reserves { get; init; }

    public ShareOfGdp? PrimaryBalance { get; init; }

    /// <summary>What a unit of debt becomes in a year, λ.</summary>
    public double? DebtFactor { get; init; }
}
