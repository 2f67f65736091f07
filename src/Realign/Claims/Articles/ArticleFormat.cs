namespace Realign.Claims.Articles;

/// <summary>What an article was written in.</summary>
public enum ArticleFormat
{
    PlainText,
    Markdown,
    Html,
    Pdf,
}
