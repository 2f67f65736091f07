namespace Realign.Numerics;

/// <summary>A system of equations in the form "this step should be zero".</summary>
internal unsafe interface IFixedPoint
{
    /// <summary>Number of unknowns, a multiple of eight; padding must stay zero in state and step.</summary>
    int Dimension { get; }

    /// <summary>Evaluates the equations at <paramref name="state"/>, writes the step that the map proposes, and returns the largest residual (NaN when the state has no meaning).</summary>
    double Evaluate(double* state, double* step);
}
