namespace Realign.Claims.Lexicon;

/// <summary>
/// Phrases of one or more words, looked up at a token; the longest wins. A phrase written with capitals wants them in the text.
/// Endings: <c>@</c> is -o, -a, -os, -as; <c>%</c> is none, -a, -es, -as; <c>~</c> is -e, -es; a word that ends in <c>*</c> matches all that begin so.
/// </summary>
internal sealed class PhraseBook<T>
{
    private readonly Node _root = new();

    public void Add(string phrase, T value)
    {
        foreach (string form in Forms(phrase)) AddForm(form, value);
    }

    /// <summary>The longest phrase that begins at token <paramref name="at"/>: its length in tokens and its value; 0 when there is none.</summary>
    public int Match(ReadOnlySpan<Token> tokens, int at, out T value)
    {
        value = default!;
        return Match(_root, tokens, at, 0, ref value);
    }

    private static int Match(Node node, ReadOnlySpan<Token> tokens, int at, int depth, ref T value)
    {
        if (at + depth < tokens.Length)
        {
            string key = tokens[at + depth].Key;
            if (node.Words is not null && node.Words.TryGetValue(key, out var next) && Match(next, tokens, at, depth + 1, ref value) is > 0 and int exact) return exact;
            if (node.Prefixes is not null && tokens[at + depth].IsWord)
            {
                for (int length = Math.Min(key.Length, node.LongestPrefix); length >= 2; length--)
                {
                    if (node.Prefixes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key.AsSpan(0, length), out var stem) && Match(stem, tokens, at, depth + 1, ref value) is > 0 and int prefixed) return prefixed;
                }
            }
        }

        if (node.Entries is null) return 0;
        foreach (var (written, entry) in node.Entries)
        {
            if (!Written(written, tokens.Slice(at, depth))) continue;
            value = entry;
            return depth;
        }

        return 0;
    }

    private static bool Written(LetterCase[] wanted, ReadOnlySpan<Token> tokens)
    {
        for (int i = 0; i < wanted.Length; i++)
            if (tokens[i].Case < (i == 0 || wanted[i] == LetterCase.Upper ? wanted[i] : LetterCase.Lower)) return false;
        return true;
    }

    private void AddForm(string phrase, T value)
    {
        var tokens = Tokenizer.Read(phrase);
        var node = _root;
        var written = new List<LetterCase>();
        for (int i = 0; i < tokens.Length; i++)
        {
            bool prefix = i + 1 < tokens.Length && tokens[i + 1].Is("*") && tokens[i + 1].Glued;
            node = node.Child(tokens[i].Key, prefix);
            written.Add(tokens[i].Case);
            if (prefix) i++;
        }

        (node.Entries ??= []).Add(([.. written], value));
    }

    private static IEnumerable<string> Forms(string phrase)
    {
        int mark = phrase.AsSpan().IndexOfAny('@', '%', '~');
        if (mark < 0 || mark == 0) return [phrase];
        string[] endings = phrase[mark] switch
        {
            '@' => ["o", "a", "os", "as"],
            '%' => ["", "a", "es", "as"],
            _ => ["e", "es"],
        };
        return endings.SelectMany(e => Forms(string.Concat(phrase.AsSpan(0, mark), e, phrase.AsSpan(mark + 1))));
    }

    private sealed class Node
    {
        public Dictionary<string, Node>? Words { get; private set; }

        public Dictionary<string, Node>? Prefixes { get; private set; }

        public int LongestPrefix { get; private set; }

        public List<(LetterCase[] Written, T Value)>? Entries { get; set; }

        public Node Child(string key, bool prefix)
        {
            var children = prefix ? Prefixes ??= [] : Words ??= [];
            if (prefix) LongestPrefix = Math.Max(LongestPrefix, key.Length);
            if (!children.TryGetValue(key, out var child)) children[key] = child = new Node();
            return child;
        }
    }
}
