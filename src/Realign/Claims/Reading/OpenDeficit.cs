using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>Whether a bare "deficit" is one of trade or of the budget: a partner or words of trade near it say trade, words of the budget the other.</summary>
internal static class OpenDeficit
{
    private static readonly HashSet<string> _budget = Words.Set("fiscal budget budgetary government spending treasury tax taxes presupuesto presupuestal presupuestario gobierno hacienda gasto ministerio fisco primary primario federal recaudo recaudacion");

    private static readonly HashSet<string> _trade = Words.Set("trade comercial comercio exports imports exportaciones importaciones export import balanza goods bienes mercancias");

    public static ClaimMeasure Of(Passage passage, Sentence sentence, Mention<MeasureName> m)
    {
        if (passage.Key(m.Next) is "with" or "con" or "frente") return ClaimMeasure.TradeBalance;
        int budget = 0, trade = 0;
        for (int i = sentence.First; i < sentence.Next; i++)
        {
            int weight = Math.Abs(i - m.First) < 8 ? 2 : 1;
            if (_budget.Contains(passage.Tokens[i].Key)) budget += weight;
            if (_trade.Contains(passage.Tokens[i].Key)) trade += weight;
        }

        if (budget == trade)
        {
            foreach (var token in passage.Tokens)
            {
                if (_budget.Contains(token.Key)) budget++;
                if (_trade.Contains(token.Key)) trade++;
            }
        }

        return budget > trade ? ClaimMeasure.FiscalBalance : ClaimMeasure.TradeBalance;
    }
}
