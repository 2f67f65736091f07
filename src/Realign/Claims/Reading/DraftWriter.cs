using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;

namespace Realign.Claims.Reading;

/// <summary>Goes through a passage sentence by sentence and puts claims together; remembers what the last one was about.</summary>
internal sealed class DraftWriter(Passage passage, PartyMemory memory)
{
    private readonly List<Draft> _drafts = [];
    private Draft? _last;

    public List<Draft> Write(CancellationToken cancellation)
    {
        int next = 0;
        foreach (var sentence in passage.Sentences)
        {
            cancellation.ThrowIfCancellationRequested();
            int first = next;
            while (next < passage.Quantities.Count && passage.Quantities[next].First < sentence.Next) next++;
            int before = _drafts.Count;
            Quantity? previous = null;
            foreach (var merged in Merged(sentence, first, next))
            {
                if (Converted(previous, merged)) continue;
                var quantity = Compared(previous, merged);
                Quantified(sentence, quantity);
                previous = quantity;
            }

            Pair(before);
            foreach (var draft in WordedClaims.Find(passage, sentence, _drafts.Skip(before))) Add(draft, worded: true);
        }

        return _drafts;
    }

    /// <summary>"from US$125.9 million in January to zero": two figures of one movement.</summary>
    private IEnumerable<Quantity> Merged(Sentence sentence, int first, int next)
    {
        for (int i = first; i < next; i++)
        {
            var q = passage.Quantities[i];
            if (q.Next > sentence.Next) yield break;
            if (i + 1 < next && passage.Quantities[i + 1] is { From: null, High: null } was && q is { From: null, High: null } && (q.Unit == was.Unit || (q.Unit == Units.ShareOfGdp && was.Unit == Units.Percent)) && ((was.First - q.Next <= 6 && !Enumerable.Range(q.Next, was.First - q.Next).Any(t => passage.Tokens[t].Key is "," or "and" or "y" or ";") && passage.Key(was.First - 1) is "from" or "desde" && passage.Key(q.First - 1) is "to" or "a" or "al" or "hasta") || UpFrom(q, was)))
            {
                yield return q with { From = was.Value };
                i++;
            }
            else if (i + 1 < next && passage.Quantities[i + 1] is var to && Moves(sentence, q, to))
            {
                yield return to with { From = q.Value, Unit = to.Unit ?? q.Unit, Hedge = to.Hedge };
                i++;
            }
            else
            {
                yield return q;
            }
        }
    }

    /// <summary>"$200bn (£150bn)": the same in another currency.</summary>
    private bool Converted(Quantity? previous, Quantity quantity) =>
        previous is not null && quantity.First - previous.Next == 1 && passage.Is(previous.Next, "(") && Units.IsCurrency(previous.Unit) && Units.IsCurrency(quantity.Unit) && previous.Unit != quantity.Unit;

    /// <summary>"2.4% of GDP after 1.6% in 2024", "dollar … seven dollars": what the unit before says about this one.</summary>
    private Quantity Compared(Quantity? previous, Quantity quantity)
    {
        // "would increase by two": a factor.
        if (quantity is { Unit: null, Value: >= 2 and <= 20, Form: QuantityForm.Plain } && passage.Key(quantity.First - 1) is "by" or "por" && (quantity.Next >= passage.Tokens.Length || passage.Key(quantity.Next) is "." or "," or "\"" or ";" or ")")) return quantity with { Unit = Units.Times };
        if (quantity.Unit is null && quantity is { Value: >= 1e6, Form: QuantityForm.Plain }) return quantity with { Unit = passage.Quantities.LastOrDefault(q => q.Next <= quantity.First && Units.IsCurrency(q.Unit))?.Unit ?? passage.Quantities.FirstOrDefault(q => Units.IsCurrency(q.Unit))?.Unit };
        if (quantity is { Unit: null, Value: < 200, Form: QuantityForm.Plain } && UnitBook.OfGdp.Match(passage.Tokens, quantity.Next, out _) > 0) return quantity with { Unit = Units.ShareOfGdp };
        if (Units.IsCurrency(quantity.Unit) && ForEvery(quantity)) return quantity with { Unit = Units.Times };
        if (_last is { Measure: ClaimMeasure.Gdp, Named: null, Quantity.Unit: Units.ShareOfGdp } && previous is not null && quantity.Unit == Units.Percent && quantity.First - previous.Next < 12 && passage.Key(quantity.First - 1) is "y" or "and") return quantity with { Unit = Units.ShareOfGdp };
        if (previous is not { Unit: Units.ShareOfGdp } || quantity.Unit != Units.Percent || quantity.First - previous.Next > 8) return quantity;
        for (int i = previous.Next; i < quantity.First; i++)
            if (passage.Tokens[i].Key is "luego" or "from" or "desde" or "after" or "tras" or "frente" or "compared" or "versus" or "than" or "comparado" or "vs") return quantity with { Unit = Units.ShareOfGdp };
        return quantity;
    }

