namespace Realign.Claims.Proposals;

/// <summary>
/// A model's endpoint gave no usable answer: what an <see cref="Microsoft.Extensions.AI.IChatClient"/> throws to have a text read by the rules alone,
/// with a warning. The message is one for users: it never holds a key or what the endpoint wrote.
/// </summary>
public sealed class ReaderFailedException : RealignException
{
    public ReaderFailedException(string message)
        : base(message)
    {
    }

    public ReaderFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public ReaderFailedException()
    {
    }

    /// <summary>After which time asking once more may help; null when it will not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
