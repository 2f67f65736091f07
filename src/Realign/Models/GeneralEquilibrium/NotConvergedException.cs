namespace Realign.Models.GeneralEquilibrium;

/// <summary>Somebody read the effects of a counterfactual that did not converge. The message says how far it got and what to try.</summary>
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