    /// <summary>"for every dollar sold, seven dollars": a ratio.</summary>
    private bool ForEvery(Quantity quantity)
    {
        for (int i = quantity.First - 1; i >= Math.Max(2, quantity.First - 14); i--)
            if (passage.Tokens[i].Key is "dolar" or "dollar" or "peso" or "euro" && passage.Key(i - 1) is "cada" or "every" or "each" && passage.Key(i - 2) is "por" or "for") return true;
        return false;
    }

    /// <summary>"57%, up from 53%".</summary>
    private bool UpFrom(Quantity q, Quantity was)
    {
        if (was.First - q.Next > 12 || was.Unit != q.Unit) return false;
        int i = was.First - 1;
        while (i > q.Next && Words.Articles.Contains(passage.Key(i))) i--;
        return passage.Key(i) is "from" or "desde" && passage.Key(i - 1) is "up" or "down" or "sube" or "baja";
    }

    private bool Moves(Sentence sentence, Quantity q, Quantity to)
    {
        if (q.From is not null || to.From is not null || q.High is not null || to.First - q.Next > 12 || (q.Unit != to.Unit && to.Form != QuantityForm.Zero && !(to.Unit is null && to.Value >= 1e3)) || q.Form is QuantityForm.Fraction) return false;
        string link = passage.Key(to.First - 1);
        if (!(link is "to" or "hasta" || (passage.Language == Language.Spanish && link is "a" or "al"))) return false;
        string start = passage.Key(q.First - 1);
        if (Words.Articles.Contains(start)) start = passage.Key(q.First - 2);
        if (start is "from" or "desde" or "de" or "del") return start is not ("de" or "del") || HasMovement(sentence, q.First, 8);
        // "cut the 39% tariffs on Swiss exports to 15%": the figure stands in what the verb moves; "fell 5% to" has the size right behind it.
        if (q.Unit is not Units.Percent) return false;
        bool taken = passage.Measures.Any(m => m.First >= q.Next && m.Next <= to.First && m.Value.Measure == ClaimMeasure.TariffRate);
        if (taken && HasMovement(sentence, q.First, 8)) return true;
        for (int i = q.First - 1; i >= Math.Max(sentence.First, q.First - 4); i--)
            if (passage.Tokens[i].Key is "from" or "desde") return true;
        return false;
    }

    private bool HasMovement(Sentence sentence, int first, int within) =>
        passage.Directions.Any(d => d.Next <= first && d.First >= Math.Max(sentence.First, first - within)) ||
        Enumerable.Range(Math.Max(sentence.First, first - within), Math.Min(within, first - sentence.First)).Any(i => passage.Tokens[i].Key is "paso" or "pasaron" or "pasar" or "pasando" or "pasara" or "pasaria" or "went" or "moved" or "go");

