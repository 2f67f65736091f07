using Realign.Claims.Articles;

namespace Realign.Cases;

/// <summary>The article whose claims a case judges, and where it appeared.</summary>
/// <param name="File">The file, as the case names it, relative to the case's folder.</param>
/// <param name="Article">Its words; offsets of claims point into its text.</param>
/// <param name="Title">Its title, by the case or else by the file; null for none.</param>
/// <param name="Url">Where it appeared, an absolute http or https address; null when the case does not say.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Date">When it appeared.</param>
public sealed record CaseArticle(string File, Article Article, string? Title, Uri? Url, string? Publisher, string? Author, DateOnly? Date);
