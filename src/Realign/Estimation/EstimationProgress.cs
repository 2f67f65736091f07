namespace Realign.Estimation;

/// <summary>Where an estimation is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Iteration">Iteration within the stage, from 1; 0 when it starts.</param>
/// <param name="Change">What the stage is waiting to become small; NaN when there is none.</param>
public readonly record struct EstimationProgress(EstimationStage Stage, int Iteration, double Change);
