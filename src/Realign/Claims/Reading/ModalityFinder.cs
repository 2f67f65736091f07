
namespace Realign.Claims.Reading;

/// <summary>The voice of a claim: the nearest word of promise, threat, condition or forecast in its sentence, else quotation or report.</summary>
internal static class ModalityFinder
{
    private static readonly HashSet<string> _noVerbs = Words.Set("mineria ganaderia ingenieria tesoreria cancilleria refineria bateria galeria panaderia mayoria minoria categoria asesoria auditoria teoria historia memoria");

    public static ClaimModality Of(Passage passage, Draft draft)
    {
        var best = ClaimModality.ReportedFact;
        double least = double.MaxValue;
        foreach (var m in passage.Modalities)
        {
            if (m.First < draft.Sentence.First || m.Next > draft.Sentence.Next) continue;
            double distance = Math.Abs(m.First - draft.Anchor) + (10 * passage.BreaksBetween(m.First, draft.Anchor)) + (m.First > draft.Anchor ? 4 : 0) - (m.Value is ClaimModality.Promise or ClaimModality.Threat ? 4 : 0);
            if (distance >= least || distance > 22) continue;
            (best, least) = (m.Value, distance);
        }

        if (best == ClaimModality.ReportedFact && Inflected(passage, draft) is { } inflected) return inflected;
        if (best == ClaimModality.Forecast && Conditional(passage, draft.Sentence)) return ClaimModality.Conditional;
        return best == ClaimModality.ReportedFact && passage.Quoted[draft.Anchor] ? ClaimModality.Quotation : best;
    }

    private static bool Conditional(Passage passage, Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.Next; i++)
            if (passage.Tokens[i].Key is "if" or "si" && passage.Tokens[i].IsWord) return true;
        return false;
    }

    /// <summary>Spanish verbs tell by their ending: "caerían" would, "crecerá" will.</summary>
    private static ClaimModality? Inflected(Passage passage, Draft draft)
    {
        if (passage.Language != Language.Spanish) return null;
        for (int i = Math.Max(draft.Sentence.First, draft.Anchor - 12); i < Math.Min(draft.Sentence.Next, draft.Anchor + 6); i++)
        {
            if (!passage.Tokens[i].IsWord || passage.BreaksBetween(i, draft.Anchor) > 0) continue;
            string word = passage.Text[passage.Tokens[i].Start..passage.Tokens[i].End];
            if (word.Length > 5 && (word.EndsWith("ría", StringComparison.Ordinal) || word.EndsWith("rían", StringComparison.Ordinal)) && !_noVerbs.Contains(passage.Key(i))) return ClaimModality.Conditional;
            if (word.Length > 4 && (word.EndsWith("rá", StringComparison.Ordinal) || word.EndsWith("rán", StringComparison.Ordinal))) return ClaimModality.Forecast;
        }

        return null;
    }
}
