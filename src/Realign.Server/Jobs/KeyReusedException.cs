namespace Realign.Server.Jobs;

/// <summary>An idempotency key came again with another request.</summary>
public sealed class KeyReusedException(string message) : RealignException(message);
