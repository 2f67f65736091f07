namespace Realign.Cases;

/// <summary>How far the run of a case is: which part, and how many of all solutions are done.</summary>
public readonly record struct CaseProgress(string Part, int Done, int Planned);
