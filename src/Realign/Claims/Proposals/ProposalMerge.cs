using System.Globalization;

namespace Realign.Claims.Proposals;

/// <summary>Puts what a model found beside what the rules found.</summary>
internal static class ProposalMerge
{
    /// <summary>All claims in the order of the text, each with who found it; where both did, the rules' fields stay and differences are listed.</summary>
    public static (IReadOnlyList<Claim> Claims, IReadOnlyList<ProposalDifference> Differences, int Confirmed) Of(IReadOnlyList<Claim> rules, IReadOnlyList<CheckedProposal> proposals)
    {
        var claims = rules.Select(c => c with { FoundBy = ClaimFinder.Rules }).ToList();
        var differences = new List<ProposalDifference>();
        var added = new List<Claim>();
        foreach (var proposal in proposals)
        {
            int same = Find(claims, proposal);
            if (same < 0)
            {
                added.Add(proposal.Claim);
                continue;
            }

            claims[same] = claims[same] with { FoundBy = ClaimFinder.Both };
            differences.AddRange(Differences(claims[same], proposal.Claim));
        }

        return ([.. claims.Concat(added).OrderBy(c => c.Start)], [.. differences.OrderBy(d => d.Start)], proposals.Count - added.Count);
    }

    /// <summary>The rules' claim on the same figure, or on the same words without one; of several, that of the same measure.</summary>
    private static int Find(List<Claim> claims, CheckedProposal proposal)
    {
        int found = -1;
        for (int i = 0; i < claims.Count; i++)
        {
            if (claims[i].FoundBy != ClaimFinder.Rules || !Same(claims[i], proposal)) continue;
            if (claims[i].Measure == proposal.Claim.Measure) return i;
            if (found < 0) found = i;
        }

        return found;
    }

    private static bool Same(Claim rule, CheckedProposal proposal)
    {
        int end = rule.Start + rule.Span.Length;
        if (proposal.Quantity is { } q) return q.Start >= rule.Start && q.End <= end && rule.Value is { } value && Math.Abs(Math.Abs(value) - Math.Abs(q.Value)) <= 1e-9 * Math.Abs(value);
        bool overlaps = proposal.Claim.Start < end && rule.Start < proposal.Claim.Start + proposal.Claim.Span.Length;
        return overlaps && rule.Approximate == "no number" && rule.Measure == proposal.Claim.Measure;
    }

    private static IEnumerable<ProposalDifference> Differences(Claim rules, Claim model)
    {
        foreach (var (field, read) in _fields)
        {
            string? a = read(rules), b = read(model);
            if (a != b) yield return new ProposalDifference(rules.Start, field, a, b);
        }
    }

    private static readonly (string Field, Func<Claim, string?> Read)[] _fields =
    [
        ("speaker", c => c.Speaker),
        ("measure", c => ClaimJson.Name(c.Measure)),
        ("subject_economy", c => c.SubjectEconomy),
        ("partner_economy", c => c.PartnerEconomy),
        ("sector", c => c.Sector),
        ("direction", c => ClaimJson.Name(c.Direction)),
        ("value", c => c.Value?.ToString(CultureInfo.InvariantCulture)),
        ("value_high", c => c.ValueHigh?.ToString(CultureInfo.InvariantCulture)),
        ("unit", c => c.Unit),
        ("time", c => c.Time),
        ("modality", c => ClaimJson.Name(c.Modality)),
        ("causal_driver", c => c.CausalDriver),
    ];
}
