using Realign.Models.GeneralEquilibrium;

namespace Realign.Server.Lab;

/// <summary>What the lab shows of a solution. Changes are fractions, values USD.</summary>
internal sealed record LabAnswer
{
    /// <summary>Why there is no answer; null when there is.</summary>
    public string? Failure { get; init; }

    /// <summary>The whole time that the server took, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    public double MaxResidual { get; init; }

    public int Iterations { get; init; }

    public IReadOnlyList<LabEconomy> Economies { get; init; } = [];

    public IReadOnlyList<LabPartner> Partners { get; init; } = [];

    public IReadOnlyList<LabSector> Sectors { get; init; } = [];

    public IReadOnlyList<string> Events { get; init; } = [];
}

internal sealed record LabEconomy(string Code, string Name, double Welfare, double RealWage, double TermsOfTrade, double PriceIndex, Change Exports, Change Imports);

/// <summary>Trade in goods with a partner, USD.</summary>
internal sealed record LabPartner(string Code, string Name, Change Exports, Change Imports)
{
    public Change Balance => Exports - Imports;
}

internal sealed record LabSector(string Code, string Name, Change Output, double Price);
