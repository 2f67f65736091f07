namespace Realign.Server.Jobs;

/// <summary>No further job is taken now.</summary>
public sealed class QueueFullException(string message) : RealignException(message);
