namespace Realign.Server.Operations;

/// <summary>What the server is told when it starts.</summary>
public sealed record ServerOptions
{
    /// <summary>The assembly whose build brought the pages' files along: that of the program which is started.</summary>
    public required string ApplicationName { get; init; }

    /// <summary>Where to listen, as an address with its port; port 0 takes any that is free.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:5080";
}
