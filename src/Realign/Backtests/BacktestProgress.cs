namespace Realign.Backtests;

/// <summary>How far a backtest is: which episode, and how many of all solutions are done.</summary>
public readonly record struct BacktestProgress(string Part, int Done, int Planned);
