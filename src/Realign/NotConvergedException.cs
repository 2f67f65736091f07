namespace Realign;

/// <summary>Somebody read the numbers of a computation that did not converge. The message says how far it got and what to try.</summary>
public sealed class NotConvergedException : RealignException
{
    public NotConvergedException(string message)
        : base(message)
    {
    }

    public NotConvergedException()
    {
    }

    public NotConvergedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
