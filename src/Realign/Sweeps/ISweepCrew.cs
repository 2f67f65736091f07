namespace Realign.Sweeps;

/// <summary>Who solves the units of a sweep: the threads of this process, or a cluster.</summary>
public interface ISweepCrew
{
    /// <summary>Solves units, in any order. A unit that fails is tried <see cref="SweepRun.Attempts"/> times, and does not keep the others from going on.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="units">Numbers of the units to solve.</param>
    /// <param name="ended">To be called once a unit, from any thread. When it returns, the shard is safely on disk; what it throws stops the sweep.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="IOException"><paramref name="ended"/> could not store.</exception>
    void Solve(SweepPlan plan, IReadOnlyList<int> units, Action<UnitEnd> ended, CancellationToken cancellation);
}
