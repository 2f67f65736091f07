namespace Realign.Claims.Articles;

/// <summary>The words of an article: what claims are read from and what their offsets point into.</summary>
public sealed record Article
{
    /// <summary>The extracted text; paragraphs are parted by an empty line.</summary>
    public required string Text { get; init; }

    /// <summary>Where each paragraph starts and how long it is.</summary>
    public required IReadOnlyList<(int Start, int Length)> Paragraphs { get; init; }

    public required ArticleFormat Format { get; init; }

    /// <summary>The title of the page, when it has one.</summary>
    public string? Title { get; init; }

    /// <summary>The economy that the page says it is written in (the region of its language): an ISO 3166 alpha-3 code.</summary>
    public string? Home { get; init; }

    /// <summary>The day on which the page says that it was published.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Puts paragraphs together.</summary>
    internal static Article Of(IEnumerable<string> paragraphs, ArticleFormat format, string? title = null, string? home = null)
    {
        var text = new System.Text.StringBuilder();
        var places = new List<(int, int)>();
        foreach (string paragraph in paragraphs)
        {
            string trimmed = paragraph.Trim();
            if (trimmed.Length == 0) continue;
            if (text.Length > 0) text.Append("\n\n");
            places.Add((text.Length, trimmed.Length));
            text.Append(trimmed);
        }

        return new Article { Text = text.ToString(), Paragraphs = places, Format = format, Title = title, Home = home };
    }
}
