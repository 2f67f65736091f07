namespace Realign.Cases;

/// <summary>One scenario of a case.</summary>
public sealed record CaseScenario(string Id, string Title, string File);
