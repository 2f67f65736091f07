using Realign.Files;

namespace Realign.Claims.Articles;

/// <summary>
/// Takes the words out of a plain text, Markdown, HTML or PDF file. Nothing is fetched and nothing in the file is executed; size, nesting and pages
/// are bounded.
/// </summary>
public static class ArticleReader
{
    /// <summary>Largest file that is read.</summary>
    public const int MostBytes = 32 << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileException">It is missing, empty, too large, binary, without text, or in no encoding that can be told.</exception>
    public static Article Read(string file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (Directory.Exists(file)) throw new FileException(file, "is a folder; give a file: plain text, Markdown, HTML or PDF.");
        if (!File.Exists(file)) throw new FileException(file, "does not exist.");
        using var stream = File.OpenRead(file);
        return Read(stream, file, cancellation);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The bytes of a file.</param>
    /// <param name="name">What messages call it; its extension helps to tell the format.</param>
    /// <param name="cancellation">Looked at between pages and paragraphs.</param>
    /// <exception cref="FileException">As for a file.</exception>
    public static Article Read(Stream stream, string name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        byte[] bytes = Bytes(stream, name);
        cancellation.ThrowIfCancellationRequested();
        if (bytes.AsSpan().StartsWith("%PDF-"u8)) return Filled(PdfText.Read(bytes, name, cancellation), name);
        string text = TextEncoding.Decode(bytes, name);
        if (string.IsNullOrWhiteSpace(text)) throw new FileException(name, "is empty.");
        string extension = Path.GetExtension(name).ToUpperInvariant();
        var article = extension is ".HTML" or ".HTM" or ".XHTML" || LooksLikeHtml(text) ? HtmlText.Read(text, name, cancellation)
            : extension is ".MD" or ".MARKDOWN" ? MarkdownText.Read(text)
            : PlainText.Read(text);
        return Filled(article, name);
    }

    private static byte[] Bytes(Stream stream, string name)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            memory.Write(buffer, 0, count);
            if (memory.Length > MostBytes) throw new FileException(name, $"is larger than {MostBytes >> 20} MB, the most that is read; cut out the article.");
        }

        if (memory.Length == 0) throw new FileException(name, "is empty.");
        return memory.ToArray();
    }

    private static Article Filled(Article article, string name) =>
        article.Text.Length > 0 ? article : throw new FileException(name, article.Format == ArticleFormat.Pdf
            ? "has pages but no text: a scan, it seems. Run it through character recognition (OCR) first."
            : "has no text to read.");

    private static bool LooksLikeHtml(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 2000)).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (start.StartsWith("<", StringComparison.Ordinal) && (start.Contains("<body", StringComparison.OrdinalIgnoreCase) || start.Contains("<head", StringComparison.OrdinalIgnoreCase) || start.Contains("<p>", StringComparison.OrdinalIgnoreCase) || start.Contains("<div", StringComparison.OrdinalIgnoreCase)));
    }
}