    private void Quantified(Sentence sentence, Quantity quantity)
    {
        if (!MayClaim(quantity))
        {
            if (quantity is { From: not null, Unit: "days" or "weeks" or "months" or "hours" }) Add(new Draft { Sentence = sentence, Quantity = quantity, Change = ChangeFinder.Of(passage, sentence, quantity, null), From = FromText(quantity) });
            return;
        }

        var chosen = MeasureChoice.Of(passage, sentence, quantity);
        var (named, grown) = FlowMeasure.Of(passage, sentence, quantity, chosen, _last);
        var draft = new Draft { Sentence = sentence, Quantity = quantity, Named = named };
        if (named is { } m)
        {
            (draft.Measure, draft.Sign) = (m.Value.Measure, m.Value.Sign);
            if (m.Value.Open) draft.Measure = OpenDeficit.Of(passage, sentence, m);
        }
        else if (_last is { Quantity: not null, Named: not null } last && sentence.Paragraph == last.Sentence.Paragraph && MeasureChoice.Fits(last.Measure, last.Named?.Value.Strong ?? false, quantity))
        {
            (draft.Measure, draft.Sign, draft.Named) = (last.Measure, last.Sign, last.Named);
        }
        else if (Units.IsCurrency(quantity.Unit) && TariffRevenue(sentence))
        {
            draft.Measure = ClaimMeasure.Revenue;
        }
        else if (Nearby(sentence, quantity) is { } near)
        {
            (draft.Measure, draft.Sign, draft.Named) = (near.Value.Open ? OpenDeficit.Of(passage, sentence, near) : near.Value.Measure, near.Value.Sign, near);
        }
        else if (quantity.Unit == Units.ShareOfGdp || Contributes(sentence, quantity))
        {
            // What something contributes, and of what is not said, is part of GDP.
            draft = new Draft { Sentence = sentence, Quantity = quantity with { Unit = Units.ShareOfGdp }, Measure = ClaimMeasure.Gdp };
            quantity = draft.Quantity;
        }
        else if (!WorthWithoutMeasure(sentence, quantity) && !passage.Quantities.Any(q => q.First >= quantity.Next && q.Next <= sentence.Next && Equates(quantity, q)))
        {
            return;
        }

        if (quantity.Unit == "businesses" || (quantity.Unit == Units.Times && ForEvery(quantity)) || PerHead(quantity) || CountsCountries(quantity)) draft.Measure = ClaimMeasure.Other;
        if (draft.Measure == ClaimMeasure.LivesOrPeople && quantity.Unit is not (Units.People or Units.Percent or "households" or null)) return;
        draft.Change = ChangeFinder.Of(passage, sentence, quantity, draft.Measure == ClaimMeasure.Remittances ? chosen : named);
        if (grown && draft.Change.First < 0) draft.Change = new Change(ClaimDirection.Increase, true, quantity.First, quantity.Next);
        if (draft.Change.First < 0 && draft.Change.Direction == ClaimDirection.Level && ChangeFinder.Implied(passage, draft) is { } implied) draft.Change = draft.Change with { Direction = implied };
        if (draft.Measure is ClaimMeasure.LivesOrPeople && quantity.Unit == Units.People) draft.Change = Change.None;
        if (draft.Measure is ClaimMeasure.Jobs && draft.Change.First < 0 && JobsLost(sentence, quantity)) draft.Change = draft.Change with { Direction = ClaimDirection.Decrease, IsSize = true };
        if (quantity.From is { } from) (draft.From, draft.FromValue) = (FromText(quantity), from);
        Listed(draft);
        Share(draft);
        Equate(draft);
        Add(draft);
    }

    /// <summary>"fell 79%, equivalent to 1.452 million dollars": the second figure says the same as the first.</summary>
    private void Equate(Draft draft)
    {
        if (_last is not { Quantity: { } first } last || last.Sentence != draft.Sentence || !Equates(first, draft.Quantity!)) return;
        bool rate = draft.Quantity!.Unit is Units.Percent;
        if (last.Change.IsSize && draft.Change.First < 0) draft.Change = last.Change;
        if (last.Named is null && draft.Named is not null) Rename(last, draft);
        else if (!rate && draft.Named is not null && draft.Named.Value.First > draft.Quantity.First) return;
        else if (!rate) (draft.Measure, draft.Sign, draft.Named) = (last.Measure, last.Sign, last.Named);
    }

