namespace Realign.Claims.Proposals;

/// <summary>How far a language model is asked.</summary>
public sealed record ProposalOptions
{
    /// <summary>The model's name, as results show it and as it is asked for.</summary>
    public required string Model { get; init; }

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many requests a text may cost, repeated ones included; what is left of it then is read by the rules alone.</summary>
    public int MostRequests { get; init; } = 20;

    /// <summary>How many characters of whole paragraphs go into one request.</summary>
    public int LongestPart { get; init; } = 6000;

    /// <summary>How many characters an answer may have.</summary>
    public int LongestAnswer { get; init; } = 200_000;

    /// <summary>How many proposals of one answer are looked at.</summary>
    public int MostProposals { get; init; } = 100;

    /// <summary>How long a wait that the endpoint asks for is granted; longer ones end the asking.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <exception cref="RealignException">A bound is not positive, or the model has no name.</exception>
    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(Model)) throw new RealignException("The model has no name: give the one that the endpoint knows it by.");
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromHours(1)) throw new RealignException($"A time-out of {Timeout.TotalSeconds} seconds: more than 0 and at most 3600.");
        if (MostRequests is < 1 or > 200) throw new RealignException($"At most {MostRequests} requests: 1 to 200.");
        if (LongestPart is < 500 or > 100_000) throw new RealignException($"Parts of {LongestPart} characters: 500 to 100,000.");
        if (LongestAnswer < 1 || MostProposals < 1 || LongestWait < TimeSpan.Zero) throw new RealignException("The bounds of an answer, of its proposals and of waits are positive.");
    }
}
