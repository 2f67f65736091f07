using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>How far a lever has to be moved for a claim to hold, by bisection on the model at central values.</summary>
internal sealed class LeverSearch
{
    /// <summary>The root is found to this relative precision of the lever.</summary>
    private const double Precision = 1e-3;

    private const int MostSteps = 60;

    /// <summary>How often an end of the range at which the model has no solution is halved.</summary>
    private const int MostHalvings = 6;

    private readonly ClaimContext _context;
    private readonly SolvedScenario _scenario;
    private readonly ClaimTarget _target;
    private readonly double[] _row;
    private readonly int _measure, _exports;

    /// <param name="context">What was solved.</param>
    /// <param name="scenario">Beyond which levers are moved.</param>
    /// <param name="measure">Position of the measure.</param>
    /// <param name="exports">Position of the exports that are told besides; negative for none.</param>
    /// <param name="target">What has to come out.</param>
    public LeverSearch(ClaimContext context, SolvedScenario scenario, int measure, int exports, ClaimTarget target)
    {
        (_context, _scenario, _measure, _exports, _target) = (context, scenario, measure, exports, target);
        _row = new double[context.Laboratory.Measures.Width];
        Start = Solve(scenario.Draws.Scenario.Scenario);
    }

    /// <summary>The scenario itself; null when it has no solution.</summary>
    public Point? Start { get; }

    /// <summary>Whether the claim holds without moving anything.</summary>
    public bool HoldsAlready => Start is { } start && Side(start) == 0;

    /// <summary>A solution: the lever's size, the measure's change and its level (1 before, where it has none), and exports times what they were.</summary>
    public readonly record struct Point(double Size, double Change, double Level, double? Exports, double Value);

    /// <summary>The least size at which the claim holds; where there is none in the range, the end of the range that comes nearest, and false.</summary>
    public (bool Found, Point? At) Find(Lever lever)
    {
        if (Start is not { } start) return (false, null);
        Point? nearest = null;
        foreach (double end in lever.Ends)
        {
            if (Farthest(lever, end) is not { } far) continue;
            if (Crossed(start, far))
            {
                var root = Bisect(lever, start, far);
                if (Side(root) == 0) return (true, root);
                far = root;
            }

            if (nearest is not { } kept || Distance(far) < Distance(kept)) nearest = far;
        }

        return (false, nearest);
    }

    private Point? Farthest(Lever lever, double end)
    {
        for (int halving = 0; halving <= MostHalvings; halving++, end = (end + lever.Nearest) / 2)
            if (At(lever, end) is { } point) return point;
        return null;
    }

    private Point Bisect(Lever lever, Point start, Point far)
    {
        double near = lever.Nearest;
        for (int step = 0; step < MostSteps && Math.Abs(far.Size - near) > Precision * Math.Abs(far.Size - lever.Nearest); step++)
        {
            double middle = (near + far.Size) / 2;
            if (At(lever, middle) is { } point && Crossed(start, point)) far = point;
            else near = middle;
        }

        return far;
    }

    private Point? At(Lever lever, double size) => Solve(lever.Move(_scenario.Draws.Scenario.Scenario, size)) is { } point ? point with { Size = size } : null;

    private Point? Solve(Events.Scenario moved)
    {
        var laboratory = _context.Laboratory;
        var solved = laboratory.Solve(laboratory.Resolve(moved, _scenario.Draws.Scenario.At), new Setting(), null);
        if (!solved.Converged) return null;
        laboratory.Measures.Record(solved.Effects, _row);
        double before = _context.Measures[_measure].Before ?? 1, level = before + _row[_measure], value = _target.Of(before, level);
        double? exports = _exports >= 0 && _context.Measures[_exports].Before is > 0 and { } sold ? 1 + (_row[_exports] / sold) : null;
        return double.IsFinite(value) ? new Point(0, _row[_measure], level, exports, value) : null;
    }

    /// <summary>−1 below the band, 0 in it, 1 above.</summary>
    private int Side(Point point) => point.Value < _target.Low ? -1 : point.Value > _target.High ? 1 : 0;

    /// <summary>Whether the band's edge that is nearer to the start has been reached or passed.</summary>
    private bool Crossed(Point start, Point point) => Side(start) < 0 ? Side(point) >= 0 : Side(point) <= 0;

    private double Distance(Point point) => Side(point) < 0 ? _target.Low!.Value - point.Value : Side(point) > 0 ? point.Value - _target.High!.Value : 0;
}
