namespace Realign.Server.Api;

/// <summary>A request does not fit how things stand.</summary>
internal sealed class StateException(string message) : RealignException(message);
