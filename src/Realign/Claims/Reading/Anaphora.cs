using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>"that country", "the country", "el bloque": names that point to another one.</summary>
internal static class Anaphora
{
    private enum Target
    {
        /// <summary>The economy that the text is about.</summary>
        Topic,

        /// <summary>The last one named that is not.</summary>
        Other,

        /// <summary>The last group named.</summary>
        Group,
    }

    private static readonly PhraseBook<Target> _book = Read();

    public static List<Mention<EconomyName>> Resolve(Passage passage)
    {
        var pointers = Mention<Target>.All(_book, passage.Tokens);
        if (pointers.Count == 0) return passage.Economies;
        var all = new List<Mention<EconomyName>>(passage.Economies.Count + pointers.Count);
        int next = 0;
        foreach (var pointer in pointers)
        {
            while (next < passage.Economies.Count && passage.Economies[next].First < pointer.Next) all.Add(passage.Economies[next++]);
            if (all.Count > 0 && all[^1].Next > pointer.First) continue;
            string? code = pointer.Value switch
            {
                Target.Topic => passage.Topic,
                Target.Group => Last(all, e => e.IsGroup) ?? (EconomyName.Groups.Contains(passage.Topic ?? "") ? passage.Topic : "EU"),
                _ => Last(all, e => e.Code != passage.Topic && !e.IsWorld) ?? passage.Other,
            };
            if (code is not null) all.Add(new Mention<EconomyName>(pointer.First, pointer.Next, new EconomyName(code, EconomyNameKind.Name, null, null)));
        }

        all.AddRange(passage.Economies.Skip(next));
        return all;
    }

    private static string? Last(List<Mention<EconomyName>> economies, Func<EconomyName, bool> wanted) =>
        economies.LastOrDefault(e => e.Value.Code.Length > 0 && wanted(e.Value)).Value?.Code;

    private static PhraseBook<Target> Read()
    {
        var book = new PhraseBook<Target>();
        foreach (string p in "the country;our country;this country;el país;nuestro país;este país;la nación;the nation;país andino;país sudamericano;país centroamericano;the South American country".Split(';')) book.Add(p, Target.Topic);
        foreach (string p in "that country;that market;that nation;ese país;dicho país;ese mercado;dicho mercado;aquel país;esa nación;esa economía;ese destino;esa potencia;país vecino;vecino país;the neighbouring country;the neighboring country".Split(';')) book.Add(p, Target.Other);
        foreach (string p in "the bloc;the trade bloc;bloc;ese bloque;el bloque;dicho bloque;este bloque;bloque".Split(';')) book.Add(p, Target.Group);
        return book;
    }
}