    /// <summary>A figure before its measure is of it; trade of which no partner is named is with the world.</summary>
    private void Rename(Draft last, Draft draft)
    {
        (last.Measure, last.Sign, last.Named) = (Flow(draft), draft.Sign, draft.Named);
        if (last.Measure is ClaimMeasure.Exports or ClaimMeasure.Imports && PartyFinder.Find(passage, last, null, memory).Partner is null) last.Partner = Aimed(last);
    }

    private static ClaimMeasure Flow(Draft draft) => draft.Measure == ClaimMeasure.DependenceShare ? draft.Named!.Value.Value.Measure : draft.Measure;

    private bool Equates(Quantity first, Quantity second)
    {
        if (second.First - first.Next > 8) return false;
        for (int i = first.Next; i < second.First; i++)
            if (passage.Tokens[i].Key.StartsWith("equival", StringComparison.Ordinal) || passage.Tokens[i].Key is "equal" or "equals") return true;
        // "39 %, 49.000 millones de euros,": nothing but a comma or a bracket between a share and its amount.
        bool mixed = Units.IsCurrency(first.Unit) != Units.IsCurrency(second.Unit) && first.Unit is Units.Percent or Units.ShareOfGdp;
        return mixed && second.First - first.Next <= 2 && passage.Key(first.Next) is "," or "(" or "o" or "or";
    }

    /// <summary>"$2,000 per person", "rebate checks": an amount for each, not of an economy.</summary>
    private bool PerHead(Quantity quantity) =>
        Units.IsCurrency(quantity.Unit) && (passage.Key(quantity.Next) is "per" or "each" or "rebate" or "check" or "checks" or "cheques" || (passage.Key(quantity.Next) is "por" && passage.Key(quantity.Next + 1) is "persona" or "familia" or "hogar" or "barril" or "tonelada" or "kilo" or "libra" or "trabajador"));

    /// <summary>"two-thirds of countries": a share of something else than trade.</summary>
    private bool CountsCountries(Quantity quantity)
    {
        if (quantity.Unit != Units.Percent || !(passage.Key(quantity.Next) is "of" or "de")) return false;
        for (int i = quantity.Next + 1; i <= quantity.Next + 3; i++)
            if (passage.Key(i) is "countries" or "companies" or "firms" or "nations" or "respondents" or "paises" or "empresas" or "encuestados" or "economies" or "economists" or "analysts" or "analistas") return true;
        return false;
    }

    /// <summary>Percent of somebody's exports, imports or trade is a share of dependence, unless it is a change.</summary>
    private static void Share(Draft draft)
    {
        if (draft.Quantity!.Unit != Units.Percent || draft.Measure == ClaimMeasure.Other && draft.Named?.Value.Measure != ClaimMeasure.Other || draft.Change.IsSize || draft.Change.Direction is ClaimDirection.Eliminate) return;
        if (draft.Measure is ClaimMeasure.Exports or ClaimMeasure.Imports or ClaimMeasure.TradeBalance || (draft.Measure == ClaimMeasure.Other && draft.Named is not null)) draft.Measure = ClaimMeasure.DependenceShare;
    }

    /// <summary>"tariffs brought in": money from tariffs is revenue.</summary>
    private bool TariffRevenue(Sentence sentence)
    {
        bool tariff = passage.Measures.Any(m => m.First >= sentence.First && m.Next <= sentence.Next && m.Value.Measure == ClaimMeasure.TariffRate), brings = false;
        for (int i = sentence.First; i < sentence.Next; i++)
            brings |= passage.Tokens[i].Key is "brought" or "bring" or "raise" or "raised" or "raises" or "yield" or "yielded" or "collected" or "collect" or "earned" or "taken" or "generate" or "generated" or "generan" or "generar" or "generaron" or "genero" or "aportaron" or "dejaron";
        return tariff && brings;
    }

