namespace Realign.Claims.Lexicon;

/// <summary>What a word says about a measure.</summary>
/// <param name="Measure">The measure; <see cref="ClaimMeasure.TradeBalance"/> for a deficit of which the word alone does not say what kind.</param>
/// <param name="Sign">−1 for a deficit, 1 for a surplus, 0 for neither.</param>
/// <param name="Strong">The word hardly means anything else.</param>
/// <param name="Open">A deficit or surplus, of trade or of the budget.</param>
internal sealed record MeasureName(ClaimMeasure Measure, int Sign, bool Strong, bool Open)
{
    public static readonly PhraseBook<MeasureName> Book = Read();

    private static PhraseBook<MeasureName> Read()
    {
        var book = new PhraseBook<MeasureName>();
        foreach (var row in LexiconFile.Rows("measures"))
        {
            bool open = row("measure") == "deficit";
            var measure = open ? ClaimMeasure.TradeBalance : Enum.Parse<ClaimMeasure>(row("measure").Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
            var name = new MeasureName(measure, row("sign") switch { "-" => -1, "+" => 1, _ => 0 }, row("strength") == "strong", open);
            foreach (string phrase in LexiconFile.Phrases(row("phrases"))) book.Add(phrase, name);
        }

        return book;
    }
}
