namespace Realign.Reports;

/// <summary>The article of a case as its results carry it.</summary>
/// <param name="File">The file, as the case names it.</param>
/// <param name="Title">Its title; null for none.</param>
/// <param name="Url">Where it appeared; null when the case does not say.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Date">When it appeared, yyyy-mm-dd.</param>
/// <param name="Text">Its words, paragraphs parted by an empty line; offsets of claims point into it, in UTF-16 units.</param>
public sealed record ArticleResult(string File, string? Title, Uri? Url, string? Publisher, string? Author, string? Date, string Text);
