using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;

namespace Realign.Claims.Reading;

/// <summary>
/// Of measures that hang together the head counts: "tariffs on imports" is a tariff, "déficit de la balanza comercial" a deficit; but "growth in
/// exports" is of exports. The "GDP" of "6% of GDP" is a unit.
/// </summary>
internal static class MeasureHeads
{
    private static readonly HashSet<string> _links = Words.Set("of in on de del en a al la las los el the all its their sus su sobre for para to por total");

    public static void Keep(Passage passage)
    {
        var measures = passage.Measures;
        measures.RemoveAll(m => m.Value.Measure == ClaimMeasure.Gdp && IsUnit(passage, m));
        for (int i = 0; i + 1 < measures.Count;)
        {
            Mention<MeasureName> head = measures[i], next = measures[i + 1];
            if (!Linked(passage, head, next))
            {
                i++;
                continue;
            }

            bool growth = head.Value is { Measure: ClaimMeasure.Gdp, Strong: false };
            bool export = head.Next == next.First && head.Value.Measure is ClaimMeasure.Exports or ClaimMeasure.Imports && next.Value.Measure is ClaimMeasure.TariffRate or ClaimMeasure.Revenue or ClaimMeasure.Jobs or ClaimMeasure.Prices;
            // Nouns that follow at once are the head themselves ("export tariff", "tariff revenue"); growth has none of its own.
            bool second = head.Next == next.First ? export || (next.Value.Strong && !head.Value.Strong) : growth || (!head.Value.Strong && next.Value.Strong && !head.Value.Open);
            measures.RemoveAt(second ? i : i + 1);
            if (second && i > 0) i--;
        }
    }

    private static bool Linked(Passage passage, Mention<MeasureName> head, Mention<MeasureName> next)
    {
        if (next.First - head.Next > 4) return false;
        for (int i = head.Next; i < next.First; i++)
        {
            var token = passage.Tokens[i];
            if (!_links.Contains(token.Key) && !passage.Economies.Any(e => e.First <= i && i < e.Next && e.Value.Kind == EconomyNameKind.Demonym)) return false;
        }

        return true;
    }

    private static bool IsUnit(Passage passage, Mention<MeasureName> m) =>
        passage.Quantities.Any(q => (m.First >= q.First && m.Next <= q.Next) || (q.Unit == Units.ShareOfGdp && m.First - q.Next <= 1 && m.First >= q.Next && passage.Is(m.First - 1, "("))) ||
        (passage.Is(m.First - 1, "(") && passage.Is(m.Next, ")"));
}
