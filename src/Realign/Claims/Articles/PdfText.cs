using Realign.Files;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Realign.Claims.Articles;

/// <summary>The text of a PDF that has text, page by page.</summary>
internal static class PdfText
{
    private const int MostPages = 300;
    private const int MostLetters = 2_000_000;

    public static Article Read(byte[] bytes, string name, CancellationToken cancellation)
    {
        var paragraphs = new List<string>();
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true });
            if (pdf.NumberOfPages > MostPages) throw new FileException(name, $"has {pdf.NumberOfPages} pages; at most {MostPages} are read. Cut out the article.");
            int letters = 0;
            foreach (var page in pdf.GetPages())
            {
                cancellation.ThrowIfCancellationRequested();
                letters += page.Letters.Count;
                if (letters > MostLetters) throw new FileException(name, $"has more than {MostLetters} letters; cut out the article.");
                paragraphs.AddRange(PlainText.Paragraphs(ContentOrderTextExtractor.GetText(page, addDoubleNewline: true)));
            }

            string? title = pdf.Information.Title is { Length: > 3 } t ? t : null;
            return Article.Of(paragraphs, ArticleFormat.Pdf, title);
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new RealignException($"{name}: is locked with a password; save it without one. ({e.Message})", e);
        }
        catch (Exception e) when (e is PdfDocumentFormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or InvalidDataException or FormatException or NotSupportedException or IndexOutOfRangeException or NullReferenceException or InvalidCastException or OverflowException)
        {
            // A reader of broken files meets all kinds of surprise; each says the same to who gave the file.
            throw new RealignException($"{name}: begins like a PDF but cannot be read as one. ({e.Message})", e);
        }
    }
}
