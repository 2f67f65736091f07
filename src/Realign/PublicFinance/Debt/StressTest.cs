namespace Realign.PublicFinance.Debt;

/// <summary>One stress test: what was changed, and the path.</summary>
public sealed record StressTest(string Id, string Description, DebtPath Path);
