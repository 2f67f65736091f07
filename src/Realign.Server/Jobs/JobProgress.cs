namespace Realign.Server.Jobs;

/// <summary>How far a job is: what it is at, and how many of the planned steps are done.</summary>
public readonly record struct JobProgress(string Part, int Done, int Planned);
