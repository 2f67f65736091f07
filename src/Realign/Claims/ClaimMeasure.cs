namespace Realign.Claims;

/// <summary>What a claim is about.</summary>
public enum ClaimMeasure
{
    Other,
    TradeBalance,
    Exports,
    Imports,
    TariffRate,
    FiscalBalance,
    PublicDebt,
    DebtService,
    Revenue,
    Gdp,
    Jobs,
    Prices,
    Investment,
    Remittances,
    Aid,

    /// <summary>A partner's share in an economy's exports, imports or trade.</summary>
    DependenceShare,
    LivesOrPeople,
}
