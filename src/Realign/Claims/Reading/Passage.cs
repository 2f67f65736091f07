using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;

namespace Realign.Claims.Reading;

/// <summary>A text with all that the word lists and the grammar know about it.</summary>
internal sealed class Passage
{
    /// <summary>A text of which only the economies are wanted.</summary>
    public Passage(string text, Language language)
    {
        Text = text;
        Language = language;
        Tokens = Tokenizer.Read(text);
        Economies = Mention<EconomyName>.All(EconomyName.Book, Tokens);
        Economies.RemoveAll(InMoney);
    }

    public Passage(string text, Language language, ReadingOptions options, IReadOnlyList<string>? topics)
        : this(text, language)
    {
        Measures = Mention<MeasureName>.All(MeasureName.Book, Tokens);
        Directions = Mention<DirectionName>.All(DirectionName.Book, Tokens);
        Sectors = Mention<string>.All(WordList.Sectors, Tokens);
        Modalities = Mention<ClaimModality>.All(WordList.Modality, Tokens);
        var title = options.Title is { Length: > 0 } named ? new Passage(named, language) : null;
        TopicWeights = TopicFinder.Weigh(this, title, options.Before.Weights);
        Topics = topics ?? TopicFinder.Order(TopicWeights);
        Topic = Topics.Count > 0 ? Topics[0] : options.Before.Topic ?? options.Home;
        Other = title?.Economies.LastOrDefault(e => e.Value.Code.Length > 0 && e.Value.Code != Topic && !e.Value.IsWorld && !e.Value.IsRegion).Value?.Code ?? options.Before.Other;
        if (Other == Topic) Other = null;
        TitlePartner = title is null ? null : TopicFinder.OtherSide(title, Topic);
        Imposer = title?.Economies.FirstOrDefault(e => e.Value.Role == "head of state").Value?.Code;
        Economies = Anaphora.Resolve(this);
        Economies.RemoveAll(e => e.Value.IsGroup && e.Value.Kind == EconomyNameKind.Demonym && Key(e.Next) is "nation" or "country" or "nations" or "countries");
        Quantities = QuantityReader.Read(text, Tokens, NumberMarks.Decimal(text, Tokens, language), CurrencyFinder.Find(this));
        Directions.RemoveAll(d => Quantities.Any(q => d.First >= q.First && d.Next <= q.Next));
        MeasureHeads.Keep(this);
        Sentences = SentenceSplitter.Split(text, Tokens);
        Breaks = ClauseBreaks();
        Quoted = QuotedTokens();
    }

    public string Text { get; }

    public Language Language { get; }

    public Token[] Tokens { get; }

    public List<Mention<EconomyName>> Economies { get; }

    public List<Mention<MeasureName>> Measures { get; } = [];

    public List<Mention<DirectionName>> Directions { get; } = [];

    public List<Mention<string>> Sectors { get; } = [];

    public List<Mention<ClaimModality>> Modalities { get; } = [];

    public List<Quantity> Quantities { get; } = [];

    /// <summary>Tokens [First, Next) of each sentence, and its paragraph.</summary>
    public IReadOnlyList<Sentence> Sentences { get; } = [];

    /// <summary>The economy that the text is about.</summary>
    public string? Topic { get; }

    /// <summary>All that it may be about, the likeliest first.</summary>
    public IReadOnlyList<string> Topics { get; } = [];

    /// <summary>How much the text, its title and what came before speak of each.</summary>
    public IReadOnlyDictionary<string, double> TopicWeights { get; } = new Dictionary<string, double>();

    /// <summary>The economy on the other side, where title or context tell.</summary>
    public string? Other { get; }

    /// <summary>Whom the title says that goods, money or a balance go to, come from or are with.</summary>
    public string? TitlePartner { get; }

    /// <summary>The economy of the head of state that the title names.</summary>
    public string? Imposer { get; }

    /// <summary>Clause borders before each token, counted.</summary>
    public int[] Breaks { get; } = [];

    /// <summary>Tokens between quotation marks.</summary>
    public bool[] Quoted { get; } = [];

    public bool Is(int token, string key) => token >= 0 && token < Tokens.Length && Tokens[token].Is(key);

    public string Key(int token) => token >= 0 && token < Tokens.Length ? Tokens[token].Key : "";

    public string Slice(int first, int next) => Text[Tokens[first].Start..Tokens[next - 1].End];

    /// <summary>Borders between two tokens.</summary>
    public int BreaksBetween(int a, int b) => Math.Abs(Breaks[Math.Min(a, Tokens.Length - 1)] - Breaks[Math.Min(b, Tokens.Length - 1)]);

