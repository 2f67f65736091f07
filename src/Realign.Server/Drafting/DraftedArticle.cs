using Realign.Cases.Drafting;
using Realign.Claims;
using Realign.Claims.Articles;

namespace Realign.Server.Drafting;

/// <summary>An article, what was read in it, and the case that it makes.</summary>
/// <param name="Article">The article.</param>
/// <param name="Read">Its claims.</param>
/// <param name="Draft">The case; null when it makes none.</param>
/// <param name="Failure">Why it makes none; null when it does.</param>
internal sealed record DraftedArticle(Article Article, ReadingResult Read, CaseDraft? Draft, string? Failure);
