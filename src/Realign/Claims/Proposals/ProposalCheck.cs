using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;
using Realign.Claims.Reading;

namespace Realign.Claims.Proposals;

/// <summary>
/// Holds proposals against the text. Nothing of a proposal is believed: words are looked up, the figure is read again by our own grammar, and a
/// claim is made of what the text says.
/// </summary>
internal sealed class ProposalCheck(Passage passage, ReadingOptions options)
{
    /// <summary>Characters that a quote may have.</summary>
    public const int LongestQuote = 400;

    private readonly FigureCheck _figures = new(passage);
    private readonly EconomyCheck _economies = new(passage, options);
    private readonly List<CheckedProposal> _accepted = [];

    /// <summary>What passed, in the order of the answers.</summary>
    public IReadOnlyList<CheckedProposal> Accepted => _accepted;

    /// <summary>Takes a proposal for the part of the text between two offsets, or says why not.</summary>
    public RefusedProposal? Take(Proposal proposal, int from, int to)
    {
        if (proposal.Quote.Length > LongestQuote) return No(proposal, ProposalRule.Quote, $"is longer than {LongestQuote} characters");
        RefusedProposal? first = null;
        bool found = false;
        foreach (var (start, end) in TextSearch.All(passage.Text, from, to, proposal.Quote))
        {
            found = true;
            var refused = Take(proposal, from, to, start, end);
            if (refused is null) return null;
            // Words that stand there twice may mean the second place; the last reason tells then that both are taken.
            first = first is null || refused.Rule == ProposalRule.Duplicate ? refused : first;
        }

        return found ? first : No(proposal, ProposalRule.Quote, "does not stand in the text that was sent");
    }

    private RefusedProposal? Take(Proposal proposal, int from, int to, int start, int end)
    {
        if (TextSearch.Tokens(passage, start, end) is not var (first, next)) return No(proposal, ProposalRule.Quote, "begins or ends inside a word");
        var figure = _figures.Check(proposal, first, next);
        if (figure.Reason is { } figures) return No(proposal, ProposalRule.Figure, figures);
        if (Direction(proposal, figure.Quantity, figure.Unit) is { } direction) return No(proposal, ProposalRule.Direction, direction);
        if (_economies.Check(proposal.Subject, partner: false, out string? subject) is { } whose) return No(proposal, ProposalRule.Economy, whose);
        if (_economies.Check(proposal.Partner, partner: true, out string? other) is { } with) return No(proposal, ProposalRule.Economy, with);
        if (Words(proposal, from, to, first, next) is { } words) return No(proposal, ProposalRule.Words, words);
        int begin = figure.Quantity is { } q ? Math.Min(start, q.Start) : start;
        var taken = new CheckedProposal(Claim(proposal, figure, from, to) with { Span = passage.Text[begin..end], Start = begin, SubjectEconomy = subject, PartnerEconomy = other }, figure.Quantity);
        if (_accepted.Any(a => Same(a, taken))) return No(proposal, ProposalRule.Duplicate, "was proposed before");
        _accepted.Add(taken);
        return null;
    }

    /// <summary>The claim in the text's words and figures; span and economies are still to come.</summary>
    private Claim Claim(Proposal proposal, FigureCheck.Outcome figure, int from, int to) => new()
    {
        Span = "",
        Start = from,
        Speaker = WithoutArticle(Own(proposal.Speaker, from, to)),
        Measure = proposal.Measure,
        Sector = proposal.Sector,
        Direction = proposal.Direction,
        Value = Value(proposal, figure.Quantity),
        ValueHigh = figure.Quantity?.High,
        Unit = figure.Unit,
        Approximate = figure.Quantity is null ? "no number" : From(figure.Quantity) ?? figure.Quantity.Hedge,
        Time = Own(proposal.Time, from, to),
        Modality = proposal.Modality,
        CausalDriver = Own(proposal.Cause, from, to),
        FoundBy = ClaimFinder.Model,
    };

    private static double? Value(Proposal proposal, Quantity? quantity)
    {
        if (quantity is null) return proposal.Direction == ClaimDirection.Eliminate ? 0 : null;
        return Math.CopySign(quantity.Value, proposal.Value!.Value);
    }

    /// <summary>Words that the text has, as it has them.</summary>
    private string? Own(string? words, int from, int to) => words is null ? null : TextSearch.Words(passage, from, to, words);

    /// <summary>"the president" is "president", as the rules have it.</summary>
    private static string? WithoutArticle(string? speaker)
    {
        if (speaker is null) return null;
        var tokens = Tokenizer.Read(speaker);
        return tokens.Length > 1 && tokens[0].Key is "the" or "a" or "an" or "el" or "la" or "los" or "las" or "un" or "una" ? speaker[tokens[1].Start..] : speaker;
    }

    private static string? Direction(Proposal proposal, Quantity? quantity, string? unit)
    {
        var direction = proposal.Direction;
        if (quantity is null && direction is ClaimDirection.Level or ClaimDirection.Multiply) return $"says {ClaimJson.Name(direction)} without a figure";
        if (direction == ClaimDirection.Multiply && unit != Units.Times) return $"says multiply, with {unit} where a factor belongs";
        if (quantity?.From is not { } before || direction is not (ClaimDirection.Increase or ClaimDirection.Decrease)) return null;
        return quantity.Value < before == (direction == ClaimDirection.Decrease) ? null : $"says {ClaimJson.Name(direction)}; the figures go the other way";
    }

    private string? Words(Proposal proposal, int from, int to, int first, int next)
    {
        foreach (var (field, words) in new[] { ("speaker", proposal.Speaker), ("time", proposal.Time), ("causal_driver", proposal.Cause) })
            if (words is not null && Own(words, from, to) is null) return $"has '{ProposalAnswer.Shown(words)}' as {field}, which does not stand in the text";
        if (proposal.Sector is { } sector && !passage.Sectors.Any(s => s.Value == sector))
            return ProposalSchema.Sectors.Contains(sector) ? $"has {sector} as sector, which the text does not name" : $"has '{ProposalAnswer.Shown(sector)}' as sector, which is none that is known";
        if (proposal.Modality != ClaimModality.Quotation) return null;
        for (int i = first; i < next; i++)
            if (passage.Quoted[i]) return null;
        return "is said to be a quotation, and stands in no quotation marks";
    }

    private string? From(Quantity quantity)
    {
        if (quantity.From is null) return null;
        for (int i = quantity.Core + 1; i < quantity.Next; i++)
            if (passage.Key(i) is "to" or "a" or "al" or "hasta" or "until" or "-") return $"from {passage.Slice(quantity.First, i)}";
        return quantity.Hedge;
    }

    /// <summary>One figure is claimed once, whatever of; words without one, once a measure.</summary>
    private static bool Same(CheckedProposal a, CheckedProposal b)
    {
        if (a.Quantity is { } one && b.Quantity is { } other) return one.Start == other.Start;
        return a.Quantity is null && b.Quantity is null && a.Claim.Measure == b.Claim.Measure && a.Claim.Start < b.Claim.Start + b.Claim.Span.Length && b.Claim.Start < a.Claim.Start + a.Claim.Span.Length;
    }

    private static RefusedProposal No(Proposal proposal, ProposalRule rule, string reason) => new(ProposalAnswer.Shown(proposal.Quote), rule, reason);
}
