using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.External;

/// <summary>
/// The current account and what it is made of, with the identity beside it: (S − I) + (T − G) = current account, where S − I is what the private sector saves
/// beyond what it invests, found as the rest. Goods and services are the world's; transfers and the current account are published; income is the rest.
/// </summary>
public sealed record ExternalAccounts
{
    public required int Year { get; init; }

    public required Usd Gdp { get; init; }

    public required Usd Goods { get; init; }

    public required Usd Services { get; init; }

    public Usd? Remittances { get; init; }

    public Usd? Aid { get; init; }

    public ShareOfGdp? CurrentAccount { get; init; }

    /// <summary>Of the government whose debt is studied.</summary>
    public ShareOfGdp? FiscalBalance { get; init; }

    /// <summary>Primary income and other transfers: the rest of the current account. Null when the current account is not known. Sources differ, and their differences are in here.</summary>
    public Usd? IncomeAndOther => CurrentAccount is { } account ? (account * Gdp) - Goods - Services - (Remittances ?? default) - (Aid ?? default) : null;

    /// <summary>S − I of everyone but that government.</summary>
    public ShareOfGdp? PrivateBalance => CurrentAccount is { } account && FiscalBalance is { } balance ? account - balance : null;

    /// <summary>What the private sector's saving less investment has to do when the trade balance and the budget change by so much, other accounts as they are.</summary>
    public static ShareOfGdp RequiredPrivateChange(ShareOfGdp tradeBalance, ShareOfGdp budget) => tradeBalance - budget;
}
