using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Numerics;
using Realign.Reports;

namespace Realign.Cases;

/// <summary>Solves every coalition in every draw. Worth of a coalition: the players' joint gain, each one's welfare change times its base-year income.</summary>
internal sealed class CoalitionRun
{
    private readonly Laboratory _laboratory;
    private readonly CoalitionPlan _plan;
    private readonly Scenario _scenario;
    private readonly DateOnly? _at;
    private readonly int[] _players;
    private readonly double[] _incomes;
    private readonly ScenarioDraws[] _coalitions;

    public CoalitionRun(Laboratory laboratory, CoalitionPlan plan, Scenario scenario, DateOnly? at)
    {
        (_laboratory, _plan, _scenario, _at) = (laboratory, plan, scenario.PhasedIn(), at);
        var world = laboratory.World;
        foreach (var (economy, events) in plan.Players)
            foreach (string id in events)
                if (scenario.Events.All(e => e.Id != id)) throw new RealignException($"The coalition gives {economy} the event '{id}', which is not in {Path.GetFileName(plan.File)}.{NearestName.Hint(id, scenario.Events.Select(e => e.Id))}");
        _players = [.. plan.Players.Select(p => world.EconomyIndex(p.Economy))];
        _incomes = [.. _players.Select(n => (world.ValueAdded[n] + world.TariffRevenue[n] + world.Deficits[n]) * RunReport.UsdPer(world.Unit))];
        _coalitions = [.. Enumerable.Range(0, 1 << _players.Length).Select(c => laboratory.Resolve(_scenario.Only(e => InForce(e, c)), at))];
    }

    private int Players => _players.Length;

    private int Coalitions => _coalitions.Length;

    private int Welfare(int coalition, int p) => (coalition * Players) + p;

    private int Joint(int coalition) => (Coalitions * Players) + coalition;

    private int Value(int p) => (Coalitions * (Players + 1)) + p;

    private int FromOthers(int p) => Value(Players) + p;

    public CoalitionResult Run()
    {
        var samples = _laboratory.Run(_plan.Title, FromOthers(Players), Draw, Coalitions);
        var resolved = _scenario.Resolve(_laboratory.World, _at);
        return new CoalitionResult(
            _plan.Title,
            EventText.Summaries(resolved),
            [.. Enumerable.Range(0, Players).Select(p => new CoalitionPlayer(
                _plan.Players[p].Economy, samples.Interval(Value(p)), samples.Interval(Welfare(1 << p, p)), samples.Interval(Welfare(Coalitions - 1, p)), samples.Interval(FromOthers(p))))],
            samples.Interval(Joint(Coalitions - 1)),
            [.. Enumerable.Range(0, Coalitions).Select(c => new CoalitionSubset(
                [.. Enumerable.Range(0, Players).Where(p => (c & (1 << p)) != 0).Select(p => _plan.Players[p].Economy)],
                [.. Enumerable.Range(0, Players).Select(p => samples.Interval(Welfare(c, p)))],
                samples.Interval(Joint(c))))]);
    }

    private bool Draw(CounterRandom? random, Span<double> row)
    {
        var worth = new double[Coalitions];
        for (int c = 0; c < Coalitions; c++)
        {
            var counterfactual = _laboratory.Solve(_coalitions[c], new Setting(), random);
            if (!counterfactual.Converged) return false;
            for (int p = 0; p < Players; p++)
            {
                row[Welfare(c, p)] = counterfactual.Effects.Welfare[_players[p]];
                worth[c] += row[Welfare(c, p)] * _incomes[p];
            }

            row[Joint(c)] = worth[c];
        }

        Shapley.Values(Players, worth).CopyTo(row[Value(0)..]);
        for (int p = 0; p < Players; p++) row[FromOthers(p)] = row[Welfare(Coalitions - 1, p)] - row[Welfare(1 << p, p)];
        return true;
    }

    /// <summary>An event is in force when its player is in the coalition, or when it is nobody's.</summary>
    private bool InForce(ScenarioEvent e, int coalition)
    {
        var owners = Enumerable.Range(0, _plan.Players.Count).Where(p => _plan.Players[p].Events.Contains(e.Id)).ToList();
        return owners.Count == 0 || owners.Exists(p => (coalition & (1 << p)) != 0);
    }
}
