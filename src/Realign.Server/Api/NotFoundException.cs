namespace Realign.Server.Api;

/// <summary>What a request's address names is not there for this caller.</summary>
internal sealed class NotFoundException(string message) : RealignException(message);