    /// <summary>The preposition before a token, articles skipped; empty when there is none.</summary>
    public string Preposition(int first)
    {
        int i = first - 1;
        while (i >= 0 && (Words.Articles.Contains(Tokens[i].Key) || Tokens[i].Is("\"")) && !(Tokens[i].Is("a") && Language == Language.Spanish)) i--;
        if (i < 0 || !Tokens[i].IsWord) return "";
        string key = Tokens[i].Key;
        if (key is "a" or "de" or "para" && i > 0 && Tokens[i - 1].Key is "frente" or "destino" or "rumbo" or "comparacion" or "procedentes" or "provenientes" or "procedente" or "proveniente" or "originarios" or "contra" or "originario" or "antes" or "respecto")
            return Tokens[i - 1].Key is "destino" or "rumbo" ? "hacia" : Tokens[i - 1].Key;
        string before = i > 0 ? Tokens[i - 1].Key : "";
        if (before is "compared" or "contrast" or "contraste" or "comparado" or "comparada" or "comparados" or "comparison" or "comparacion" && key is "with" or "con" or "to" or "a") return "";
        if (key is "of" or "de" or "in" or "en" && before is "countries" or "paises" or "nations" or "naciones" or "markets" or "mercados") return Preposition(NounPhrase(i - 1));
        if (key is "de" or "del" && (before.StartsWith("provien", StringComparison.Ordinal) || before.StartsWith("proced", StringComparison.Ordinal) || before is "vienen" or "viene" or "llegan" or "llega" or "llegaron" or "llego")) return "desde";
        if (key is "of" or "de" && before is "economy" or "economia" && i > 1 && Words.Articles.Contains(Key(i - 2)) && Words.On.Contains(Key(i - 3))) return Key(i - 3);
        if (key is "of" or "de" && before is "nation" or "country" or "republic" or "kingdom" or "nacion" or "republica" or "reino" or "government" or "gobierno" or "presidencia" or "presidency") return "";
        return Words.Prepositions.Contains(key) ? key : "";
    }

    /// <summary>"dólares estadounidenses", "US dollars": the name of a money speaks of no economy.</summary>
    private bool InMoney(Mention<EconomyName> e) =>
        e.Value.Code.Length > 0 && (Words.Moneys.Contains(Key(e.Next)) || (e.Value.Kind == EconomyNameKind.Demonym && Words.Moneys.Contains(Key(e.First - 1))) || (Key(e.First - 1) is "de" && Words.Moneys.Contains(Key(e.First - 2)) && UnitBook.Words.Match(Tokens, e.First - 2, out _) > 2));

    /// <summary>The first token of "these four countries".</summary>
    private int NounPhrase(int noun)
    {
        while (noun > 0 && Tokens[noun - 1].IsWord && !Words.Prepositions.Contains(Tokens[noun - 1].Key) && Tokens[noun - 1].Key is "cuatro" or "four" or "tres" or "three" or "dos" or "two" or "cinco" or "five" or "other" or "otros" or "demas" or "varios" or "several" or "many" or "muchos" or "most") noun--;
        return noun;
    }

    private int[] ClauseBreaks()
    {
        var breaks = new int[Tokens.Length];
        int count = 0, quantity = 0;
        bool seen = false;
        for (int i = 0; i < Tokens.Length; i++)
        {
            while (quantity < Quantities.Count && Quantities[quantity].Next <= i)
            {
                seen = true;
                quantity++;
            }

            bool inside = quantity < Quantities.Count && i >= Quantities[quantity].First;
            string key = Tokens[i].Key;
            if (key == ";" || (!inside && Words.ClauseOpeners.Contains(key)) || (!inside && seen && key is "," or "and" or "y" or "con" or "(" or "e")) count++;
            if (key is "." or ";") seen = false;
            breaks[i] = count;
        }

        return breaks;
    }

    private bool[] QuotedTokens()
    {
        var quoted = new bool[Tokens.Length];
        bool inside = false;
        int sentence = 0;
        for (int i = 0; i < Tokens.Length; i++)
        {
            // A mark that is never closed ends with its paragraph.
            while (sentence + 1 < Sentences.Count && Sentences[sentence + 1].First <= i)
            {
                sentence++;
                if (Sentences[sentence].Paragraph != Sentences[sentence - 1].Paragraph) inside = false;
            }

            if (Tokens[i].Is("\"")) inside = Text[Tokens[i].Start] switch { '“' or '«' => true, '”' or '»' => false, _ => !inside };
            quoted[i] = inside;
        }

        return quoted;
    }
}
