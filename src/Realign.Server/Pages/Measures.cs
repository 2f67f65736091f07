namespace Realign.Server.Pages;

/// <summary>A measure in two sentences, with its source.</summary>
/// <param name="Id">The fragment of the help page.</param>
/// <param name="Name">As pages call it.</param>
/// <param name="Meaning">Two sentences.</param>
/// <param name="Source">Paper or manual.</param>
internal sealed record Measures(string Id, string Name, string Meaning, string Source)
{
    private const string CaliendoParro = "Caliendo and Parro (2015), Review of Economic Studies 82(1)";

    public static IReadOnlyList<Measures> All { get; } =
    [
        new("welfare", "Welfare", "Real income: what an economy can buy with its income at the prices it pays. −0.10 % is as if one dollar in a thousand were lost every year.", CaliendoParro),
        new("real-wage", "Real wage", "What an hour of work buys. It leaves out tariff revenue and what an economy borrows or lends.", CaliendoParro),
        new("terms-of-trade", "Terms of trade", "The part of the welfare change that comes from export prices rising faster than import prices. One economy's gain here is others' loss.", CaliendoParro),
        new("volume-of-trade", "Volume of trade", "The part of the welfare change that comes from importing more or less of what is taxed. More imports over a tariff are a gain, since buyers value them above what they cost the economy.", CaliendoParro),
        new("price-index", "Price index", "What a unit of final demand costs, tariffs included. World value added stays the same by construction, so it is relative to that.", CaliendoParro),
        new("balance", "Bilateral balance", "Exports to a partner less imports from it, before tariffs. A deficit with one partner says nothing by itself: it is the sum over partners that has to be paid for.", "IMF, Balance of Payments Manual (BPM6)"),
        new("output", "Output", "What a sector sells, to buyers at home and abroad, inputs counted. Value added leaves out the inputs it buys.", "OECD, Inter-Country Input-Output Tables"),
        new("elasticity", "Trade elasticity", "By how many percent trade falls when its cost rises by one percent. The higher it is, the easier buyers switch, and the smaller is the welfare that trade policy moves.", "Fontagné, Guimbard and Orefice (2022), Journal of International Economics 137"),
        new("agreement", "Agreement strength", "The partial effect β on the logarithm of trade that gravity studies estimate. 0.1 is about ten percent more trade before prices and incomes react.", "Head and Mayer (2014), Handbook of International Economics 4"),
        new("closure", "Closure", "What happens to trade deficits, which the model does not explain. Compare two closures: where the answer differs, it hangs on that assumption.", "Dekle, Eaton and Kortum (2007), American Economic Review 97(2)"),
        new("budget", "Budget effect", "What events do to the balance of the government: tariff revenue, value-added tax at the border, other taxes, interest. Each line is a part of GDP, and a line without figures stays empty rather than guessed.", "IMF, Government Finance Statistics Manual (2014)"),
        new("debt", "Debt fan", "Where public debt goes over ten years, with shocks drawn from the economy's own history. The bands hold half and nine tenths of the paths.", "IMF (2022), Staff Guidance Note on the Sovereign Risk and Debt Sustainability Framework"),
        new("export-share", "Share of exports", "How much of an economy's exports go to a partner. Goods and services together.", "OECD, Inter-Country Input-Output Tables"),
        new("value-added-share", "Value added absorbed by a partner", "The part of GDP that ends in a partner's final demand, whichever way it travels. It counts parts that go through third economies.", "Johnson and Noguera (2012), Journal of International Economics 86(2)"),
        new("input-reliance", "Reliance on inputs", "The part of all inputs, of every tier, that is made in a partner. It looks through suppliers to their suppliers.", "Baldwin, Freeman and Theodorakopoulos (2022), NBER Working Paper 30525"),
        new("extraction", "Loss by extraction", "GDP that would be lost if trade with a partner were taken out and nothing replaced it. An upper bound, since in time everything is replaced in part.", "Dietzenbacher, van Burken and Kondo (2019), Economic Systems Research 31(2)"),
        new("exit-cost", "Cost of exit", "Welfare that is lost when trade with a partner stops, after prices and suppliers have adjusted. In the short run buyers switch less easily, so it costs more.", CaliendoParro),
        new("converged", "Converged", "Whether the equations hold to one part in a thousand million, measured by separate code. Without that, pages show no numbers.", "Realign, docs/decisions/0002-solver.md"),
    ];
}
