using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Numerics;
using Realign.Reports;

namespace Realign.Cases;

/// <summary>
/// Solves a game backwards in every draw: who decides takes the move that leaves it with the highest welfare, knowing the draw; of equal moves the
/// first. Welfare is all that counts here: what a government wants besides is not in it.
/// </summary>
internal sealed class GameRun
{
    private readonly Laboratory _laboratory;
    private readonly GamePlan _plan;
    private readonly Scenario _scenario;
    private readonly DateOnly? _at;
    private readonly int[] _players;
    private readonly List<GameMove> _nodes = [];
    private readonly Dictionary<GameMove, ScenarioDraws> _ends = new(ReferenceEqualityComparer.Instance);

    public GameRun(Laboratory laboratory, GamePlan plan, Scenario scenario, DateOnly? at)
    {
        (_laboratory, _plan, _scenario, _at) = (laboratory, plan, scenario.PhasedIn(), at);
        _players = [.. plan.Players.Select(laboratory.World.EconomyIndex)];
        Number(plan.Root);
    }

    /// <summary>How many ends a game has.</summary>
    public static int Ends(GameMove move) => move.Player is null ? 1 : move.Moves.Sum(Ends);

    /// <summary>A row holds, for every node, the players' payoffs and whether it is chosen.</summary>
    private int Stride => _players.Length + 1;

    public GameResult Run()
    {
        var samples = _laboratory.Run(_plan.Title, _nodes.Count * Stride, Draw, _ends.Count);
        var resolved = _scenario.Resolve(_laboratory.World, _at);
        return new GameResult(_plan.Title, _plan.Players, EventText.Summaries(resolved), Node(_plan.Root, samples));
    }

    private void Number(GameMove move)
    {
        _nodes.Add(move);
        foreach (var next in move.Moves) Number(next);
        if (move.Player is not null) return;
        foreach (string id in move.Events)
            if (_scenario.Events.All(e => e.Id != id)) throw new RealignException($"The game ends '{move.Label}' with the event '{id}', which is not in {Path.GetFileName(_plan.File)}.{NearestName.Hint(id, _scenario.Events.Select(e => e.Id))}");
        _ends.Add(move, _laboratory.Resolve(_scenario.Only(e => move.Events.Contains(e.Id)), _at));
    }

    private bool Draw(CounterRandom? random, Span<double> row)
    {
        foreach (var (end, scenario) in _ends)
        {
            var counterfactual = _laboratory.Solve(scenario, new Setting(), random);
            if (!counterfactual.Converged) return false;
            int start = Start(end);
            for (int p = 0; p < _players.Length; p++) row[start + p] = counterfactual.Effects.Welfare[_players[p]];
        }

        row[_players.Length] = 1;
        Decide(_plan.Root, row);
        return true;
    }

    private int Start(GameMove move) => _nodes.FindIndex(n => ReferenceEquals(n, move)) * Stride;

    private void Decide(GameMove move, Span<double> row)
    {
        if (move.Player is null) return;
        int player = _plan.Players.ToList().IndexOf(move.Player), best = -1;
        foreach (var next in move.Moves)
        {
            Decide(next, row);
            int start = Start(next);
            row[start + _players.Length] = 0;
            if (best < 0 || row[start + player] > row[best + player]) best = start;
        }

        row[best + _players.Length] = 1;
        row.Slice(best, _players.Length).CopyTo(row[Start(move)..]);
    }

    private GameNode Node(GameMove move, Samples samples)
    {
        int start = Start(move);
        return new GameNode(
            move.Label,
            samples.Column(start + _players.Length).DefaultIfEmpty(0).Average(),
            move.Player,
            move.Events,
            [.. Enumerable.Range(0, _players.Length).Select(p => samples.Interval(start + p))],
            [.. move.Moves.Select(m => Node(m, samples))]);
    }
}