    private bool Contributes(Sentence sentence, Quantity quantity) =>
        quantity.Unit == Units.Percent && passage.Directions.Any(d => d.First >= sentence.First && d.Next <= quantity.First && quantity.First - d.Next <= 2 && (passage.Key(d.First).StartsWith("contribu", StringComparison.Ordinal) || passage.Key(d.First).StartsWith("aport", StringComparison.Ordinal)));

    /// <summary>A measure that the sentences around it name, when its own names none.</summary>
    private Mention<MeasureName>? Nearby(Sentence sentence, Quantity quantity)
    {
        Mention<MeasureName>? best = null;
        foreach (var m in passage.Measures)
        {
            if (!m.Value.Strong || !MeasureChoice.Fits(m.Value, quantity) || Math.Abs(m.First - quantity.First) > 40) continue;
            var home = passage.Sentences.First(s => m.First < s.Next);
            if (home.Paragraph != sentence.Paragraph || home == sentence) continue;
            if (best is null || Math.Abs(m.First - quantity.First) < Math.Abs(best.Value.First - quantity.First)) best = m;
        }

        return best;
    }

    /// <summary>"30% on South Africa, 14% on Nigeria": what moves the first moves all.</summary>
    private void Listed(Draft draft)
    {
        if (_last is not { Quantity: { } first } last || last.Sentence != draft.Sentence || !(Costs(last) || (last.Measure == draft.Measure && first.Unit == draft.Quantity!.Unit)) || draft.Change.First >= 0 || draft.Change.Direction != ClaimDirection.Level || draft.Quantity!.First - first.Next > 14) return;
        bool list = false;
        for (int i = first.Next; i < draft.Quantity.First; i++)
        {
            if (passage.Tokens[i].Key is "," or "and" or "y" or "asi") list = true;
            if (passage.Tokens[i].Key is "compared" or "from" or "desde" or "than" or "frente" or "of" or "is" or "was" or "es" or "fue" or "while" or "mientras") return;
            if (passage.Measures.Any(m => m.First == i && m.Value.Measure != draft.Measure && !Costs(last)) || passage.Directions.Any(d => d.First == i)) return;
        }

        if (list) draft.Change = last.Change with { First = -1, Next = -1 };
    }

    /// <summary>"would cost 1.7 points of GDP and 7,000 jobs": one verb for what differs.</summary>
    private bool Costs(Draft draft) => draft.Change.First >= 0 && passage.Key(draft.Change.First) is "cost" or "costs" or "costing" or "costo" or "costar" or "costara" or "costaria" or "costarian" or "cuesta" or "cueste" or "cuesten";

    private bool JobsLost(Sentence sentence, Quantity quantity)
    {
        for (int i = Math.Max(sentence.First, quantity.First - 10); i < Math.Min(sentence.Next, quantity.Next + 4); i++)
            if (passage.Tokens[i].Key is "risk" or "riesgo" or "peligro" or "impact" or "impacto" or "threatened" or "losses" or "perdidas" or "despidos" or "layoffs" or "jeopardy") return true;
        return false;
    }

    /// <summary>What can be a claim at all: not spans of time, countries or lines of a tariff.</summary>
    private static bool MayClaim(Quantity quantity) =>
        quantity.Unit is not ("days" or "weeks" or "months" or "years" or "hours" or "countries" or "products" or "kilometres" or "projects" or "hectares" or "megawatts" or Units.BasisPoint) &&
        (quantity.Unit is not null || quantity.Form == QuantityForm.Zero || quantity.Value >= 50);

    /// <summary>Money of which no word says what it is for counts only in sentences that speak of economies.</summary>
    private bool WorthWithoutMeasure(Sentence sentence, Quantity quantity) =>
        (Units.IsCurrency(quantity.Unit) || (quantity.Unit is Units.Percent && ChangeFinder.Of(passage, sentence, quantity, null).IsSize)) && passage.Economies.Any(e => e.First >= sentence.First && e.Next <= sentence.Next);

