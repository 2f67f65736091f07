using Realign.Numerics;

namespace Realign.Estimation;

/// <summary>
/// Observations that share no level of any fixed effect with others: one or more connected components. Groups are the levels of the effect that is
/// eliminated exactly; the levels of the other effects, one after another, are the unknowns.
/// </summary>
internal sealed class Block
{
    private readonly AlignedBuffer[] _partial;

    /// <param name="groups">Range of groups.</param>
    /// <param name="observations">Range of observations.</param>
    /// <param name="chunks">Boundaries of the pieces, as groups.</param>
    /// <param name="levelCounts">Unknowns of each effect that is not eliminated.</param>
    public Block(Range groups, Range observations, int[] chunks, int[] levelCounts)
    {
        int levels = levelCounts.Sum();
        LevelCounts = levelCounts;
        (FirstGroup, LastGroup) = (groups.Start.Value, groups.End.Value);
        (First, Last) = (observations.Start.Value, observations.End.Value);
        (Chunks, Levels) = (chunks, levels);
        (Own, Partner, Coupling) = (new double[levels], new int[levels], new double[levels]);
        Solution = new(Absorption.Lanes * levels);
        Residual = new(Absorption.Lanes * levels);
        Direction = new(Absorption.Lanes * levels);
        _partial = [.. Enumerable.Range(0, chunks.Length - 1).Select(_ => new AlignedBuffer(Absorption.Lanes * levels))];
    }

    public int FirstGroup { get; }

    public int LastGroup { get; }

    public int First { get; }

    public int Last { get; }

    public int Observations => Last - First;

    /// <summary>Groups at which the pieces start, and the end. They depend on the data alone, so sums are the same for any number of threads.</summary>
    public int[] Chunks { get; }

    public int ChunkCount => Chunks.Length - 1;

    /// <summary>Levels of each effect but the eliminated one, in the order of the unknowns.</summary>
    public int[] LevelCounts { get; }

    /// <summary>Their sum.</summary>
    public int Levels { get; }

    /// <summary>By level the diagonal of the preconditioner.</summary>
    public double[] Own { get; }

    /// <summary>By level another one that the preconditioner couples it with, or itself.</summary>
    public int[] Partner { get; }

    /// <summary>By level the preconditioner's element for the partner; zero without one.</summary>
    public double[] Coupling { get; }

    public AlignedBuffer Solution { get; }

    public AlignedBuffer Residual { get; }

    public AlignedBuffer Direction { get; }

    /// <summary>Where a chunk adds up by level; the sum over chunks ends up in the first.</summary>
    public AlignedBuffer Partial(int chunk) => _partial[chunk];
}
