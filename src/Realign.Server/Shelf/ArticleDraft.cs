using Realign.Cases.Drafting;
using Realign.Claims;
using Realign.Claims.Articles;

namespace Realign.Server.Shelf;

/// <summary>Drafts a case from an article on the default world, as <c>realign check</c> does.</summary>
public static class ArticleDraft
{
    /// <param name="shelf">The data.</param>
    /// <param name="body">The article: plain text, Markdown, HTML or PDF.</param>
    /// <param name="name">What to call it in messages; its extension tells the format where the bytes do not.</param>
    /// <param name="options">What is known beside it.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="RealignException">It cannot be read, claims nothing, or speaks of no economy of the world.</exception>
    public static CaseDraft Of(DataShelf shelf, Stream body, string name, DraftOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(options);
        var article = ArticleReader.Read(body, name, cancellation);
        var read = ClaimReader.Read(article, new ReadingOptions { Home = options.Home }, cancellation);
        return new CaseDrafter(shelf.Model(null).World, shelf.Facts, shelf.Macro).Draft(article, read, options);
    }
}
