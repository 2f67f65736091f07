namespace Realign;

/// <summary>
/// A mistake in what the caller or a file brought: the message names the value, the rule that it breaks and what to do.
/// Commands turn it into exit code 2; everything else that is thrown is a defect of Realign.
/// </summary>
public class RealignException : Exception
{
    public RealignException(string message)
        : base(message)
    {
    }

    public RealignException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public RealignException()
    {
    }
}
