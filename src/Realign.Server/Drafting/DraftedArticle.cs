using Realign.Cases.Drafting;
using Realign.Claims;
using Realign.Claims.Articles;
using Realign.Server.Shelf;

namespace Realign.Server.Drafting;

/// <summary>An article, what was read in it, and the case that it makes.</summary>
/// <param name="Article">The article.</param>
/// <param name="Read">Its claims; at least one.</param>
/// <param name="Draft">The case; null when it makes none.</param>
/// <param name="Failure">Why it makes none; null when it does.</param>
internal sealed record DraftedArticle(Article Article, ReadingResult Read, CaseDraft? Draft, string? Failure)
{
    /// <summary>Reads an article and drafts its case on the default world, as <c>realign check</c> does.</summary>
    /// <param name="shelf">The data.</param>
    /// <param name="body">Plain text, Markdown, HTML or PDF.</param>
    /// <param name="name">What messages call it; its extension tells the format where the bytes do not.</param>
    /// <param name="options">What is known beside it.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="RealignException">It cannot be read, or claims nothing.</exception>
    public static DraftedArticle Of(DataShelf shelf, Stream body, string name, DraftOptions options, CancellationToken cancellation)
    {
        var article = ArticleReader.Read(body, name, cancellation);
        var read = ClaimReader.Read(article, new ReadingOptions { Home = options.Home }, cancellation);
        try
        {
            return new DraftedArticle(article, read, new CaseDrafter(shelf.Model(null).World, shelf.Facts, shelf.Macro).Draft(article, read, options), null);
        }
        catch (RealignException e) when (read.Claims.Count > 0)
        {
            // What was read is still worth showing.
            return new DraftedArticle(article, read, null, e.Message);
        }
    }

    /// <summary>The case.</summary>
    /// <exception cref="RealignException">It makes none.</exception>
    public CaseDraft Required => Draft ?? throw new RealignException(Failure!);
}
