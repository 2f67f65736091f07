using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>
/// Whose measure a claim is about and who stands on the other side. Each economy that the sentence names is weighed for both places, by how it is
/// tied to the measure (owner, adjective, preposition, subject of the verb); the pair that weighs most wins.
/// </summary>
internal static class PartyFinder
{
    private const double NoSubject = 1;
    private const double NoPartner = 1.6;
    private const double TopicWeight = 2.2;
    private const double CarriedWeight = 2.6;
    private const double SecondTopicWeight = 1.4;

    public static (string? Subject, string? Partner) Find(Passage passage, Draft draft, string? carried, PartyMemory memory)
    {
        var candidates = new List<(string Code, double Subject, double Partner)>();
        var mentions = passage.Economies;
        for (int i = 0; i < mentions.Count; i++)
        {
            var e = mentions[i];
            if (e.Next <= draft.Sentence.First || e.First >= draft.Sentence.Next || e.Value.Code.Length == 0) continue;
            int last = ListEnd(passage, mentions, i);
            string code = last > i ? string.Join(',', Enumerable.Range(i, last - i + 1).Select(k => mentions[k].Value.Code).Distinct()) : e.Value.Code;
            var tie = Tie.Of(passage, e, draft);
            var (subject, partner) = PartyWeights.Of(draft.Measure, tie, e.Value);
            candidates.Add((code, subject, partner));
            i = last;
        }

        string? fallback = carried ?? passage.Topic;
        // Who last taxed the economy that the text is about, or he whom the title names, puts the tariff.
        if (draft.Measure == ClaimMeasure.TariffRate && (passage.Imposer ?? (candidates.Exists(c => c.Subject > NoSubject) ? null : memory.Imposer(fallback))) is { } imposer && imposer != fallback)
        {
            candidates.Add((imposer, CarriedWeight + 0.1, -9));
            if (fallback is not null && carried is null) candidates.Add((fallback, NoSubject, 2));
        }

        if (fallback is not null && draft.Measure == ClaimMeasure.TariffRate && OnExports(passage, draft)) candidates.Add((fallback, NoSubject - 0.5, 3.5));
        else if (fallback is not null) candidates.Add((fallback, carried is null ? TopicWeight : CarriedWeight, -9));
        if (draft.Measure is ClaimMeasure.Other or ClaimMeasure.DependenceShare && passage.Topic is { } topic && topic != fallback) candidates.Add((topic, TopicWeight - 0.3, -9));
        if (passage.Topics.Count > 1) candidates.Add((passage.Topics[1], SecondTopicWeight, -9));
        (string?, string?) best = (null, null);
        double most = NoSubject + NoPartner;
        foreach (var s in candidates)
        {
            if (s.Subject + NoPartner > most) (best, most) = ((s.Code, null), s.Subject + NoPartner);
            foreach (var p in candidates)
                if (p.Code != s.Code && !p.Code.Split(',').Contains(s.Code) && s.Subject > -5 && s.Subject + p.Partner > most) (best, most) = ((s.Code, p.Code), s.Subject + p.Partner);
        }

        foreach (var p in candidates)
            if (NoSubject + p.Partner > most) (best, most) = ((null, p.Code), NoSubject + p.Partner);
        return best;
    }

    /// <summary>"a tariff on exports": the text takes the side of who pays it.</summary>
    private static bool OnExports(Passage passage, Draft draft)
    {
        int first = draft.Named?.First ?? draft.Anchor;
        for (int i = Math.Max(draft.Sentence.First, Math.Min(first, draft.Anchor) - 1); i < Math.Min(draft.Sentence.Next, Math.Max(first, draft.Anchor) + 7); i++)
            if (passage.Tokens[i].Key is "exports" or "export" or "exportaciones" or "exportacion" or "shipments" or "envios") return true;
        return false;
    }

    /// <summary>"to Brazil, Peru and Chile": one party of several, when a preposition stands before the first.</summary>
    private static int ListEnd(Passage passage, List<Mention<EconomyName>> mentions, int first)
    {
        if (mentions[first].Value.Kind != EconomyNameKind.Name || passage.Preposition(mentions[first].First) is "" or "between" or "entre") return first;
        int last = first;
        while (last + 1 < mentions.Count && mentions[last + 1].Value.Kind == EconomyNameKind.Name)
        {
            int gap = mentions[last + 1].First - mentions[last].Next;
            if (gap is < 1 or > 3 || !(passage.Key(mentions[last].Next) is "," or "and" or "y" or "e")) break;
            bool only = true;
            for (int i = mentions[last].Next; i < mentions[last + 1].First; i++) only &= passage.Key(i) is "," or "and" or "y" or "e" or "the";
            if (!only) break;
            last++;
        }

        return last;
    }
}
