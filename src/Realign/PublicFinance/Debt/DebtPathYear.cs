using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Debt;

/// <summary>One year of a path. The contributions, without the residual there is none, add up to the change of the ratio.</summary>
/// <param name="Year">Years after the start, from 1.</param>
/// <param name="Debt">At the end of the year.</param>
/// <param name="PrimaryBalance">Of the year.</param>
/// <param name="StabilisingPrimaryBalance">The primary balance that would have kept the ratio of the year before.</param>
/// <param name="Interest">Interest paid, foreign interest at the exchange rate of the year.</param>
/// <param name="DomesticRate">Average rate paid on debt in local currency.</param>
/// <param name="ForeignRate">Average rate paid on debt in foreign currency.</param>
/// <param name="GrossFinancing">Deficit plus debt that falls due.</param>
/// <param name="FromInterest">Contribution of interest at the old exchange rate.</param>
/// <param name="FromExchangeRate">Contribution of the revaluation of foreign debt and its interest.</param>
/// <param name="FromGrowth">Contribution of real growth.</param>
/// <param name="FromInflation">Contribution of inflation.</param>
/// <param name="FromPrimaryBalance">Contribution of the primary balance.</param>
/// <param name="FromStockFlow">Contribution of everything else.</param>
public sealed record DebtPathYear(
    int Year, ShareOfGdp Debt, ShareOfGdp PrimaryBalance, ShareOfGdp StabilisingPrimaryBalance, ShareOfGdp Interest, Rate DomesticRate, Rate ForeignRate, ShareOfGdp GrossFinancing,
    ShareOfGdp FromInterest, ShareOfGdp FromExchangeRate, ShareOfGdp FromGrowth, ShareOfGdp FromInflation, ShareOfGdp FromPrimaryBalance, ShareOfGdp FromStockFlow)
{
    /// <summary>Primary balance less interest.</summary>
    public ShareOfGdp OverallBalance => PrimaryBalance - Interest;
}
