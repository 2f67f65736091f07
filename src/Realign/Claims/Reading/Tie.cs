using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>How an economy's name is tied to the measure of a claim.</summary>
internal readonly record struct Tie
{
    /// <summary>"Colombian exports", "Colombia's exports", "US tariffs".</summary>
    public bool Before { get; private init; }

    /// <summary>An adjective behind: "exportaciones colombianas".</summary>
    public bool AdjectiveBehind { get; private init; }

    /// <summary>"exportaciones de Colombia", "exports of Colombia", within a few tokens.</summary>
    public bool OfBehind { get; private init; }

    /// <summary>"Colombia's" before something else.</summary>
    public bool Possessive { get; private init; }

    public bool Demonym { get; private init; }

    /// <summary>The preposition before it.</summary>
    public string Preposition { get; private init; }

    /// <summary>It stands behind the measure or the figure.</summary>
    public bool After { get; private init; }

    /// <summary>"US-bound", "con destino a", "as destination".</summary>
    public bool Bound { get; private init; }

    /// <summary>A market: "the Chinese market", "mercado chino".</summary>
    public bool Market { get; private init; }

    /// <summary>The goods of that economy: "Chinese goods", "productos chinos", "Swiss exports" in a tariff on them.</summary>
    public bool Goods { get; private init; }

    /// <summary>The market that goods enter: "a tariff on exports to China".</summary>
    public bool Entry { get; private init; }

    /// <summary>Where goods are placed: "sales in the US", "colocaciones en Japón".</summary>
    public bool Placed { get; private init; }

    /// <summary>The measure is a verb: "Bolivia imports from Argentina".</summary>
    public bool Verbal { get; private init; }

    /// <summary>Whose imports or exports a share is of: "Chinese soybean imports", "EU imports".</summary>
    public bool FlowOwner { get; private init; }

    /// <summary>Who has the share: "Brazil's share", "the US share".</summary>
    public bool OfShare { get; private init; }

    /// <summary>A verb of receiving follows.</summary>
    public bool Receives { get; private init; }

    /// <summary>Stands right behind the figure.</summary>
    public bool AtFigure { get; private init; }

    /// <summary>The first of "India and the US".</summary>
    public bool Joined { get; private init; }

    /// <summary>The second of "India and the US".</summary>
    public bool JoinedTo { get; private init; }

    public double Distance { get; private init; }

    public static Tie Of(Passage passage, Mention<EconomyName> e, Draft draft)
    {
        bool demonym = e.Value.Kind == EconomyNameKind.Demonym;
        string preposition = demonym ? DemonymPreposition(passage, e) : passage.Preposition(e.First);
        bool possessive = passage.Is(e.Next, "'s") || (passage.Is(e.Next, "'") && passage.Key(e.Next - 1).EndsWith('s'));
        int anchor = draft.Anchor;
        double distance = Distances(passage, e, anchor);
        bool before = false, adjective = false, of = false, after = e.First >= anchor;
        foreach (var m in passage.Measures)
        {
            if (m.First < draft.Sentence.First || m.Next > draft.Sentence.Next || !(m == draft.Named || (draft.Named is { } n && n.Value.Measure == m.Value.Measure && n.Value.Sign == m.Value.Sign))) continue;
            if (m != draft.Named)
            {
                before |= e.Next <= m.First && Clear(passage, possessive ? e.Next + 1 : e.Next, m.First, 2);
                continue;
            }

            distance = Math.Min(distance, Distances(passage, e, m.First >= e.First ? m.First : m.Next - 1));
            before |= e.Next <= m.First && (possessive || demonym || !Words.MeasureVerbs.Contains(passage.Key(m.First))) && Clear(passage, possessive ? e.Next + 1 : e.Next, m.First, possessive ? 6 : 4);
            adjective = demonym && e.First >= m.Next && Clear(passage, m.Next, e.First, 3, allowOf: true);
            of = e.First > m.Next && Words.Of.Contains(preposition) && e.First - m.Next <= 5 && Clear(passage, m.Next, e.First, 5, allowOf: true);
            after = e.First >= m.Next;
        }

        if (OfAnother(passage, e, draft)) distance += 5;
        foreach (var other in passage.Quantities)
            if (other.First != draft.Quantity?.First && other.First >= Math.Min(e.Next, anchor) && other.Next <= Math.Max(e.First, anchor)) distance += passage.BreaksBetween(e.First, anchor) > 0 && e.First > anchor ? 3 : 1.5;
        string noun = passage.Key(demonym && e.First > 0 && !passage.Is(e.First - 1, ",") ? e.First - 1 : e.Next), next = passage.Key(e.Next);
        return new Tie
        {
            Before = before,
            AdjectiveBehind = adjective,
            OfBehind = of,
            Possessive = possessive,
            Demonym = demonym,
            Preposition = preposition,
            After = after,
            Bound = passage.Is(e.Next, "-") && passage.Key(e.Next + 1) is "bound" || DestinationBefore(passage, e.First),
            Market = next is "market" or "markets" or "buyers" or "importers" or "consumers" || noun is "mercado" or "mercados" or "compradores" or "importadores" or "consumidores" || passage.Key(e.First - 1) is "mercado" || (passage.Key(e.First - 2) is "mercado" && passage.Key(e.First - 1) is "de"),
            Goods = next is "goods" or "products" or "exports" or "imports" or "steel" or "cars" or "shipments" || noun is "productos" or "bienes" or "mercancias" or "importaciones" or "exportaciones" || GoodsBetween(passage, e),
            Entry = !demonym && Words.To.Contains(preposition) && EntersBefore(passage, e.First, draft.Sentence.First),
            Placed = PlacedBefore(passage, e.First),
            FlowOwner = demonym || possessive ? Enumerable.Range(e.Next, 4).Any(i => IsFlow(passage.Key(i))) || Enumerable.Range(e.First - 3, 3).Any(i => IsFlow(passage.Key(i)) && passage.Language == Language.Spanish) : IsFlow(next),
            Verbal = draft.Named is { } verb && Words.MeasureVerbs.Contains(passage.Key(verb.First)),
            OfShare = before && draft.Named is { } named && passage.Key(named.First) is "share" or "cuota" or "participacion" or "peso" or "market",
            Receives = Enumerable.Range(e.Next, 4).Any(i => Words.Receiving.Contains(passage.Key(i))),
            AtFigure = draft.Quantity is { } q && e.First >= q.Next && e.First - q.Next <= 3 && passage.BreaksBetween(q.Next - 1, e.First) == 0,
            Joined = !demonym && preposition.Length == 0 && JoinedWith(passage, e, 1),
            JoinedTo = !demonym && JoinedWith(passage, e, -1),
            Distance = distance,
        };
    }

    /// <summary>It hangs on another measure: in "sales to China took 3 points off exports", China is the side of sales.</summary>
    private static bool OfAnother(Passage passage, Mention<EconomyName> e, Draft draft)
    {
        if (draft.Named is not { } named || draft.Quantity is { } q && q.First < named.First) return false;
        foreach (var m in passage.Measures)
        {
            if (m.Next > e.First || e.First - m.Next > 3 || m == named || m.First < draft.Sentence.First) continue;
            bool nearer = passage.BreaksBetween(m.First, named.First) > 0 && m.Value.Measure != named.Value.Measure;
            if (nearer && !Enumerable.Range(m.Next, e.First - m.Next).Any(i => passage.Tokens[i].Key is "," or "and" or "y")) return true;
        }

        return false;
    }

    private static bool IsFlow(string key) => key is "imports" or "exports" or "importaciones" or "exportaciones" or "compras" or "ventas";

    private static bool JoinedWith(Passage passage, Mention<EconomyName> e, int step)
    {
        int i = passage.Economies.IndexOf(e) + step;
        if (i < 0 || i >= passage.Economies.Count || passage.Economies[i].Value.Kind != EconomyNameKind.Name) return false;
        var (a, b) = step > 0 ? (e, passage.Economies[i]) : (passage.Economies[i], e);
        return b.First - a.Next is 1 or 2 && passage.Key(a.Next) is "and" or "y" && (b.First - a.Next == 1 || passage.Key(a.Next + 1) is "the" or "los") && passage.Preposition(a.First) is "" or "between" or "entre";
    }

    private static double Distances(Passage passage, Mention<EconomyName> e, int anchor)
    {
        int at = e.First <= anchor ? e.Next - 1 : e.First;
        return (0.08 * Math.Min(25, Math.Abs(at - anchor))) + (1.4 * passage.BreaksBetween(at, anchor));
    }

    /// <summary>An adjective takes the preposition of its noun phrase: "a los productos chinos", "on Chinese goods".</summary>
    private static string DemonymPreposition(Passage passage, Mention<EconomyName> e)
    {
        for (int i = e.First - 1; i >= Math.Max(0, e.First - 4); i--)
        {
            if (!passage.Tokens[i].IsWord) return "";
            if (Words.Prepositions.Contains(passage.Tokens[i].Key)) return passage.Preposition(i + 1);
        }

        return "";
    }

    /// <summary>"imports from China", "productos de China" behind a tariff: the name is where goods come from.</summary>
    private static bool GoodsBetween(Passage passage, Mention<EconomyName> e)
    {
        for (int i = e.First - 1; i >= Math.Max(0, e.First - 5); i--)
            if (passage.Tokens[i].Key is "imports" or "exports" or "goods" or "products" or "productos" or "importaciones" or "bienes" or "mercancias" or "exportaciones") return true;
        return false;
    }

    public static bool PlacedBefore(Passage passage, int first)
    {
        while (first > 0 && Words.Articles.Contains(passage.Key(first - 1))) first--;
        return Words.In.Contains(passage.Key(first - 1)) && passage.Key(first - 2) is "sales" or "sold" or "sell" or "sells" or "placed" or "ventas" or "colocaciones" or "envios" or "vendio" or "vende" or "venden" or "vendieron" or "coloco" or "coloca" or "colocaron";
    }

    private static bool EntersBefore(Passage passage, int first, int sentence)
    {
        for (int i = first - 1; i >= Math.Max(sentence, first - 8); i--)
            if (passage.Tokens[i].Key is "exports" or "export" or "exporting" or "exporta" or "exportan" or "exportar" or "shipments" or "sales" or "exportaciones" or "envios" or "ventas" or "entering" or "enter" or "enters" or "entra" or "entran" or "entrar" or "ingresan" or "ingresar" or "ingresa") return true;
        return false;
    }

    private static bool DestinationBefore(Passage passage, int first)
    {
        for (int i = first - 1; i >= Math.Max(0, first - 3); i--)
            if (passage.Tokens[i].Key is "destino" or "destined" or "destination" or "rumbo" or "bound") return true;
        return false;
    }

    private static bool Clear(Passage passage, int from, int to, int most, bool allowOf = false)
    {
        if (to - from > most) return false;
        for (int i = from; i < to; i++)
        {
            var token = passage.Tokens[i];
            if (!token.IsWord && !token.Is("-") && !token.Is("'s")) return false;
            if (Words.Breakers.Contains(token.Key) && !(allowOf && Words.Of.Contains(token.Key))) return false;
        }

        return true;
    }
}
