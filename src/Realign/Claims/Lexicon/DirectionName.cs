namespace Realign.Claims.Lexicon;

/// <summary>A verb or a noun of change.</summary>
internal sealed record DirectionName(ClaimDirection Direction, bool Verb, bool Noun)
{
    public static readonly PhraseBook<DirectionName> Book = Read();

    private static PhraseBook<DirectionName> Read()
    {
        var names = new Dictionary<string, DirectionName>(StringComparer.Ordinal);
        foreach (var row in LexiconFile.Rows("directions"))
        {
            bool verb = row("class") == "verb";
            var direction = Enum.Parse<ClaimDirection>(row("direction"), ignoreCase: true);
            foreach (string phrase in LexiconFile.Phrases(row("phrases")))
                names[phrase] = names.TryGetValue(phrase, out var known) && known.Direction == direction ? new DirectionName(direction, known.Verb || verb, known.Noun || !verb) : new DirectionName(direction, verb, !verb);
        }

        var book = new PhraseBook<DirectionName>();
        foreach (var (phrase, name) in names) book.Add(phrase, name);
        return book;
    }
}
