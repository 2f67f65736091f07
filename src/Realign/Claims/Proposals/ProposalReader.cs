using Microsoft.Extensions.AI;
using Realign.Claims.Articles;

namespace Realign.Claims.Proposals;

/// <summary>
/// Reads an article by the rules and lets a language model propose further claims. A proposal counts only when its words stand in the text and our
/// own grammar reads the same figure there; all others are refused and listed. Whatever fails, the rules' claims are returned.
/// </summary>
/// <param name="client">The model; one that gives no usable answer throws <see cref="ReaderFailedException"/>.</param>
/// <param name="options">Its name, and how far it is asked.</param>
public sealed class ProposalReader(IChatClient client, ProposalOptions options)
{
    /// <summary>Reads an article. Its paragraphs are sent in order, some to a request, with the title; nothing else is.</summary>
    /// <param name="article">The article.</param>
    /// <param name="reading">How it is read; the same as for the rules.</param>
    /// <param name="progress">Is told how many parts were answered, of how many.</param>
    /// <param name="cancellation">Ends the asking, not the reading: what was found until then is returned, marked as interrupted.</param>
    /// <exception cref="RealignException">The text is in neither language, or an option is out of bounds.</exception>
    public async Task<ReadingResult> ReadAsync(Article article, ReadingOptions reading, IProgress<(int Done, int Of)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(reading);
        options.Validate();
        var rules = ClaimReader.Read(article, reading, cancellation);
        reading = reading with { Language = rules.Language, Title = reading.Title ?? article.Title, Home = reading.Home ?? article.Home };
        var course = new ProposalCourse(client, options, article.Text, reading);
        await course.Run(progress, cancellation).ConfigureAwait(false);
        var (claims, differences, confirmed) = ProposalMerge.Of(rules.Claims, course.Accepted);
        var report = new ProposalReport
        {
            Model = options.Model,
            Requests = course.Requests,
            Proposed = course.Proposed,
            Confirmed = confirmed,
            Added = course.Accepted.Count - confirmed,
            Refused = course.Refused,
            Differences = differences,
            Warnings = course.Warnings,
            Interrupted = cancellation.IsCancellationRequested && course.Warnings.Count > 0,
        };
        return rules with { Claims = claims, Proposals = report };
    }
}
