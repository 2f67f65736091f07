namespace Realign.Sweeps;

/// <summary>How far a sweep is: units that are done, that failed, that are planned, and the time left at the pace of this run; null before the first is done.</summary>
public readonly record struct SweepProgress(int Done, int Failed, int Units, TimeSpan? Left);