    private string FromText(Quantity quantity)
    {
        var start = passage.Quantities.LastOrDefault(q => q.Next <= quantity.First && q.Value == quantity.From) ?? quantity;
        string text = passage.Text[start.Start..start.End];
        int end = text.Length;
        if (ReferenceEquals(start, quantity))
        {
            int joint = text.IndexOf(" to ", StringComparison.Ordinal) is > 0 and int to ? to : text.IndexOf(" a", StringComparison.Ordinal);
            if (joint > 0) end = joint;
        }

        return text[..end].Trim(' ', '$', '%', '€', '£', ',').Replace("US$", "", StringComparison.Ordinal).Replace("USD ", "", StringComparison.Ordinal).Trim();
    }

    private void Add(Draft draft, bool worded = false)
    {
        bool same = _last is { } last && last.Sentence.Paragraph == draft.Sentence.Paragraph;
        var pointed = memory.Pointed(passage, draft);
        var (subject, partner) = same && Elliptic(draft) ? (draft.Measure == ClaimMeasure.TariffRate ? (_last!.Partner, _last.Subject) : (_last!.Subject, _last.Partner == "WLD" || Total(draft) ? null : _last.Partner)) : PartyFinder.Find(passage, draft, pointed?.Subject ?? (same ? _last!.Subject : null), memory);
        if (subject is not null && subject == pointed?.Subject) partner ??= pointed?.Partner;
        // Of nobody in particular nothing is claimed.
        if (worded && subject is null) return;
        draft.Subject = subject;
        draft.Partner = partner ?? Unnamed(draft, same);
        if (draft.Measure is ClaimMeasure.Exports or ClaimMeasure.Imports && partner is not null && _last is { Quantity: not null } && _last.Sentence == draft.Sentence && _last.Partner == partner && _last.Measure == draft.Measure && Total(draft)) draft.Partner = "WLD";
        draft.Sector = SectorFinder.Of(passage, draft);
        _drafts.Add(draft);
        memory.Keep(draft);
        _last = draft;
    }

    /// <summary>Trade without a named partner is trade with the world; a share without one is the last partner's.</summary>
    private string? Unnamed(Draft draft, bool same) => draft.Measure switch
    {
        ClaimMeasure.Exports or ClaimMeasure.Imports or ClaimMeasure.TradeBalance or ClaimMeasure.TariffRate => same && _last!.Sentence == draft.Sentence && !Total(draft) ? FromLast(draft) ?? Aimed(draft) : Aimed(draft),
        ClaimMeasure.Other when PerHead(draft) => null,
        ClaimMeasure.Investment or ClaimMeasure.Aid when Promised(draft) is { } giver => giver,
        ClaimMeasure.Remittances when passage.TitlePartner is { } sender && sender != draft.Subject => sender,
        ClaimMeasure.DependenceShare or ClaimMeasure.Investment or ClaimMeasure.Other or ClaimMeasure.Remittances or ClaimMeasure.Aid => same && _last!.Subject == draft.Subject ? (_last.Partner == "WLD" ? null : _last.Partner) : passage.Other,
        _ => null,
    };

    private bool PerHead(Draft draft) => draft.Quantity is { } q && PerHead(q);

    /// <summary>Exports and imports of goods of one kind are those that the title speaks of; trade is else with the world.</summary>
    private string Aimed(Draft draft) =>
        passage.TitlePartner is { } aimed && draft.Measure is ClaimMeasure.Exports or ClaimMeasure.Imports && aimed != draft.Subject && !Total(draft) && SectorFinder.Of(passage, draft) is not null ? aimed : "WLD";

    /// <summary>"Xi promised $9 billion in loans": who promises gives.</summary>
    private string? Promised(Draft draft)
    {
        foreach (var e in passage.Economies)
            if (e.First >= draft.Sentence.First && e.Next <= draft.Anchor && e.Value.Role is "head of state" or "government" && e.Value.Code.Length > 0 && e.Value.Code != draft.Subject) return e.Value.Code;
        return null;
    }

