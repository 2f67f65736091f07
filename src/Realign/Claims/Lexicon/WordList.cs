namespace Realign.Claims.Lexicon;

/// <summary>Word lists of two columns: the phrases and what they stand for.</summary>
internal static class WordList
{
    public static readonly PhraseBook<string> Sectors = Read("sectors", "sector");

    /// <summary>"say" before or behind a speaker, "according" before one.</summary>
    public static readonly PhraseBook<string> Speech = Read("speech", "kind");

    public static readonly PhraseBook<ClaimModality> Modality = Modalities();

    /// <summary>What comes before a cause.</summary>
    public static readonly PhraseBook<string> Causes = Read("causes", "kind");

    public static readonly PhraseBook<string> Times = Read("times", "kind");

    private static PhraseBook<string> Read(string file, string column)
    {
        var book = new PhraseBook<string>();
        foreach (var row in LexiconFile.Rows(file))
            foreach (string phrase in LexiconFile.Phrases(row("phrases"))) book.Add(phrase, row(column));
        return book;
    }

    private static PhraseBook<ClaimModality> Modalities()
    {
        var book = new PhraseBook<ClaimModality>();
        foreach (var row in LexiconFile.Rows("modality"))
            foreach (string phrase in LexiconFile.Phrases(row("phrases"))) book.Add(phrase, Enum.Parse<ClaimModality>(row("modality"), ignoreCase: true));
        return book;
    }
}
