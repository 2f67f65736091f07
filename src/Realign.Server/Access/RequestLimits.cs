namespace Realign.Server.Access;

/// <summary>How much one caller, and all together, may ask of the API. The pages are not counted: what a slider asks for is dropped when a newer position came.</summary>
public sealed record RequestLimits
{
    /// <summary>Requests of one caller in a minute.</summary>
    public int PerMinute { get; init; } = 600;

    /// <summary>Computations of all callers at a time, solves and simulations.</summary>
    public int AtATime { get; init; } = Environment.ProcessorCount;

    /// <summary>Computations that may wait for their turn; the next one is refused.</summary>
    public int Waiting { get; init; } = 50;

    /// <summary>Attempts to sign in from one address in a minute.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>The largest body of a request, in bytes.</summary>
    public int BodyBytes { get; init; } = 1 << 20;
}