    /// <summary>"exports to the US fell 20% and imports 14.6%": the second part of a sentence that names nobody is about the same two.</summary>
    private bool Elliptic(Draft draft)
    {
        static bool Trade(ClaimMeasure m) => m is ClaimMeasure.Exports or ClaimMeasure.Imports or ClaimMeasure.TradeBalance;
        if (draft.Measure == ClaimMeasure.TariffRate && _last!.Measure == ClaimMeasure.Exports && _last.Sentence == draft.Sentence && _last.Partner is not (null or "WLD") && Alone(draft)) return true;
        if (!Trade(draft.Measure) || !Trade(_last!.Measure) || _last.Sentence != draft.Sentence || _last.Subject is null || draft.Named == _last.Named || draft.Named is not { } m || m.First < _last.Anchor) return false;
        return Alone(draft);
    }

    /// <summary>No economy stands in the clause.</summary>
    private bool Alone(Draft draft)
    {
        if (draft.Named is not { } m) return false;
        return !passage.Economies.Any(e => e.First >= draft.Sentence.First && e.Next <= draft.Sentence.Next && Math.Min(passage.BreaksBetween(e.First, draft.Anchor), passage.BreaksBetween(e.First, m.First)) == 0);
    }

    /// <summary>In one sentence the other side stays, from exports to imports too; exports under a tariff go to who puts it.</summary>
    private string? FromLast(Draft draft) => _last!.Measure switch
    {
        ClaimMeasure.TariffRate when draft.Measure == ClaimMeasure.Exports && draft.Subject is not null && draft.Subject == _last.Partner => _last.Subject,
        ClaimMeasure.DependenceShare when draft.Measure == ClaimMeasure.TradeBalance && draft.Subject == _last.Subject => _last.Partner,
        ClaimMeasure.Exports or ClaimMeasure.Imports or ClaimMeasure.TradeBalance when draft.Measure is not ClaimMeasure.TariffRate && draft.Subject == _last.Subject => _last.Partner,
        ClaimMeasure.Exports or ClaimMeasure.Imports when draft.Measure is ClaimMeasure.Exports or ClaimMeasure.Imports && draft.Subject is not null && draft.Subject == _last.Partner => _last.Subject,
        _ => _last.Measure == draft.Measure && _last.Named == draft.Named ? _last.Partner : null,
    };

    /// <summary>Trade in total is with the world.</summary>
    private bool Total(Draft draft)
    {
        foreach (int at in (ReadOnlySpan<int>)[draft.Anchor, draft.Named?.First ?? draft.Anchor])
            for (int i = Math.Max(draft.Sentence.First, at - 6); i < Math.Min(draft.Sentence.Next, at + 6); i++)
                if (passage.Tokens[i].Key is "total" or "totales" or "overall" or "worldwide" && passage.BreaksBetween(i, at) == 0) return true;
        return false;
    }

    /// <summary>"exports and imports fell 6.4 and 3.1 per cent respectively".</summary>
    private void Pair(int before)
    {
        for (int i = before; i + 1 < _drafts.Count; i++)
        {
            Draft a = _drafts[i], b = _drafts[i + 1];
            bool respectively = Enumerable.Range(b.Quantity!.Next, 4).Any(t => passage.Key(t) is "respectively" or "respectivamente");
            if (!respectively || a.Quantity!.Unit != b.Quantity.Unit) continue;
            var measures = passage.Measures.Where(m => m.First >= a.Sentence.First && m.Next <= a.Quantity.First && m.Value.Strong).TakeLast(2).ToList();
            if (measures.Count < 2) continue;
            (a.Measure, a.Named) = (measures[0].Value.Measure, measures[0]);
            (b.Measure, b.Named) = (measures[1].Value.Measure, measures[1]);
            b.Change = a.Change;
            (b.Subject, b.Partner) = (a.Subject, a.Partner);
        }
    }
}
