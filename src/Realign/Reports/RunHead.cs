using Realign.Worlds;

namespace Realign.Reports;

/// <summary>What a run was asked: scenario, world, model, closure and elasticities, by the names that a reader sees.</summary>
public sealed record RunHead(ScenarioSummary Scenario, World World, string Model, string Closure, string Elasticities);
